"""Writes the tables of inputs and outputs into every README, or says which of them are not true any more."""

import json
import sys
from pathlib import Path
from typing import Any

from proof import hcl, places

BEGIN, END = "<!-- inputs and outputs -->", "<!-- end -->"
LONGEST = 60


def main() -> int:
    checking = "--check" in sys.argv[1:]
    wrong = [problem for folder in places.described() if (problem := _renewed(places.TERRAFORM / folder, checking))]
    for problem in wrong:
        print(f"   {problem}")
    return 1 if wrong else 0


def _renewed(folder: Path, checking: bool) -> str | None:
    readme = folder / "README.md"
    name = f"{folder.relative_to(places.REPOSITORY)}/README.md"
    if not readme.exists():
        return f"{name} is missing"
    text = readme.read_text()
    if BEGIN not in text or END not in text:
        return f"{name} has no place for its tables: {BEGIN} … {END}"
    before, rest = text.split(BEGIN, 1)
    renewed = f"{before}{BEGIN}\n{table(folder)}{END}{rest.split(END, 1)[1]}"
    if renewed == text:
        return None
    if checking:
        return f"{name} is not what the variables and outputs say: bin/terraform-tables"
    readme.write_text(renewed)
    return None


def table(folder: Path) -> str:
    """Inputs, then outputs, each by name."""
    inputs = [_input(block) for block in _sorted(folder, "variable")]
    outputs = [_row(f"`{block.labels[0]}`", _text(block, "description")) for block in _sorted(folder, "output")]
    tables = (
        _table(("input", "what it is", "type", "default"), inputs),
        _table(("output", "what it is"), outputs),
    )
    return "".join(text for text in tables if text) + "\n"


def _sorted(folder: Path, kind: str) -> list[hcl.Block]:
    return sorted((block for block in hcl.blocks(folder) if block.kind == kind), key=lambda block: block.labels)


def _input(block: hcl.Block) -> str:
    default = _default(block.body["default"]) if "default" in block.body else "*needed*"
    return _row(f"`{block.labels[0]}`", _text(block, "description"), f"`{_kind(block)}`", default)


def _kind(block: hcl.Block) -> str:
    """The type; an object's attributes are told by its description."""
    kind = _text(block, "type").removeprefix("${").removesuffix("}")
    if len(kind) <= LONGEST:
        return kind
    return kind.split("object(", 1)[0] + "object({…})" + ")" * kind.split("object(", 1)[0].count("(")


def _default(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(hcl.plain(value), ensure_ascii=False)
    return f"`{text}`" if len(text) <= LONGEST else "see `variables.tf`"


def _text(block: hcl.Block, name: str) -> str:
    return " ".join(str(hcl.plain(block.body.get(name, ""))).replace('\\"', '"').split())


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    if not rows:
        return ""
    return "\n".join(["", _row(*heads), _row(*("---" for _ in heads)), *rows, ""])


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
