"""The parts of the well-known sample's defects that are not in a plan: workflows, code of templates, and HCL itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from proof import hcl, places

Workflow = dict[Any, Any]
SHA = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")


def workflows() -> dict[str, Workflow]:
    return {str(file.relative_to(places.REPOSITORY)): yaml.safe_load(file.read_text()) for file in places.workflows()}


def python_sources() -> dict[str, str]:
    """What the template repositories run."""
    files = places.written(places.REPOSITORY / "template-repos", "*.py")
    return {str(file.relative_to(places.REPOSITORY)): file.read_text() for file in sorted(files)}


def configurations() -> dict[str, str]:
    files = [file for folder in places.of_aws() for file in sorted((places.TERRAFORM / folder).glob("*.tf"))]
    return {str(file.relative_to(places.REPOSITORY)): file.read_text() for file in files}


# --- workflows ----------------------------------------------------------------------------------------------------


def changes_on_pull_requests(workflow: Workflow) -> Iterator[str]:
    """2: a pull request may test; nothing of it reaches AWS."""
    if "pull_request_target" in _triggers(workflow):
        yield "pull_request_target runs a stranger's code with our rights"
    if "pull_request" not in _triggers(workflow):
        return
    for name, job in _jobs(workflow):
        if _reaches_aws(job) and not _excludes_pull_requests(job):
            yield f"job {name} reaches AWS on a pull request"


def stages_at_once(workflow: Workflow) -> Iterator[str]:
    """3: production after what comes before it, each in its environment, and nothing approves itself."""
    for name, job in _jobs(workflow):
        environment = _environment(job)
        if environment == "prod" and not job.get("needs"):
            yield f"job {name} does not wait for the stage before"
        if _reaches_aws(job) and not environment:
            yield f"job {name} reaches AWS without an environment"
        if "-auto-approve" in str(job):
            yield f"job {name} applies what nobody has seen"
    reaching = [job for _, job in _jobs(workflow) if _reaches_aws(job) and not _called(job)]
    if not workflow.get("concurrency") and not all(job.get("concurrency") for job in reaching):
        yield "two runs may change the same thing at once"


def another_model_than_the_approved(workflow: Workflow) -> Iterator[str]:
    """6: the deployment takes the ARN of one model; it never looks for the latest."""
    if re.search(r"list-model-packages|--sort-by CreationTime|latest.approved", str(workflow), re.IGNORECASE):
        yield "deploys whichever model it finds"
    inputs = ((_triggers(workflow).get("workflow_dispatch") or {}).get("inputs")) or {}
    if {"preprod", "prod"} & {_environment(job) for _, job in _jobs(workflow)} and "promote" not in str(
        workflow.get("name", "")
    ).lower():
        if not any(given.get("required") for given in inputs.values()):
            yield "is not told which model"


def mutable_images(workflow: Workflow) -> Iterator[str]:
    """15: an image is what its digest says."""
    for text in re.findall(r"[\w./${}-]+:latest\b", str(_without_runners(workflow))):
        yield f"uses {text}"


def stages_from_branches(workflow: Workflow) -> Iterator[str]:
    """16: nothing reaches a stage from a branch that is not main."""
    push = _triggers(workflow).get("push") or {}
    branches = push.get("branches", []) if isinstance(push, dict) else []
    if "push" in _triggers(workflow) and (
        not branches or any("*" in branch or branch.startswith("feature") for branch in branches)
    ):
        if any(_reaches_aws(job) for _, job in _jobs(workflow)):
            yield f"reaches AWS from {branches or 'every branch'}"


def actions_that_move(workflow: Workflow) -> Iterator[str]:
    """17: an action is one commit; a job has only the rights it needs."""
    for name, job in _jobs(workflow):
        for step in job.get("steps", []):
            used = step.get("uses")
            if used and not used.startswith("./") and not SHA.match(used):
                yield f"job {name} uses {used}, which may come to mean something else"
            if re.fullmatch(r"\s*(env|printenv)\s*", str(step.get("run", ""))):
                yield f"job {name} prints its environment"
    if "permissions" not in workflow:
        yield "has every right that a token may have"


def _triggers(workflow: Workflow) -> dict[str, Any]:
    on = workflow.get("on", workflow.get(True, {}))
    if isinstance(on, str):
        return {on: {}}
    return {name: {} for name in on} if isinstance(on, list) else on


def _jobs(workflow: Workflow) -> list[tuple[str, dict[str, Any]]]:
    return list(workflow.get("jobs", {}).items())


def _called(job: dict[str, Any]) -> bool:
    """What it does stands in another workflow of the same repository, which is looked at like any other."""
    return str(job.get("uses", "")).startswith("./.github/workflows/")


def _environment(job: dict[str, Any]) -> str | None:
    """Where it changes something; comparing an account with a definition changes nothing."""
    if str(job.get("uses", "")).endswith("/compare.yml"):
        return "looking"
    environment = job.get("with", {}).get("stage") if _called(job) else job.get("environment")
    return environment.get("name") if isinstance(environment, dict) else environment


def _reaches_aws(job: dict[str, Any]) -> bool:
    permissions = job.get("permissions") or {}
    return (
        permissions == "write-all"
        or (isinstance(permissions, dict) and permissions.get("id-token") == "write")
        or "configure-aws-credentials" in str(job)
    )


def _excludes_pull_requests(job: dict[str, Any]) -> bool:
    """A pull request's ref is its own, never a branch's."""
    condition = str(job.get("if", ""))
    return bool(
        re.search(r"github\.(event_name != 'pull_request'|event_name == '(?!pull_request)|ref == 'refs/heads/main')", condition)
    )


def _without_runners(workflow: Workflow) -> Workflow:
    return {name: value for name, value in workflow.items() if name != "name"}


# --- code of the templates ----------------------------------------------------------------------------------------


def loops_that_never_end(source: str) -> Iterator[str]:
    """6: ``x != ("a" or "b")`` compares with "a" alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and any(isinstance(it, ast.BoolOp) for it in node.comparators):
            yield f"line {node.lineno} compares with an or of words"


