"""The Terraform of the endpoint: written as it should be, valid, and its own tests."""

import os
import shutil
import subprocess
from pathlib import Path

import boto3
import pytest

from pipeline import release
from tests.conftest import package

ROOT = Path(__file__).parent.parent / "terraform"
ENGINE = shutil.which("terraform") or shutil.which("tofu")

if not ENGINE:
    pytest.skip("CANNOT RUN: install Terraform or OpenTofu 1.11 or newer", allow_module_level=True)


def engine(folder: Path, *words: str, said: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TF_IN_AUTOMATION": "true", "CHECKPOINT_DISABLE": "1"} | more
    command = [str(ENGINE), *words]
    return subprocess.run(command, cwd=folder, env=environment, input=said, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with its provider; without a way to the provider's registry, or a mirror of it, there is none."""
    copy = tmp_path_factory.mktemp("terraform") / "root"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".terraform*"))
    (copy / "backend_override.tf").write_text('terraform {\n  backend "local" {}\n}\n', encoding="utf-8")
    begun = engine(copy, "init", "-input=false", "-no-color")
    if begun.returncode:
        pytest.skip(f"CANNOT RUN: no provider hashicorp/aws: {begun.stderr.strip()[-200:]}")
    return copy


def test_it_is_written_as_terraform_writes_it() -> None:
    assert engine(ROOT, "fmt", "-check", "-recursive").stdout == ""


def test_it_is_valid(root: Path) -> None:
    said = engine(root, "validate", "-no-color")
    assert said.returncode == 0, said.stdout + said.stderr


def test_what_takes_down_is_valid_too(root: Path) -> None:
    """With the provider that is there already."""
    nothing = root / "nothing"
    shutil.copy(root / ".terraform.lock.hcl", nothing)
    said = engine(nothing, "validate", "-no-color", TF_DATA_DIR=str(root / ".terraform"))
    assert said.returncode == 0, said.stdout + said.stderr


def test_its_own_tests_pass(root: Path) -> None:
    said = engine(root, "test", "-no-color")
    assert said.returncode == 0, said.stdout + said.stderr
    assert " passed, 0 failed" in said.stdout


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("stage", ["preprod", "prod"])
def test_it_takes_what_the_configuration_says(
    stage: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reads the values as a plan would, and asks nobody."""
    bucket = f"retail-{stage}-churn-another"
    monkeypatch.setenv("ARTIFACT_BUCKET", bucket)
    here = {"LocationConstraint": "eu-west-1"}
    boto3.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration=here)
    values = tmp_path / "release.tfvars.json"
    assert release.main(["prepare", "--stage", stage, "--model", package(), "--output", str(values)]) == 0
    said = engine(root, "console", f"-var-file={values}", said="var.stage")
    assert said.stdout.strip() == f'"{stage}"', said.stderr
