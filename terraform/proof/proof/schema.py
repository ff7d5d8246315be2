"""The AWS provider's newest published schema, read from its generated bindings (package.json in ``v6/`` says which)."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from proof import hcl, places

PACKAGE = places.TERRAFORM / "proof/v6"
META = {
    "resource": {"count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection"},
    "data": {"count", "for_each", "depends_on", "provider", "lifecycle"},
    "provider": {"alias"},
}
# The bindings do not tell what is deprecated; these are what the provider's changes from 5 to 6 name.
DEPRECATED = {
    ("resource", "aws_iam_role", "managed_policy_arns"),
    ("resource", "aws_iam_role", "inline_policy"),
    ("resource", "aws_s3_bucket", "acl"),
    ("resource", "aws_s3_bucket", "versioning"),
    ("resource", "aws_s3_bucket", "logging"),
    ("resource", "aws_s3_bucket", "lifecycle_rule"),
    ("resource", "aws_s3_bucket", "server_side_encryption_configuration"),
    ("resource", "aws_s3_bucket", "policy"),
    ("resource", "aws_eip", "vpc"),
    ("resource", "aws_ssm_parameter", "overwrite"),
    ("resource", "aws_flow_log", "log_group_name"),
    ("resource", "aws_iam_policy_attachment", "name"),
}
DEPRECATED_READS = re.compile(r"data\.aws_region\.\w+\.name\b|\.bucket_domain_name\b.*region|data\.aws_s3_bucket\.\w+\.region\b")


@dataclass(frozen=True)
class Shape:
    """Arguments of one block, and which of them are blocks themselves."""

    arguments: Mapping[str, str | None]  # name to the interface of its block, if it is one


def problems(folder: Path) -> Iterator[str]:
    """What a configuration says that the schema does not know."""
    for block in hcl.blocks(folder):
        where = f"{block.file.relative_to(places.REPOSITORY)} {block.address}"
        yield from (f"{where}: {words}" for words in wrong(block))
    for file in sorted(folder.glob("*.tf")):
        for found in DEPRECATED_READS.findall(file.read_text()):
            yield f"{file.relative_to(places.REPOSITORY)}: {found} is deprecated"


def wrong(block: hcl.Block) -> Iterator[str]:
    if block.kind == "provider" and block.labels == ("aws",):
        yield from _body(block.body, "AwsProviderConfig", _library("provider"), META["provider"], block)
    if block.kind in ("resource", "data") and block.labels[0].startswith("aws_"):
        name = ("data-aws-" if block.kind == "data" else "") + block.labels[0].removeprefix("aws_").replace("_", "-")
        library = _library(name)
        if not library:
            yield "the provider has no such thing"
            return
        root = next(interface for interface in library if interface.endswith("Config") and interface + "*" in library)
        yield from _body(block.body, root, library, META[block.kind], block)


def _body(body: Mapping[str, Any], interface: str, library: Mapping[str, Shape], more: set[str], block: hcl.Block) -> Iterator[str]:
    shape = library[interface]
    for name, value in body.items():
        if name.startswith("__") or name in more:
            continue
        if name == "dynamic":
            yield from _dynamic(value, shape, library, block)
        elif name not in shape.arguments:
            yield f"{interface} has no argument {name}"
        elif (block.kind, block.labels[0], name) in DEPRECATED:
            yield f"{name} is deprecated"
        elif hcl.is_block(value):
            yield from _nested(value, name, shape, library, block)


def _nested(value: Any, name: str, shape: Shape, library: Mapping[str, Shape], block: hcl.Block) -> Iterator[str]:
    inner = shape.arguments[name]
    if inner is None:
        yield f"{name} is no block"
        return
    for item in value:
        yield from _body(item, inner, library, set(), block)


def _dynamic(value: Any, shape: Shape, library: Mapping[str, Shape], block: hcl.Block) -> Iterator[str]:
    for item in value:
        for label, body in item.items():
            name = hcl.plain(label)
            if name.startswith("__"):
                continue
            if name not in shape.arguments:
                yield f"there is no block {name}"
            else:
                yield from _nested(body["content"], name, shape, library, block)


@cache
def _library(name: str) -> dict[str, Shape]:
    """All interfaces of one resource; the resource's own is marked with a star."""
    files = sorted((bindings() / name).glob("*.d.ts"))
    text = "\n".join(file.read_text() for file in files)
    found: dict[str, Shape] = {}
    for interface, extends, body in re.findall(r"export interface (\w+)( extends [\w.]+)? \{\n(.*?)\n\}", text, re.DOTALL):
        found[interface] = Shape(dict(_arguments(body)))
        if extends or name == "provider":
            found[interface + "*"] = found[interface]
    return found


def _arguments(body: str) -> Iterator[tuple[str, str | None]]:
    for comment, name, kind in re.findall(r"/\*\*(.*?)\*/\s*readonly (\w+)\??: ([^;]+);", body, re.DOTALL):
        linked = re.search(r"#(\w+)\}", comment)
        inner = re.match(r"([A-Z]\w+)", kind.strip())
        is_block = " block" in comment.split("Docs at")[0]
        yield (
            (linked[1] if linked else _snake(name)),
            (inner[1] if inner and (is_block or inner[1] != "Array") else None),
        )


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


@cache
def bindings() -> Path:
    """The bindings' text, fetched once; only its declarations are kept."""
    key = sha256((PACKAGE / "package-lock.json").read_bytes()).hexdigest()[:12]
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache_home / "slipway" / f"provider-v6-{key}"
    if not (folder / "complete").exists():
        _fetch(folder)
    return folder / "lib"


def _fetch(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    fetched = folder / "fetched"
    fetched.mkdir(parents=True)
    for file in PACKAGE.glob("package*.json"):
        shutil.copy(file, fetched)
    command = ["npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=fetched, check=True)
    library = fetched / "node_modules/@cdktn/provider-aws/lib"
    for file in library.glob("*/*.d.ts"):
        target = folder / "lib" / file.relative_to(library)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    shutil.rmtree(fetched)
    (folder / "complete").touch()