def names_by_replacing(source: str) -> Iterator[str]:
    """6: another stage's image or model is not found by replacing a word."""
    for found in re.findall(r'\.replace\(\s*["\'](?:dev|preprod|prod)["\']', source):
        yield f"{found}…) makes one stage's name from another's"


def errors_swallowed(source: str) -> Iterator[str]:
    """15: an error is named, or it is everybody's."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"line {node.lineno} swallows every error"


def tests_that_prove_nothing(source: str) -> Iterator[str]:
    """16: no test is expected to fail, none asserts that true is true."""
    if re.search(r"\bxfail\b|expectedFailure|assert True\b|assertTrue\(True\)", source):
        yield "a test that proves nothing"


# --- HCL ----------------------------------------------------------------------------------------------------------


def secrets_in_variables(text: str) -> Iterator[str]:
    """4: no token comes in by a variable, whether or not it is called sensitive."""
    for block in hcl.parsed(text):
        if block.kind == "variable" and re.search(r"(^|_)(token|pat|password|secret|private_key)$", block.labels[0]):
            yield f"{block.labels[0]} is a secret in a variable, so in every plan"
        if block.kind == "resource" and block.body.get("secret_string"):
            yield f"{block.address} keeps a secret in state"


def fixed_networks(text: str) -> Iterator[str]:
    """9: addresses and zones are chosen, never the same ones everywhere."""
    for block in hcl.parsed(text):
        if block.kind == "variable" and re.match(r'"?\d+\.\d+\.\d+\.\d+/', str(block.body.get("default", ""))):
            yield f"{block.labels[0]} has addresses by default: {block.body['default']}"
        if block.kind == "resource" and re.search(r"\$\{(var|local)\.region\}[a-c]\b", str(block.body)):
            yield f"{block.address} guesses its zones"


def exact_pins_and_other_providers(text: str) -> Iterator[str]:
    """14: one provider, in a range; nothing that runs at every apply."""
    for block in hcl.parsed(text):
        if block.kind == "terraform":
            for group in block.body.get("required_providers", []):
                for name, it in hcl.plain(group).items():
                    yield from _provider(name, it)
        if block.kind == "resource" and (
            block.labels[0] == "null_resource" or not block.labels[0].startswith(("aws_", "terraform_data"))
        ):
            yield f"{block.address} is of another provider"
        if block.kind == "module" and not hcl.plain(block.body["source"]).startswith("."):
            yield f"{block.address} comes from elsewhere"
    if re.search(r"\b(timestamp|uuid|plantimestamp)\(\)", text):
        yield "changes with the clock"


def _provider(name: str, it: Any) -> Iterator[str]:
    if name != "aws":
        yield f"needs the provider {name}"
    elif isinstance(it, dict) and not re.search(r">=.*<", str(it.get("version", ""))):
        yield f"pins the provider to {it.get('version')}"


def names_by_chance(text: str) -> Iterator[str]:
    """18: a thing keeps its name from one plan to the next."""
    for found in re.findall(r'resource "(random_\w+|time_\w+)"', text):
        yield f"{found} names by chance"
    if re.search(r'schedule_expression\s*=\s*"rate\(', text):
        yield "runs at a rate that nobody chose"


def keys_that_nothing_uses(text: str) -> Iterator[str]:
    """8: the key of a bucket is asked for, never empty by default."""
    for block in hcl.parsed(text):
        if (
            block.kind == "variable"
            and re.search(r"kms_key(_id|_arn)?$", block.labels[0])
            and hcl.plain(block.body.get("default")) == ""
        ):
            yield f"{block.labels[0]} is empty by default, and nothing is encrypted by it"


def jobs_beside_the_network(text: str) -> Iterator[str]:
    """10: written-off denials are no denials."""
    for line in text.splitlines():
        if re.match(r"\s*(#|//)\s*(data|resource|statement|policy_arn|\w+_policy)\b.*[{=\[]", line):
            yield f"is switched off by a comment: {line.strip()}"


def leftovers() -> list[Path]:
    """17: what an editor or a notebook leaves behind."""
    names = (".ipynb_checkpoints", ".terraform.lock.hcl", "terraform.tfstate")
    return [file for place in ("template-repos",) for file in places.written(places.REPOSITORY / place, "*") if file.name in names]
