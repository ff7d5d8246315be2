"""What a release takes along from the registry: the model, and the baseline of its data."""

from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline.gate import Refused, version
from pipeline.settings import Settings


def container(settings: Settings, arn: str, package: dict[str, Any]) -> dict[str, Any]:
    """What Terraform makes a model of: the image by its digest, and the archive in our bucket. Raises Refused."""
    containers = package["InferenceSpecification"]["Containers"]
    if len(containers) != 1:
        raise Refused(f"{arn} has {len(containers)} containers; a model of one container can be deployed from here.")
    described = containers[0]
    image, digest = described["Image"], described.get("ImageDigest", "")
    if digest and "@" not in image:
        image = f"{image.rsplit(':', 1)[0]}@{digest}"
    return {
        "image": image,
        "model_data_url": _bring(
            settings, arn, described["ModelDataUrl"], "model.tar.gz", described.get("ModelDataETag", "")
        ),
        "environment": described.get("Environment", {}),
    }


def baseline(settings: Settings, arn: str, package: dict[str, Any]) -> dict[str, str] | None:
    """Statistics and constraints of the training data in our bucket; None where the model has none."""
    found = package.get("DriftCheckBaselines", {}).get("ModelDataQuality", {})
    if not {"Statistics", "Constraints"} <= set(found):
        return None
    return {
        name.lower(): _bring(settings, arn, found[name]["S3Uri"], f"{name.lower()}.json")
        for name in ("Statistics", "Constraints")
    }


def _bring(settings: Settings, arn: str, address: str, name: str, registered: str = "") -> str:
    """Copies a file of the registry's account into the stage's own bucket; returns where it lies.

    Raises Refused when it cannot be read, or is not the content that the registry names: ``registered``, an ETag.

    What runs must not lie where somebody in dev could write over it. A content that changed lies elsewhere, so that
    nothing that runs already is touched.
    """
    client = boto3.client("s3", region_name=settings.region)
    bucket, _, key = address.removeprefix("s3://").partition("/")
    try:
        content = client.head_object(Bucket=bucket, Key=key)["ETag"]
    except ClientError as problem:
        code = problem.response["Error"].get("Code", problem)
        raise Refused(
            f"{address} of {arn} cannot be read: {code}. A release reads only models/ of dev's bucket."
        ) from None
    identity = content.strip(chr(34))
    if registered.strip(chr(34)) not in ("", identity):
        raise Refused(f"{address} is not what was registered as {arn}: somebody wrote over it. Train and approve anew.")
    target = f"models/{version(arn)}/{identity}/{name}"
    client.copy(
        {"Bucket": bucket, "Key": key},
        settings.bucket,
        target,
        ExtraArgs={"CopySourceIfMatch": content, "TaggingDirective": "REPLACE"},
    )
    return f"s3://{settings.bucket}/{target}"
