"""Splits the rows into what is learnt from and what is kept back."""

import argparse
from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

from model import data


def preprocess(rows: pd.DataFrame, output: Path, seed: int) -> None:
    """Writes ``train`` and ``test`` (75 and 25 of 100) into a folder."""
    train, test = train_test_split(rows, test_size=0.25, random_state=seed, stratify=rows[data.TARGET])
    for name, part in {"train": train, "test": test}.items():
        (output / name).mkdir(parents=True, exist_ok=True)
        part.to_csv(output / name / "rows.csv", index=False)


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    preprocess(data.load(given.input), given.output, given.seed)


if __name__ == "__main__":
    main()
