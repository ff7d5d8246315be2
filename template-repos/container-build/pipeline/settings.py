"""Everything that the scripts have to know of the world, in one place."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
IMAGES = ("processing", "training", "inference")
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class Incomplete(Exception):
    """Something is not set; the message says what, and who sets it."""


@dataclass(frozen=True)
class Settings:
    """One project, in dev: images are made nowhere else.

    ``repositories`` has the address of each image's repository, ``tag`` the commit that is built.
    """

    project: str
    business_unit: str
    region: str
    repositories: Mapping[str, str]
    tag: str

    @property
    def prefix(self) -> str:
        """What every name in AWS begins with; a role of the project may touch nothing else."""
        return f"{self.business_unit}-dev-{self.project}"

    @property
    def pipeline_name(self) -> str:
        """The pipeline that trains with these images."""
        return f"{self.prefix}--train"

    def parameter(self, image: str) -> str:
        """Where others read which image the project has."""
        return f"/mlops/{self.business_unit}/dev/project/{self.project}/images/{image}"

    def repository(self, image: str) -> str:
        """The repository's name within its registry."""
        return self.repositories[image].split("/", 1)[1]


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of a workflow: variables that Slipway set. Raises Incomplete with what is missing."""

    def given(name: str) -> str:
        value = environment.get(name, "")
        if not value:
            raise Incomplete(f"The variable {name} is not set. Slipway sets it for the environment dev.")
        return value

    return Settings(
        project=given("PROJECT_NAME"),
        business_unit=given("BUSINESS_UNIT"),
        region=given("AWS_REGION"),
        repositories={image: given(f"IMAGE_REPOSITORY_{image.upper()}") for image in IMAGES},
        tag=given("GITHUB_SHA"),
    )


def config(name: str = "dev") -> Any:  # noqa: ANN401
    """A file of ``config/``."""
    return yaml.safe_load((ROOT / "config" / f"{name}.yaml").read_text(encoding="utf-8"))


def arguments(image: str) -> list[str]:
    """What an image is built with. Raises Incomplete when the base has no digest."""
    found = config()
    words = ["--build-arg", f"RUN_AS={found['run-as']}"]
    if found["base"]:
        if not DIGEST.fullmatch(str(found["base"]).rpartition("@")[2]):
            raise Incomplete(f"config/dev.yaml: the base {found['base']} needs its digest: name:tag@sha256:…")
        words += ["--build-arg", f"BASE={found['base']}"]
    return [*words, f"images/{image}"]
