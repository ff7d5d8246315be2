"""Runs Terraform or OpenTofu as a child, with a configuration and an environment of its own."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from proof import places

KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "https_proxy",
    "http_proxy",
    "no_proxy",
)

PROBE = """
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0, < 7.0.0" }
  }
}
"""


class Failed(Exception):
    """What the child said."""


@cache
def executable() -> str | None:
    """The command, or nothing where neither is installed."""
    return shutil.which("terraform") or shutil.which("tofu")


def copied(target: Path) -> Path:
    """One copy of all configurations, those of deployment repositories too: children leave folders behind, and roots reach for
    modules beside them."""
    ignored = shutil.ignore_patterns(".terraform", "*.tfstate*", ".terraform.lock.hcl", "proof", "emulator")
    copy = Path(shutil.copytree(places.TERRAFORM, target / "terraform", ignore=ignored))
    for kind, folder in places.deployments().items():
        shutil.copytree(folder, copy / "deployments" / kind, ignore=ignored)
    return copy


@dataclass
class Engine:
    """The command in one place."""

    settings: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, folder: Path, *words: str, **more: str) -> str:
        """What it printed; raises with everything it said when it fails."""
        done = self.tried(folder, *words, **more)
        if done.returncode:
            raise Failed(f"{words[0]} in {folder.name}: code {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def read(self, folder: Path, *words: str, **more: str) -> Any:
        return json.loads(self.run(folder, *words, **more))

    def tried(self, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= {"TF_CLI_CONFIG_FILE": str(self.settings), "TF_IN_AUTOMATION": "true", "CHECKPOINT_DISABLE": "1"}
        return subprocess.run(
            [executable() or "terraform", *words],
            cwd=folder,
            env=environment | self.environment | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )


def settings(folder: Path) -> Path:
    """The child's configuration, as every script of ours writes it."""
    file = folder / "terraform.rc"
    script = '. bin/tools.sh && terraform_settings "$1"'
    subprocess.run(["bash", "-c", script, "settings", str(file)], cwd=places.REPOSITORY, check=True)
    return file


def provider_problem(engine: Engine, folder: Path) -> str | None:
    """Why the AWS provider is not to be had, from a mirror or its registry."""
    if not executable():
        return "Install Terraform or OpenTofu 1.11 or newer."
    folder.mkdir()
    (folder / "main.tf").write_text(PROBE)
    done = engine.tried(folder, "init", "-input=false", "-no-color")
    if done.returncode == 0:
        return None
    return (
        "The AWS provider is neither in a mirror nor in reach. Make a mirror (terraform providers mirror FOLDER) "
        f"and set SLIPWAY_PROVIDER_MIRROR=FOLDER.\n{done.stderr.strip()[-600:]}"
    )
