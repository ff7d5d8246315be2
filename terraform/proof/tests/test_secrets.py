"""gitleaks reads every commit: the portal's, the infrastructure's, and the template repositories'."""

import secrets
import string
import subprocess
from pathlib import Path

from proof import places, tools


def test_no_commit_holds_a_secret() -> None:
    said = _gitleaks("git", places.REPOSITORY)
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_planted_key_is_found(tmp_path: Path) -> None:
    key = "AKIA" + "".join(secrets.choice(string.ascii_uppercase + "234567") for _ in range(16))
    (tmp_path / "settings.py").write_text(f'AWS_ACCESS_KEY_ID = "{key}"\n', encoding="utf-8")
    said = _gitleaks("dir", tmp_path)
    assert said.returncode == 1
    assert "aws-access-token" in said.stdout
    assert key not in said.stdout + said.stderr


def _gitleaks(what: str, folder: Path) -> subprocess.CompletedProcess[str]:
    quiet = ["--no-banner", "--no-color", "--log-level=error", "--verbose", "--redact"]
    command = [tools.gitleaks(), what, *quiet, f"--config={places.REPOSITORY / '.gitleaks.toml'}", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
