"""The pipeline in an account: written down, started, waited for. Needs no SDK but boto3."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from pipeline import package as packages
from pipeline.settings import Place, filled

OVER = {"Succeeded", "Failed", "Stopped"}


def lookup(region: str) -> Callable[[str], str | None]:
    """Reads parameters of the account; None for one that is not there."""
    client = boto3.client("ssm", region_name=region)

    def read(name: str) -> str | None:
        try:
            return str(client.get_parameter(Name=name)["Parameter"]["Value"])
        except client.exceptions.ParameterNotFound:
            return None

    return read


class Account:
    """One stage's account, as the role of this repository sees it."""

    def __init__(self, stage: str, region: str, place: Place) -> None:
        self.stage = stage
        self.region = region
        self.place = place
        self.sagemaker = boto3.client("sagemaker", region_name=region)
        self.s3 = boto3.client("s3", region_name=region)

    def upload(self, package: Path) -> None:
        """Puts the package where jobs read it and cannot write."""
        for name, content in packages.contents(package):
            self.s3.put_object(Bucket=self.place.bucket, Key=f"code/{self.place.package}/{name}", Body=content)

    def upsert(self, package: Path, version: str) -> str:
        """Uploads the package and writes its pipeline down; returns the pipeline's ARN."""
        self.upload(package)
        pipeline = {
            "PipelineName": self.place.pipeline_name,
            "PipelineDescription": described(version, self.place.package),
            "PipelineDefinition": self.definition(package),
            "RoleArn": self.place.role_arn,
        }
        if self.kept() is None:
            tags = {"slipway:project": self.place.prefix, "project": self.place.project, "stage": self.stage}
            marked = [{"Key": key, "Value": value} for key, value in tags.items()]
            return str(self.sagemaker.create_pipeline(**pipeline, Tags=marked)["PipelineArn"])
        return str(self.sagemaker.update_pipeline(**pipeline)["PipelineArn"])

    def definition(self, package: Path) -> str:
        """The package's pipeline as this account gets it."""
        return filled((package / "definitions" / f"{self.stage}.json").read_text(encoding="utf-8"), self.place)

    def kept(self) -> dict[str, Any] | None:
        """What the account has, as DescribePipeline says it; None before the first promotion."""
        try:
            found: dict[str, Any] = self.sagemaker.describe_pipeline(PipelineName=self.place.pipeline_name)
        except ClientError as problem:
            if problem.response["Error"]["Code"] not in ("ResourceNotFound", "ValidationException"):
                raise
            return None
        return found

    def start(self, run: str) -> str:
        """Starts an execution, or finds the one of this package that is still going on; returns its ARN."""
        name = f"package-{self.place.package[:12]}"
        latest = self.sagemaker.list_pipeline_executions(
            PipelineName=self.place.pipeline_name, SortBy="CreationTime", MaxResults=5
        )
        for execution in latest["PipelineExecutionSummaries"]:
            if (
                execution["PipelineExecutionStatus"] == "Executing"
                and execution.get("PipelineExecutionDisplayName") == name
            ):
                return str(execution["PipelineExecutionArn"])
        started = self.sagemaker.start_pipeline_execution(
            PipelineName=self.place.pipeline_name,
            PipelineExecutionDisplayName=name,
            PipelineExecutionDescription=f"package {self.place.package}",
            ClientRequestToken=f"{self.place.package[:40]}-{run}".ljust(32, "-"),
        )
        return str(started["PipelineExecutionArn"])

    def status(self, execution: str) -> str:
        """What SageMaker says of the execution, in a word."""
        state = self.sagemaker.describe_pipeline_execution(PipelineExecutionArn=execution)
        return str(state["PipelineExecutionStatus"])

    def wait(self, execution: str, minutes: float, pause: float = 20.0) -> bool:
        """Until the execution is over, however it ended, or the time is up; says whether it is over."""
        end = time.monotonic() + 60 * minutes
        while (status := self.status(execution)) not in OVER:
            if time.monotonic() > end:
                return False
            print(f"{status} …", flush=True)
            time.sleep(pause)
        return True

    def steps(self, execution: str) -> dict[str, dict[str, Any]]:
        """What SageMaker says of each step so far, by name, in the order in which they began."""
        pages = self.sagemaker.get_paginator("list_pipeline_execution_steps").paginate(
            PipelineExecutionArn=execution, SortOrder="Ascending"
        )
        return {step["StepName"]: step for page in pages for step in page["PipelineExecutionSteps"]}

    def proven(self) -> str | None:
        """ARN of an execution of this very package that succeeded here; None when there is none."""
        if self.kept() is None:
            return None
        for execution in self._executions():
            if execution["PipelineExecutionStatus"] == "Succeeded":
                arn = str(execution["PipelineExecutionArn"])
                said = self.sagemaker.describe_pipeline_execution(PipelineExecutionArn=arn)
                if said.get("PipelineExecutionDescription") == f"package {self.place.package}":
                    return arn
        return None

    def read(self, key: str) -> bytes | None:
        """An object of the stage's bucket; None when it is not there."""
        try:
            return bytes(self.s3.get_object(Bucket=self.place.bucket, Key=key)["Body"].read())
        except ClientError as problem:
            if problem.response["Error"]["Code"] not in ("NoSuchKey", "AccessDenied"):
                raise
            return None

    def _executions(self) -> Iterator[dict[str, Any]]:
        pages = self.sagemaker.get_paginator("list_pipeline_executions")
        for page in pages.paginate(PipelineName=self.place.pipeline_name, SortOrder="Descending"):
            yield from page["PipelineExecutionSummaries"]


def described(version: str, package: str) -> str:
    """What the pipeline says of itself; ``drift`` reads it back."""
    return f"{version}, package {package}"
