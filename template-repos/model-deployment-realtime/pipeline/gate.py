"""Lets exactly one model through: this project's, approved, and whole."""

import re
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline.settings import Settings

ARN = re.compile(
    r"arn:[a-z-]+:sagemaker:(?P<region>[^:]+):(?P<account>\d{12}):model-package/(?P<group>[^/]+)/(?P<version>\d+)"
)


class Refused(Exception):
    """This model may not be deployed; the message says why."""


def version(arn: str) -> str:
    """The number of a model package's version."""
    return arn.rsplit("/", 1)[-1]


def named(settings: Settings, arn: str) -> str:
    """The ARN, when it names one version of this project's models; nobody is asked for that. Raises Refused."""
    name = ARN.fullmatch(arn)
    wanted = f"arn:aws:sagemaker:{settings.region}:{settings.registry_account}:model-package/{settings.group}/<version>"
    if not name:
        raise Refused(
            f"{arn!r} is not the ARN of one version of a model package. It looks like {wanted}; "
            "the project's page in Slipway and the registry show it."
        )
    if (name["account"], name["region"]) != (settings.registry_account, settings.region):
        raise Refused(f"{arn} is not in the registry of this project ({settings.registry_account}, {settings.region}).")
    if name["group"] != settings.group:
        raise Refused(f"{arn} belongs to {name['group']}; this repository deploys {settings.group}.")
    return arn


def approved(settings: Settings, arn: str) -> dict[str, Any]:
    """What the registry says now of the model package. Raises Refused."""
    package = _described(settings, named(settings, arn))
    status = package.get("ModelApprovalStatus", "without a status")
    if status != "Approved":
        raise Refused(f"{arn} is {status}, not Approved. Somebody has to approve it in the registry first.")
    return package


def _described(settings: Settings, arn: str) -> dict[str, Any]:
    client = boto3.client("sagemaker", region_name=settings.region)
    try:
        package: dict[str, Any] = client.describe_model_package(ModelPackageName=arn)
    except ClientError as problem:
        raise Refused(
            f"The registry does not show {arn}: {problem.response['Error'].get('Message', problem)}"
        ) from None
    return package
