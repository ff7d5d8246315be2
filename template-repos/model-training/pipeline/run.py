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
from pipeline.settings import ROOT, Incomplete, Settings

CODE = ("model",)
OVER = {"Succeeded", "Failed", "Stopped"}


def files() -> Iterator[tuple[str, bytes]]:
    """What a job runs: path and content, in a fixed order."""
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
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
    from pipeline.definition import Definition  # the SDK takes seconds to load

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
    """Starts an execution; returns its ARN. The commit makes a repeated start the same execution."""
    client = boto3.client("sagemaker", region_name=settings.region)
    run = os.environ.get("GITHUB_RUN_ID", "laptop") + os.environ.get("GITHUB_RUN_ATTEMPT", "")
    started = client.start_pipeline_execution(
        PipelineName=settings.pipeline_name,
        PipelineExecutionDescription=f"commit {settings.commit[:12]}",
        ClientRequestToken=f"{settings.commit}-{run}".ljust(32, "-"),
    )
    return str(started["PipelineExecutionArn"])


def wait(settings: Settings, execution: str, pause: float = 20.0) -> dict[str, Any]:
    """Until the execution is over; returns what SageMaker says of it."""
    client = boto3.client("sagemaker", region_name=settings.region)
    while True:
        state: dict[str, Any] = client.describe_pipeline_execution(PipelineExecutionArn=execution)
        if state["PipelineExecutionStatus"] in OVER:
            return state
        print(f"{state['PipelineExecutionStatus']} …", flush=True)
        time.sleep(pause)


def summary(settings: Settings, execution: str, state: dict[str, Any]) -> str:
    """What the workflow shows: what happened, links, and the evaluation."""
    identity = execution.rsplit("/", 1)[-1]
    console = f"https://{settings.region}.console.aws.amazon.com"
    bucket = f"{console.replace('://', '://s3.')}/s3/buckets/{settings.bucket}"
    lines = [
        f"## Training: {state['PipelineExecutionStatus']}",
        "",
        f"Pipeline `{settings.pipeline_name}`, execution [`{identity}`]({bucket}?prefix=evaluation/{identity}/)",
        "",
    ]
    if state.get("FailureReason"):
        lines += [f"> {state['FailureReason']}", ""]
    lines += [
        text for name in ("evaluation/evaluation.md", "bias/bias.md") if (text := _read(settings, identity, name))
    ]
    if state["PipelineExecutionStatus"] == "Succeeded":
        lines += ["", f"Registered in `{settings.group}`; it waits there for somebody's approval."]
    return "\n".join(lines) + "\n"


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
        return known.example(stage)
    return known.load(stage, commit, lookup(os.environ.get("AWS_REGION", "")))


def _compile(settings: Settings, given: argparse.Namespace) -> int:
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(definition(settings), encoding="utf-8")
    print(f"compiled {given.output}")
    return 0


def _upsert(settings: Settings, given: argparse.Namespace) -> int:
    print(upsert(settings))
    return 0


def _start(settings: Settings, given: argparse.Namespace) -> int:
    print(start(settings))
    return 0


def _wait(settings: Settings, given: argparse.Namespace) -> int:
    state = wait(settings, given.execution)
    text = summary(settings, given.execution, state)
    print(text)
    if given.summary:
        with given.summary.open("a", encoding="utf-8") as target:
            target.write(text)
    return 0 if state["PipelineExecutionStatus"] == "Succeeded" else 1


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description=__doc__)
    parser.add_argument("--stage", default="dev")
    commands = parser.add_subparsers(required=True)
    for name, what in {"compile": _compile, "upsert": _upsert, "start": _start, "wait": _wait}.items():
        command = commands.add_parser(name)
        command.set_defaults(what=what)
        command.add_argument("--stage", default="dev")
        if name == "compile":
            command.add_argument("--output", type=Path, required=True)
        if name == "wait":
            command.add_argument("--execution", required=True)
            command.add_argument("--summary", type=Path)
    given = parser.parse_args(arguments)
    try:
        return int(given.what(_settings(given.stage), given))
    except Incomplete as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
