"""Everything that the pipeline has to know of the world, in one place."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
IMAGES = ("processing", "training", "inference")

# What travels to the jobs: folders, and which files of them.
CODE = {"model": "*.py", "data": "*.jsonl"}

# What a step leaves for people to read, below the folder of its execution.
REPORTS = {"Evaluate": "evaluation/evaluation.md"}

# What a file of config/ has: a name that is misspelt would be read by nobody.
KEYS = {"base-models", "data", "gates", "images", "judge", "recipe"}
GATES = {"accuracy-gain", "perplexity-ratio"}

# Machines with a disk of their own; the project's role knows the same.
OWN_DISK = re.compile(r"ml\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\.)")

Lookup = Callable[[str], str | None]


class Incomplete(Exception):
    """Something is not set; the message says what, and who sets it."""


@dataclass(frozen=True)
class Settings:
    """One stage of one project.

    ``images`` has an entry for each image that the project builds itself; the ready image serves for the others.
    """

    stage: str
    project: str
    business_unit: str
    region: str
    bucket: str
    group: str
    role_arn: str
    instance_type: str
    base_model: str
    method: str
    key_arn: str
    subnets: tuple[str, ...]
    security_groups: tuple[str, ...]
    images: Mapping[str, str]
    commit: str
    config: Mapping[str, Any]

    @property
    def prefix(self) -> str:
        """What every name in AWS begins with; a role of the project may touch nothing else."""
        return f"{self.business_unit}-{self.stage}-{self.project}"

    @property
    def pipeline_name(self) -> str:
        """One pipeline for each stage."""
        return f"{self.prefix}--llm"

    @property
    def volume_key(self) -> str | None:
        """A machine with a disk of its own encrypts it itself and takes no key."""
        return None if OWN_DISK.match(self.instance_type) else self.key_arn

    @property
    def base(self) -> dict[str, Any]:
        """What is known of the base model. Raises Incomplete where nobody accepted its licence."""
        known: dict[str, Any] = self.config["base-models"].get(self.base_model, {})
        if not known.get("licence") or not known.get("accepted-by"):
            raise Incomplete(
                f"Nobody accepted the licence of {self.base_model}. Read it, and name it and yourself in "
                f"config/{self.stage}.yaml, base-models."
            )
        return {"name": self.base_model, **known}

    @property
    def tags(self) -> dict[str, str]:
        """On everything that the pipeline starts: roles allow only what carries them."""
        return {
            "slipway:project": self.prefix,
            "project": self.project,
            "business-unit": self.business_unit,
            "stage": self.stage,
        }


def config(stage: str) -> dict[str, Any]:
    """The file of a stage. Raises FileNotFoundError when there is none, Incomplete when a name in it is wrong."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "config" / f"{stage}.yaml").read_text(encoding="utf-8"))
    if wrong := sorted(KEYS ^ content.keys()):
        raise Incomplete(f"config/{stage}.yaml: {', '.join(wrong)} is missing or misspelt. It has {_listed(KEYS)}.")
    if wrong := sorted(GATES ^ content["gates"].keys()):
        raise Incomplete(
            f"config/{stage}.yaml: {', '.join(wrong)} is no gate or is missing. Gates are {_listed(GATES)}."
        )
    return content


def load(stage: str, commit: str, lookup: Lookup, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of a workflow: variables that Slipway set, and what the platform published in the account.

    Raises Incomplete with what is missing.
    """

    def given(name: str) -> str:
        value = environment.get(name, "")
        if not value:
            raise Incomplete(f"The variable {name} is not set. Slipway sets it for the environment {stage}.")
        return value

    def published(name: str) -> str:
        value = lookup(name)
        if not value:
            raise Incomplete(f"There is no parameter {name}. The platform of {stage} publishes it.")
        return value

    project, unit = given("PROJECT_NAME"), given("BUSINESS_UNIT")
    tree = f"/mlops/{unit}/{stage}"
    own = f"{tree}/project/{project}"
    images = {name: lookup(f"{own}/images/{name}") for name in IMAGES}
    return Settings(
        stage=stage,
        project=project,
        business_unit=unit,
        region=given("AWS_REGION"),
        bucket=given("ARTIFACT_BUCKET"),
        group=given("MODEL_PACKAGE_GROUP"),
        role_arn=given("PIPELINE_ROLE_ARN"),
        instance_type=given("INSTANCE_TYPE"),
        base_model=given("BASE_MODEL"),
        method=given("METHOD"),
        key_arn=published(f"{tree}/key/artifacts-arn"),
        subnets=tuple(published(f"{tree}/network/subnet-ids").split(",")),
        security_groups=tuple(published(f"{tree}/network/security-group-id").split(",")),
        images={name: image for name, image in images.items() if image},
        commit=commit,
        config=config(stage),
    )


def laptop(stage: str, written: Path = ROOT / "slipway.yaml") -> Settings:
    """The project that Slipway wrote down, else the example: enough to compile, too little to start anything."""
    if not written.exists():
        return example(stage)
    names = yaml.safe_load(written.read_text(encoding="utf-8"))
    return replace(
        example(stage),
        project=names["project"],
        business_unit=names["business-unit"],
        region=names["region"],
        bucket=names["artifact-bucket"],
        group=names["model-package-group"],
        base_model=names["base-model"],
        method=names["method"],
    )


def example(stage: str) -> Settings:
    """A project that does not exist: what the snapshot is compared with."""
    account = "0" * 12
    return Settings(
        stage=stage,
        project="example",
        business_unit="unit",
        region="eu-west-1",
        bucket=f"unit-{stage}-example-00000000",
        group=f"unit-{stage}-example",
        role_arn=f"arn:aws:iam::{account}:role/mlops/unit/example/unit-{stage}-example-pipeline",
        instance_type="ml.g5.2xlarge",
        base_model="qwen2.5-7b-instruct",
        method="sft",
        key_arn=f"arn:aws:kms:eu-west-1:{account}:key/example",
        subnets=("subnet-1", "subnet-2"),
        security_groups=("sg-1",),
        images={},
        commit="0" * 40,
        config=config(stage),
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
