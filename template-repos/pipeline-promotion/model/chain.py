"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
from pathlib import Path

from model import evaluate, preprocess, train


def run(output: Path, data: Path | None = None) -> None:
    """Preprocesses, trains and evaluates; everything lies below one folder."""
    where = ["--input", str(data)] if data else []
    preprocess.main([*where, "--output", str(output / "data")])
    train.main(["--train", str(output / "data" / "train"), "--output", str(output / "model")])
    test = ["--test", str(output / "data" / "test")]
    evaluate.main(["--model", str(output / "model"), *test, "--output", str(output)])


def main() -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="a folder with CSV files; without it the worked example")
    given = parser.parse_args()
    run(given.output, given.data)
    print((given.output / "evaluation.md").read_text(encoding="utf-8"))
    print(f"The model is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
