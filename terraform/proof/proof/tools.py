"""Programs in Go that check what we wrote: the one that is here, else built once into the cache."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def actionlint() -> str:
    return _found("actionlint", "github.com/rhysd/actionlint/cmd/actionlint", "v1.7.12")


def gitleaks() -> str:
    return _found("gitleaks", "github.com/zricethezav/gitleaks/v8", "v8.30.0")


def _found(name: str, module: str, version: str) -> str:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "slipway" / f"{name}-{version}"
    found = shutil.which(name) or shutil.which(name, path=str(cache))
    if not found and shutil.which("go"):
        command = ["go", "install", f"{module}@{version}"]
        subprocess.run(command, env=os.environ | {"GOBIN": str(cache)}, capture_output=True, check=False)
        found = shutil.which(name, path=str(cache))
    if not found:
        pytest.skip(f"Install {name}, or Go 1.24 or newer to build it.")
    return found
