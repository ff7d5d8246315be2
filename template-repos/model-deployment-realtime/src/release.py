"""Lets exactly one model into a stage: it must be ours, and approved; the record of it is signed."""

import argparse
import hashlib
import hmac
import json
import os
import sys
from pathlib import Path

import project


def refusal(package: dict, arn: str, group: str) -> str:
    """Why this model package may not be deployed; empty when it may."""
    if package.get("ModelPackageArn") != arn:
        return f"{arn} is not the model that was asked for"
    if package.get("ModelPackageGroupName") != group:
        return f"{arn} belongs to another project"
    if package.get("ModelApprovalStatus") != "Approved":
        return f"{arn} is not approved: {package.get('ModelApprovalStatus')}"
    return ""


def record(package: dict, stage: str, key: str) -> dict:
    """What is deployed where, and a signature that only this stage can make."""
    deployment = {"project": project.load().name, "stage": stage, "model": package["ModelPackageArn"]}
    content = json.dumps(deployment, sort_keys=True).encode()
    return deployment | {"signature": hmac.new(key.encode(), content, hashlib.sha256).hexdigest()}


def main(package: dict, arn: str, stage: str, group: str, key: str) -> dict:
    why = refusal(package, arn, group)
    if why:
        sys.exit(why)
    if not key:
        sys.exit("DEPLOYMENT_SIGNING_KEY is missing")
    return record(package, stage, key)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--package", type=Path, required=True, help="what describe-model-package said")
    arguments.add_argument("--model", required=True, help="the ARN of the model package")
    arguments.add_argument("--stage", required=True, choices=["preprod", "prod"])
    given = arguments.parse_args()
    described = json.loads(given.package.read_text(encoding="utf-8"))
    group, key = os.environ.get("MODEL_PACKAGE_GROUP", ""), os.environ.get("DEPLOYMENT_SIGNING_KEY", "")
    print(json.dumps(main(described, given.model, given.stage, group, key), indent=2))
