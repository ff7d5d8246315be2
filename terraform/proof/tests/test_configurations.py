"""Every root, module and example: initialised, validated, and its own tests run."""

import re
from pathlib import Path

import pytest

from proof import places
from proof.engine import Engine

AWS = places.of_aws()
SANDBOX = [folder for folder in places.configurations() if folder not in AWS]
OURS = [folder for folder in AWS if "examples" not in folder.parts]
FILES = {"README.md", "main.tf", "outputs.tf", "variables.tf", "versions.tf"}


@pytest.mark.provider
@pytest.mark.parametrize("folder", OURS, ids=str)
def test_has_every_file(folder: Path) -> None:
    present = {file.name for file in (places.TERRAFORM / folder).iterdir()}
    assert FILES - present == set()
    assert list((places.TERRAFORM / folder / "tests").glob("*.tftest.hcl"))
    assert (places.TERRAFORM / folder / "examples/complete/main.tf").exists()


@pytest.mark.provider
@pytest.mark.parametrize("folder", AWS, ids=str)
def test_of_aws_is_valid(aws_engine: Engine, copy: Path, folder: Path) -> None:
    proven(aws_engine, copy / folder)


@pytest.mark.provider
@pytest.mark.parametrize("folder", SANDBOX, ids=str)
def test_of_the_sandbox_is_valid(bare_engine: Engine, copy: Path, folder: Path) -> None:
    proven(bare_engine, copy / folder)


def proven(engine: Engine, folder: Path) -> None:
    engine.run(folder, "init", "-backend=false", "-input=false", "-no-color")
    engine.run(folder, "validate", "-no-color")
    if list(folder.glob("tests/*.tftest.hcl")):
        said = engine.run(folder, "test", "-no-color")
        counted = re.search(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", said)
        assert counted, said
        assert int(counted[1]) > 0, said
        assert counted[3] in (None, "0"), said
