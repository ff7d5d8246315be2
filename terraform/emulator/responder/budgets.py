"""Budgets can be changed, tagged, and tell whom they warn."""

import json
from typing import Any

from moto.budgets.responses import BudgetsResponse


class Answers(BudgetsResponse):
    """Adds the calls that Terraform makes around a budget and moto lacks."""

    def create_budget(self) -> str:
        answer: str = super().create_budget()
        self._named(self._get_param("Budget")["BudgetName"]).tags = _tags(self._get_param("ResourceTags"))
        return answer

    def update_budget(self) -> str:
        new = self._get_param("NewBudget")
        self._named(new["BudgetName"]).budget.update(new)
        return json.dumps({})

    def describe_subscribers_for_notification(self) -> str:
        return json.dumps({"Subscribers": self._notification("Notification").subscribers})

    def update_notification(self) -> str:
        self._notification("OldNotification").details = self._get_param("NewNotification")
        return json.dumps({})

    def create_subscriber(self) -> str:
        self._notification("Notification").subscribers.append(self._get_param("Subscriber"))
        return json.dumps({})

    def delete_subscriber(self) -> str:
        self._notification("Notification").subscribers.remove(self._get_param("Subscriber"))
        return json.dumps({})

    def list_tags_for_resource(self) -> str:
        tags = getattr(self._of_arn(), "tags", {})
        return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})

    def tag_resource(self) -> str:
        budget = self._of_arn()
        budget.tags = getattr(budget, "tags", {}) | _tags(self._get_param("ResourceTags"))
        return json.dumps({})

    def untag_resource(self) -> str:
        budget = self._of_arn()
        budget.tags = {
            key: value for key, value in budget.tags.items() if key not in self._get_param("ResourceTagKeys")
        }
        return json.dumps({})

    def _notification(self, parameter: str) -> Any:
        wanted = _essence(self._get_param(parameter))
        found = self._named(self._get_param("BudgetName")).notifications
        return next(each for each in found if _essence(each.details) == wanted)

    def _of_arn(self) -> Any:
        return self._named(self._get_param("ResourceARN").partition(":budget/")[2])

    def _named(self, name: str) -> Any:
        account = self._get_param("AccountId") or self.current_account
        self.backend.describe_budget(account, name)  # says what is wrong when there is none
        return self.backend.budgets[account][name]


def _essence(notification: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(notification.get(key) for key in ("NotificationType", "ComparisonOperator", "Threshold"))


def _tags(listed: list[dict[str, str]] | None) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in listed or []}
