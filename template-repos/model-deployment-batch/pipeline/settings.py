"""Everything that a release has to know of the world, in one place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent


class Incomplete(Exception):
    """Something is not set; the message says what, and who sets it."""


@dataclass(frozen=True)
class Settings:
    """One stage of one project."""

    stage: str
    project: str
    business_unit: str
    region: str
    account: str
    bucket: str
    group: str
    registry_account: str
    config: Mapping[str, Any]

    @property
    def prefix(self) -> str:
        """What every name in AWS begins with; a role of the project may touch nothing else."""
        return f"{self.business_unit}-{self.stage}-{self.project}"


def config(stage: str) -> dict[str, Any]:
    """The file of a stage. Raises FileNotFoundError when there is none."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "config" / f"{stage}.yaml").read_text(encoding="utf-8"))
    return content


def load(stage: str, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of a workflow, from the variables that Slipway set. Raises Incomplete with what is missing."""

    def given(name: str) -> str:
        value = environment.get(name, "")
        if not value:
            raise Incomplete(f"The variable {name} is not set. Slipway sets it for the environment {stage}.")
        return value

    return Settings(
        stage=stage,
        project=given("PROJECT_NAME"),
        business_unit=given("BUSINESS_UNIT"),
        region=given("AWS_REGION"),
        account=given("AWS_ACCOUNT_ID"),
        bucket=given("ARTIFACT_BUCKET"),
        group=given("MODEL_PACKAGE_GROUP"),
        registry_account=given("MODEL_REGISTRY_ACCOUNT_ID"),
        config=config(stage),
    )
