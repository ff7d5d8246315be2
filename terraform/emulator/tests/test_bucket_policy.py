"""A bucket's denials count when their conditions are met, and only then."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from conftest import Clients

KEY = "arn:aws:kms:eu-west-1:111122223333:key/0b5e7a4c-1d2f-4a3b-8c4d-5e6f7a8b9c0d"


@pytest.fixture(scope="module")
def bucket(aws: Clients) -> tuple[Any, str]:
    s3, name = aws("s3"), "states-of-somebody"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    denials = [
        {"Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
        {
            "Action": "s3:PutObject",
            "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": KEY}},
        },
        {"Action": "s3:DeleteObject", "NotResource": f"arn:aws:s3:::{name}/*.tflock"},
    ]
    common = {"Effect": "Deny", "Principal": "*", "Resource": f"arn:aws:s3:::{name}/*"}
    policy = [
        {k: v for k, v in (common | denial).items() if k != "Resource" or "NotResource" not in denial}
        for denial in denials
    ]
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": policy}))
    return s3, name


def put(s3: Any, name: str, key: str, **how: str) -> None:
    s3.put_object(Bucket=name, Key=key, Body=b"{}", **how)


def test_takes_what_our_key_encrypts(bucket: tuple[Any, str]) -> None:
    s3, name = bucket

    put(s3, name, "a.tfstate", ServerSideEncryption="aws:kms", SSEKMSKeyId=KEY)

    assert s3.get_object(Bucket=name, Key="a.tfstate")["SSEKMSKeyId"] == KEY


@pytest.mark.parametrize("how", [{}, {"ServerSideEncryption": "AES256"}, {"ServerSideEncryption": "aws:kms"}])
def test_refuses_what_another_key_encrypts(bucket: tuple[Any, str], how: dict[str, str]) -> None:
    s3, name = bucket

    with pytest.raises(ClientError):
        put(s3, name, "b.tfstate", **how)


def test_keeps_states_and_lets_go_of_locks(bucket: tuple[Any, str]) -> None:
    s3, name = bucket
    for key in ("c.tfstate", "c.tfstate.tflock"):
        put(s3, name, key, ServerSideEncryption="aws:kms", SSEKMSKeyId=KEY)

    s3.delete_object(Bucket=name, Key="c.tfstate.tflock")
    with pytest.raises(ClientError):
        s3.delete_object(Bucket=name, Key="c.tfstate")
