"""The whole chain on this machine, as the pipeline has it: what a first change is tried with."""

import argparse
from pathlib import Path

from model import data, evaluate, finetune, prepare, tiny


def run(output: Path, base: Path | None = None, method: str = "sft", epochs: float = 20) -> None:
    """Prepares, fine-tunes and evaluates; everything lies below one folder. Without a base model a tiny one is made."""
    source = data.EXAMPLE
    base = base or tiny.make(output / "base", source)
    prepare.main(["--input", str(source), "--output", str(output / "data"), "--method", method])
    words = ["--rows", str(output / "data" / "train"), "--output", str(output / "model"), "--method", method]
    finetune.main(["--base", str(base), *words, "--epochs", str(epochs), "--learning-rate", "0.01"])
    words = ["--model", str(output / "model"), "--data", str(output / "data"), "--output", str(output)]
    evaluate.main(["--base", str(base), *words])


def main() -> None:
    """``make run``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="a folder with a model; without it a tiny one is made")
    parser.add_argument("--method", choices=["sft", "dpo"], default="sft")
    given = parser.parse_args()
    run(given.output, given.base, given.method)
    print((given.output / "evaluation.md").read_text(encoding="utf-8"))
    print(f"The adapter is in {given.output / 'model'}.")


if __name__ == "__main__":
    main()
