"""Queues keep what moto forgets of their attributes."""

import json
from typing import Any

from moto.sqs import models


class Queue(models.Queue):
    """Keeps RedriveAllowPolicy, the policy when another attribute is set, and AWS's spelling of RedrivePolicy."""

    BASE_ATTRIBUTES = [*models.Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]  # noqa: RUF012  as in moto
    redrive_allow_policy: str | None = None

    def _set_attributes(self, attributes: dict[str, Any], now: float | None = None) -> None:
        kept = getattr(self, "policy", None)
        super()._set_attributes(attributes, now)
        if "Policy" not in attributes:
            self.policy = kept

    @property
    def attributes(self) -> dict[str, Any]:
        found: dict[str, Any] = super().attributes
        if self.redrive_policy:
            found["RedrivePolicy"] = json.dumps(self.redrive_policy, separators=(",", ":"))
        if self.redrive_allow_policy in ("", "{}"):  # that is how one is taken away
            del found["RedriveAllowPolicy"]
        return found
