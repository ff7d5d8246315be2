"""The gate, against an emulated registry: clean, critical, accepted, accepted for too long ago."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests

from pipeline import run, scan, settings
from pipeline.settings import config

TODAY = datetime.now(UTC).date()

Accept = Callable[..., None]

# Not those of config/, which are the project's to change.
RULES = {"scan": {"refuse": ["CRITICAL", "HIGH"], "longest-days": 90, "minutes": 15}}


@pytest.fixture(autouse=True)
def accept(monkeypatch: pytest.MonkeyPatch) -> Accept:
    """Writes config/accepted.yaml; nothing is accepted until a test calls it."""

    def write(*entries: dict[str, Any]) -> None:
        monkeypatch.setattr(settings, "config", lambda name="dev": list(entries) if name == "accepted" else RULES)

    write()
    return write


def accepted(**changes: object) -> dict[str, Any]:
    whole = {
        "id": "CVE-2026-1",
        "images": ["inference"],
        "until": TODAY + timedelta(days=30),
        "accepted-by": "octocat",
        "reason": "never called",
    }
    return {**whole, **changes}


def finding(severity: str = "CRITICAL", name: str = "CVE-2026-1") -> dict[str, Any]:
    attributes = [{"key": "package_name", "value": "zlib"}, {"key": "package_version", "value": "1.2"}]
    return {"name": name, "severity": severity, "uri": "https://example.org/cve", "attributes": attributes}


def answers(aws: str, digest: str, *findings: dict[str, Any], status: str = "COMPLETE", enhanced: bool = False) -> None:
    """What the registry says of the image."""
    kind = "enhancedFindings" if enhanced else "findings"
    result = {
        "imageScanFindings": {kind: list(findings)},
        "registryId": "123456789012",
        "repositoryName": "mlops/retail/churn/inference",
        "imageId": {"imageDigest": digest},
        "imageScanStatus": {"status": status},
    }
    posted = {"results": [result], "region": "eu-west-1"}
    requests.post(f"{aws}/moto-api/static/ecr/scan-finding-results", json=posted, timeout=10).raise_for_status()
    boto3.client("ecr").start_image_scan(repositoryName="mlops/retail/churn/inference", imageId={"imageDigest": digest})


def gate(*more: str) -> int:
    return run.main(["gate", "--image", "inference", "--pause", "0", *more])


def test_a_clean_image_passes(aws: str, pushed: dict[str, str], tmp_path: Path) -> None:
    answers(aws, pushed["inference"], finding("MEDIUM"))
    assert gate("--summary", str(tmp_path / "summary.md")) == 0
    assert "## inference: may be published" in (tmp_path / "summary.md").read_text()
    assert "1 findings" in (tmp_path / "summary.md").read_text()


@pytest.mark.parametrize("severity", ["CRITICAL", "HIGH"])
def test_a_critical_finding_refuses_the_image(
    aws: str, pushed: dict[str, str], severity: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(aws, pushed["inference"], finding(severity))
    assert gate() == 1
    said = capsys.readouterr().out
    assert "## inference: refused" in said
    assert (
        f"| [CVE-2026-1](https://example.org/cve) | {severity} | zlib 1.2 | **refused**: nobody accepted it |" in said
    )


def test_a_critical_finding_that_is_accepted_passes(
    aws: str, pushed: dict[str, str], accept: Accept, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(accepted())
    answers(aws, pushed["inference"], finding())
    assert gate() == 0
    assert f"accepted by octocat until {TODAY + timedelta(days=30)}: never called" in capsys.readouterr().out


def test_the_last_day_still_counts(aws: str, pushed: dict[str, str], accept: Accept) -> None:
    accept(accepted(until=TODAY))
    answers(aws, pushed["inference"], finding())
    assert gate() == 0


def test_an_acceptance_that_is_over_refuses_the_image(
    aws: str, pushed: dict[str, str], accept: Accept, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(accepted(until=TODAY - timedelta(days=1)))
    answers(aws, pushed["inference"], finding())
    assert gate() == 1
    assert f"octocat accepted it until {TODAY - timedelta(days=1)}, which is over" in capsys.readouterr().out


def test_an_acceptance_for_another_image_does_not_count(aws: str, pushed: dict[str, str], accept: Accept) -> None:
    accept(accepted(images=["training"]))
    answers(aws, pushed["inference"], finding())
    assert gate() == 1


def test_an_acceptance_of_another_finding_does_not_count(
    aws: str, pushed: dict[str, str], accept: Accept, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(accepted(id="CVE-2026-2"))
    answers(aws, pushed["inference"], finding())
    assert gate() == 1
    assert "`CVE-2026-2` is accepted, but was not found: take it away." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (accepted(until=TODAY + timedelta(days=91)), "at most 90 days ahead"),
        (accepted(until="soon"), "until soon: a day"),
        (accepted(reason=""), "CVE-2026-1 has no reason"),
        ({"id": "CVE-2026-1"}, "has no accepted-by, images, reason, until"),
    ],
)
def test_an_acceptance_that_says_too_little_is_refused(
    pushed: dict[str, str], accept: Accept, entry: dict[str, Any], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(entry)
    assert gate() == 1
    assert why in capsys.readouterr().err


def test_findings_of_inspector_are_read_too(
    aws: str, pushed: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    details = {
        "vulnerabilityId": "CVE-2026-9",
        "sourceUrl": "https://example.org/9",
        "vulnerablePackages": [{"name": "openssl", "version": "3.0"}, {"name": "libssl"}],
    }
    entry = {"findingArn": "arn:1", "severity": "HIGH", "packageVulnerabilityDetails": details}
    answers(aws, pushed["inference"], entry, status="ACTIVE", enhanced=True)
    assert gate() == 1
    assert "| [CVE-2026-9](https://example.org/9) | HIGH | openssl 3.0, libssl |" in capsys.readouterr().out


@pytest.mark.parametrize("status", ["FAILED", "UNSUPPORTED_IMAGE", "FINDINGS_UNAVAILABLE"])
def test_an_image_that_was_not_scanned_is_refused(
    aws: str, pushed: dict[str, str], status: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(aws, pushed["inference"], status=status)
    assert gate() == 1
    assert f"is {status}; it must be COMPLETE or ACTIVE" in capsys.readouterr().err


def test_a_scan_that_never_begins_is_not_waited_for_without_end(pushed: dict[str, str]) -> None:
    with pytest.raises(scan.Unscanned, match="is PENDING"):
        scan.findings("eu-west-1", "mlops/retail/churn/inference", pushed["inference"], patience=0.2, pause=0.1)


def test_the_scan_is_waited_for(pushed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["PENDING", "IN_PROGRESS", "COMPLETE"])
    monkeypatch.setattr(scan, "_status", lambda client, wanted: next(said))
    boto3.client("ecr").start_image_scan(
        repositoryName="mlops/retail/churn/inference", imageId={"imageDigest": pushed["inference"]}
    )
    found = scan.findings("eu-west-1", "mlops/retail/churn/inference", pushed["inference"], patience=60, pause=0)
    assert [one.severity for one in found] == ["HIGH"]  # what the emulator says of any image


def test_an_image_that_was_not_pushed_is_refused(repositories: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate() == 1
    assert "has no image of commit" in capsys.readouterr().err


def test_the_list_of_this_repository_is_in_order() -> None:
    scan.acceptances(config("accepted"), TODAY, config()["scan"]["longest-days"])
