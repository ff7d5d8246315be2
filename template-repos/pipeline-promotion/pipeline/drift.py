"""Is what an account has what the tag says? Compares, and says every difference in words."""

import difflib
import json
import re
from pathlib import Path

from pipeline import package as packages
from pipeline.account import Account, described

SAID = re.compile(r"(?P<version>v[0-9A-Za-z.-]{1,40}|[0-9a-f]{40}), package (?P<package>[0-9a-f]{64})")


class Unknown(Exception):
    """The pipeline does not say which version it is; the message says what it says."""


def version(account: Account) -> tuple[str, str] | None:
    """Tag (or commit) and package that the account's pipeline says it is made from; None before the first promotion.

    Raises Unknown when somebody wrote over what it says of itself.
    """
    kept = account.kept()
    if kept is None:
        return None
    said = SAID.fullmatch(kept.get("PipelineDescription", ""))
    if said is None:
        words = kept.get("PipelineDescription", "nothing")
        raise Unknown(f"{account.place.pipeline_name} was changed by hand: it says of itself “{words}”, not a version.")
    return said["version"], said["package"]


def difference(account: Account, package: Path, expected: str) -> list[str]:
    """Every difference between the account and the package of that version; empty when there is none."""
    kept = account.kept() or {}
    return [
        *_text(
            "What the pipeline says of itself",
            kept.get("PipelineDescription", ""),
            described(expected, account.place.package),
        ),
        *_text("The role of the pipeline", kept.get("RoleArn", ""), account.place.role_arn),
        *_definition(kept.get("PipelineDefinition", "{}"), account.definition(package)),
        *_code(account, package),
    ]


def changes(old: str, new: str) -> str:
    """Two definitions line by line, however they are laid out; empty when they are the same."""
    before, after = (json.dumps(json.loads(text), indent=2, sort_keys=True).splitlines() for text in (old, new))
    return "\n".join(difflib.unified_diff(before, after, "the account", "the version", lineterm="", n=3))


def _definition(kept: str, expected: str) -> list[str]:
    found = changes(kept, expected)
    return [f"The definition:\n\n```diff\n{found}\n```"] if found else []


def _text(what: str, kept: str, expected: str) -> list[str]:
    return [] if kept == expected else [f"{what}: the account has `{kept}`, the version has `{expected}`."]


def _code(account: Account, package: Path) -> list[str]:
    folder = f"code/{account.place.package}"
    wrong = [name for name, content in packages.contents(package) if account.read(f"{folder}/{name}") != content]
    return [f"Code in the bucket that is not what was packed: {', '.join(wrong)}."] if wrong else []
