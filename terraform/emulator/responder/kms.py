"""Keys tell how often they rotate."""

import json
from typing import Any

from moto.kms.responses import KmsResponse

DEFAULT_DAYS = 365


class Answers(KmsResponse):
    """Keeps the rotation period, which moto drops."""

    def enable_key_rotation(self) -> str:
        answer: str = super().enable_key_rotation()
        self._key().rotation_days = self._get_param("RotationPeriodInDays") or DEFAULT_DAYS
        return answer

    def get_key_rotation_status(self) -> str:
        status = json.loads(super().get_key_rotation_status())
        if status["KeyRotationEnabled"]:
            key = self._key()
            status |= {"KeyId": key.id, "RotationPeriodInDays": getattr(key, "rotation_days", DEFAULT_DAYS)}
        return json.dumps(status)

    def _key(self) -> Any:
        return self.kms_backend.keys[self.kms_backend.get_key_id(self._get_param("KeyId"))]
