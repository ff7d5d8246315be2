"""Buckets tell that they send their events to EventBridge."""

from typing import Any

from moto.core.responses import ActionResult
from moto.s3.responses import S3Response


class Answers(S3Response):
    """Adds EventBridgeConfiguration, which moto keeps and does not tell."""

    def serialized(self, answer: ActionResult) -> Any:
        if self.data.get("Action") == "GetBucketNotificationConfiguration":
            kept = self.backend.get_bucket_notification_configuration(self.bucket_name)
            if kept and kept.event_bridge is not None and isinstance(answer.result, dict):
                answer.result["EventBridgeConfiguration"] = {}
        return super().serialized(answer)
