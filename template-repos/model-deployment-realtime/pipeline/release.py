"""Brings an approved model into a stage: checks it, takes it along, tells Terraform, and writes down what answers."""

import argparse
import datetime
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline import settings as known
from pipeline.gate import Refused, approved, named, version
from pipeline.settings import ROOT, Incomplete, Settings


def bring(settings: Settings, arn: str, address: str, name: str, registered: str = "") -> str:
    """Copies a file of the registry's account into the stage's own bucket; returns where it lies.

    Raises Refused when it cannot be read, or is not the content that the registry names: ``registered``, an ETag.

    What answers must not lie where somebody in dev could write over it. A content that changed lies elsewhere, so that
    nothing that answers already is touched.
    """
    client = boto3.client("s3", region_name=settings.region)
    bucket, _, key = address.removeprefix("s3://").partition("/")
    try:
        content = client.head_object(Bucket=bucket, Key=key)["ETag"]
    except ClientError as problem:
        code = problem.response["Error"].get("Code", problem)
        raise Refused(
            f"{address} of {arn} cannot be read: {code}. A release reads only models/ of dev's bucket."
        ) from None
    identity = content.strip(chr(34))
    if registered.strip(chr(34)) not in ("", identity):
        raise Refused(f"{address} is not what was registered as {arn}: somebody wrote over it. Train and approve anew.")
    target = f"models/{version(arn)}/{identity}/{name}"
    client.copy(
        {"Bucket": bucket, "Key": key},
        settings.bucket,
        target,
        ExtraArgs={"CopySourceIfMatch": content, "TaggingDirective": "REPLACE"},
    )
    return f"s3://{settings.bucket}/{target}"


def container(settings: Settings, arn: str, package: dict[str, Any]) -> dict[str, Any]:
    """What Terraform makes a model of: the image by its digest, and the archive in our bucket. Raises Refused."""
    containers = package["InferenceSpecification"]["Containers"]
    if len(containers) != 1:
        raise Refused(f"{arn} has {len(containers)} containers; a model of one container can be deployed from here.")
    described = containers[0]
    image, digest = described["Image"], described.get("ImageDigest", "")
    if digest and "@" not in image:
        image = f"{image.rsplit(':', 1)[0]}@{digest}"
    return {
        "image": image,
        "model_data_url": bring(
            settings, arn, described["ModelDataUrl"], "model.tar.gz", described.get("ModelDataETag", "")
        ),
        "environment": described.get("Environment", {}),
    }


def baseline(settings: Settings, arn: str, package: dict[str, Any]) -> dict[str, str] | None:
    """Statistics and constraints of the training data in our bucket; None where the model has none."""
    found = package.get("DriftCheckBaselines", {}).get("ModelDataQuality", {})
    if not {"Statistics", "Constraints"} <= set(found):
        return None
    return {
        name.lower(): bring(settings, arn, found[name]["S3Uri"], f"{name.lower()}.json")
        for name in ("Statistics", "Constraints")
    }


def variables(settings: Settings, arn: str, shadow: str | None = None) -> dict[str, Any]:
    """Everything that Terraform asks. Raises Refused when a model may not be deployed."""
    package, config = approved(settings, arn), settings.config
    other = container(settings, shadow, approved(settings, shadow)) if shadow else None
    instances, monitoring = config["instances"], config["monitoring"]
    return {
        "account_id": settings.account,
        "alarms": {"errors": config["alarms"]["errors"], "latency_ms": config["alarms"]["latency-ms"]},
        "baseline": baseline(settings, arn, package),
        "business_unit": settings.business_unit,
        "canary": config["canary"],
        "capture_percent": config["capture-percent"],
        "container": container(settings, arn, package),
        "instance_type": config["instance-type"],
        "instances": {
            "min": instances["min"],
            "max": instances["max"],
            "calls_per_minute": instances["calls-per-minute"],
        },
        "model_package_arn": arn,
        "monitoring": {"instance_type": monitoring["instance-type"], "schedule": monitoring["schedule"]},
        "project": settings.project,
        "region": settings.region,
        "shadow": other,
        "stage": settings.stage,
    }


def fingerprint(settings: Settings, said: dict[str, Any]) -> str:
    """What came of the registry, in one word: the same in each stage as long as nobody changed it in dev."""
    taken = json.dumps({name: said[name] for name in ("baseline", "container", "shadow")}, sort_keys=True)
    return hashlib.sha256(taken.replace(f"s3://{settings.bucket}/", "").encode()).hexdigest()


def history(settings: Settings) -> list[dict[str, str]]:
    """Releases into this stage, the newest last."""
    client = boto3.client("s3", region_name=settings.region)
    try:
        found = client.get_object(Bucket=settings.bucket, Key=_records(settings))
    except ClientError as problem:
        if problem.response["Error"]["Code"] == "NoSuchKey":
            return []
        raise
    releases: list[dict[str, str]] = json.loads(found["Body"].read())
    return releases


def record(settings: Settings, arn: str, run: str) -> None:
    """Writes down what answers now."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    releases = [*history(settings), {"model_package_arn": arn, "at": now, "run": run}]
    client = boto3.client("s3", region_name=settings.region)
    body = json.dumps(releases, indent=2).encode()
    client.put_object(Bucket=settings.bucket, Key=_records(settings), Body=body, ContentType="application/json")


def previous(settings: Settings) -> str:
    """The model that answered before the one that answers now. Raises Refused when there is none.

    A way back takes away what came after: from A, B, C back to B, what comes before is A.
    """
    way: list[str] = []
    for release in history(settings):
        arn = release["model_package_arn"]
        way = [*way[: way.index(arn)], arn] if arn in way else [*way, arn]
    if len(way) < 2:
        raise Refused(f"There is no earlier release in {settings.stage} to go back to.")
    return way[-2]


def _records(settings: Settings) -> str:
    return f"deploy/{settings.project}/releases.json"


def _check(settings: Settings, given: argparse.Namespace) -> None:
    named(settings, given.model)
    if given.shadow:
        named(settings, given.shadow)


def _prepare(settings: Settings, given: argparse.Namespace) -> None:
    said = variables(settings, given.model, given.shadow or None)
    found = fingerprint(settings, said)
    if given.tested not in ("", found):
        raise Refused(
            f"{given.model} is no longer what the stage before tested: somebody changed it in dev. Start anew."
        )
    given.output.write_text(json.dumps(said, indent=2), encoding="utf-8")
    print(f"{given.model} is approved, and lies in {settings.bucket}.", file=sys.stderr)
    print(f"fingerprint={found}")


def _record(settings: Settings, given: argparse.Namespace) -> None:
    record(settings, given.model, given.run)


def _previous(settings: Settings, given: argparse.Namespace) -> None:
    print(previous(settings))


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.release", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, what in {"check": _check, "prepare": _prepare, "record": _record, "previous": _previous}.items():
        command = commands.add_parser(name)
        command.set_defaults(what=what)
        command.add_argument("--stage", required=True)
        if name != "previous":
            command.add_argument("--model", required=True, help="ARN of the model package")
        if name in ("check", "prepare"):
            command.add_argument("--shadow", default="", help="ARN of another model that hears the same calls")
        if name == "prepare":
            command.add_argument(
                "--tested", default="", help="fingerprint of what the stage before tested; empty for none"
            )
            command.add_argument("--output", type=Path, default=ROOT / "terraform" / "release.auto.tfvars.json")
        if name == "record":
            command.add_argument("--run", default="")
    given = parser.parse_args(arguments)
    try:
        given.what(known.load(given.stage), given)
    except (Incomplete, Refused) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
