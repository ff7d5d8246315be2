"""Which model ran when: a list in the bucket of the stage."""

import datetime
import json

import boto3
from botocore.exceptions import ClientError

from pipeline.gate import Refused
from pipeline.settings import Settings


def releases(settings: Settings) -> list[dict[str, str]]:
    """Releases into this stage, the newest last."""
    client = boto3.client("s3", region_name=settings.region)
    try:
        found = client.get_object(Bucket=settings.bucket, Key=_records(settings))
    except ClientError as problem:
        if problem.response["Error"]["Code"] == "NoSuchKey":
            return []
        raise
    written: list[dict[str, str]] = json.loads(found["Body"].read())
    return written


def record(settings: Settings, arn: str, run: str) -> None:
    """Writes down what runs now."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    written = [*releases(settings), {"model_package_arn": arn, "at": now, "run": run}]
    client = boto3.client("s3", region_name=settings.region)
    body = json.dumps(written, indent=2).encode()
    client.put_object(Bucket=settings.bucket, Key=_records(settings), Body=body, ContentType="application/json")


def previous(settings: Settings) -> str:
    """The model that ran before the one that runs now. Raises Refused when there is none.

    A way back takes away what came after: from A, B, C back to B, what comes before is A.
    """
    way: list[str] = []
    for release in releases(settings):
        arn = release["model_package_arn"]
        way = [*way[: way.index(arn)], arn] if arn in way else [*way, arn]
    if len(way) < 2:
        raise Refused(f"There is no earlier release in {settings.stage} to go back to.")
    return way[-2]


def _records(settings: Settings) -> str:
    return f"deploy/{settings.project}/releases.json"
