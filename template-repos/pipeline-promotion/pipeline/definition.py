"""The pipeline: preprocess, train, evaluate, and register what is good enough.

The only file that knows the SageMaker SDK.
"""

import json
import logging
import os
import warnings
from typing import Any

import boto3
from sagemaker.core import image_uris
from sagemaker.core.model_metrics import MetricsSource, ModelMetrics
from sagemaker.core.network import NetworkConfig
from sagemaker.core.processing import Processor
from sagemaker.core.shapes import (
    ProcessingInput,
    ProcessingOutput,
    ProcessingS3Input,
    ProcessingS3Output,
    StoppingCondition,
    Tag,
)
from sagemaker.core.training.configs import Compute, InputData, Networking, OutputDataConfig
from sagemaker.core.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.core.workflow.execution_variables import ExecutionVariables
from sagemaker.core.workflow.functions import Join, JsonGet
from sagemaker.core.workflow.parameters import ParameterFloat
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.core.workflow.properties import PropertyFile
from sagemaker.mlops.workflow.condition_step import ConditionStep
from sagemaker.mlops.workflow.fail_step import FailStep
from sagemaker.mlops.workflow.model_step import ModelStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.mlops.workflow.steps import CacheConfig, ProcessingStep, TrainingStep
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.train import ModelTrainer

from pipeline.settings import OWN_DISK, Place, config, marks

# The SDK would ask IAM whether the role may start any job at all. It may not: only jobs in our network, with our key.
os.environ.setdefault("SAGEMAKER_VALIDATE_ROLE", "false")

# The SDK tells of every value that it looks up, and that nothing is started; what is wrong, it raises.
logging.disable(logging.WARNING)
warnings.filterwarnings("ignore", message="Running within a PipelineSession")

NO_TELEMETRY = {
    "SchemaVersion": "1.0",
    "SageMaker": {"PythonSDK": {"Modules": {"TelemetryOptOut": True}}},
}

# The SDK asks IAM about whatever does not look like a role's ARN; the mark takes its place when all is compiled.
ROLE = "arn:aws:iam::role/mark"

INSIDE = "/opt/ml/processing"
HOUR = 3600


