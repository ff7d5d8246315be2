"""Checks the examples of data/<method>.jsonl and writes them as the trainer takes them."""

import argparse
import json
import os
import sys
from pathlib import Path

import project

DATA = Path(__file__).resolve().parent.parent / "data"
FIELDS = {"sft": ("prompt", "completion"), "dpo": ("prompt", "chosen", "rejected")}


def method(environment=os.environ) -> str:
    found = environment.get("METHOD") or project.load().facts.get("method", "sft")
    if found not in FIELDS:
        raise ValueError(f"There is no method {found}; there are {', '.join(FIELDS)}")
    return found


def example(line: str, number: int, fields) -> dict:
    try:
        found = json.loads(line)
    except ValueError as wrong:
        raise ValueError(f"Line {number} is no JSON") from wrong
    texts = {field: found.get(field) for field in fields} if isinstance(found, dict) else {}
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise ValueError(f"Line {number} needs text in {', '.join(fields)}")
    return texts


def prepare(text: str, fields) -> list:
    """All examples, each once, in their order; raises ValueError with the number of the first bad line."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    examples = [example(line, number, fields) for number, line in lines]
    return list({json.dumps(found, sort_keys=True): found for found in examples}.values())


def main(out: Path, chosen: str) -> str:
    examples = prepare((DATA / f"{chosen}.jsonl").read_text(encoding="utf-8"), FIELDS[chosen])
    out.mkdir(parents=True, exist_ok=True)
    with (out / "train.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(found, ensure_ascii=False) + "\n" for found in examples)
    return f"{len(examples)} examples for {chosen}"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=Path("build"))
    try:
        print(main(arguments.parse_args().out, method()))
    except ValueError as wrong:
        sys.exit(str(wrong))
