"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
import json
from pathlib import Path
from typing import Any

import yaml

from model import bias, evaluate, preprocess, train

CONFIG = Path(__file__).parent.parent / "config" / "dev.yaml"


def run(output: Path, data: Path | None = None) -> None:
    """Preprocesses, trains, evaluates and looks for bias; everything lies below one folder."""
    where = ["--input", str(data)] if data else []
    preprocess.main([*where, "--output", str(output / "data")])
    parts = [word for name in ("train", "validation") for word in (f"--{name}", str(output / "data" / name))]
    told = [word for name, value in _config()["hyperparameters"].items() for word in (f"--{name}", str(value))]
    train.main([*parts, "--output", str(output / "model"), *told])
    judged = ["--model", str(output / "model"), "--test", str(output / "data" / "test"), "--output", str(output)]
    evaluate.main(judged)
    bias.main(judged)


def verdict(output: Path) -> str:
    """What the pipeline's gate would say of it."""
    gates = _config()["gates"]
    auc = _read(output / "evaluation.json")["binary_classification_metrics"]["auc"]["value"]
    gap = _read(output / "bias.json")["largest_gap"]
    registered = auc >= gates["auc"] and gap <= gates["largest-gap"]
    words = f"AUC {auc:.3f}, at least {gates['auc']}; gap between groups {gap:.3f}, at most {gates['largest-gap']}"
    return f"{'Would be registered' if registered else 'Would not be registered'}. {words}"


def _config() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return content


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def main(arguments: list[str] | None = None) -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="a folder with CSV files; without it the worked example")
    given = parser.parse_args(arguments)
    run(given.output, given.data)
    for name in ("evaluation.md", "bias.md"):
        print((given.output / name).read_text(encoding="utf-8"))
    print(f"{verdict(given.output)}\nThe model is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
