"""The template repositories are of one make, and read exactly what Slipway sets."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from proof import places

FOLDER = places.REPOSITORY / "template-repos"
REPOSITORIES = sorted(file.parent.name for file in FOLDER.glob("*/Makefile"))
CATALOG = places.REPOSITORY / "src" / "main" / "resources" / "catalog"

# Byte for byte the same: the third repository feels like the first.
SHARED = (
    ".editorconfig",
    ".gitattributes",
    ".github/ISSUE_TEMPLATE/bug.yml",
    ".github/ISSUE_TEMPLATE/change.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/actions/setup/action.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "LICENSE",
    "SECURITY.md",
    "common.mk",
)

# What is true of both deployments is written once.
SHARED_BY_DEPLOYMENTS = (
    ".github/actions/state/action.yml",
    ".github/workflows/check.yml",
    ".github/workflows/rollback.yml",
    "pipeline/gate.py",
    "pipeline/history.py",
    "pipeline/luggage.py",
    "pipeline/settings.py",
    "terraform/nothing/main.tf",
    "terraform/nothing/versions.tf",
    "terraform/versions.tf",
    "tests/conftest.py",
    "tests/test_terraform.py",
)

# A pipeline that trains is held to the same, whatever it trains.
SHARED_BY_TRAININGS = ("tests/machine.py", "tests/pipeline-definition.schema.json")

# Nobody has to set these; a repository's README says what they are for.
BY_CHOICE = {"REQUIRE_SIGNATURE"}

READ = re.compile(r"\bvars\.([A-Z][A-Z0-9_]*)")


def specifications() -> list[Any]:
    """Each repository of each project template: template, and what its manifest says of the repository."""
    manifests = [(file.stem, yaml.safe_load(file.read_text())) for file in sorted(CATALOG.glob("*.yaml"))]
    return [pytest.param(spec, id=f"{name}-{spec['key']}") for name, manifest in manifests for spec in manifest["repositories"]]


@pytest.mark.parametrize("file", SHARED)
def test_the_house_style_is_the_same_everywhere(file: str) -> None:
    contents = {name: (FOLDER / name / file).read_bytes() for name in REPOSITORIES}
    assert len(REPOSITORIES) == 6
    assert set(contents.values()) == {contents["model-training"]}, [
        name for name in contents if contents[name] != contents["model-training"]
    ]


@pytest.mark.parametrize("file", SHARED_BY_DEPLOYMENTS)
def test_both_deployments_are_of_one_make(file: str) -> None:
    one, other = ((FOLDER / f"model-deployment-{kind}" / file).read_bytes() for kind in ("batch", "realtime"))
    assert one == other


@pytest.mark.parametrize("file", SHARED_BY_TRAININGS)
def test_every_pipeline_that_trains_is_held_to_the_same(file: str) -> None:
    names = ("llm-training", "model-training", "pipeline-promotion")
    assert len({(FOLDER / name / file).read_bytes() for name in names}) == 1


def test_both_trainings_are_started_and_watched_alike() -> None:
    """What differs between them is in settings.py."""
    one, other = ((FOLDER / name / "pipeline" / "run.py").read_bytes() for name in ("llm-training", "model-training"))
    assert one == other


@pytest.mark.parametrize("spec", specifications())
def test_workflows_read_exactly_what_slipway_sets(spec: dict[str, Any]) -> None:
    given = set(spec.get("variables", {}))
    for environment in spec["environments"]:
        given |= set(environment.get("variables", {}))
    assert _read(FOLDER / spec["from"]) - BY_CHOICE == given


@pytest.mark.parametrize("spec", specifications())
def test_a_variable_of_an_environment_is_set_in_each(spec: dict[str, Any]) -> None:
    sets = {environment["stage"]: set(environment.get("variables", {})) for environment in spec["environments"]}
    assert len({frozenset(names) for names in sets.values()}) == 1, sets


def test_the_table_says_who_reads_what() -> None:
    """Manifests set it, workflows read it, the README tells it: one truth in three places."""
    table = dict(re.findall(r"^\| `([A-Z_]+)` \|[^|]*\|[^|]*\| ([^|]+) \|$", (FOLDER / "README.md").read_text(), re.MULTILINE))
    reads = {name: _read(FOLDER / name) - BY_CHOICE for name in REPOSITORIES}
    told = {name: {variable for variable, who in table.items() if _means(who, name)} for name in REPOSITORIES}
    assert told == reads


def _means(who: str, name: str) -> bool:
    everybody, _, but = who.partition(" but ")
    return name != but if everybody == "all" else name in who.split(", ")


@pytest.mark.parametrize("name", REPOSITORIES)
def test_locks_say_what_and_never_where_from(name: str) -> None:
    for lock in (FOLDER / name).glob("requirements*.txt"):
        lines = lock.read_text().splitlines()
        assert not [line for line in lines if "://" in line or line.startswith("-")], lock
        assert [line for line in lines if "--hash=sha256:" in line], lock


@pytest.mark.parametrize("name", ["model-deployment-realtime", "model-deployment-batch"])
def test_prod_is_told_what_preprod_tested(name: str) -> None:
    folder = FOLDER / name / ".github/workflows"
    deploy, stage = (yaml.safe_load((folder / file).read_text(encoding="utf-8")) for file in ("deploy.yml", "stage.yml"))
    assert deploy["jobs"]["prod"]["with"]["tested"] == "${{ needs.preprod.outputs.fingerprint }}"
    job = stage["jobs"]["stage"]
    assert job["outputs"]["fingerprint"] == "${{ steps.prepare.outputs.fingerprint }}"
    (step,) = [step for step in job["steps"] if step.get("id") == "prepare"]
    assert step["run"].endswith('--tested "$TESTED" >>"$GITHUB_OUTPUT"')


def _read(repository: Path) -> set[str]:
    workflows = places.written(repository / ".github", "*.yml")
    return {name for file in workflows for name in READ.findall(file.read_text())}
