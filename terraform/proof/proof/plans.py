"""A plan as ``show -json`` tells it: what there will be, and what is not known yet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

POLICIES = ("policy", "assume_role_policy", "resource_policy", "access_policy")


@dataclass(frozen=True)
class Resource:
    """One resource as it will be."""

    address: str
    type: str
    values: dict[str, Any]
    unknown: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def is_unknown(self, name: str) -> bool:
        return self.unknown.get(name) is True

    @property
    def policies(self) -> list[dict[str, Any]]:
        """Its policy documents, as far as they are known."""
        return [json.loads(self[name]) for name in POLICIES if isinstance(self[name], str) and self[name]]


@dataclass(frozen=True)
class Plan:
    """All resources of one root."""

    name: str
    content: dict[str, Any]

    @property
    def resources(self) -> list[Resource]:
        unknown = {change["address"]: change["change"].get("after_unknown") or {} for change in self.changes}
        values = self.content.get("planned_values") or self.content["values"]
        return [
            Resource(it["address"], it["type"], it["values"], unknown.get(it["address"], {}))
            for it in _all(values.get("root_module", {}))
            if it["mode"] == "managed"
        ]

    @property
    def changes(self) -> list[dict[str, Any]]:
        return self.content.get("resource_changes", [])

    @property
    def variables(self) -> dict[str, Any]:
        return {name: it.get("value") for name, it in self.content.get("variables", {}).items()}

    @property
    def outputs(self) -> dict[str, Any]:
        values = self.content.get("planned_values") or self.content["values"]
        return {name: it.get("value") for name, it in values.get("outputs", {}).items()}

    def of(self, *kinds: str) -> list[Resource]:
        return [resource for resource in self.resources if resource.type in kinds]


def planned(name: str, *resources: tuple[str, dict[str, Any]]) -> Plan:
    """A plan of these resources, as a test writes one."""
    made = [
        {"address": f"{kind}.it{number}", "type": kind, "mode": "managed", "values": values}
        for number, (kind, values) in enumerate(resources)
    ]
    return Plan(name, {"planned_values": {"root_module": {"resources": made}}})


def _all(module: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from _all(child)
