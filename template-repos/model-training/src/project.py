"""Which project this is: written by Slipway into slipway.yaml, or given by the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "slipway.yaml"


@dataclass(frozen=True)
class Project:
    name: str
    region: str
    artifact_bucket: str
    facts: dict = field(default_factory=dict)


def read(text: str) -> dict:
    """Reads `key: value` lines, one level of nesting; that is all slipway.yaml has."""
    facts: dict = {}
    inside = facts
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if not colon or not key.strip() or key.lstrip().startswith("#"):
            continue
        value = value.strip().strip('"')
        if not line.startswith(" "):
            inside = facts
        if value:
            inside[key.strip()] = value
        else:
            inside = facts.setdefault(key.strip(), {})
    return facts


def load(path: Path = FILE, environment=os.environ) -> Project:
    """The environment wins; without either, what runs is an example on your machine."""
    facts = read(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Project(
        name=environment.get("PROJECT_NAME") or facts.get("project", "example"),
        region=environment.get("AWS_REGION") or facts.get("region", ""),
        artifact_bucket=environment.get("ARTIFACT_BUCKET") or facts.get("artifact-bucket", ""),
        facts=facts,
    )
