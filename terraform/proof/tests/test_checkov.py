"""checkov finds nothing, and whatever it is told to leave out has its reason beside the line."""

import json
import subprocess
from typing import Any

import pytest

from proof import places

Report = dict[str, Any]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    script = ". bin/tools.sh && python_env checkov terraform/proof/checkov/requirements.txt"
    made = subprocess.run(["bash", "-c", script], cwd=places.REPOSITORY, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"checkov cannot be installed: {made.stderr[-300:]}")
    command = [
        f"{made.stdout.strip()}/bin/checkov", "--directory", "terraform", "--framework", "terraform", "cloudformation",
        "--download-external-modules", "false", "--skip-path", r".*/sandbox/.*", "--skip-path", r".*/\.terraform/.*",
        "--compact", "--output", "json",
    ]  # fmt: skip
    said = subprocess.run(command, cwd=places.REPOSITORY, capture_output=True, text=True, check=False)
    content = json.loads(said.stdout)
    return content if isinstance(content, list) else [content]


def test_reads_everything(reports: list[Report]) -> None:
    assert {report["check_type"] for report in reports} == {"terraform", "cloudformation"}
    assert sum(report["summary"]["parsing_errors"] for report in reports) == 0
    assert sum(report["summary"]["passed"] for report in reports) > 500


def test_finds_nothing(reports: list[Report]) -> None:
    failed = {
        f"{it['check_id']} {it['file_path']} {it['resource']}: {it['check_name']}"
        for report in reports
        for it in report["results"]["failed_checks"]
    }
    assert failed == set()


def test_is_told_why_to_leave_something_out(reports: list[Report]) -> None:
    silent = {
        f"{it['check_id']} {it['file_path']}"
        for report in reports
        for it in report["results"]["skipped_checks"]
        if len(it["check_result"].get("suppress_comment", "").strip()) < 15
        or "No comment" in it["check_result"]["suppress_comment"]
    }
    assert silent == set()
