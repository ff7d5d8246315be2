"""actionlint reads every workflow."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from proof import places

VERSION = "v1.7.12"


def test_actionlint_finds_nothing() -> None:
    files = [str(file) for file in places.workflows()]
    said = subprocess.run([_actionlint(), "-no-color", *files], cwd=places.REPOSITORY, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert files


def _actionlint() -> str:
    """The one that is here, else built once into the cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "slipway" / f"actionlint-{VERSION}"
    found = shutil.which("actionlint") or shutil.which("actionlint", path=str(cache))
    if not found and shutil.which("go"):
        command = ["go", "install", f"github.com/rhysd/actionlint/cmd/actionlint@{VERSION}"]
        subprocess.run(command, env=os.environ | {"GOBIN": str(cache)}, capture_output=True, check=False)
        found = shutil.which("actionlint", path=str(cache))
    if not found:
        pytest.skip("Install actionlint, or Go 1.24 or newer to build it.")
    return found
