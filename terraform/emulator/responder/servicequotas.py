"""Service quotas of SageMaker, which a test may set."""

import json
from hashlib import sha256
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.servicequotas.exceptions import NoSuchResource
from moto.servicequotas.responses import ServiceQuotasResponse

PURPOSES = {
    "training job": 4.0,
    "spot training job": 4.0,
    "processing job": 4.0,
    "transform job": 4.0,
    "endpoint": 4.0,
    "training warm pool": 0.0,
}


def types(families: tuple[str, ...], *sizes: str) -> list[str]:
    return [f"ml.{family}.{size}" for family in families for size in sizes]


COMMON = types(("t3", "m5", "m6i", "m7i", "c5", "c6i", "r5"), "medium", "large", "xlarge", "2xlarge", "4xlarge")
ACCELERATED = types(("g4dn", "g5", "g6"), "xlarge", "2xlarge", "4xlarge", "12xlarge")
HUGE = [*types(("m5", "g5"), "24xlarge", "48xlarge"), "ml.p3.2xlarge", "ml.p4d.24xlarge", "ml.p5.48xlarge"]
DEFAULTS = {
    **{f"{kind} for {purpose} usage": value for kind in COMMON for purpose, value in PURPOSES.items()},
    **{f"{kind} for {purpose} usage": min(value, 1.0) for kind in ACCELERATED for purpose, value in PURPOSES.items()},
    **{f"{kind} for {purpose} usage": 0.0 for kind in HUGE for purpose in PURPOSES},
    "Studio JupyterLab Apps running on ml.t3.medium instance": 10.0,
    "Maximum number of Studio user profiles allowed per account": 60.0,
    "Number of domains": 1.0,
}


class Quotas(BaseBackend):
    """What one account may use in one region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.applied: dict[str, float] = {}

    def find(self, code: str) -> dict[str, Any]:
        found = next((quota for quota in self.all() if quota["QuotaCode"] == code), None)
        if not found:
            raise NoSuchResource
        return found

    def all(self) -> list[dict[str, Any]]:
        return [self._told(name, value) for name, value in (DEFAULTS | self.applied).items()]

    def defaults(self) -> list[dict[str, Any]]:
        return [self._told(name, value) for name, value in DEFAULTS.items()]

    def _told(self, name: str, value: float) -> dict[str, Any]:
        code = quota_code(name)
        return {
            "ServiceCode": "sagemaker",
            "ServiceName": "Amazon SageMaker",
            "QuotaArn": f"arn:aws:servicequotas:{self.region_name}:{self.account_id}:sagemaker/{code}",
            "QuotaCode": code,
            "QuotaName": name,
            "Value": value,
            "Unit": "None",
            "Adjustable": True,
            "GlobalQuota": False,
        }


quotas = BackendDict(Quotas, "sagemaker")


def set_quota(account: str, region: str, name: str, value: float) -> None:
    quotas[account][region].applied[name] = value


def quota_code(name: str) -> str:
    """A code in AWS's form; AWS's own codes are not derived from names, so clients find a quota by its name."""
    return f"L-{sha256(name.encode()).hexdigest()[:8].upper()}"


class Answers(ServiceQuotasResponse):
    """Answers for SageMaker; moto knows only the quotas of VPC."""

    def list_service_quotas(self) -> str:
        return self._page(self._of().all())

    def list_aws_default_service_quotas(self) -> str:
        if self._get_param("ServiceCode") == "sagemaker":
            return self._page(self._of().defaults())
        return str(super().list_aws_default_service_quotas())

    def get_service_quota(self) -> str:
        if self._get_param("ServiceCode") == "sagemaker":
            return json.dumps({"Quota": self._of().find(self._get_param("QuotaCode"))})
        return str(super().get_service_quota())

    def get_aws_default_service_quota(self) -> str:
        quota = self._of().find(self._get_param("QuotaCode"))
        return json.dumps({"Quota": quota | {"Value": DEFAULTS.get(quota["QuotaName"], 0.0)}})

    def _of(self) -> Quotas:
        if self._get_param("ServiceCode") != "sagemaker":
            raise NoSuchResource
        return quotas[self.current_account][self.region]

    def _page(self, every: list[dict[str, Any]]) -> str:
        start = int(self._get_param("NextToken") or 0)
        end = start + int(self._get_param("MaxResults") or 100)
        more = {"NextToken": str(end)} if end < len(every) else {}
        return json.dumps({"Quotas": every[start:end], **more})
