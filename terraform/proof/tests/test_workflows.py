"""actionlint reads every workflow, and shellcheck the scripts that Terraform fills in."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from proof import engine, places, tools


def test_actionlint_finds_nothing() -> None:
    files = [str(file) for file in places.workflows()]
    said = subprocess.run(
        [tools.actionlint(), "-no-color", *files], cwd=places.REPOSITORY, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert files


KEY = {
    "bucket": "artifacts",
    "job_role_arn": "arn:aws:iam::111122223333:role/mlops/unit/unit-dev-studio-data-scientist",
    "key_arn": "arn:aws:kms:eu-west-1:111122223333:key/1",
    "security_groups": '["sg-1"]',
    "subnets": '["subnet-1"]',
}
INDEX = {"url": "https://packages.example.org/simple", "proxy": "http://proxy.example.org:3128", "no_proxy": ".example.org"}


@pytest.mark.parametrize("index", [None, INDEX | {"proxy": None}, INDEX], ids=["no index", "an index", "an index behind a proxy"])
def test_shellcheck_finds_nothing_in_what_studio_runs(index: dict[str, str] | None, tmp_path: Path) -> None:
    if not shutil.which("shellcheck"):
        pytest.skip("Install shellcheck.")
    script = _filled(places.TERRAFORM / "foundation/studio/start.sh.tftpl", KEY | {"package_index": index}, tmp_path)
    said = subprocess.run(["shellcheck", "-"], input=script, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
    assert "SchemaVersion" in script
    assert ("pip.conf" in script) == (index is not None)


def _filled(template: Path, values: dict[str, object], work: Path) -> str:
    """As Terraform itself fills it in."""
    words = f'jsonencode(templatefile("{template}", jsondecode({json.dumps(json.dumps(values))})))'
    said = subprocess.run(
        [engine.executable() or "terraform", "console"], cwd=work, input=words, capture_output=True, text=True, check=True
    )
    return str(json.loads(json.loads(said.stdout)))
