"""The pipeline: prepare, fine-tune, evaluate beside the base model, and register what did not get worse.

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
    ModelPackageModelCard,
    ProcessingInput,
    ProcessingOutput,
    ProcessingS3Input,
    ProcessingS3Output,
    StoppingCondition,
    Tag,
)
from sagemaker.core.training.configs import Compute, InputData, Networking, OutputDataConfig
from sagemaker.core.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThanOrEqualTo
from sagemaker.core.workflow.execution_variables import ExecutionVariables
from sagemaker.core.workflow.functions import Join, JsonGet
from sagemaker.core.workflow.parameters import Parameter, ParameterFloat, ParameterString
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

from model.card import card
from pipeline.settings import IMAGES, Settings

# The SDK would ask IAM whether the role may start any job at all. It may not: only jobs in our network, with our key.
os.environ.setdefault("SAGEMAKER_VALIDATE_ROLE", "false")

# The SDK tells of every value that it looks up, and that nothing is started; what is wrong, it raises.
logging.disable(logging.WARNING)
warnings.filterwarnings("ignore", message="Running within a PipelineSession")

NO_TELEMETRY = {
    "SchemaVersion": "1.0",
    "SageMaker": {"PythonSDK": {"Modules": {"TelemetryOptOut": True}}},
}

INSIDE = "/opt/ml/processing"
HOUR = 3600


class Definition:
    """Compiles the pipeline of one stage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.session = PipelineSession(
            boto_session=boto3.Session(region_name=settings.region),
            default_bucket=settings.bucket,
            sagemaker_config=NO_TELEMETRY,
        )
        self.images = {name: ParameterString(f"{name.title()}Image", self._image(name)) for name in IMAGES}
        self.instance = ParameterString("InstanceType", settings.instance_type)
        gates = settings.config["gates"]
        self.least_gain = ParameterFloat("LeastAccuracyGain", gates["accuracy-gain"])
        self.largest_ratio = ParameterFloat("LargestPerplexityRatio", gates["perplexity-ratio"])
        self.base = settings.base

    def pipeline(self) -> Pipeline:
        """All steps in their order."""
        prepare = self._prepare()
        finetune = self._finetune(prepare)
        found = PropertyFile("Evaluation", output_name="evaluation", path="evaluation.json")
        evaluate = self._evaluate(prepare, finetune, found)
        gain = JsonGet(evaluate.name, found, "accuracy_gain")
        ratio = JsonGet(evaluate.name, found, "perplexity_ratio")
        gate = ConditionStep(
            name="Gate",
            conditions=[
                ConditionGreaterThanOrEqualTo(gain, self.least_gain),
                ConditionLessThanOrEqualTo(ratio, self.largest_ratio),
            ],
            if_steps=[self._register(finetune, evaluate)],
            else_steps=[self._refuse(gain, ratio)],
        )
        return Pipeline(
            name=self.settings.pipeline_name,
            parameters=self._parameters(),
            steps=[prepare, finetune, evaluate, gate],
            sagemaker_session=self.session,
            pipeline_experiment_config=None,
        )

    def compiled(self) -> dict[str, Any]:
        """What SageMaker gets, with everything in a fixed order."""
        definition: dict[str, Any] = json.loads(self.pipeline().definition())
        return definition

    def _parameters(self) -> list[Parameter]:
        return [*self.images.values(), self.instance, self.least_gain, self.largest_ratio]

    def _prepare(self) -> ProcessingStep:
        # SageMaker compares a folder's name, not what is in it: new rows below it must not be taken for the old ones.
        folder = self.settings.config["data"]
        rows = [] if folder == "example" else [self._input("rows", f"s3://{self.settings.bucket}/{folder}")]
        where = ["--input", f"{INSIDE}/input/rows"] if rows else []
        outputs = [self._output(name, "data") for name in ("train", "validation", "task")]
        words = [*where, "--output", f"{INSIDE}/output", "--method", self.settings.method]
        return self._job("Prepare", "prepare", rows, outputs, words, cached=not rows)

    def _finetune(self, prepare: ProcessingStep) -> TrainingStep:
        settings, recipe = self.settings, self.settings.config["recipe"]
        trainer = ModelTrainer(
            sagemaker_session=self.session,
            role=settings.role_arn,
            training_image=self.images["training"],
            compute=Compute(
                instance_type=self.instance,
                instance_count=1,
                volume_size_in_gb=200,
                volume_kms_key_id=settings.volume_key,
            ),
            networking=Networking(
                subnets=list(settings.subnets),
                security_group_ids=list(settings.security_groups),
                enable_inter_container_traffic_encryption=True,
            ),
            output_data_config=OutputDataConfig(s3_output_path=self._s3("models"), kms_key_id=settings.key_arn),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=24 * HOUR),
            environment={"HF_HUB_OFFLINE": "1"},
            hyperparameters={
                "sagemaker_program": "model/finetune.py",
                "sagemaker_submit_directory": self._code("source.tar.gz"),
                "sagemaker_region": settings.region,
                "method": settings.method,
                **recipe,
            },
            tags=[Tag(key=key, value=value) for key, value in settings.tags.items()],
            base_job_name=settings.pipeline_name,
        )
        channels = {"train": _uri(prepare, "train"), "base": self._base()}
        inputs = [InputData(channel_name=name, data_source=where) for name, where in channels.items()]
        return TrainingStep(
            name="Finetune",
            step_args=trainer.train(input_data_config=inputs),
            cache_config=_cache(),
            retry_policies=_retries(),
        )

    def _evaluate(self, prepare: ProcessingStep, finetune: TrainingStep, found: PropertyFile) -> ProcessingStep:
        inputs = [
            self._input("model", finetune.properties.ModelArtifacts.S3ModelArtifacts),
            self._input("base", self._base()),
            *(self._input(f"data/{name}", _uri(prepare, name)) for name in ("validation", "task")),
        ]
        words = [
            *("--base", f"{INSIDE}/input/base"),
            *("--model", f"{INSIDE}/input/model"),
            *("--data", f"{INSIDE}/input/data"),
            *("--output", f"{INSIDE}/output/evaluation"),
            *("--judge", self.settings.config["judge"]),
        ]
        words = words if self.settings.config["judge"] else words[:-2]
        return self._job("Evaluate", "evaluate", inputs, [self._output("evaluation", "evaluation")], words, [found])

    def _base(self) -> str:
        return f"s3://{self.settings.bucket}/data/base-models/{self.settings.base_model}/"

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
        settings = self.settings
        processor = Processor(
            role=settings.role_arn,
            image_uri=self.images["processing"],
            entrypoint=["env", f"PYTHONPATH={INSIDE}/input/code", "python3", "-m", f"model.{module}"],
            instance_count=1,
            instance_type=self.instance,
            volume_size_in_gb=200,
            volume_kms_key=settings.volume_key,
            output_kms_key=settings.key_arn,
            max_runtime_in_seconds=6 * HOUR,
            sagemaker_session=self.session,
            tags=[{"Key": key, "Value": value} for key, value in settings.tags.items()],
            network_config=NetworkConfig(
                subnets=list(settings.subnets),
                security_group_ids=list(settings.security_groups),
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

    def _register(self, finetune: TrainingStep, evaluate: ProcessingStep) -> ModelStep:
        settings = self.settings
        content = json.dumps(card(settings.project, settings.business_unit, settings.commit, self.base))
        builder = ModelBuilder(
            s3_model_data_url=finetune.properties.ModelArtifacts.S3ModelArtifacts,
            image_uri=self.images["inference"],
            role_arn=settings.role_arn,
            # The adapter lies in the archive; the base model is read from the project's bucket.
            env_vars={"HF_MODEL_ID": self._base(), "OPTION_ENABLE_LORA": "true", "HF_HUB_OFFLINE": "1"},
            dependencies={},
            sagemaker_session=self.session,
        )
        arguments = builder.register(
            model_package_group_name=settings.group,
            content_types=["application/json"],
            response_types=["application/json"],
            inference_instances=[settings.instance_type],
            transform_instances=[settings.instance_type],
            approval_status="PendingManualApproval",
            description=f"{settings.project}, {settings.base_model}, commit {settings.commit[:12]}",
            model_metrics=ModelMetrics(model_statistics=_json(evaluate, "evaluation", "evaluation.json")),
            customer_metadata_properties={
                "base-model": settings.base_model,
                "commit": settings.commit,
                "licence": self.base["licence"],
                "pipeline-execution": ExecutionVariables.PIPELINE_EXECUTION_ID,
            },
            model_card=ModelPackageModelCard(model_card_content=content, model_card_status="Draft"),
        )
        return ModelStep(name="Register", step_args=arguments, retry_policies=[_service_retry()])

    def _refuse(self, gain: JsonGet, ratio: JsonGet) -> FailStep:
        words = ["Not registered: accuracy beside the base model ", gain, ", at least ", self.least_gain]
        return FailStep(
            name="NotGoodEnough",
            error_message=Join(
                on="", values=[*words, "; perplexity ", ratio, " of it, at most ", self.largest_ratio, "."]
            ),
        )

    def _image(self, name: str) -> str:
        chosen = self.settings.config["images"]["inference" if name == "inference" else "training"]
        ready: str = image_uris.retrieve(
            chosen["framework"],
            self.settings.region,
            version=chosen["version"],
            base_framework_version=chosen.get("base"),
            instance_type=self.settings.instance_type,
            image_scope="inference" if name == "inference" else "training",
        )
        return self.settings.images.get(name, ready)

    def _code(self, name: str) -> str:
        return f"s3://{self.settings.bucket}/code/{self.settings.commit}/{name}"

    def _s3(self, folder: str) -> Join:
        """Each execution has a folder of its own, so that none writes over another."""
        return Join(on="/", values=[f"s3://{self.settings.bucket}", folder, ExecutionVariables.PIPELINE_EXECUTION_ID])

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


def _json(step: ProcessingStep, output: str, name: str) -> MetricsSource:
    return MetricsSource(content_type="application/json", s3_uri=Join(on="/", values=[_uri(step, output), name]))


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
