"""What every test shares: no AWS but an emulated one."""

import os
from collections.abc import Iterator

import boto3
import pytest

os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}

from moto import mock_aws

ACCOUNT = "123456789012"
BUCKET = "retail-preprod-churn-12345678"
DEV_BUCKET = "retail-dev-churn-87654321"
PROD_BUCKET = "retail-prod-churn-12345678"
VARIABLES = {
    "PROJECT_NAME": "churn",
    "BUSINESS_UNIT": "retail",
    "AWS_REGION": "eu-west-1",
    "AWS_ACCOUNT_ID": ACCOUNT,
    "ARTIFACT_BUCKET": BUCKET,
    "MODEL_PACKAGE_GROUP": "retail-dev-churn",
    "MODEL_REGISTRY_ACCOUNT_ID": ACCOUNT,
}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        for bucket in (BUCKET, DEV_BUCKET, PROD_BUCKET):
            boto3.client("s3").create_bucket(
                Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
            )
        yield


def package(
    status: str = "Approved", group: str = "retail-dev-churn", content: bytes = b"model", etag: str = ""
) -> str:
    """Registers a model package as model-training does, ``etag`` where the registry knows one; returns its ARN."""
    sagemaker, s3 = boto3.client("sagemaker"), boto3.client("s3")
    if group not in [
        entry["ModelPackageGroupName"]
        for entry in sagemaker.list_model_package_groups()["ModelPackageGroupSummaryList"]
    ]:
        sagemaker.create_model_package_group(ModelPackageGroupName=group)
    for name in ("model.tar.gz", "statistics.json", "constraints.json"):
        s3.put_object(Bucket=DEV_BUCKET, Key=f"models/one/{name}", Body=content)
    made = sagemaker.create_model_package(
        ModelPackageGroupName=group,
        ModelApprovalStatus=status,
        InferenceSpecification={
            "Containers": [
                {
                    "Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.9-0-cpu-py3",
                    "ImageDigest": "sha256:" + "a" * 64,
                    "ModelDataUrl": f"s3://{DEV_BUCKET}/models/one/model.tar.gz",
                    "Environment": {"SAGEMAKER_PROGRAM": "inference.py"},
                    **({"ModelDataETag": etag} if etag else {}),
                }
            ],
            "SupportedContentTypes": ["text/csv"],
            "SupportedResponseMIMETypes": ["application/json"],
        },
        DriftCheckBaselines={
            "ModelDataQuality": {
                name: {"ContentType": "application/json", "S3Uri": f"s3://{DEV_BUCKET}/models/one/{name.lower()}.json"}
                for name in ("Statistics", "Constraints")
            }
        },
    )
    return str(made["ModelPackageArn"])
