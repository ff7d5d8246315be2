"""What the model learns from, and what it is asked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parent.parent / "data"

# What a line of each file must have.
FIELDS = {
    "sft": ("prompt", "completion"),
    "dpo": ("prompt", "chosen", "rejected"),
    "task": ("question", "choices", "answer"),
}


@dataclass(eq=False)
class Problem(ValueError):
    """A line that nothing can be learnt from."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Where it is, and what is wrong with it."""
        return f"{self.file}, line {self.line}: {self.reason}"


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The lines of ``<name>.jsonl``. Raises Problem for the first line that is not as FIELDS says."""
    file = folder / f"{name}.jsonl"
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        rows.append(_row(file.name, number, line, FIELDS[name]))
    return rows


def write(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    """Writes ``<name>.jsonl``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def _row(file: str, number: int, line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as problem:
        raise Problem(file, number, f"no JSON: {problem.msg}") from None
    missing = [field for field in fields if row.get(field) in (None, "", [])]
    if missing:
        raise Problem(file, number, f"no {', '.join(missing)}")
    return row
