"""Everything that the pipeline has to know of the world, in one place."""

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from model.evaluate import FIGURES

ROOT = Path(__file__).parent.parent
STAGES = ("dev", "preprod", "prod")

# What a file of config/ has: a name that is misspelt would be read by nobody.
KEYS = {"data", "framework", "gates", "hyperparameters", "instance-type"}

# Machines with a disk of their own; the project's role knows the same.
OWN_DISK = re.compile(r"ml\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\.)")

Lookup = Callable[[str], str | None]


class Incomplete(Exception):
    """Something is not set; the message says what, and who sets it."""


@dataclass(frozen=True)
class Place:
    """Where a package runs: what only the account knows.

    The pipeline is compiled with marks in the place of these (``marks``) and filled in later (``filled``), so that one
    package serves all accounts.
    """

    prefix: str
    project: str
    business_unit: str
    bucket: str
    group: str
    role_arn: str
    key_arn: str
    subnets: tuple[str, ...]
    security_groups: tuple[str, ...]
    package: str

    @property
    def pipeline_name(self) -> str:
        """One pipeline for each stage; a role of the project may touch no name without its prefix."""
        return f"{self.prefix}--train"


MANY = ("subnets", "security_groups")
ONE = tuple(field.name for field in fields(Place) if field.name not in MANY)


def config(stage: str) -> dict[str, Any]:
    """The file of a stage. Raises FileNotFoundError when there is none, Incomplete when a name in it is wrong."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "config" / f"{stage}.yaml").read_text(encoding="utf-8"))
    if wrong := sorted(KEYS ^ content.keys()):
        raise Incomplete(f"config/{stage}.yaml: {', '.join(wrong)} is missing or misspelt. It has {_listed(KEYS)}.")
    if unknown := sorted(content["gates"].keys() - set(FIGURES)):
        raise Incomplete(f"config/{stage}.yaml: no gate can be {', '.join(unknown)}, but {_listed(FIGURES)} can.")
    return content


def region(written: Path = ROOT / "slipway.yaml") -> str:
    """The region that Slipway wrote down, else the example's: a laptop packs what the workflow packs."""
    if not written.exists():
        return "eu-west-1"
    return str(yaml.safe_load(written.read_text(encoding="utf-8"))["region"])


def mark(name: str) -> str:
    """What stands in a compiled pipeline where the account's own value belongs."""
    return f"<{name}/>"


def marks() -> Place:
    """A place that is every place."""
    values: dict[str, Any] = {name: mark(name) for name in ONE} | {name: (mark(name),) for name in MANY}
    return Place(**values)


def filled(definition: str, place: Place) -> str:
    """The definition as one account gets it; a mark alone in a list becomes as many entries as there are."""

    def walk(node: Any) -> Any:  # noqa: ANN401
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        if isinstance(node, list):
            return [
                entry for value in node for entry in many.get(value if isinstance(value, str) else "", [walk(value)])
            ]
        return _replaced(node, one) if isinstance(node, str) else node

    one = {mark(name): getattr(place, name) for name in ONE}
    many = {mark(name): list(getattr(place, name)) for name in MANY}
    return json.dumps(walk(json.loads(definition)), indent=2, sort_keys=True) + "\n"


def load(stage: str, package: str, lookup: Lookup, environment: Mapping[str, str] = os.environ) -> Place:
    """The place of a workflow: variables that Slipway set, and what the platform published in the account.

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
    return Place(
        prefix=f"{unit}-{stage}-{project}",
        project=project,
        business_unit=unit,
        bucket=given("ARTIFACT_BUCKET"),
        group=given("MODEL_PACKAGE_GROUP"),
        role_arn=given("PIPELINE_ROLE_ARN"),
        key_arn=published(f"{tree}/key/artifacts-arn"),
        subnets=tuple(published(f"{tree}/network/subnet-ids").split(",")),
        security_groups=tuple(published(f"{tree}/network/security-group-id").split(",")),
        package=package,
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _replaced(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text
