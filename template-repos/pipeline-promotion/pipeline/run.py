"""What the workflows call: compile, pack, upsert, start, wait, summary, proven, deployed, drift. One thing each."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import drift, settings
from pipeline import package as packages
from pipeline.account import OVER, Account, described, lookup
from pipeline.settings import STAGES, Incomplete


class Refused(Exception):
    """The promotion must not go on; the message says why."""


def account(stage: str, package: str) -> Account:
    """The account that the workflow's role belongs to. Raises Incomplete when something is not set."""
    region = os.environ.get("AWS_REGION", "")
    if not region:
        raise Incomplete("The variable AWS_REGION is not set. Slipway sets it for the repository.")
    return Account(stage, region, settings.load(stage, package, lookup(region)))


def checked(given: argparse.Namespace) -> str:
    """The package's checksum, which must be the one that it had when it was made."""
    found = packages.checksum(given.package)
    if given.checksum != found:
        raise Refused(f"This is another package: {found}, not {given.checksum}.")
    return found


def summary(there: Account, execution: str, status: str, done: dict[str, dict[str, Any]]) -> str:
    """What the workflow shows: what happened to each step, links, and the evaluation."""
    identity = _identity(execution)
    bucket = f"https://s3.{there.region}.console.aws.amazon.com/s3/buckets/{there.place.bucket}"
    lines = [
        f"## Training in {there.stage}: {status}",
        "",
        f"Pipeline `{there.place.pipeline_name}`, execution [`{identity}`]({bucket}?prefix=evaluation/{identity}/)",
        f"Package `{there.place.package}`",
        "",
        "| step | | |",
        "|---|---|---|",
        *(f"| {name} | {step['StepStatus']} | {_remark(step)} |" for name, step in done.items()),
        "",
    ]
    if table := there.read(f"evaluation/{_made_by(done.get('Evaluate', {}), identity)}/evaluation/evaluation.md"):
        lines += [table.decode("utf-8")]
    if status not in OVER:
        lines += ["It is still going on. `summary` of `pipeline.run` tells later how it ended."]
    if arn := done.get("Register", {}).get("Metadata", {}).get("RegisterModel", {}).get("Arn"):
        lines += [
            f"Registered in `{there.place.group}`, version {_identity(arn)}; it waits there for somebody's approval."
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


def tell(text: str, given: argparse.Namespace) -> None:
    """Prints it, and adds it to the page of the run when there is one."""
    print(text)
    if given.summary:
        with given.summary.open("a", encoding="utf-8") as target:
            target.write(text + "\n")


def _compile(given: argparse.Namespace) -> int:
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(packages.definition(given.stage, given.region), encoding="utf-8")
    print(f"compiled {given.output}")
    return 0


def _pack(given: argparse.Namespace) -> int:
    print(packages.pack(given.output, given.region))
    return 0


def _upsert(given: argparse.Namespace) -> int:
    there = account(given.stage, checked(given))
    if not drift.SAID.fullmatch(described(given.version, given.checksum)):
        raise Refused(f"{given.version} is no version: a tag such as v1.0.0, or a whole commit.")
    kept = there.kept()
    if kept:
        changed = drift.changes(kept["PipelineDefinition"], there.definition(given.package))
        shown = f"```diff\n{changed}\n```" if changed else "The definition stays as it is."
        tell(f"## What changes in {given.stage}\n\n{shown}\n", given)
    print(there.upsert(given.package, given.version), file=sys.stderr)
    return 0


def _start(given: argparse.Namespace) -> int:
    run = os.environ.get("GITHUB_RUN_ID", "laptop") + os.environ.get("GITHUB_RUN_ATTEMPT", "")
    print(account(given.stage, given.checksum).start(run))
    return 0


def _wait(given: argparse.Namespace) -> int:
    return 0 if account(given.stage, given.checksum).wait(given.execution, given.minutes) else 1


def _summary(given: argparse.Namespace) -> int:
    there = account(given.stage, given.checksum)
    status = there.status(given.execution)
    tell(summary(there, given.execution, status, there.steps(given.execution)), given)
    return 0 if status == "Succeeded" else 1


def _proven(given: argparse.Namespace) -> int:
    execution = account(given.stage, given.checksum).proven()
    if execution is None:
        raise Refused(
            f"Package {given.checksum} has not trained in {given.stage} with success. "
            "Merge it to main, wait until its run there is green, and tag that very commit."
        )
    tell(f"Trained in {given.stage} as `{execution.rsplit('/', 1)[-1]}`: the very same package.\n", given)
    return 0


def _deployed(given: argparse.Namespace) -> int:
    found = drift.version(account(given.stage, ""))
    if found is None:
        print(f"There is no pipeline in {given.stage} yet; there is nothing to compare.", file=sys.stderr)
        return 0
    print("ref={}\nchecksum={}".format(*found))
    return 0


def _drift(given: argparse.Namespace) -> int:
    found = drift.difference(account(given.stage, checked(given)), given.package, given.version)
    if not found:
        tell(f"## {given.stage} is what {given.version} says\n", given)
        return 0
    tell("\n\n".join([f"## {given.stage} is not what {given.version} says", *found, ""]), given)
    return 1


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], tuple[str, ...]]] = {
    "compile": (_compile, ("output",)),
    "pack": (_pack, ("output",)),
    "upsert": (_upsert, ("package", "checksum", "version")),
    "start": (_start, ("checksum",)),
    "wait": (_wait, ("checksum", "execution", "minutes")),
    "summary": (_summary, ("checksum", "execution")),
    "proven": (_proven, ("checksum",)),
    "deployed": (_deployed, ()),
    "drift": (_drift, ("package", "checksum", "version")),
}

KINDS: dict[str, type] = {"minutes": float, "output": Path, "package": Path}


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, (what, words) in COMMANDS.items():
        command = commands.add_parser(name)
        command.set_defaults(what=what)
        command.add_argument("--stage", choices=STAGES, default="dev")
        command.add_argument("--region", default=os.environ.get("AWS_REGION") or settings.region())
        command.add_argument("--summary", type=Path)
        for word in words:
            command.add_argument(f"--{word}", type=KINDS.get(word, str), required=True)
    given = parser.parse_args(arguments)
    try:
        return int(given.what(given))
    except (Incomplete, Refused, drift.Unknown, packages.Broken) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
