"""Every validation of a variable is seen to refuse something, by a test of its own configuration."""

import re
from pathlib import Path

import pytest

from proof import hcl, places

FOLDERS = [folder for folder in places.described() if list((places.TERRAFORM / folder / "tests").glob("*.tftest.hcl"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_refuses_something(folder: Path) -> None:
    tests = "\n".join(file.read_text() for file in (places.TERRAFORM / folder / "tests").glob("*.tftest.hcl"))
    refused = re.findall(r"var\.(\w+)", " ".join(re.findall(r"expect_failures\s*=\s*\[([^]]*)\]", tests)))
    missing = {
        name: f"{count} validations, {refused.count(name)} refusals"
        for name, count in _validations(folder).items()
        if refused.count(name) < count
    }
    assert missing == {}


def _validations(folder: Path) -> dict[str, int]:
    return {
        block.labels[0]: len(block.body.get("validation", []))
        for block in hcl.blocks(places.TERRAFORM / folder)
        if block.kind == "variable"
    }
