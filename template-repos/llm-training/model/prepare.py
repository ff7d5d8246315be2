"""Checks the examples, takes doubles away, and keeps some of them for the evaluation."""

import argparse
import random
import re
from pathlib import Path
from typing import Any

from model import data

# Not a proof of privacy: what looks like a card or a mail address must not be learnt by heart.
PRIVATE = re.compile(r"\b(?:\d[ -]?){13,16}\b|[\w.+-]+@[\w-]+\.[\w.]+")


def prepare(source: Path, output: Path, method: str, seed: int) -> None:
    """Writes ``train``, ``validation`` (a fifth) and ``task`` into a folder. Raises data.Problem."""
    rows = data.read(source, method)
    for number, row in enumerate(rows, start=1):
        if any(PRIVATE.search(str(value)) for value in row.values()):
            raise data.Problem(f"{method}.jsonl", number, "looks like a card number or a mail address")
    rows = _unlike(rows)
    random.Random(seed).shuffle(rows)  # noqa: S311 - nothing secret hangs on it
    held = max(1, len(rows) // 5)
    data.write(output / "train", method, rows[held:])
    data.write(output / "validation", method, rows[:held])
    data.write(output / "task", "task", data.read(source, "task"))


def _unlike(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["prompt"]: row for row in rows}.values())


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", type=Path, default=data.EXAMPLE)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--method", choices=["sft", "dpo"], default="sft")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    prepare(given.input, given.output, given.method, given.seed)


if __name__ == "__main__":
    main()
