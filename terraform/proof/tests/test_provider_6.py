"""Our HCL under the newest provider: every resource, argument and nested block is in its published schema."""

from pathlib import Path

import pytest

from proof import hcl, places, schema


@pytest.mark.parametrize("folder", places.of_aws(), ids=str)
def test_knows_everything_we_say(folder: Path) -> None:
    assert list(schema.problems(places.TERRAFORM / folder)) == []


def said(text: str) -> list[str]:
    return [words for block in hcl.parsed(text) for words in schema.wrong(block)]


def test_accepts_a_role() -> None:
    assert said('resource "aws_iam_role" "it" {\n  name = "x"\n  assume_role_policy = "{}"\n}') == []


def test_refuses_an_unknown_resource() -> None:
    assert said('resource "aws_opsworks_stack" "it" {\n  name = "x"\n}') == ["the provider has no such thing"]


def test_refuses_an_unknown_argument() -> None:
    assert said('resource "aws_sqs_queue" "it" {\n  nonsense = 1\n}') == ["SqsQueueConfig has no argument nonsense"]


def test_refuses_an_unknown_argument_of_a_nested_block() -> None:
    text = 'resource "aws_s3_bucket_versioning" "it" {\n  bucket = "x"\n  versioning_configuration {\n    state = "on"\n  }\n}'
    assert said(text) == ["S3BucketVersioningVersioningConfiguration has no argument state"]


def test_refuses_an_unknown_argument_of_a_dynamic_block() -> None:
    text = 'data "aws_iam_policy_document" "it" {\n  dynamic "statement" {\n    for_each = []\n    content {\n      verbs = []\n    }\n  }\n}'
    assert said(text) == ["DataAwsIamPolicyDocumentStatement has no argument verbs"]


def test_refuses_what_is_removed_or_deprecated() -> None:
    assert said('resource "aws_eip" "it" {\n  vpc = true\n}') == ["EipConfig has no argument vpc"]
    deprecated = 'resource "aws_iam_role" "it" {\n  assume_role_policy = "{}"\n  managed_policy_arns = []\n}'
    assert said(deprecated) == ["managed_policy_arns is deprecated"]


def test_refuses_a_block_where_there_is_none() -> None:
    assert said('resource "aws_sqs_queue" "it" {\n  tags {\n    a = 1\n  }\n}') == ["tags is no block"]
