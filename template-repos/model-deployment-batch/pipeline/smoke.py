"""Scores a small file, really, and looks at the result."""

import argparse
import re
import sys
import time
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline import settings as known
from pipeline.settings import Incomplete, Settings

OVER = {"Succeeded", "Failed", "Stopped"}


class Wrong(Exception):
    """The pipeline does not score as it should; the message says how it did."""


def score(settings: Settings, pipeline: str, pause: float = 20.0) -> list[str]:
    """The lines that came of the rows of the stage's configuration. Raises Wrong."""
    rows = settings.config["smoke"]["rows"]
    client = boto3.client("sagemaker", region_name=settings.region)
    address = f"s3://{settings.bucket}/code/smoke/rows.csv"
    _put(settings, "code/smoke/rows.csv", "\n".join(rows) + "\n")
    # Two rows have no distribution: compared with the training data they would always differ.
    given = {"Input": address, "StopOnDrift": "false"}
    started = client.start_pipeline_execution(
        PipelineName=pipeline, PipelineParameters=[{"Name": name, "Value": value} for name, value in given.items()]
    )
    execution = str(started["PipelineExecutionArn"])
    state = _wait(client, execution, pause)
    if state["PipelineExecutionStatus"] != "Succeeded":
        raise Wrong(f"{pipeline} {state['PipelineExecutionStatus']}: {state.get('FailureReason', 'no reason given')}")
    lines = _result(settings, execution.rsplit("/", 1)[-1])
    pattern = settings.config["smoke"]["result"]
    if len(lines) != len(rows) or not all(re.search(pattern, line) for line in lines):
        wanted = f"not as config/{settings.stage}.yaml wants it: {pattern!r}"
        raise Wrong(f"{pipeline} made {lines} of {len(rows)} rows, {wanted}.")
    return lines


def _put(settings: Settings, key: str, text: str) -> None:
    boto3.client("s3", region_name=settings.region).put_object(Bucket=settings.bucket, Key=key, Body=text.encode())


def _wait(client: Any, execution: str, pause: float) -> dict[str, Any]:  # noqa: ANN401
    while True:
        state: dict[str, Any] = client.describe_pipeline_execution(PipelineExecutionArn=execution)
        if state["PipelineExecutionStatus"] in OVER:
            return state
        time.sleep(pause)


def _result(settings: Settings, execution: str) -> list[str]:
    client = boto3.client("s3", region_name=settings.region)
    key = f"results/{execution}/rows.csv.out"
    try:
        found = client.get_object(Bucket=settings.bucket, Key=key)
    except ClientError:
        raise Wrong(f"There is no result {key} in {settings.bucket}.") from None
    return str(found["Body"].read().decode("utf-8")).splitlines()


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.smoke", description=__doc__)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--pipeline", required=True)
    given = parser.parse_args(arguments)
    try:
        print(f"{given.pipeline} scored: {', '.join(score(known.load(given.stage), given.pipeline))}")
    except (Incomplete, Wrong) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
