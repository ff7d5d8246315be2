"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
import json
import sys
from pathlib import Path

from model import evaluate, preprocess, train
from pipeline.settings import STAGES, Incomplete, config


def run(output: Path, data: Path | None = None, stage: str = "dev") -> None:
    """Preprocesses, trains and evaluates; everything lies below one folder."""
    where = ["--input", str(data)] if data else []
    preprocess.main([*where, "--output", str(output / "data")])
    told = [word for name, value in config(stage)["hyperparameters"].items() for word in (f"--{name}", str(value))]
    train.main(["--train", str(output / "data" / "train"), "--output", str(output / "model"), *told])
    test = ["--test", str(output / "data" / "test")]
    evaluate.main(["--model", str(output / "model"), *test, "--output", str(output)])


def verdict(output: Path, stage: str = "dev") -> str:
    """What the pipeline's gate would say of it."""
    gates = config(stage)["gates"]
    found = json.loads((output / "evaluation.json").read_text(encoding="utf-8"))
    figures = {name: found["binary_classification_metrics"][name]["value"] for name in gates}
    good = all(figures[name] >= least for name, least in gates.items())
    words = [f"{name} {figures[name]:.3f}, at least {least}" for name, least in gates.items()]
    return f"{'Would be registered' if good else 'Would not be registered'}: {'; '.join(words)}."


def main(arguments: list[str] | None = None) -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="a folder with CSV files; without it the worked example")
    parser.add_argument("--stage", choices=STAGES, default="dev")
    given = parser.parse_args(arguments)
    try:
        run(given.output, given.data, given.stage)
    except Incomplete as problem:
        sys.exit(str(problem))
    print((given.output / "evaluation.md").read_text(encoding="utf-8"))
    print(f"{verdict(given.output, given.stage)}\nThe model is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
