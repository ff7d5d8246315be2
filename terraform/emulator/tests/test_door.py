"""The door through which tests count calls and make them fail."""

import time

import pytest
import requests
from botocore.exceptions import ClientError
from conftest import ACCOUNT, OTHER, Clients


def fail(door: str, **fault: object) -> None:
    requests.post(f"{door}/fail", json=fault, timeout=5).raise_for_status()


def calls(door: str) -> list[tuple[str, str, str, int]]:
    content = requests.get(f"{door}/calls", timeout=5).json()
    return [(call["service"], call["action"], call["account"], call["status"]) for call in content]


def test_counts_what_changes_something(aws: Clients, door: str) -> None:
    aws("sqs").create_queue(QueueName="counted")
    aws("sqs").list_queues()
    aws("ssm", OTHER).put_parameter(Name="/counted", Value="x", Type="String")
    aws("iam").create_role(RoleName="counted", AssumeRolePolicyDocument="{}")
    s3 = aws("s3")
    s3.create_bucket(Bucket="counted", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_object(Bucket="counted", Key="a/b", Body=b"x")
    s3.head_object(Bucket="counted", Key="a/b")
    s3.put_bucket_versioning(Bucket="counted", VersioningConfiguration={"Status": "Enabled"})

    assert calls(door) == [
        ("sqs", "CreateQueue", ACCOUNT, 200),
        ("ssm", "PutParameter", OTHER, 200),
        ("iam", "CreateRole", ACCOUNT, 200),
        ("s3", "CreateBucket", ACCOUNT, 200),
        ("s3", "PutObject", ACCOUNT, 200),
        ("s3", "PutBucketVersioning", ACCOUNT, 200),
    ]


@pytest.mark.parametrize(
    ("service", "action", "method"),
    [
        ("ssm", "DescribeParameters", "describe_parameters"),
        ("iam", "ListRoles", "list_roles"),
        ("s3", "ListBuckets", "list_buckets"),
    ],
)
def test_refuses_as_asked_and_then_no_more(aws: Clients, door: str, service: str, action: str, method: str) -> None:
    fail(door, service=service, action=action, status=400, code="AccessDenied", message="no")

    with pytest.raises(ClientError, match=r"AccessDenied.*no"):
        getattr(aws(service), method)()
    getattr(aws(service), method)()


def test_loses_the_answer_of_a_call_that_is_done(aws: Clients, door: str) -> None:
    fail(door, service="ssm", action="PutParameter", status=400, code="Lost", after=True)

    with pytest.raises(ClientError, match="Lost"):
        aws("ssm").put_parameter(Name="/lost", Value="x", Type="String")

    assert aws("ssm").get_parameter(Name="/lost")["Parameter"]["Value"] == "x"


def test_delays_only_the_account_that_is_named(aws: Clients, door: str) -> None:
    fail(door, service="sqs", action="ListQueues", account=OTHER, seconds=1)
    began = time.monotonic()
    aws("sqs").list_queues()
    unhindered = time.monotonic() - began
    aws("sqs", OTHER).list_queues()

    assert unhindered < 1 <= time.monotonic() - began
