"""What moto lacks around models and endpoints: names taken once, a way over to what is new, and back."""

from collections.abc import Container
from typing import Any

from moto.cloudwatch.models import cloudwatch_backends
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.sagemaker.exceptions import ValidationError
from moto.sagemaker.responses import SageMakerResponse

Thing = dict[str, Any]


class EndpointAnswers(SageMakerResponse):
    def create_model(self) -> ActionResult:
        _refuse(self._get_param("ModelName"), "model", self.sagemaker_backend._models)
        made: ActionResult = super().create_model()
        return made

    def create_endpoint_config(self) -> ActionResult:
        configs, name = self.sagemaker_backend.endpoint_configs, self._get_param("EndpointConfigName")
        _refuse(name, "endpoint configuration", configs)
        made: ActionResult = super().create_endpoint_config()
        configs[name].shadow_production_variants = self._get_param("ShadowProductionVariants")
        return made

    def create_endpoint(self) -> ActionResult:
        made: ActionResult = super().create_endpoint()
        self._endpoint().last_deployment_config = self._get_param("DeploymentConfig")
        return made

    def update_endpoint(self) -> ActionResult:
        endpoint, name = self._endpoint(), self._get_param("EndpointConfigName")
        config = self.sagemaker_backend.describe_endpoint_config(name)
        endpoint.last_deployment_config = self._get_param("DeploymentConfig")
        endpoint.last_modified_time = utcnow()
        if not self._is_taken_back(endpoint.last_deployment_config):
            endpoint.endpoint_config_name = name
            endpoint.production_variants = endpoint._process_production_variants(config["ProductionVariants"])
        return ActionResult({"EndpointArn": endpoint.arn})

    def _is_taken_back(self, deployment: Thing | None) -> bool:
        """An alarm that is raised takes the new configuration back: the endpoint is in service with the old one."""
        alarms = cloudwatch_backends[self.current_account][self.region].alarms
        named = ((deployment or {}).get("AutoRollbackConfiguration") or {}).get("Alarms") or []
        found = [alarms.get(alarm["AlarmName"]) for alarm in named]
        return any(alarm is not None and alarm.state_value == "ALARM" for alarm in found)

    # What nobody gave: moto tells it as an empty thing, and Terraform would take it away.
    def describe_model(self) -> ActionResult:
        return ActionResult(_given(super().describe_model().result))

    def describe_endpoint_config(self) -> ActionResult:
        return ActionResult(_given(super().describe_endpoint_config().result))

    def _endpoint(self) -> Any:
        name = self._get_param("EndpointName")
        self.sagemaker_backend.describe_endpoint(name)
        return self.sagemaker_backend.endpoints[name]


def _refuse(name: str, kind: str, names: Container[str]) -> None:
    if name in names:
        raise ValidationError(f'Cannot create already existing {kind} "{name}".')


def _given(content: Any) -> Any:
    if isinstance(content, dict):
        inner = {name: _given(value) for name, value in content.items()}
        return {name: value for name, value in inner.items() if value not in (None, {}, [])}
    return [_given(each) for each in content] if isinstance(content, list) else content
