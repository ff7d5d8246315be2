"""The pipeline: preprocess, train, evaluate, look for bias, and register what is good enough.

The only file that knows the SageMaker SDK.
"""

import json
import logging
import os
import warnings
from typing import Any

import boto3
from sagemaker.core import image_uris
from sagemaker.core.drift_check_baselines import DriftCheckBaselines
from sagemaker.core.model_metrics import MetricsSource, ModelMetrics
from sagemaker.core.network import NetworkConfig
from sagemaker.core.processing import Processor
from sagemaker.core.shapes import (
    MetricDefinition,
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
from model.train import FIGURES
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
        self.gates = {
            name: ParameterFloat(f"Least{name.title()}", least) for name, least in settings.config["gates"].items()
        }
        self.largest_gap = ParameterFloat("LargestGap", settings.config["largest-gap"])

    def pipeline(self) -> Pipeline:
        """All steps in their order."""
        preprocess = self._preprocess()
        train = self._train(preprocess)
        evaluation = PropertyFile("Evaluation", output_name="evaluation", path="evaluation.json")
        bias = PropertyFile("Bias", output_name="bias", path="bias.json")
        evaluate = self._judge("Evaluate", "evaluate", preprocess, train, evaluation)
        unfair = self._judge("Bias", "bias", preprocess, train, bias)
        figures = {
            name: JsonGet(evaluate.name, evaluation, f"binary_classification_metrics.{name}.value")
            for name in self.gates
        }
        gap = JsonGet(unfair.name, bias, "largest_gap")
        gate = ConditionStep(
            name="Gate",
            conditions=[
                *(ConditionGreaterThanOrEqualTo(figures[name], least) for name, least in self.gates.items()),
                ConditionLessThanOrEqualTo(gap, self.largest_gap),
            ],
            if_steps=[self._register(preprocess, train, evaluate, unfair)],
            else_steps=[self._refuse(figures, gap)],
        )
        return Pipeline(
            name=self.settings.pipeline_name,
            parameters=self._parameters(),
            steps=[preprocess, train, evaluate, unfair, gate],
            sagemaker_session=self.session,
            pipeline_experiment_config=None,
        )

    def compiled(self) -> dict[str, Any]:
        """What SageMaker gets, with everything in a fixed order."""
        definition: dict[str, Any] = json.loads(self.pipeline().definition())
        return definition

    def _parameters(self) -> list[Parameter]:
        return [*self.images.values(), self.instance, *self.gates.values(), self.largest_gap]

    def _preprocess(self) -> ProcessingStep:
        # SageMaker compares a folder's name, not what is in it: new rows below it must not be taken for the old ones.
        folder = self.settings.config["data"]
        rows = [] if folder == "example" else [self._input("rows", f"s3://{self.settings.bucket}/{folder}")]
        where = ["--input", f"{INSIDE}/input/rows"] if rows else []
        outputs = [self._output(name, "data") for name in ("train", "validation", "test")]
        # With the models: a release takes both along, and may read nothing else of this bucket.
        outputs.append(self._output("baseline", "models"))
        words = [*where, "--output", f"{INSIDE}/output"]
        return self._job("Preprocess", "preprocess", rows, outputs, words, cached=not rows)

    def _train(self, preprocess: ProcessingStep) -> TrainingStep:
        settings = self.settings
        trainer = ModelTrainer(
            sagemaker_session=self.session,
            role=settings.role_arn,
            training_image=self.images["training"],
            compute=Compute(
                instance_type=self.instance,
                instance_count=1,
                volume_size_in_gb=30,
                volume_kms_key_id=settings.volume_key,
            ),
            networking=Networking(
                subnets=list(settings.subnets),
                security_group_ids=list(settings.security_groups),
                enable_inter_container_traffic_encryption=True,
            ),
            output_data_config=OutputDataConfig(s3_output_path=self._s3("models"), kms_key_id=settings.key_arn),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=4 * HOUR),
            environment=self._mlflow(),
            hyperparameters={
                "sagemaker_program": "model/train.py",
                "sagemaker_submit_directory": self._code("source.tar.gz"),
                "sagemaker_region": settings.region,
                **settings.config["hyperparameters"],
            },
            tags=[Tag(key=key, value=value) for key, value in settings.tags.items()],
            base_job_name=settings.pipeline_name,
        )
        trainer.with_metric_definitions([MetricDefinition(name=name, regex=f"{name}=([0-9.]+)") for name in FIGURES])
        rows = [InputData(channel_name=name, data_source=_uri(preprocess, name)) for name in ("train", "validation")]
        return TrainingStep(
            name="Train",
            step_args=trainer.train(input_data_config=rows),
            cache_config=_cache(),
            retry_policies=_retries(),
        )

    def _mlflow(self) -> dict[str, str]:
        if not self.settings.mlflow_arn:
            return {}
        return {"MLFLOW_TRACKING_URI": self.settings.mlflow_arn, "MLFLOW_EXPERIMENT_NAME": self.settings.prefix}

    def _judge(
        self, name: str, module: str, preprocess: ProcessingStep, train: TrainingStep, found: PropertyFile
    ) -> ProcessingStep:
        inputs = [
            self._input("model", train.properties.ModelArtifacts.S3ModelArtifacts),
            self._input("test", _uri(preprocess, "test")),
        ]
        words = [
            *("--model", f"{INSIDE}/input/model"),
            *("--test", f"{INSIDE}/input/test"),
            *("--output", f"{INSIDE}/output/{found.output_name}"),
        ]
        return self._job(name, module, inputs, [self._output(found.output_name, "evaluation")], words, [found])

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
            volume_kms_key=settings.volume_key,
            output_kms_key=settings.key_arn,
            max_runtime_in_seconds=HOUR,
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

    def _register(
        self, preprocess: ProcessingStep, train: TrainingStep, evaluate: ProcessingStep, unfair: ProcessingStep
    ) -> ModelStep:
        settings = self.settings
        statistics, constraints = (
            _json(preprocess, "baseline", f"{name}.json") for name in ("statistics", "constraints")
        )
        content = json.dumps(card(settings.project, settings.business_unit, settings.commit))
        builder = ModelBuilder(
            s3_model_data_url=train.properties.ModelArtifacts.S3ModelArtifacts,
            image_uri=self.images["inference"],
            role_arn=settings.role_arn,
            # The code that answers lies in the model's archive (model/train.py), so that a stage needs nothing else.
            env_vars={"SAGEMAKER_PROGRAM": "inference.py", "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code"},
            dependencies={},
            sagemaker_session=self.session,
        )
        arguments = builder.register(
            model_package_group_name=settings.group,
            content_types=["text/csv", "application/json"],
            response_types=["text/csv", "application/json"],
            inference_instances=["ml.m5.large", "ml.m5.xlarge"],
            transform_instances=["ml.m5.large", "ml.m5.xlarge"],
            approval_status="PendingManualApproval",
            description=f"{settings.project}, commit {settings.commit[:12]}",
            model_metrics=ModelMetrics(
                model_statistics=_json(evaluate, "evaluation", "evaluation.json"),
                bias=_json(unfair, "bias", "bias.json"),
            ),
            drift_check_baselines=DriftCheckBaselines(
                model_data_statistics=statistics, model_data_constraints=constraints
            ),
            customer_metadata_properties={
                "commit": settings.commit,
                "pipeline-execution": ExecutionVariables.PIPELINE_EXECUTION_ID,
            },
            model_card=ModelPackageModelCard(model_card_content=content, model_card_status="Draft"),
        )
        return ModelStep(name="Register", step_args=arguments, retry_policies=[_service_retry()])

    def _refuse(self, figures: dict[str, JsonGet], gap: JsonGet) -> FailStep:
        words: list[Any] = ["Not registered:"]
        for name, least in self.gates.items():
            words += [f" {name} ", figures[name], ", at least ", least, ";"]
        words += [" gap between groups ", gap, ", at most ", self.largest_gap, "."]
        return FailStep(name="NotGoodEnough", error_message=Join(on="", values=words))

    def _image(self, name: str) -> str:
        ready: str = image_uris.retrieve(
            "sklearn",
            self.settings.region,
            version=self.settings.config["framework"],
            instance_type="ml.m5.large",
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