class Definition:
    """Compiles the pipeline of one stage; what only the account knows is a mark in it."""

    def __init__(self, stage: str, region: str) -> None:
        self.place: Place = marks()
        self.config = config(stage)
        self.region = region
        self.tags = {
            "slipway:project": self.place.prefix,
            "project": self.place.project,
            "business-unit": self.place.business_unit,
            "stage": stage,
        }
        self.session = PipelineSession(
            boto_session=boto3.Session(region_name=region),
            default_bucket=self.place.bucket,
            sagemaker_config=NO_TELEMETRY,
        )
        self.instance: str = self.config["instance-type"]
        self.gates = {
            name: ParameterFloat(f"Least{name.title()}", least) for name, least in self.config["gates"].items()
        }

    def pipeline(self) -> Pipeline:
        """All steps in their order."""
        preprocess = self._preprocess()
        train = self._train(preprocess)
        evaluation = PropertyFile("Evaluation", output_name="evaluation", path="evaluation.json")
        evaluate = self._evaluate(preprocess, train, evaluation)
        figures = {
            name: JsonGet(evaluate.name, evaluation, f"binary_classification_metrics.{name}.value")
            for name in self.gates
        }
        gate = ConditionStep(
            name="Gate",
            conditions=[ConditionGreaterThanOrEqualTo(figures[name], least) for name, least in self.gates.items()],
            if_steps=[self._register(train, evaluate)],
            else_steps=[self._refuse(figures)],
        )
        return Pipeline(
            name=self.place.pipeline_name,
            parameters=list(self.gates.values()),
            steps=[preprocess, train, evaluate, gate],
            sagemaker_session=self.session,
            pipeline_experiment_config=None,
        )

    def compiled(self) -> dict[str, Any]:
        """What SageMaker gets, but for the marks."""
        definition: dict[str, Any] = json.loads(self.pipeline().definition().replace(ROLE, self.place.role_arn))
        return definition

    def _preprocess(self) -> ProcessingStep:
        # SageMaker compares a folder's name, not what is in it: new rows below it must not be taken for the old ones.
        folder = self.config["data"]
        rows = [] if folder == "example" else [self._input("rows", f"s3://{self.place.bucket}/{folder}")]
        where = ["--input", f"{INSIDE}/input/rows"] if rows else []
        outputs = [self._output(name, "data") for name in ("train", "test")]
        words = [*where, "--output", f"{INSIDE}/output"]
        return self._job("Preprocess", "preprocess", rows, outputs, words, cached=not rows)

    def _train(self, preprocess: ProcessingStep) -> TrainingStep:
        place = self.place
        trainer = ModelTrainer(
            sagemaker_session=self.session,
            role=ROLE,
            training_image=self._image("training"),
            compute=Compute(
                instance_type=self.instance,
                instance_count=1,
                volume_size_in_gb=30,
                volume_kms_key_id=self._volume_key(),
            ),
            networking=Networking(
                subnets=list(place.subnets),
                security_group_ids=list(place.security_groups),
                enable_inter_container_traffic_encryption=True,
            ),
            output_data_config=OutputDataConfig(s3_output_path=self._s3("models"), kms_key_id=place.key_arn),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=4 * HOUR),
            hyperparameters={
                "sagemaker_program": "model/train.py",
                "sagemaker_submit_directory": self._code("source.tar.gz"),
                "sagemaker_region": self.region,
                **self.config["hyperparameters"],
            },
            tags=[Tag(key=key, value=value) for key, value in self.tags.items()],
            base_job_name="train",
        )
        rows = InputData(channel_name="train", data_source=_uri(preprocess, "train"))
        return TrainingStep(
            name="Train",
            step_args=trainer.train(input_data_config=[rows]),
            cache_config=_cache(),
            retry_policies=_retries(),
        )

    def _evaluate(self, preprocess: ProcessingStep, train: TrainingStep, found: PropertyFile) -> ProcessingStep:
        inputs = [
            self._input("model", train.properties.ModelArtifacts.S3ModelArtifacts),
            self._input("test", _uri(preprocess, "test")),
        ]
        words = [
            *("--model", f"{INSIDE}/input/model"),
            *("--test", f"{INSIDE}/input/test"),
            *("--output", f"{INSIDE}/output/evaluation"),
        ]
        return self._job("Evaluate", "evaluate", inputs, [self._output("evaluation", "evaluation")], words, [found])

    def _job(
        self,
        name: str,
        module: str,
        inputs: list[ProcessingInput],
        outputs: list[ProcessingOutput],
        words: list[str],
        files: list[PropertyFile] | None = None,
        cached: bool = True,
    ) -> ProcessingStep:
        place = self.place
        processor = Processor(
            role=ROLE,
            image_uri=self._image("training"),
            entrypoint=["env", f"PYTHONPATH={INSIDE}/input/code", "python3", "-m", f"model.{module}"],
            instance_count=1,
            instance_type=self.instance,
            volume_kms_key=self._volume_key(),
            output_kms_key=place.key_arn,
            max_runtime_in_seconds=HOUR,
            sagemaker_session=self.session,
            tags=[{"Key": key, "Value": value} for key, value in self.tags.items()],
            network_config=NetworkConfig(
                subnets=list(place.subnets),
                security_group_ids=list(place.security_groups),
                encrypt_inter_container_traffic=True,
            ),
        )
        code = self._input("code", self._code("files"))
        return ProcessingStep(
            name=name,
            step_args=processor.run(inputs=[code, *inputs], outputs=outputs, arguments=words),
            property_files=files or [],
            cache_config=_cache() if cached else None,
            retry_policies=_retries(),
        )

    def _register(self, train: TrainingStep, evaluate: ProcessingStep) -> ModelStep:
        place = self.place
        builder = ModelBuilder(
            s3_model_data_url=train.properties.ModelArtifacts.S3ModelArtifacts,
            image_uri=self._image("inference"),
            role_arn=ROLE,
            # The code that answers lies in the model's archive (model/train.py), so that a stage needs nothing else.
            env_vars={"SAGEMAKER_PROGRAM": "inference.py", "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code"},
            dependencies={},
            sagemaker_session=self.session,
        )
        where = Join(on="/", values=[_uri(evaluate, "evaluation"), "evaluation.json"])
        arguments = builder.register(
            model_package_group_name=place.group,
            content_types=["text/csv", "application/json"],
            response_types=["text/csv", "application/json"],
            inference_instances=["ml.m5.large", "ml.m5.xlarge"],
            transform_instances=["ml.m5.large", "ml.m5.xlarge"],
            approval_status="PendingManualApproval",
            description=f"{place.project}, package {place.package}",
            model_metrics=ModelMetrics(
                model_statistics=MetricsSource(content_type="application/json", s3_uri=where),
            ),
            customer_metadata_properties={
                "package": place.package,
                "pipeline-execution": ExecutionVariables.PIPELINE_EXECUTION_ID,
            },
        )
        return ModelStep(name="Register", step_args=arguments, retry_policies=[_service_retry()])

    def _refuse(self, figures: dict[str, JsonGet]) -> FailStep:
        words: list[Any] = ["Not registered:"]
        for name, least in self.gates.items():
            words += [f" {name} ", figures[name], ", at least ", least, ";"]
        return FailStep(name="NotGoodEnough", error_message=Join(on="", values=[*words[:-1], "."]))

    def _image(self, scope: str) -> str:
        ready: str = image_uris.retrieve(
            "sklearn",
            self.region,
            version=self.config["framework"],
            instance_type="ml.m5.large",
            image_scope=scope,
        )
        return ready

    def _volume_key(self) -> str | None:
        """A machine with a disk of its own encrypts it itself and takes no key."""
        return None if OWN_DISK.match(self.instance) else self.place.key_arn

    def _code(self, name: str) -> str:
        return f"s3://{self.place.bucket}/code/{self.place.package}/{name}"

    def _s3(self, folder: str) -> Join:
        """Each execution has a folder of its own, so that none writes over another."""
        return Join(on="/", values=[f"s3://{self.place.bucket}", folder, ExecutionVariables.PIPELINE_EXECUTION_ID])

    def _output(self, name: str, folder: str) -> ProcessingOutput:
        where = Join(on="/", values=[self._s3(folder), name])
        place = ProcessingS3Output(s3_uri=where, local_path=f"{INSIDE}/output/{name}", s3_upload_mode="EndOfJob")
        return ProcessingOutput(output_name=name, s3_output=place)

    @staticmethod
    def _input(name: str, where: Any) -> ProcessingInput:  # noqa: ANN401
        place = ProcessingS3Input(
            s3_uri=where, local_path=f"{INSIDE}/input/{name}", s3_data_type="S3Prefix", s3_input_mode="File"
        )
        return ProcessingInput(input_name=name, s3_input=place)


def _uri(step: ProcessingStep, output: str) -> Any:  # noqa: ANN401
    return step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri


def _cache() -> CacheConfig:
    """The same step with the same input is not run twice within a month."""
    return CacheConfig(enable_caching=True, expire_after="P30D")


def _service_retry() -> StepRetryPolicy:
    return StepRetryPolicy(
        exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING],
        interval_seconds=30,
        max_attempts=3,
    )


def _retries() -> list[StepRetryPolicy | SageMakerJobStepRetryPolicy]:
    busy = SageMakerJobStepRetryPolicy(
        exception_types=[SageMakerJobExceptionTypeEnum.INTERNAL_ERROR, SageMakerJobExceptionTypeEnum.CAPACITY_ERROR],
        interval_seconds=60,
        max_attempts=3,
    )
    return [_service_retry(), busy]
