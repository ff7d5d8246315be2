"""Scores a CSV file row by row; the columns are found by the model's feature names."""

import argparse
import csv
import sys
from pathlib import Path

from model import Model


def score(model: Model, rows, out) -> int:
    """Writes each row with its score; returns how many there were."""
    reader = csv.DictReader(rows)
    missing = set(model.features) - set(reader.fieldnames or [])
    if missing:
        raise ValueError(f"The file has no column {', '.join(sorted(missing))}")
    writer = csv.DictWriter(out, [*(reader.fieldnames or []), "score"])
    writer.writeheader()
    count = 0
    for count, row in enumerate(reader, start=1):
        writer.writerow(row | {"score": f"{model.score(numbers(model, row, count)):.6f}"})
    return count


def numbers(model: Model, row: dict, line: int) -> list:
    try:
        return [float(row[feature]) for feature in model.features]
    except (TypeError, ValueError) as wrong:
        raise ValueError(f"Row {line} has no number in one of {', '.join(model.features)}") from wrong


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("--in", dest="source", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    try:
        with given.source.open(newline="", encoding="utf-8") as rows, given.out.open("w", newline="", encoding="utf-8") as out:
            print(f"{score(Model.load(given.model), rows, out)} rows")
    except ValueError as wrong:
        sys.exit(str(wrong))
