"""What the workflows call: compile, upsert, start, wait, summary. Each is a command of its own, and does one thing."""

import argparse
import difflib
import gzip
import io
import json
import os
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline import settings as known
from pipeline.settings import CODE, REPORTS, ROOT, Incomplete, Settings

OVER = {"Succeeded", "Failed", "Stopped"}


def files() -> Iterator[tuple[str, bytes]]:
    """What a job runs: path and content, in a fixed order."""
    for folder, pattern in CODE.items():
        for file in sorted((ROOT / folder).rglob(pattern)):
            yield file.relative_to(ROOT).as_posix(), file.read_bytes()


def archive() -> bytes:
    """The same as one archive; the same code gives the same bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as zipped, tarfile.open(fileobj=zipped, mode="w") as target:
        for path, content in files():
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            target.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def definition(settings: Settings) -> str:
    """The pipeline as text that people can compare."""
    # The SDK asks for a region, and that while it is loaded; loading takes seconds, and only this command needs it.
    os.environ.setdefault("AWS_DEFAULT_REGION", settings.region)
    from pipeline.definition import Definition

    return json.dumps(Definition(settings).compiled(), indent=2, sort_keys=True) + "\n"


def difference(old: str, new: str) -> str:
    """Line by line; empty when they are the same."""
    return "\n".join(difflib.unified_diff(old.splitlines(), new.splitlines(), "before", "after", lineterm="", n=2))


def lookup(region: str) -> Callable[[str], str | None]:
    """Reads parameters of the account; None for one that is not there."""
    client = boto3.client("ssm", region_name=region)

    def read(name: str) -> str | None:
        try:
            return str(client.get_parameter(Name=name)["Parameter"]["Value"])
        except client.exceptions.ParameterNotFound:
            return None

    return read


def upload(settings: Settings) -> None:
    """Puts the code where jobs read it and cannot write."""
    client = boto3.client("s3", region_name=settings.region)
    folder = f"code/{settings.commit}"
    for path, content in files():
        client.put_object(Bucket=settings.bucket, Key=f"{folder}/files/{path}", Body=content)
    client.put_object(Bucket=settings.bucket, Key=f"{folder}/source.tar.gz", Body=archive())


def upsert(settings: Settings) -> str:
    """Writes the pipeline down in the account; returns its ARN."""
    upload(settings)
    client = boto3.client("sagemaker", region_name=settings.region)
    body = definition(settings)
    try:
        client.describe_pipeline(PipelineName=settings.pipeline_name)
    except ClientError as problem:
        if problem.response["Error"]["Code"] not in ("ResourceNotFound", "ValidationException"):
            raise
        made = client.create_pipeline(
            PipelineName=settings.pipeline_name,
            PipelineDefinition=body,
            RoleArn=settings.role_arn,
            Tags=[{"Key": key, "Value": value} for key, value in settings.tags.items()],
        )
        return str(made["PipelineArn"])
    changed = client.update_pipeline(
        PipelineName=settings.pipeline_name, PipelineDefinition=body, RoleArn=settings.role_arn
    )
    return str(changed["PipelineArn"])


def start(settings: Settings) -> str:
    """Starts an execution, or finds the one of this commit that is still going on; returns its ARN."""
    client = boto3.client("sagemaker", region_name=settings.region)
    name = f"commit-{settings.commit[:12]}"
    latest = client.list_pipeline_executions(PipelineName=settings.pipeline_name, SortBy="CreationTime", MaxResults=5)
    for execution in latest["PipelineExecutionSummaries"]:
        if (
            execution["PipelineExecutionStatus"] == "Executing"
            and execution.get("PipelineExecutionDisplayName") == name
        ):
            return str(execution["PipelineExecutionArn"])
    run = os.environ.get("GITHUB_RUN_ID", "") + "-" + os.environ.get("GITHUB_RUN_ATTEMPT", "")
    started = client.start_pipeline_execution(
        PipelineName=settings.pipeline_name,
        PipelineExecutionDisplayName=name,
        ClientRequestToken=f"{settings.commit}-{run}",
    )
    return str(started["PipelineExecutionArn"])


def wait(settings: Settings, execution: str, minutes: float, pause: float = 20.0) -> bool:
    """Until the execution is over, however it ended, or the time is up; says whether it is over."""
    client = boto3.client("sagemaker", region_name=settings.region)
    end = time.monotonic() + 60 * minutes
    while (
        status := client.describe_pipeline_execution(PipelineExecutionArn=execution)["PipelineExecutionStatus"]
    ) not in OVER:
        if time.monotonic() > end:
            return False
        print(f"{status} …", flush=True)
        time.sleep(pause)
    return True


def steps(settings: Settings, execution: str) -> dict[str, dict[str, Any]]:
    """What SageMaker says of each step so far, by name, in the order in which they began."""
    client = boto3.client("sagemaker", region_name=settings.region)
    pages = client.get_paginator("list_pipeline_execution_steps").paginate(
        PipelineExecutionArn=execution, SortOrder="Ascending"
    )
    return {step["StepName"]: step for page in pages for step in page["PipelineExecutionSteps"]}


def summary(settings: Settings, execution: str, status: str, done: dict[str, dict[str, Any]]) -> str:
    """What the workflow shows: what happened to each step, links, and the evaluation."""
    identity = _identity(execution)
    bucket = f"https://s3.console.aws.amazon.com/s3/buckets/{settings.bucket}?region={settings.region}"
    lines = [
        f"## Training: {status}",
        "",
        f"Pipeline `{settings.pipeline_name}`, execution [`{identity}`]({bucket}&prefix=evaluation/{identity}/)",
        "",
        "| step | | |",
        "|---|---|---|",
        *(f"| {name} | {step['StepStatus']} | {_remark(step)} |" for name, step in done.items()),
        "",
    ]
    for step, name in REPORTS.items():
        if text := _read(settings, _made_by(done.get(step, {}), identity), name):
            lines += [text]
    if status not in OVER:
        lines += ["It is still going on. `summary` of `pipeline.run` tells later how it ended."]
    if arn := done.get("Register", {}).get("Metadata", {}).get("RegisterModel", {}).get("Arn"):
        lines += [
            f"Registered in `{settings.group}`, version {_identity(arn)}; it waits there for somebody's approval."
        ]
        lines += ["", f"`{arn}`"]
    return "\n".join(lines) + "\n"


def _identity(arn: str) -> str:
    return arn.rsplit("/", 1)[-1]


def _made_by(step: dict[str, Any], identity: str) -> str:
    """A step that was not run twice left its files with the execution that ran it."""
    return _identity(step.get("CacheHitResult", {}).get("SourcePipelineExecutionArn", identity))


def _remark(step: dict[str, Any]) -> str:
    if "CacheHitResult" in step:
        return f"as in `{_made_by(step, '')}`"
    return " ".join(str(step.get("FailureReason", "")).replace("|", "/").split())


def _read(settings: Settings, identity: str, name: str) -> str | None:
    client = boto3.client("s3", region_name=settings.region)
    try:
        found = client.get_object(Bucket=settings.bucket, Key=f"evaluation/{identity}/{name}")
    except ClientError:
        return None
    return str(found["Body"].read().decode("utf-8"))


def _settings(stage: str) -> Settings:
    commit = os.environ.get("GITHUB_SHA", "")
    if not commit:
        raise Incomplete("There is no GITHUB_SHA: AWS is changed by the workflows. On a laptop: make compile.")
    return known.load(stage, commit, lookup(os.environ.get("AWS_REGION", "")))


def _compile(given: argparse.Namespace) -> int:
    settings = _settings(given.stage) if os.environ.get("GITHUB_SHA") else known.laptop(given.stage)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(definition(settings), encoding="utf-8")
    print(f"compiled {given.output}")
    return 0


def _upsert(given: argparse.Namespace) -> int:
    print(upsert(_settings(given.stage)))
    return 0


def _start(given: argparse.Namespace) -> int:
    print(start(_settings(given.stage)))
    return 0


def _wait(given: argparse.Namespace) -> int:
    return 0 if wait(_settings(given.stage), given.execution, given.minutes) else 1


def _summary(given: argparse.Namespace) -> int:
    settings = _settings(given.stage)
    client = boto3.client("sagemaker", region_name=settings.region)
    status = client.describe_pipeline_execution(PipelineExecutionArn=given.execution)["PipelineExecutionStatus"]
    print(summary(settings, given.execution, status, steps(settings, given.execution)))
    return 0 if status == "Succeeded" else 1


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], dict[str, type]]] = {
    "compile": (_compile, {"output": Path}),
    "upsert": (_upsert, {}),
    "start": (_start, {}),
    "wait": (_wait, {"execution": str, "minutes": float}),
    "summary": (_summary, {"execution": str}),
}


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, (what, words) in COMMANDS.items():
        command = commands.add_parser(name)
        command.set_defaults(what=what)
        command.add_argument("--stage", default="dev")
        for word, kind in words.items():
            command.add_argument(f"--{word}", type=kind, required=True)
    given = parser.parse_args(arguments)
    try:
        return int(given.what(given))
    except Incomplete as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
