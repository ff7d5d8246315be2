"""The gate: what did the registry's scan find, and who accepted it until when?"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import boto3
from botocore.exceptions import ClientError

WAITING = {"PENDING", "IN_PROGRESS"}
DONE = {"COMPLETE", "ACTIVE"}


class Unscanned(Exception):
    """The registry did not scan the image; the message says what it says. An image that nobody looked at is refused."""


@dataclass(frozen=True)
class Finding:
    """One weakness."""

    identity: str
    severity: str
    package: str
    link: str


@dataclass(frozen=True)
class Accepted:
    """One weakness that somebody accepts, for some images, until a day."""

    identity: str
    images: tuple[str, ...]
    until: date
    by: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What keeps the image from being published, what was let through, and which acceptances nobody needs any more."""

    refused: tuple[tuple[Finding, str], ...]
    accepted: tuple[tuple[Finding, Accepted], ...]
    unused: tuple[Accepted, ...]

    @property
    def good(self) -> bool:
        """Whether the image may be published."""
        return not self.refused


def acceptances(entries: list[dict[str, Any]], today: date, longest_days: int) -> list[Accepted]:
    """The entries of ``config/accepted.yaml``.

    Raises ValueError when one is not complete, or accepts for longer than is allowed.
    """
    return [_acceptance(entry, today, longest_days) for entry in entries]


def findings(region: str, repository: str, digest: str, patience: float, pause: float = 10.0) -> list[Finding]:
    """Waits until the image is scanned; ``patience`` and ``pause`` in seconds.

    Raises Unscanned when the scan failed, is not to be had for this kind of image, or does not end.
    """
    client = boto3.client("ecr", region_name=region)
    wanted = {"repositoryName": repository, "imageId": {"imageDigest": digest}}
    last = time.monotonic() + patience
    while (status := _status(client, wanted)) in WAITING and time.monotonic() < last:
        print(f"scan of {repository}: {status.lower().replace('_', ' ')} …", flush=True)
        time.sleep(pause)
    if status not in DONE:
        raise Unscanned(f"The scan of {repository}@{digest} is {status}; it must be COMPLETE or ACTIVE.")
    pages = client.get_paginator("describe_image_scan_findings").paginate(**wanted)
    return [finding for page in pages for finding in _read(page.get("imageScanFindings", {}))]


def judge(found: list[Finding], accepted: list[Accepted], image: str, refuse: set[str], today: date) -> Verdict:
    """Weighs what was found against what is accepted; an acceptance counts to the end of its last day."""
    ours = {entry.identity: entry for entry in accepted if image in entry.images}
    refused: list[tuple[Finding, str]] = []
    passed: list[tuple[Finding, Accepted]] = []
    for finding in (one for one in found if one.severity in refuse):
        entry = ours.get(finding.identity)
        if entry is None:
            refused.append((finding, "nobody accepted it"))
        elif entry.until < today:
            refused.append((finding, f"{entry.by} accepted it until {entry.until}, which is over"))
        else:
            passed.append((finding, entry))
    known = {finding.identity for finding in found}
    unused = tuple(entry for entry in ours.values() if entry.identity not in known)
    return Verdict(tuple(refused), tuple(passed), unused)


def report(image: str, found: list[Finding], verdict: Verdict) -> str:
    """The verdict as Markdown."""
    lines = [f"## {image}: {'may be published' if verdict.good else 'refused'}", "", f"{len(found)} findings.", ""]
    if verdict.refused or verdict.accepted:
        lines += ["| finding | severity | in | |", "|---|---|---|---|"]
    lines += [_row(finding, f"**refused**: {why}") for finding, why in verdict.refused]
    lines += [
        _row(finding, f"accepted by {entry.by} until {entry.until}: {entry.reason}")
        for finding, entry in verdict.accepted
    ]
    lines += [f"\n`{entry.identity}` is accepted, but was not found: take it away." for entry in verdict.unused]
    return "\n".join([*lines, ""])


def _row(finding: Finding, words: str) -> str:
    return f"| [{finding.identity}]({finding.link}) | {finding.severity} | {finding.package} | {words} |"


def _acceptance(entry: dict[str, Any], today: date, longest_days: int) -> Accepted:
    missing = {"id", "images", "until", "accepted-by", "reason"} - {name for name, value in entry.items() if value}
    if missing:
        raise ValueError(f"config/accepted.yaml: {entry.get('id', 'an entry')} has no {', '.join(sorted(missing))}.")
    until = entry["until"]
    if not isinstance(until, date) or until > today + timedelta(days=longest_days):
        raise ValueError(
            f"config/accepted.yaml: {entry['id']} until {until}: a day, at most {longest_days} days ahead."
        )
    return Accepted(str(entry["id"]), tuple(entry["images"]), until, str(entry["accepted-by"]), str(entry["reason"]))


def _status(client: Any, wanted: dict[str, Any]) -> str:  # noqa: ANN401
    try:
        return str(client.describe_image_scan_findings(**wanted)["imageScanStatus"]["status"])
    except ClientError as problem:
        # Just pushed: the registry has not begun.
        if problem.response["Error"]["Code"] != "ScanNotFoundException":
            raise
        return "PENDING"


def _read(page: dict[str, Any]) -> Iterator[Finding]:
    """Both kinds of scan: the registry's own, and Inspector's."""
    for entry in page.get("findings", []):
        named = {attribute["key"]: attribute.get("value", "") for attribute in entry.get("attributes", [])}
        package = f"{named.get('package_name', '?')} {named.get('package_version', '')}".strip()
        yield Finding(entry["name"], entry["severity"], package, entry.get("uri", ""))
    for entry in page.get("enhancedFindings", []):
        details = entry.get("packageVulnerabilityDetails", {})
        packages = [f"{one['name']} {one.get('version', '')}".strip() for one in details.get("vulnerablePackages", [])]
        identity = details.get("vulnerabilityId") or entry["findingArn"]
        yield Finding(identity, entry["severity"], ", ".join(packages) or "?", details.get("sourceUrl", ""))
