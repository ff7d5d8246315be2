"""The pipeline as SageMaker gets it: valid, as it was, and by the rules of the accounts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline import drift, package, settings
from pipeline.settings import STAGES, Place

HERE = Path(__file__).parent
JOBS = ("Processing", "Training", "Transform")
REGION = "eu-west-1"


def place(stage: str) -> Place:
    account = "0" * 12
    return Place(
        prefix=f"unit-{stage}-example",
        project="example",
        business_unit="unit",
        bucket=f"unit-{stage}-example-00000000",
        group=f"unit-{stage}-example",
        role_arn=f"arn:aws:iam::{account}:role/mlops/unit/example/unit-{stage}-example-pipeline",
        key_arn=f"arn:aws:kms:eu-west-1:{account}:key/example",
        subnets=("subnet-1", "subnet-2"),
        security_groups=("sg-1",),
        package="f" * 64,
    )


@pytest.fixture(scope="module", params=STAGES)
def stage(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def compiled(stage: str, packed: Path) -> str:
    return (packed / "definitions" / f"{stage}.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def definition(stage: str, compiled: str) -> dict[str, Any]:
    filled: dict[str, Any] = json.loads(settings.filled(compiled, place(stage)))
    return filled


def steps(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting = list(definition["Steps"])
    while waiting:
        step = waiting.pop(0)
        yield step
        if step["Type"] == "Condition":
            waiting += step["Arguments"]["IfSteps"] + step["Arguments"]["ElseSteps"]


def jobs(definition: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in steps(definition) if step["Type"] in JOBS]


def test_it_is_as_it_was(stage: str, compiled: str, request: pytest.FixtureRequest) -> None:
    """A change that you meant: `make snapshots`, and look at the difference that git shows."""
    file = HERE / "snapshots" / f"{stage}.json"
    if request.config.getoption("--snapshots"):
        file.write_text(compiled, encoding="utf-8")
    changed = drift.changes(file.read_text(encoding="utf-8"), compiled)
    assert not changed, f"The pipeline of {stage} is another one:\n{changed}"


def test_it_is_a_definition(definition: dict[str, Any]) -> None:
    schema = json.loads((HERE / "pipeline-definition.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(definition)


def test_it_is_the_same_in_any_account(compiled: str) -> None:
    """A ready image has the number of AWS's account; nothing else has any."""
    without_image = re.sub(r"\d{12}\.dkr\.ecr", "", compiled)
    assert not re.search(r"\b\d{12}\b|arn:aws|subnet-|sg-", without_image)


def test_no_mark_is_left_when_it_is_filled(definition: dict[str, Any]) -> None:
    assert "/>" not in json.dumps(definition)


def test_every_job_is_in_our_network(definition: dict[str, Any]) -> None:
    for step in jobs(definition):
        arguments = step["Arguments"]
        network = arguments.get("NetworkConfig", arguments)
        assert network["VpcConfig"] == {"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1", "subnet-2"]}, step["Name"]
        assert network["EnableInterContainerTrafficEncryption"] is True, step["Name"]


def test_every_job_encrypts_with_our_key(definition: dict[str, Any], stage: str) -> None:
    for step in jobs(definition):
        arguments = step["Arguments"]
        output = arguments.get("ProcessingOutputConfig") or arguments["OutputDataConfig"]
        machine = arguments.get("ResourceConfig") or arguments["ProcessingResources"]["ClusterConfig"]
        assert output["KmsKeyId"] == place(stage).key_arn, step["Name"]
        assert machine["VolumeKmsKeyId"] == place(stage).key_arn, step["Name"]


@pytest.mark.parametrize(
    ("machine", "keyed"),
    [("ml.m5.xlarge", True), ("ml.g5.xlarge", False), ("ml.m5dn.large", False), ("ml.r5d.large", False)],
)
def test_machines_with_a_disk_of_their_own_are_known(machine: str, keyed: bool) -> None:
    assert (settings.OWN_DISK.match(machine) is None) == keyed


def test_no_key_is_given_to_a_machine_that_takes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import definition

    gpu = {**settings.config("dev"), "instance-type": "ml.g5.xlarge"}
    monkeypatch.setattr(definition, "config", lambda stage: gpu)
    for step in jobs(json.loads(package.definition("dev", REGION))):
        machine = step["Arguments"].get("ResourceConfig") or step["Arguments"]["ProcessingResources"]["ClusterConfig"]
        assert "VolumeKmsKeyId" not in machine, step["Name"]


def test_every_job_carries_the_project(definition: dict[str, Any], stage: str) -> None:
    for step in jobs(definition):
        tags = {tag["Key"]: tag["Value"] for tag in step["Arguments"]["Tags"]}
        assert tags["slipway:project"] == place(stage).prefix, step["Name"]


def test_every_step_that_calls_aws_tries_again(definition: dict[str, Any]) -> None:
    for step in steps(definition):
        if step["Type"] in (*JOBS, "RegisterModel"):
            assert step["RetryPolicies"], step["Name"]


def test_what_is_registered_waits_for_somebody(definition: dict[str, Any]) -> None:
    (registered,) = [step["Arguments"] for step in steps(definition) if step["Type"] == "RegisterModel"]
    assert registered["ModelApprovalStatus"] == "PendingManualApproval"
    assert registered["ModelMetrics"]["ModelQuality"]
    assert registered["CustomerMetadataProperties"]["package"] == "f" * 64


def test_only_what_is_good_enough_is_registered(definition: dict[str, Any], stage: str) -> None:
    (gate,) = [step for step in steps(definition) if step["Type"] == "Condition"]
    asked = {entry["RightValue"]["Get"] for entry in gate["Arguments"]["Conditions"]}
    assert asked == {f"Parameters.Least{name.title()}" for name in settings.config(stage)["gates"]}
    assert [step["Type"] for step in gate["Arguments"]["IfSteps"]] == ["RegisterModel"]
    assert [step["Type"] for step in gate["Arguments"]["ElseSteps"]] == ["Fail"]


def test_each_execution_writes_into_a_folder_of_its_own(definition: dict[str, Any]) -> None:
    for step in jobs(definition):
        text = json.dumps(step["Arguments"].get("ProcessingOutputConfig") or step["Arguments"]["OutputDataConfig"])
        assert text.count("Execution.PipelineExecutionId") == text.count('"s3://'), step["Name"]


def test_rows_of_the_bucket_are_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import definition

    own = {**settings.config("dev"), "data": "data/biopsies"}
    monkeypatch.setattr(definition, "config", lambda stage: own)
    (first, *_) = jobs(json.loads(package.definition("dev", REGION)))
    assert first["Arguments"]["ProcessingInputs"][1]["S3Input"]["S3Uri"] == "s3://<bucket/>/data/biopsies"
    assert "CacheConfig" not in first, "new rows below the same name would be taken for the old ones"


def test_stages_differ_only_in_what_their_configuration_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import definition

    known = settings.config("dev")
    monkeypatch.setattr(definition, "config", lambda stage: known)
    dev, prod = (package.definition(stage, REGION) for stage in ("dev", "prod"))
    assert prod.replace('"Value": "prod"', '"Value": "dev"') == dev


def test_no_account_region_or_role_stands_in_the_code() -> None:
    for folder in ("model", "pipeline", "config"):
        for file in (settings.ROOT / folder).rglob("*.*"):
            if file.suffix in (".py", ".yaml"):
                text = file.read_text(encoding="utf-8")
                assert not re.search(r"\b\d{12}\b", text), file
                assert not re.search(r"arn:aws:iam::\d", text), file
