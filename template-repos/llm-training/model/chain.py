"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
import json
import sys
from pathlib import Path

from model import data, evaluate, finetune, prepare, tiny
from pipeline.settings import Incomplete, config


def run(
    output: Path, base: Path | None = None, method: str = "sft", source: Path = data.EXAMPLE, epochs: float = 20
) -> None:
    """Prepares, fine-tunes and evaluates; everything lies below one folder. Without a base model a tiny one is made."""
    base = base or tiny.make(output / "base", source, method)
    prepare.main(["--input", str(source), "--output", str(output / "data"), "--method", method])
    words = ["--rows", str(output / "data" / "train"), "--output", str(output / "model"), "--method", method]
    finetune.main(["--base", str(base), *words, "--epochs", str(epochs), "--learning-rate", "0.01"])
    words = ["--model", str(output / "model"), "--data", str(output / "data"), "--output", str(output)]
    evaluate.main(["--base", str(base), *words])


def verdict(output: Path) -> str:
    """What the pipeline's gate would say of it."""
    gates = config("dev")["gates"]
    least, largest = gates["accuracy-gain"], gates["perplexity-ratio"]
    found = json.loads((output / "evaluation.json").read_text(encoding="utf-8"))
    gain, ratio = found["accuracy_gain"], found["perplexity_ratio"]
    said = "Would be registered" if gain >= least and ratio <= largest else "Would not be registered"
    words = f"accuracy beside the base model {gain:+.3f}, at least {least}"
    return f"{said}: {words}; perplexity {ratio:.3f} of it, at most {largest}."


def main(arguments: list[str] | None = None) -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="a folder with a model; without it a tiny one is made")
    parser.add_argument("--data", type=Path, help="a folder with JSON lines; without it the worked example")
    parser.add_argument("--method", choices=["sft", "dpo"], default="sft")
    given = parser.parse_args(arguments)
    try:
        run(given.output, given.base, given.method, given.data or data.EXAMPLE)
        said = verdict(given.output)
    except (Incomplete, data.Problem) as problem:
        sys.exit(str(problem))
    print((given.output / "evaluation.md").read_text(encoding="utf-8"))
    print(f"{said}\nThe adapter is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
