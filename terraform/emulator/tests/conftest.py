"""A running emulator, and clients of any account and service."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests

REGION = "eu-west-1"
ACCOUNT = "111122223333"
OTHER = "444455556666"

Clients = Callable[..., Any]


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    serve = Path(__file__).parent.parent / "serve"
    with subprocess.Popen([serve], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().removeprefix("listening ").strip()
        process.terminate()


@pytest.fixture(scope="session")
def aws(endpoint: str) -> Clients:
    """``aws("sqs")``, or ``aws("sqs", OTHER)`` in another account."""
    sts = boto3.client("sts", REGION, endpoint_url=endpoint, aws_access_key_id="t", aws_secret_access_key="t")

    def client(service: str, account: str = ACCOUNT, region: str = REGION) -> Any:
        role = f"arn:aws:iam::{account}:role/tester"
        keys = sts.assume_role(RoleArn=role, RoleSessionName="tester")["Credentials"]
        return boto3.client(
            service,
            region,
            endpoint_url=endpoint,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
        )

    return client


@pytest.fixture
def door(endpoint: str) -> Iterator[str]:
    """The address of the door for tests, with nothing counted and nothing failing."""
    address = f"{endpoint}/slipway-emulator"
    requests.delete(f"{address}/calls", timeout=5)
    yield address
    requests.delete(f"{address}/fail", timeout=5)
