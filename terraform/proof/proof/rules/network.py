"""The network and the doors of AWS in it."""

from collections.abc import Iterator

from proof.iam import statements
from proof.plans import Plan
from proof.rules.book import rule
from proof.rules.reading import is_everything


@rule
def the_network_is_closed(plan: Plan, applied: bool) -> Iterator[str]:
    if plan.variables.get("egress") != "nat":
        for way_out in plan.of("aws_internet_gateway", "aws_nat_gateway", "aws_egress_only_internet_gateway", "aws_eip"):
            yield f"{way_out.address} is a way out that nobody asked for"
        for egress in plan.of("aws_vpc_security_group_egress_rule"):
            if egress["cidr_ipv4"] == "0.0.0.0/0":
                yield f"{egress.address} lets everything out"
    for ingress in plan.of("aws_vpc_security_group_ingress_rule"):
        if ingress["cidr_ipv4"] == "0.0.0.0/0":
            yield f"{ingress.address} lets everybody in"


@rule
def endpoints_are_found_and_guarded(plan: Plan, applied: bool) -> Iterator[str]:
    routed = plan.of("aws_vpc_endpoint_route_table_association")
    for endpoint in plan.of("aws_vpc_endpoint"):
        if endpoint["vpc_endpoint_type"] == "Interface" and endpoint["private_dns_enabled"] is not True:
            yield f"{endpoint.address} has no private DNS: nobody comes through it"
        if endpoint["vpc_endpoint_type"] == "Gateway":
            if not endpoint["route_table_ids"] and not endpoint.is_unknown("route_table_ids") and not routed:
                yield f"{endpoint.address} has no route tables: nobody comes through it"
        if not endpoint["policy"] and not endpoint.is_unknown("policy"):
            yield f"{endpoint.address} is open to every principal"
        if any(
            is_everything(statement) and not statement.get("Condition")
            for doc in endpoint.policies
            for statement in statements(doc)
        ):
            yield f"{endpoint.address} is open to every principal"


@rule
def endpoints_have_a_group_of_their_own(plan: Plan, applied: bool) -> Iterator[str]:
    if plan.of("aws_vpc") and any(it["vpc_endpoint_type"] == "Interface" for it in plan.of("aws_vpc_endpoint")):
        if len(plan.of("aws_security_group")) < 2:
            yield "endpoints and workloads share a group"
    if plan.of("aws_vpc") and not plan.of("aws_flow_log"):
        yield "nobody sees what flows through the network"
