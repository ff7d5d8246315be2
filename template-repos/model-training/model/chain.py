"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from model import bias, evaluate, preprocess, train
from pipeline.settings import Incomplete, config


def run(output: Path, data: Path | None = None) -> None:
    """Preprocesses, trains, evaluates and looks for bias; everything lies below one folder."""
    where = ["--input", str(data)] if data else []
    preprocess.main([*where, "--output", str(output / "data")])
    parts = [word for name in ("train", "validation") for word in (f"--{name}", str(output / "data" / name))]
    told = [word for name, value in config("dev")["hyperparameters"].items() for word in (f"--{name}", str(value))]
    train.main([*parts, "--output", str(output / "model"), *told])
    judged = ["--model", str(output / "model"), "--test", str(output / "data" / "test"), "--output", str(output)]
    evaluate.main(judged)
    bias.main(judged)


def verdict(output: Path) -> str:
    """What the pipeline's gate would say of it."""
    known = config("dev")
    figures = _read(output / "evaluation.json")["binary_classification_metrics"]
    gap, largest = _read(output / "bias.json")["largest_gap"], known["largest-gap"]
    good = all(figures[name]["value"] >= least for name, least in known["gates"].items()) and gap <= largest
    words = [f"{name} {figures[name]['value']:.3f}, at least {least}" for name, least in known["gates"].items()]
    words.append(f"gap between groups {gap:.3f}, at most {largest}")
    return f"{'Would be registered' if good else 'Would not be registered'}: {'; '.join(words)}."


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def main(arguments: list[str] | None = None) -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="a folder with CSV files; without it the worked example")
    given = parser.parse_args(arguments)
    try:
        run(given.output, given.data)
    except Incomplete as problem:
        sys.exit(str(problem))
    for name in ("evaluation.md", "bias.md"):
        print((given.output / name).read_text(encoding="utf-8"))
    print(f"{verdict(given.output)}\nThe model is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
