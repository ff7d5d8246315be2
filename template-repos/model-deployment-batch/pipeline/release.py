"""Brings an approved model into a stage: checks it, takes it along, tells Terraform, and writes down what scores."""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from pipeline import history
from pipeline import settings as known
from pipeline.gate import Refused, approved, named
from pipeline.luggage import baseline, container
from pipeline.settings import ROOT, Incomplete, Settings


def variables(settings: Settings, arn: str) -> dict[str, Any]:
    """Everything that Terraform asks. Raises Refused when the model may not be deployed."""
    package, config = approved(settings, arn), settings.config
    return {
        "account_id": settings.account,
        "baseline": baseline(settings, arn, package),
        "business_unit": settings.business_unit,
        "container": container(settings, arn, package),
        "content_type": config["content-type"],
        "input": config["input"],
        "instance_type": config["instance-type"],
        "instances": config["instances"],
        "model_package_arn": arn,
        "project": settings.project,
        "region": settings.region,
        "schedule": {"enabled": config["schedule"]["enabled"], "expression": config["schedule"]["expression"]},
        "stage": settings.stage,
        "stop_on_drift": config["stop-on-drift"],
    }


def fingerprint(settings: Settings, said: dict[str, Any]) -> str:
    """What came of the registry, in one word: the same in each stage as long as nobody changed it in dev."""
    taken = json.dumps({name: said[name] for name in ("baseline", "container")}, sort_keys=True)
    return hashlib.sha256(taken.replace(f"s3://{settings.bucket}/", "").encode()).hexdigest()


def _check(settings: Settings, given: argparse.Namespace) -> None:
    named(settings, given.model)


def _prepare(settings: Settings, given: argparse.Namespace) -> None:
    said = variables(settings, given.model)
    found = fingerprint(settings, said)
    if given.tested not in ("", found):
        raise Refused(
            f"{given.model} is no longer what the stage before tested: somebody changed it in dev. Start anew."
        )
    given.output.write_text(json.dumps(said, indent=2), encoding="utf-8")
    print(f"{given.model} is approved, and lies in {settings.bucket}.", file=sys.stderr)
    print(f"fingerprint={found}")


def _record(settings: Settings, given: argparse.Namespace) -> None:
    history.record(settings, given.model, given.run)


def _previous(settings: Settings, given: argparse.Namespace) -> None:
    print(history.previous(settings))


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
