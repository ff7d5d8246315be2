"""Where the walk goes: two accounts, two business units that share one of them, projects of each kind, and what they deploy."""

from typing import Any
from zlib import crc32

from proof.walk import Stop

FIRST, SECOND = "111122223333", "444455556666"
REGION = "eu-west-1"
RETAIL = {"dev": FIRST, "preprod": SECOND, "prod": SECOND}
FRAUD = {"dev": FIRST, "preprod": FIRST, "prod": FIRST}
ORGANIZATION, ORGANIZATION_ID = "acme-ml", "41000001"
CENTRES = {"retail-banking": "RB-44120", "fraud": "FR-20077"}
PORTAL = "arn:aws:iam::999988887777:role/slipway-portal"


def stops() -> list[Stop]:
    """Everything, the earlier before the later."""
    return [
        *(_bootstrap(account) for account in (FIRST, SECOND)),
        *_foundation("retail-banking", "dev", FIRST, "10.20.0.0/20", consumers=[SECOND]),
        *_foundation("retail-banking", "preprod", SECOND, "10.21.0.0/20"),
        *_foundation("fraud", "dev", FIRST, "10.22.0.0/20", primary=False),
        *_foundation("fraud", "preprod", FIRST, "10.23.0.0/20", primary=False),
        *_foundation("fraud", "prod", FIRST, "10.24.0.0/20", primary=False),
        _studio("retail-banking", FIRST),
        *_train_deploy("churn", DEPLOY),
        *_train_deploy("nightly", TRAIN | {"container": False, "inference": "batch"}),
        _deployment("realtime", "churn", ANSWERS),
        _deployment("batch", "nightly", SCORES),
        *_promotion(),
        _project("train", "train/dev", "fraud", "rings", "dev", FRAUD, ["training"], TRAIN),
        _project("tune", "llm-train/dev", "retail-banking", "letters", "dev", RETAIL, ["llm"], TUNE),
    ]


TRAIN: dict[str, Any] = {"instance_type": "ml.m5.xlarge", "monthly_budget": 200}
TUNE: dict[str, Any] = TRAIN | {"base_model": "qwen3-0.6b", "method": "sft", "instance_type": "ml.g5.xlarge"}
DEPLOY: dict[str, Any] = TRAIN | {"container": True, "inference": "real-time"}


ANSWERS: dict[str, Any] = {
    "alarms": {"errors": 5, "latency_ms": 500},
    "canary": {"minutes": 10, "percent": 10},
    "capture_percent": 20,
    "instance_type": "ml.m5.large",
    "instances": {"calls_per_minute": 600, "max": 4, "min": 1},
    "monitoring": {"instance_type": "ml.m5.large", "schedule": "cron(0 * ? * * *)"},
}
SCORES: dict[str, Any] = {
    "content_type": "text/csv",
    "input": "data/input",
    "instance_type": "ml.m5.large",
    "instances": 1,
    "schedule": {"enabled": True, "expression": "cron(0 4 * * ? *)"},
    "stop_on_drift": True,
}


def _bootstrap(account: str) -> Stop:
    variables = {
        "account_id": account,
        "region": REGION,
        "external_id": "5f0c6f5d3b0e4c6c9f1d2a7b8e4f6a10",
        "portal_principal_arn": PORTAL,
    }
    return Stop(f"bootstrap-{account}", "bootstrap", account, variables)


def _foundation(
    unit: str, stage: str, account: str, cidr: str, consumers: list[str] | None = None, primary: bool = True
) -> list[Stop]:
    common = {
        "account_id": account,
        "region": REGION,
        "business_unit": unit,
        "stage": stage,
        "cost_centre": CENTRES[unit],
    }
    before = f"bootstrap-{account}"
    network = Stop(f"network-{unit}-{stage}", "foundation/network", account, common | {"cidr": cidr})
    more = {"consumer_account_ids": consumers or [], "primary": primary}
    name = f"platform-{unit}-{stage}"
    return [network, Stop(name, "foundation/platform", account, common | more, (before, network.name))]


