"""What grows with its load has tags."""

import json
from typing import Any

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


class Answers(ApplicationAutoScalingResponse):
    """Adds the tags of a scalable target, which moto forgets."""

    def register_scalable_target(self) -> str:
        answer = json.loads(super().register_scalable_target())
        target = self._of_arn(answer["ScalableTargetARN"])
        target.tags = self._get_param("Tags") or _tags(target)
        return json.dumps(answer)

    def list_tags_for_resource(self) -> str:
        return json.dumps({"Tags": _tags(self._named())})

    def tag_resource(self) -> str:
        target = self._named()
        target.tags = _tags(target) | self._get_param("Tags")
        return json.dumps({})

    def untag_resource(self) -> str:
        target = self._named()
        target.tags = {key: value for key, value in _tags(target).items() if key not in self._get_param("TagKeys")}
        return json.dumps({})

    def _named(self) -> Any:
        return self._of_arn(self._get_param("ResourceARN"))

    def _of_arn(self, arn: str) -> Any:
        every = self.applicationautoscaling_backend.targets.values()
        return next(target for targets in every for target in targets.values() if target.arn == arn)


def _tags(target: Any) -> dict[str, str]:
    return getattr(target, "tags", None) or {}
