"""The samples for AWS Organizations are what AWS takes, and their README knows them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from proof import places

POLICIES = places.TERRAFORM / "policies"
SCPS = sorted(POLICIES.glob("scp/*.json"))
RCPS = sorted(POLICIES.glob("rcp/*.json"))
BOUNDARY = POLICIES / "boundary" / "slipway-boundary.json"
README = (POLICIES / "README.md").read_text()

CHARACTERS = 5120
RCP_SERVICES = {"kms", "s3", "secretsmanager", "sqs", "sts"}


def statements(file: Path) -> list[dict[str, Any]]:
    document = json.loads(file.read_text())
    assert document["Version"] == "2012-10-17"
    return document["Statement"]


def listed(one_or_many: Any) -> list[Any]:
    return one_or_many if isinstance(one_or_many, list) else [one_or_many]


def named(file: Path) -> str:
    return file.relative_to(POLICIES).as_posix()


def test_there_are_samples_of_both_kinds() -> None:
    assert SCPS
    assert RCPS


@pytest.mark.parametrize("file", SCPS + RCPS, ids=named)
def test_aws_takes_its_size(file: Path) -> None:
    assert len(file.read_text()) <= CHARACTERS


@pytest.mark.parametrize("file", SCPS + RCPS, ids=named)
def test_only_denies(file: Path) -> None:
    assert {statement["Effect"] for statement in statements(file)} == {"Deny"}


@pytest.mark.parametrize("file", SCPS + RCPS, ids=named)
def test_each_statement_has_a_name_of_its_own(file: Path) -> None:
    sids = [statement["Sid"] for statement in statements(file)]

    assert len(set(sids)) == len(sids)
    assert all(re.fullmatch("[A-Za-z0-9]+", sid) for sid in sids)


@pytest.mark.parametrize("file", SCPS, ids=named)
def test_an_scp_names_no_principal(file: Path) -> None:
    assert all("Principal" not in statement for statement in statements(file))


@pytest.mark.parametrize("file", RCPS, ids=named)
def test_an_rcp_is_for_everybody_and_for_services_that_have_them(file: Path) -> None:
    for statement in statements(file):
        assert statement["Principal"] == "*"
        assert "NotAction" not in statement
        assert {action.split(":")[0] for action in listed(statement["Action"])} <= RCP_SERVICES


@pytest.mark.parametrize("file", SCPS + RCPS, ids=named)
def test_denies_everything_only_under_a_condition(file: Path) -> None:
    for statement in statements(file):
        everything = "NotAction" in statement or any(it.endswith("*") for it in listed(statement["Action"]))
        assert not everything or statement.get("Condition"), statement["Sid"]


@pytest.mark.parametrize("file", [*SCPS, *RCPS, BOUNDARY], ids=named)
def test_the_readme_tells_of_it_and_of_each_placeholder(file: Path) -> None:
    fill_in = README.split("## Fill in")[1].split("## ")[0]
    placeholders = set(re.findall("<[^>]*>", file.read_text()))

    assert f"]({named(file)})" in README
    assert placeholders <= set(re.findall(r"`(<[a-z-]+>)`", fill_in))


@pytest.mark.parametrize("file", SCPS + RCPS, ids=named)
def test_the_readme_says_what_it_costs(file: Path) -> None:
    assert f"**{file.stem}.**" in README.split("## What each costs")[1]


def test_the_readme_lists_nothing_else() -> None:
    linked = set(re.findall(r"\]\(((?:scp|rcp|boundary)/[^)]+)\)", README))

    assert all((POLICIES / path).is_file() for path in linked)