def _studio(unit: str, account: str) -> Stop:
    variables = {
        "account_id": account,
        "region": REGION,
        "business_unit": unit,
        "cost_centre": CENTRES[unit],
        "users": {
            "ada": {"persona": "data-scientist"},
            "grace": {"persona": "lead"},
            "linus": {"persona": "ml-engineer"},
        },
    }
    return Stop(f"studio-{unit}", "foundation/studio", account, variables, (f"platform-{unit}-dev", f"network-{unit}-dev"))


def _train_deploy(project: str, inputs: dict[str, Any]) -> list[Stop]:
    keys = ["training", "batch" if inputs["inference"] == "batch" else "realtime", *(["container"] if inputs["container"] else [])]
    dev = _project(project, "train-deploy/dev", "retail-banking", project, "dev", RETAIL, keys, inputs)
    target = _project(project, "train-deploy/target", "retail-banking", project, "preprod", RETAIL, keys, inputs)
    return [dev, Stop(target.name, target.root, target.account, target.variables, (*target.after, dev.name))]


def _deployment(kind: str, project: str, inputs: dict[str, Any]) -> Stop:
    """What a deployment repository applies with the role that the project gave it, for a model that was approved."""
    prefix = f"retail-banking-preprod-{project}"
    model = f"s3://{prefix}-00000000/models/7/{'0' * 8}"
    variables = inputs | {
        "account_id": SECOND,
        "baseline": {"constraints": f"{model}/constraints.json", "statistics": f"{model}/statistics.json"},
        "business_unit": "retail-banking",
        "container": {
            "environment": {"SAGEMAKER_PROGRAM": "inference.py"},
            "image": f"{FIRST}.dkr.ecr.{REGION}.amazonaws.com/mlops/retail-banking/{project}/inference@sha256:{'0' * 64}",
            "model_data_url": f"{model}/model.tar.gz",
        },
        "model_package_arn": f"arn:aws:sagemaker:{REGION}:{FIRST}:model-package/retail-banking-dev-{project}/7",
        "project": project,
        "region": REGION,
        "stage": "preprod",
    }
    return Stop(f"deployment-{kind}", f"deployments/{kind}", SECOND, variables, (f"project-{project}-preprod",))


def _promotion() -> list[Stop]:
    inputs = {"schedule": "weekly", "monthly_budget": 100}
    return [
        _project("cards", "pipeline-promotion/stage", "fraud", "cards", stage, FRAUD, ["pipeline"], inputs)
        for stage in ("dev", "preprod", "prod")
    ]


def _project(
    name: str,
    root: str,
    unit: str,
    project: str,
    stage: str,
    accounts: dict[str, str],
    keys: list[str],
    inputs: dict[str, Any],
) -> Stop:
    variables = inputs | {
        "account_id": accounts[stage],
        "accounts": accounts,
        "boundary_arn": f"arn:aws:iam::{accounts[stage]}:policy/mlops/{unit}-{stage}-boundary",
        "business_unit": unit,
        "cost_centre": CENTRES[unit],
        "organization": ORGANIZATION,
        "organization_id": ORGANIZATION_ID,
        "project": project,
        "region": REGION,
        "request": f"R-{name}",
        "stage": stage,
        "repositories": {key: _repository(project, key) for key in keys},
    }
    before = (f"platform-{unit}-{stage}", f"network-{unit}-{stage}")
    return Stop(f"project-{name}-{stage}", f"projects/{root}", accounts[stage], variables, before)


def _repository(project: str, key: str) -> dict[str, Any]:
    environments = {
        "training": ["dev"],
        "container": ["dev"],
        "llm": ["dev"],
        "realtime": ["preprod", "prod"],
        "batch": ["preprod", "prod"],
        "pipeline": ["dev", "preprod", "prod"],
    }[key]
    number = 7310000000000000 + crc32(f"{project}-{key}".encode())
    return {"id": str(number), "name": f"{project}-{key}", "environments": environments}
