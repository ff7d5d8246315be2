"""A CloudFormation template with its functions worked out, as CloudFormation does it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Function:
    """``!Name argument`` before it is worked out."""

    name: str
    argument: Any


class Functions(yaml.SafeLoader):
    """YAML with CloudFormation's short functions."""


def _function(loader: yaml.Loader, name: str, node: yaml.Node) -> Function:
    if isinstance(node, yaml.ScalarNode):
        return Function(name, loader.construct_scalar(node))
    return Function(name, loader.construct_sequence(node, deep=True))


Functions.add_multi_constructor("!", _function)


class Stack:
    """What a template makes of these parameters.

    ``values`` are the parameters and AWS's own (``AWS::Region`` …); ``attributes`` is what GetAtt gives.
    """

    def __init__(self, template: Path, values: dict[str, Any], attributes: dict[str, str]) -> None:
        content = yaml.load(template.read_text(), Loader=Functions)
        given = {name for name in values if "::" not in name}
        if given != set(content["Parameters"]):
            raise ValueError(f"The template has the parameters {sorted(content['Parameters'])}.")
        self.values, self.attributes = values, attributes
        self.conditions = content["Conditions"]
        self.resources = {
            name: resource
            for name, resource in content["Resources"].items()
            if "Condition" not in resource or self.holds(resource["Condition"])
        }

    def made(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Type and properties of each resource whose condition holds."""
        for resource in self.resources.values():
            yield resource["Type"], self.worked_out(resource["Properties"])

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [properties for type_, properties in self.made() if type_ == kind]

    def holds(self, condition: str) -> bool:
        return bool(self.worked_out(self.conditions[condition]))

    def worked_out(self, it: Any) -> Any:
        if isinstance(it, Function):
            return self._result(it.name, it.argument)
        if isinstance(it, dict):
            return {key: self.worked_out(value) for key, value in it.items()}
        if isinstance(it, list):
            return [self.worked_out(value) for value in it]
        return it

    def _result(self, name: str, argument: Any) -> Any:
        match name:
            case "And":
                return all(self.worked_out(argument))
            case "Condition":
                return self.holds(argument)
            case "Equals":
                return self.worked_out(argument[0]) == self.worked_out(argument[1])
            case "GetAtt":
                return self.attributes[argument]
            case "If":
                return self.worked_out(argument[1] if self.holds(argument[0]) else argument[2])
            case "Join":
                return argument[0].join(self.worked_out(argument[1]))
            case "Not":
                return not self.worked_out(argument[0])
            case "Ref":
                return self.values[argument] if argument in self.values else self._identity(argument)
            case "Sub":
                return re.sub(r"\$\{([^}]+)\}", lambda found: self.values[found[1]], argument)
        raise ValueError(f"!{name} is not worked out here.")

    def _identity(self, name: str) -> str:
        """What Ref gives of a resource."""
        resource = self.resources[name]
        properties = self.worked_out(resource["Properties"])
        match resource["Type"]:
            case "AWS::IAM::ManagedPolicy":
                account, partition = self.values["AWS::AccountId"], self.values["AWS::Partition"]
                return f"arn:{partition}:iam::{account}:policy/{properties['ManagedPolicyName']}"
            case "AWS::IAM::Role":
                return str(properties["RoleName"])
            case "AWS::KMS::Key":
                return self.attributes[f"{name}.Arn"].rsplit("/", 1)[1]
            case "AWS::S3::Bucket":
                return str(properties["BucketName"])
        raise ValueError(f"Ref of {resource['Type']} is not worked out here.")
