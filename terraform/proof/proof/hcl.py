"""HCL as plain values: strings without their quotes, expressions as ``${…}``, blocks told from arguments."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import hcl2


@dataclass(frozen=True)
class Block:
    """One block: ``resource "aws_sqs_queue" "events" {…}`` has kind ``resource`` and two labels."""

    kind: str
    labels: tuple[str, ...]
    body: dict[str, Any]
    file: Path

    @property
    def address(self) -> str:
        return ".".join((self.kind, *self.labels))


def is_block(value: Any) -> bool:
    """Whether the parser read ``name {…}`` and not ``name = {…}``."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) and _marked(item) for item in value)


@cache
def blocks(folder: Path) -> tuple[Block, ...]:
    """All top-level blocks of a configuration."""
    return tuple(block for file in sorted(folder.glob("*.tf")) for block in parsed(file.read_text(), file))


def parsed(text: str, file: Path = Path("sample.tf")) -> list[Block]:
    """The top-level blocks of one text."""
    content = hcl2.loads(text if text.endswith("\n") else text + "\n")
    return [
        Block(kind, labels, body, file)
        for kind, found in content.items()
        if isinstance(found, list)
        for item in found
        for labels, body in _labelled(item, ())
    ]


def plain(value: Any) -> Any:
    """The value without the quotes that the parser keeps."""
    if isinstance(value, str):
        return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items() if not str(key).startswith("__")}
    return value


def _labelled(item: dict[str, Any], labels: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    if item.get("__is_block__"):
        yield labels, item
        return
    for label, inner in item.items():
        if isinstance(inner, dict):
            yield from _labelled(inner, (*labels, plain(label)))


def _marked(item: dict[str, Any]) -> bool:
    if item.get("__is_block__"):
        return True
    return any(isinstance(inner, dict) and _marked(inner) for inner in item.values())
