"""What the workflow calls: arguments, pushed, gate, publish. Each is a command of its own, and does one thing."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pipeline import publish, scan, settings
from pipeline.settings import IMAGES, Incomplete

MINUTE = 60.0


def tell(text: str, given: argparse.Namespace) -> None:
    """Prints it, and adds it to the page of the run when there is one."""
    print(text)
    if given.summary:
        with given.summary.open("a", encoding="utf-8") as target:
            target.write(text + "\n")


def _arguments(given: argparse.Namespace) -> int:
    print(" ".join(settings.arguments(given.image)))
    return 0


def _pushed(given: argparse.Namespace) -> int:
    print(publish.digest(settings.load(), given.image) or "")
    return 0


def _gate(given: argparse.Namespace) -> int:
    known, rules, today = settings.load(), settings.config()["scan"], datetime.now(UTC).date()
    accepted = scan.acceptances(settings.config("accepted"), today, rules["longest-days"])
    digest = publish.address(known, given.image).rpartition("@")[2]
    found = scan.findings(known.region, known.repository(given.image), digest, rules["minutes"] * MINUTE, given.pause)
    verdict = scan.judge(found, accepted, given.image, set(rules["refuse"]), today)
    tell(scan.report(given.image, found, verdict), given)
    return 0 if verdict.good else 1


def _publish(given: argparse.Namespace) -> int:
    known = settings.load()
    run = os.environ.get("GITHUB_RUN_ID", "laptop") + os.environ.get("GITHUB_RUN_ATTEMPT", "")
    addresses = publish.publish(known)
    tell(publish.report(known, addresses, publish.train(known, addresses, run)), given)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "arguments": _arguments,
    "pushed": _pushed,
    "gate": _gate,
    "publish": _publish,
}


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.run", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, what in COMMANDS.items():
        command = commands.add_parser(name)
        command.set_defaults(what=what)
        command.add_argument("--summary", type=Path)
        command.add_argument("--pause", type=float, default=10.0, help="seconds between two looks at the scan")
        if name != "publish":
            command.add_argument("--image", choices=IMAGES, required=True)
    given = parser.parse_args(arguments)
    try:
        return int(given.what(given))
    except (Incomplete, publish.Missing, scan.Unscanned, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
