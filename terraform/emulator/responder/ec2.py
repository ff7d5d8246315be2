"""Rules of security groups tell what they are for, and that they are gone."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

from moto.ec2.exceptions import InvalidPermissionNotFoundError, InvalidSecurityGroupRuleIdNotFoundError
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


def revoking(revoke: Callable[..., None]) -> Callable[..., None]:
    """A rule that is gone, when asked for by its id, has an error of its own; to Terraform it is done."""

    @wraps(revoke)
    def revoked(*given: Any, **named: Any) -> None:
        try:
            revoke(*given, **named)
        except InvalidPermissionNotFoundError:
            ids = named.get("security_rule_ids")
            if ids:
                raise InvalidSecurityGroupRuleIdNotFoundError(", ".join(ids)) from None
            raise

    return revoked
