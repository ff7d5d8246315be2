"""One package for all stages: the code of the steps, and the pipeline compiled for each stage.

It is made once, has one checksum, and is carried from stage to stage. `sha256sum -c SHA256SUMS` checks it by hand.
"""

import gzip
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.settings import ROOT, STAGES

SUMS = "SHA256SUMS"

# What travels to the jobs: folders, and which files of them.
CODE = {"model": "*.py"}


class Broken(Exception):
    """The package is not the one that was made; the message says what differs."""


def pack(target: Path, region: str) -> str:
    """Makes the package in a new or empty folder; returns its checksum. The same commit always gives the same one."""
    if target.exists() and any(target.iterdir()):
        raise Broken(f"{target} is not empty; a package is made anew, never over another.")
    content = {f"files/{path}": body for path, body in code()}
    content["source.tar.gz"] = archive()
    for stage in STAGES:
        content[f"definitions/{stage}.json"] = definition(stage, region).encode()
    sums = "".join(f"{digest(content[name])}  {name}\n" for name in sorted(content)).encode()
    for name, body in {**content, SUMS: sums}.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(body)
    return digest(sums)


def checksum(package: Path) -> str:
    """The checksum of a package that is whole.

    Raises Broken when a file was changed, is missing, or was added.
    """
    sums = package / SUMS
    if not sums.exists():
        raise Broken(f"{package} is not a package: there is no {SUMS}.")
    said = {
        name: value for value, name in (line.split("  ", 1) for line in sums.read_text(encoding="utf-8").splitlines())
    }
    found = {name: digest(body) for name, body in contents(package)}
    wrong = sorted(name for name in said.keys() | found.keys() if said.get(name) != found.get(name))
    if wrong:
        raise Broken(f"Not as it was packed: {', '.join(wrong)}.")
    return digest(sums.read_bytes())


def contents(package: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of what a package carries, in a fixed order."""
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.name != SUMS:
            yield file.relative_to(package).as_posix(), file.read_bytes()


def definition(stage: str, region: str) -> str:
    """The pipeline of a stage as text that people can compare."""
    # The SDK makes a client while it is loaded, which takes seconds and a region.
    os.environ.setdefault("AWS_DEFAULT_REGION", region)
    from pipeline.definition import Definition

    return json.dumps(Definition(stage, region).compiled(), indent=2, sort_keys=True) + "\n"


def code() -> Iterator[tuple[str, bytes]]:
    """What a job runs: path and content, in a fixed order."""
    for folder, pattern in CODE.items():
        for file in sorted((ROOT / folder).rglob(pattern)):
            yield file.relative_to(ROOT).as_posix(), file.read_bytes()


def archive() -> bytes:
    """The same as one archive; the same code gives the same bytes, at any time."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as zipped, tarfile.open(fileobj=zipped, mode="w") as target:
        for path, content in code():
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            target.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def digest(content: bytes) -> str:
    """SHA-256 as 64 small hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
