"""Rules of security groups tell what they are for."""

from inspect import signature
from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule as Rule

PARAMETERS = signature(Rule)
SOURCES = ("ip_range", "source_group", "prefix_list_id")


class SecurityGroupRule(Rule):
    """Keeps the description of a rule for a group or a prefix list; moto keeps that of addresses only."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        bound = PARAMETERS.bind(*given, **named).arguments
        told = [source["Description"] for source in map(bound.get, SOURCES) if source and "Description" in source]
        if told:
            self.ip_range["Description"] = told[0]  # where moto puts it when it is changed
