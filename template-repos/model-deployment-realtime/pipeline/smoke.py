"""Calls the endpoint, really, and looks at the answer."""

import argparse
import re
import sys

import boto3
from botocore.exceptions import ClientError

from pipeline import settings as known
from pipeline.settings import Incomplete, Settings


class Silent(Exception):
    """The endpoint does not answer as it should; the message says how it did."""


def call(settings: Settings, endpoint: str) -> str:
    """The answer to the call of the stage's configuration. Raises Silent."""
    smoke = settings.config["smoke"]
    client = boto3.client("sagemaker-runtime", region_name=settings.region)
    try:
        answer = client.invoke_endpoint(
            EndpointName=endpoint,
            ContentType=smoke["content-type"],
            Accept=smoke["accept"],
            Body=smoke["body"].encode(),
        )
    except ClientError as problem:
        raise Silent(f"{endpoint} does not answer: {problem.response['Error'].get('Message', problem)}") from None
    text = str(answer["Body"].read().decode("utf-8"))
    if not re.search(smoke["answer"], text):
        raise Silent(
            f"{endpoint} answered {text[:200]!r}, not as config/{settings.stage}.yaml wants it: {smoke['answer']!r}."
        )
    return text


def stands(settings: Settings, endpoint: str, configuration: str) -> None:
    """Raises Silent when another configuration answers: an alarm took the release back after Terraform had looked."""
    client = boto3.client("sagemaker", region_name=settings.region)
    answering = client.describe_endpoint(EndpointName=endpoint)["EndpointConfigName"]
    if answering != configuration:
        raise Silent(
            f"{endpoint} answers with {answering}, not with {configuration}: an alarm took the release back. "
            "Callers have the model before. Find the cause on the dashboard, then start Roll back for "
            f"{settings.stage}, which makes Terraform and the endpoint agree again, or Deploy with a better model. "
            "README, chapter 4."
        )


def main(arguments: list[str] | None = None) -> int:
    """Returns what the shell gets: 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.smoke", description=__doc__)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--configuration", required=True, help="what was released")
    given = parser.parse_args(arguments)
    try:
        settings = known.load(given.stage)
        stands(settings, given.endpoint, given.configuration)
        print(f"{given.endpoint} answers: {call(settings, given.endpoint)}")
    except (Incomplete, Silent) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
