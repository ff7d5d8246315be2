"""Tells the project which images it has, and lets it train with them."""

import json
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline.settings import IMAGES, Settings


class Missing(Exception):
    """An image that should be in the registry is not; the message says which."""


def digest(settings: Settings, image: str) -> str | None:
    """Digest of what was pushed for this commit; None when nothing was. A tag is never written twice."""
    client = boto3.client("ecr", region_name=settings.region)
    try:
        wanted = {"repositoryName": settings.repository(image), "imageIds": [{"imageTag": settings.tag}]}
        found = client.describe_images(**wanted)["imageDetails"]
    except client.exceptions.ImageNotFoundException:
        return None
    return str(found[0]["imageDigest"])


def address(settings: Settings, image: str) -> str:
    """The image by its digest: what every later stage takes. Raises Missing."""
    found = digest(settings, image)
    if found is None:
        raise Missing(f"{settings.repositories[image]} has no image of commit {settings.tag}.")
    return f"{settings.repositories[image]}@{found}"


def publish(settings: Settings) -> dict[str, str]:
    """Writes all three addresses down, or none; returns them. Raises Missing."""
    addresses = {image: address(settings, image) for image in IMAGES}
    client = boto3.client("ssm", region_name=settings.region)
    for image, where in addresses.items():
        client.put_parameter(Name=settings.parameter(image), Value=where, Type="String", Overwrite=True)
    return addresses


def train(settings: Settings, addresses: Mapping[str, str], run: str) -> str | None:
    """Starts the project's training with these images; returns the execution's ARN, None without a pipeline."""
    client = boto3.client("sagemaker", region_name=settings.region)
    kept = _pipeline(client, settings.pipeline_name)
    if kept is None:
        return None
    known = {entry["Name"] for entry in json.loads(kept["PipelineDefinition"]).get("Parameters", [])}
    given = {f"{image.title()}Image": where for image, where in addresses.items()}
    started = client.start_pipeline_execution(
        PipelineName=settings.pipeline_name,
        # SageMaker refuses a start with a parameter that the pipeline does not have.
        PipelineParameters=[{"Name": name, "Value": value} for name, value in given.items() if name in known],
        PipelineExecutionDescription=f"images of commit {settings.tag[:12]}",
        ClientRequestToken=f"{settings.tag}-{run}".ljust(32, "-"),
    )
    return str(started["PipelineExecutionArn"])


def report(settings: Settings, addresses: Mapping[str, str], execution: str | None) -> str:
    """What was published, as Markdown."""
    lines = ["## Published", "", "| image | by its digest |", "|---|---|"]
    lines += [f"| {image} | `{where}` |" for image, where in addresses.items()]
    if execution:
        lines += ["", f"`{settings.pipeline_name}` trains with them: execution `{execution.rsplit('/', 1)[-1]}`."]
    else:
        lines += ["", f"There is no pipeline `{settings.pipeline_name}` yet. Its first training takes these images."]
    return "\n".join([*lines, ""])


def _pipeline(client: Any, name: str) -> dict[str, Any] | None:  # noqa: ANN401
    try:
        found: dict[str, Any] = client.describe_pipeline(PipelineName=name)
    except ClientError as problem:
        if problem.response["Error"]["Code"] not in ("ResourceNotFound", "ValidationException"):
            raise
        return None
    return found
