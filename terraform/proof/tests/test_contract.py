"""The sandbox's roots and AWS's roots are called with the same variables and answer with the same outputs."""

import re
from pathlib import Path
from typing import Any

import pytest

from proof import hcl, places
from proof.hcl import Block

SANDBOX = places.TERRAFORM / "sandbox"
PROJECTS = places.TERRAFORM / "projects"
OUTPUTS = {
    "artifact_bucket",
    "console_urls",
    "deploy_role_arns",
    "ecr_repositories",
    "event_rule_arn",
    "model_package_group",
    "pipeline_role_arn",
    "ssm_parameters",
    "trusts",
}


def below(folder: Path) -> list[str]:
    """Roots by their path: what has the variables that every root is given."""
    found = (file.parent.relative_to(folder) for file in folder.rglob("variables.tf") if "examples" not in file.parts)
    return sorted(str(path) for path in found if path.parts[0] != "modules")


ROOTS = below(PROJECTS)
every_root = pytest.mark.parametrize("root", ROOTS)


def of(folder: Path, kind: str) -> dict[str, Block]:
    return {block.labels[0]: block for block in hcl.blocks(folder) if block.kind == kind}


def told(block: Block) -> Any:
    """A block as a caller knows it: what it means and what it refuses, with which words."""
    return _spaced({name: hcl.plain(value) for name, value in block.body.items() if name != "value" and not name.startswith("__")})


def _spaced(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"\s+", " ", value)
    if isinstance(value, list):
        return [_spaced(item) for item in value]
    if isinstance(value, dict):
        return {name: _spaced(item) for name, item in value.items()}
    return value


def test_both_have_the_same_roots() -> None:
    assert below(SANDBOX) == ROOTS
    assert len(ROOTS) == 5


@every_root
def test_both_take_the_same_variables(root: str) -> None:
    sandbox, aws = of(SANDBOX / root, "variable"), of(PROJECTS / root, "variable")
    assert {name: told(block) for name, block in aws.items()} == {name: told(block) for name, block in sandbox.items()}
    assert all({"description", "type"} <= set(block.body) for block in aws.values())


@every_root
def test_both_give_the_same_outputs(root: str) -> None:
    sandbox, aws = of(SANDBOX / root, "output"), of(PROJECTS / root, "output")
    assert set(aws) == OUTPUTS
    assert {name: told(block) for name, block in aws.items()} == {name: told(block) for name, block in sandbox.items()}


@every_root
def test_every_root_is_given_the_same(root: str) -> None:
    """One file for all of them: the portal gives the same to each."""
    text = (PROJECTS / root / "variables.tf").read_text()
    assert text == (PROJECTS / ROOTS[0] / "variables.tf").read_text()
    assert text == (SANDBOX / root / "variables.tf").read_text()


@every_root
def test_both_publish_the_same_parameters(root: str) -> None:
    """What others look up by name has the same names."""
    assert published(PROJECTS / root) == published(SANDBOX / root)
    assert {"inference", "instance-type", "schedule"} & published(PROJECTS / root)


@every_root
def test_the_portal_keeps_the_state(root: str) -> None:
    settings = [block for block in hcl.blocks(PROJECTS / root) if block.kind == "terraform"]
    assert settings
    assert all("backend" not in block.body for block in settings)


@every_root
def test_ids_that_come_late_are_only_passed_through(root: str) -> None:
    """Approvers sign before a repository has its number; nothing may be computed from it."""
    used = [
        PROJECTS / root,
        *(places.TERRAFORM / "modules" / name for name in ("context", "deployment", "github-role", "training")),
    ]
    texts = [file.read_text() for folder in used for file in folder.glob("*.tf")]
    for call in ("sha256", "md5", "substr", "sort", "toset", "base64"):
        assert not any(re.search(rf"{call}\([^)]*(repository|value)\.id\b", text) for text in texts), call
    assert not any(re.search(r"for_each\s*=.*\.id\b", text) for text in texts)


def published(folder: Path) -> set[str]:
    common = next(block for block in hcl.blocks(folder) if block.labels == ("common",))
    return set(re.findall(r"([a-z]+(?:-[a-z]+)*)[\"']+\s*[=:]", str(common.body["parameters"])))
