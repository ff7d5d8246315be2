"""Every root planned, applied, planned again, used and destroyed, against the emulator; and what its plan says."""

import itertools
import json
import re
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from proof import engine, places, rights, route, rules, walk
from proof.engine import Engine, Failed
from proof.iam import Caller, Question, trusted
from proof.plans import Plan
from proof.rights import Role
from proof.walk import Stop, Walk, Walked

pytestmark = pytest.mark.cloud
STOPS = route.stops()
KNOWN = json.loads((places.TERRAFORM / "proof/known-differences.json").read_text())
ENDPOINT = "retail-banking-preprod-churn--realtime"
ISSUER = "token.actions.githubusercontent.com"
every_stop = pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)


@pytest.fixture(scope="session")
def trip(
    request: pytest.FixtureRequest, aws_engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Walk, dict[str, BaseException]]]:
    folder = tmp_path_factory.mktemp("walk")
    with walk.emulator() as emulator:
        going = Walk(aws_engine, emulator, engine.copied(folder), folder)
        began = time.monotonic()
        failed = going.there(STOPS)
        with _aloud(request):
            print(f"\n   there: {time.monotonic() - began:.0f} s")
            for name, walked in going.done.items():
                print(f"   {name}: " + ", ".join(f"{what} {seconds:.0f} s" for what, seconds in walked.seconds.items()))
        yield going, failed


@pytest.fixture(scope="session")
def walked(trip: tuple[Walk, dict[str, BaseException]]) -> dict[str, Walked]:
    return trip[0].done


def test_the_route_passes_every_root() -> None:
    roots = {str(folder) for folder in places.of_aws() if folder.parts[0] in ("bootstrap", "foundation", "projects")}
    roots |= {f"deployments/{kind}" for kind in places.deployments()}
    missing = {root for root in roots if not {"examples", "adopt"} & set(Path(root).parts)} - {stop.root for stop in STOPS}
    assert missing == set()


@every_stop
def test_is_applied(trip: tuple[Walk, dict[str, BaseException]], stop: Stop) -> None:
    assert stop.name not in trip[1], str(trip[1].get(stop.name))[-4000:]


@every_stop
def test_is_planned_again_without_a_change(walked: dict[str, Walked], stop: Stop) -> None:
    assert _unlisted(stop, second(walked, stop)) == {}


def test_every_known_difference_is_still_there(walked: dict[str, Walked]) -> None:
    seen = {
        (stop.root, _plain(address), attribute)
        for stop in STOPS
        for address, attributes in walk.differences(second(walked, stop)).items()
        for attribute in attributes
    }
    assert all(it["reason"] for it in KNOWN)
    assert [it for it in KNOWN if (it["root"], it["address"], it["attribute"]) not in seen] == []


@every_stop
def test_its_plan_breaks_no_rule(walked: dict[str, Walked], stop: Stop) -> None:
    assert rules.broken(walked[stop.name].first) == []


@every_stop
def test_what_is_there_breaks_no_rule(walked: dict[str, Walked], stop: Stop) -> None:
    assert rules.broken(second(walked, stop), applied=True) == []


@pytest.mark.parametrize("stop", [stop for stop in STOPS if stop.root.startswith("projects/")], ids=lambda stop: stop.name)
def test_an_approver_can_read_every_policy_of_a_project(walked: dict[str, Walked], stop: Stop) -> None:
    plan = walked[stop.name].first
    unreadable = [
        resource.address
        for resource in plan.resources
        for name in ("policy", "assume_role_policy", "resource_policy", "event_pattern")
        if resource.is_unknown(name) and resource.type not in rules.identities.HAVE_POLICIES_OF_THEIR_OWN
    ]
    assert unreadable == []


# --- defects that are seen in what is there -----------------------------------------------------------------------


def test_defect_05_only_approvals_of_this_group_arrive_and_arrive_whole(trip: tuple[Walk, dict[str, BaseException]]) -> None:
    events = Events(trip[0])
    group = "retail-banking-dev-churn"
    sent = events.put(group, "Approved")
    for other, status in (
        ("fraud-dev-cards", "Approved"),
        (group, "PendingManualApproval"),
        (group, "Rejected"),
        (f"{group}-x", "Approved"),
    ):
        events.put(other, status)

    received = events.received("/mlops/retail-banking/dev/event/queue-url")
    assert [event["detail"] for event in received] == [sent]
    assert received[0]["detail-type"] == "SageMaker Model Package State Change"
    assert received[0]["source"] == "aws.sagemaker"
    assert received[0]["id"]


def test_what_nobody_can_handle_becomes_a_dead_letter(trip: tuple[Walk, dict[str, BaseException]]) -> None:
    events = Events(trip[0])
    queue, dead = (events.parameter(f"/mlops/retail-banking/dev/event/{name}") for name in ("queue-url", "dead-letter-queue-arn"))
    sqs = trip[0].emulator.client("sqs", route.FIRST, route.REGION)
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    redrive = json.loads(attributes["RedrivePolicy"])
    assert redrive["deadLetterTargetArn"] == dead
    sqs.purge_queue(QueueUrl=queue)
    sqs.send_message(QueueUrl=queue, MessageBody="nobody understands this")
    for _ in range(int(redrive["maxReceiveCount"]) + 1):
        sqs.receive_message(QueueUrl=queue, VisibilityTimeout=0, WaitTimeSeconds=0)
    letters = sqs.receive_message(QueueUrl=queue.replace("-model-events", "-model-events-dead"), WaitTimeSeconds=1)
    assert [letter["Body"] for letter in letters.get("Messages", [])] == ["nobody understands this"]


def test_defect_07_every_pattern_can_match(walked: dict[str, Walked]) -> None:
    patterns = [rule for plan in plans(walked) for rule in plan.of("aws_cloudwatch_event_rule")]
    assert patterns
    assert [words for plan in plans(walked) for words in rules.events.events_are_the_right_ones_and_whole(plan, True)] == []


def test_defect_08_every_bucket_has_our_key(walked: dict[str, Walked]) -> None:
    assert len([bucket for plan in plans(walked) for bucket in plan.of("aws_s3_bucket")]) >= len(STOPS) / 2
    assert [words for plan in plans(walked) for words in rules.storage.every_bucket_is_closed(plan, True)] == []


def test_defect_09_networks_have_no_way_out(walked: dict[str, Walked]) -> None:
    networks = [plan for plan in plans(walked) if plan.of("aws_vpc_endpoint")]
    assert networks
    for check in (
        rules.network.the_network_is_closed,
        rules.network.endpoints_are_found_and_guarded,
        rules.network.endpoints_have_a_group_of_their_own,
    ):
        assert [words for plan in networks for words in check(plan, True)] == []


def test_defect_10_jobs_run_in_the_network_only(walked: dict[str, Walked], everybody: list[Role]) -> None:
    """In our subnets: yes. With a strange one, with one of each, or with none at all: no."""
    pipeline = next(role for role in everybody if role.name == "retail-banking-dev-churn-pipeline")
    jobs = f"arn:aws:sagemaker:{route.REGION}:{route.FIRST}:training-job"
    own = f"{jobs}/retail-banking-dev-churn--1"
    network = _plan_of(walked, "network-retail-banking-dev").outputs
    key = _plan_of(walked, "platform-retail-banking-dev").outputs["parameters"]["/mlops/retail-banking/dev/key/artifacts-arn"]
    subnets, groups = "sagemaker:VpcSubnets", "sagemaker:VpcSecurityGroupIds"
    good: dict[str, Any] = {
        subnets: network["subnet_ids"],
        groups: [network["security_group_id"]],
        "sagemaker:InstanceTypes": ["ml.m5.xlarge"],
        "sagemaker:InterContainerTrafficEncryption": "true",
        "sagemaker:VolumeKmsKey": key,
        "sagemaker:OutputKmsKey": key,
        "aws:RequestTag/slipway:project": "retail-banking-dev-churn",
    }
    bad: list[dict[str, Any]] = [
        {subnets: ["subnet-strange"]},
        {subnets: [network["subnet_ids"][0], "subnet-strange"]},
        {subnets: None},
        {groups: ["sg-strange"]},
        {groups: None},
        {subnets: None, groups: None},
        {"sagemaker:InstanceTypes": ["ml.p5.48xlarge"]},
        {"sagemaker:InterContainerTrafficEncryption": "false"},
        {"sagemaker:OutputKmsKey": None},
        {"sagemaker:VolumeKmsKey": None},
        {"sagemaker:VolumeKmsKey": key.replace(route.FIRST, route.SECOND)},
    ]
    assert pipeline.may("sagemaker:CreateTrainingJob", own, good)
    for changes in bad:
        given = {name: value for name, value in (good | changes).items() if value is not None}
        assert not pipeline.may("sagemaker:CreateTrainingJob", own, given), changes
    for other in ("retail-banking-dev-other--1", "retail-banking-dev-churn-eu--1", "retail-banking-prod-churn--1"):
        assert not pipeline.may("sagemaker:CreateTrainingJob", f"{jobs}/{other}", good), other


def test_defect_11_nobody_makes_roles_without_a_boundary(everybody: list[Role]) -> None:
    for role in everybody:
        target = f"arn:aws:iam::{role.account}:role/mlops/retail-banking/x"
        assert not role.may("iam:CreateRole", target), role.name
        assert not role.may("iam:AttachRolePolicy", target), role.name
        assert not role.may("iam:CreateRole", target, {"iam:PermissionsBoundary": "arn:aws:iam::aws:policy/PowerUserAccess"}), (
            role.name
        )
        assert not role.may("lambda:InvokeFunction", f"arn:aws:lambda:{route.REGION}:{role.account}:function:x"), role.name


def test_defect_12_execution_roles_trust_one_service_in_this_account(everybody: list[Role]) -> None:
    for role, service in itertools.product(everybody, ("states", "events", "lambda", "apigateway", "ec2")):
        question = Question(
            "sts:AssumeRole", caller=Caller("Service", f"{service}.amazonaws.com"), context={"aws:SourceAccount": "999988887777"}
        )
        assert not role.is_trusted_to(question), f"{role.name} by {service}"
    for role in everybody:
        stranger = Question("sts:AssumeRole", caller=Caller("AWS", f"arn:aws:iam::{role.account}:role/anybody"))
        assert not role.is_trusted_to(stranger), role.name


def test_defect_13_later_stages_may_read_and_nothing_more(walked: dict[str, Walked]) -> None:
    dev = walked["project-churn-dev"].second
    assert dev
    for kind in ("aws_sagemaker_model_package_group_policy", "aws_s3_bucket_policy", "aws_ecr_repository_policy"):
        granting = [resource for resource in dev.of(kind) if route.SECOND in json.dumps(resource.policies)]
        assert granting, kind
        for resource in granting:
            anybody = Caller("AWS", f"arn:aws:iam::{route.SECOND}:role/anybody")
            for action in (
                "s3:GetObject",
                "s3:PutObject",
                "sagemaker:DescribeModelPackage",
                "sagemaker:UpdateModelPackage",
                "ecr:BatchGetImage",
            ):
                allowed = [document for document in resource.policies if _allows(document, Question(action, "*", anybody))]
                assert allowed == [], f"{resource.address}: {action}"


def test_defect_14_everything_has_a_name_of_its_own(walked: dict[str, Walked]) -> None:
    names = [
        (stop.account, resource.type, rules.names.name_of(resource))
        for stop in STOPS
        for resource in second(walked, stop).resources
        if rules.names.name_of(resource) and resource.type != "aws_budgets_budget"
    ]
    assert len(names) == len(set(names)), [name for name in set(names) if names.count(name) > 1]


def test_defect_15_only_dev_has_images(walked: dict[str, Walked]) -> None:
    for stop in STOPS:
        repositories = second(walked, stop).of("aws_ecr_repository")
        asked = stop.root == "projects/train-deploy/dev" and stop.variables["container"]
        assert bool(repositories) == asked, stop.name


# --- who may become which role, and what it may do there ----------------------------------------------------------


def test_exactly_the_intended_role_can_be_assumed(walked: dict[str, Walked], everybody: list[Role]) -> None:
    """Every token of every repository and kind against every role."""
    intended = {
        (trust["role"], trust["repository_id"], trust["environment"])
        for stop in STOPS
        if stop.root.startswith("projects/")
        for trust in second(walked, stop).outputs["trusts"]
    }
    assert intended
    web = [role for role in everybody if "sts:AssumeRoleWithWebIdentity" in json.dumps(role.trust)]
    assert {role.arn for role in web} == {role for role, _, _ in intended}
    for token, role in itertools.product(tokens(), web):
        becomes = role.is_trusted_to(token.question(role.account))
        assert becomes == (token.good and (role.arn, token.repository_id, token.environment) in intended), f"{role.arn} by {token}"


@pytest.mark.parametrize("verdict", ["Approved", "Rejected"])
def test_only_a_lead_and_the_portal_approve(everybody: list[Role], verdict: str) -> None:
    approvers = {role.name for role in everybody if _approves(role, verdict)}
    assert {name for name in approvers if not re.search(r"lead|slipway", name)} == set()
    assert any("lead" in name for name in approvers)


def test_no_role_of_a_project_reads_secrets(everybody: list[Role]) -> None:
    for role in everybody:
        secret = f"arn:aws:secretsmanager:{route.REGION}:{role.account}:secret:github-token"
        assert not role.may("secretsmanager:GetSecretValue", secret), role.name


def test_the_portals_roles_cannot_free_themselves(everybody: list[Role]) -> None:
    apply = next(role for role in everybody if role.name == "slipway-apply" and role.account == route.FIRST)
    account = apply.account
    boundary = f"arn:aws:iam::{account}:policy/mlops/retail-banking-dev-boundary"
    made = f"arn:aws:iam::{account}:role/mlops/retail-banking/churn/retail-banking-dev-churn-pipeline"
    assert apply.may("iam:CreateRole", made, {"iam:PermissionsBoundary": boundary})
    assert not apply.may("iam:CreateRole", made)
    assert not apply.may("iam:CreateRole", made, {"iam:PermissionsBoundary": f"arn:aws:iam::{account}:policy/other"})
    assert not apply.may("iam:DeleteRolePermissionsBoundary", made)
    for policy in (boundary, f"arn:aws:iam::{account}:policy/slipway-boundary"):
        for action in ("CreatePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy", "DeletePolicyVersion"):
            assert not apply.may(f"iam:{action}", policy), f"{action} {policy}"
    for name in ("slipway-apply", "slipway-plan"):
        for action in ("UpdateAssumeRolePolicy", "PutRolePolicy", "AttachRolePolicy", "DeleteRole"):
            assert not apply.may(f"iam:{action}", f"arn:aws:iam::{account}:role/{name}", {"iam:PermissionsBoundary": boundary}), (
                action
            )
    provider = f"arn:aws:iam::{account}:oidc-provider/{ISSUER}"
    for action in ("CreateOpenIDConnectProvider", "DeleteOpenIDConnectProvider", "AddClientIDToOpenIDConnectProvider"):
        assert not apply.may(f"iam:{action}", provider), action
    assert not apply.may("iam:CreateUser", f"arn:aws:iam::{account}:user/x")


def test_the_portals_plan_role_writes_nothing(everybody: list[Role]) -> None:
    plan = next(role for role in everybody if role.name == "slipway-plan" and role.account == route.FIRST)
    for action in (
        "iam:CreateRole",
        "s3:PutObject",
        "s3:DeleteObject",
        "ssm:PutParameter",
        "sagemaker:CreateModelPackageGroup",
        "sqs:SendMessage",
    ):
        for resource in ("*", "arn:aws:s3:::retail-banking-dev-churn-x/y", f"arn:aws:iam::{route.FIRST}:role/mlops/x"):
            assert not plan.may(action, resource), action


def test_the_portals_roles_want_the_external_id(everybody: list[Role]) -> None:
    portal = Caller("AWS", route.PORTAL)
    for role in (role for role in everybody if role.name.startswith("slipway-")):
        known = {"sts:ExternalId": "5f0c6f5d3b0e4c6c9f1d2a7b8e4f6a10"}
        assert role.is_trusted_to(Question("sts:AssumeRole", caller=portal, context=known))
        assert not role.is_trusted_to(Question("sts:AssumeRole", caller=portal))
        assert not role.is_trusted_to(Question("sts:AssumeRole", caller=portal, context={"sts:ExternalId": "another"}))
        stranger = Caller("AWS", "arn:aws:iam::999988887777:role/another")
        assert not role.is_trusted_to(Question("sts:AssumeRole", caller=stranger, context=known))


# --- releases -----------------------------------------------------------------------------------------------------


def test_a_release_goes_over_beside_what_answers(trip: tuple[Walk, dict[str, BaseException]]) -> None:
    """The endpoint stays; the new model and configuration are there before the old ones go. With a shadow, which hears all."""
    stop = next(stop for stop in STOPS if stop.name == "deployment-realtime")
    newer = stop.variables["model_package_arn"].removesuffix("/7") + "/8"
    plan = trip[0].changed(stop, model_package_arn=newer, shadow=stop.variables["container"])

    actions = {change["address"]: change["change"]["actions"] for change in plan.changes if change["mode"] == "managed"}
    assert actions["aws_sagemaker_endpoint.endpoint"] == ["update"]
    assert actions["aws_sagemaker_endpoint_configuration.endpoint"] == ["create", "delete"]
    assert actions['aws_sagemaker_model.model["primary"]'] == ["create", "delete"]
    assert actions['aws_sagemaker_model.model["shadow"]'] == ["create"]
    assert rules.broken(plan) == []

    sagemaker = trip[0].emulator.client("sagemaker", stop.account, route.REGION)
    endpoint = sagemaker.describe_endpoint(EndpointName=ENDPOINT)
    told = sagemaker.describe_endpoint_config(EndpointConfigName=endpoint["EndpointConfigName"])
    models = [told[kind][0]["ModelName"] for kind in ("ProductionVariants", "ShadowProductionVariants")]
    assert [sagemaker.describe_model(ModelName=name)["PrimaryContainer"]["Image"] for name in models] == [
        stop.variables["container"]["image"]
    ] * 2
    assert {alarm["AlarmName"] for alarm in endpoint["LastDeploymentConfig"]["AutoRollbackConfiguration"]["Alarms"]} == {
        "retail-banking-preprod-churn--errors",
        "retail-banking-preprod-churn--latency",
    }


def test_a_release_that_an_alarm_takes_back_leaves_alone_what_answers(trip: tuple[Walk, dict[str, BaseException]]) -> None:
    """And the same model once more, as the README says, takes away what the alarm left behind."""
    stop = next(stop for stop in STOPS if stop.name == "deployment-realtime")
    trip[0].changed(stop)
    answering = _answering(trip[0], stop)
    _alarm(trip[0], stop, "ALARM")
    newer = stop.variables["model_package_arn"].removesuffix("/7") + "/9"
    with pytest.raises(Failed, match="An alarm took the release back"):
        trip[0].changed(stop, model_package_arn=newer)
    assert _answering(trip[0], stop) == answering

    _alarm(trip[0], stop, "OK")
    trip[0].changed(stop)
    assert _answering(trip[0], stop) != answering
    sagemaker = trip[0].emulator.client("sagemaker", stop.account, route.REGION)
    configurations = [it["EndpointConfigName"] for it in sagemaker.list_endpoint_configs()["EndpointConfigs"]]
    assert len([name for name in configurations if name.startswith("retail-banking-preprod-churn--")]) == 1


@pytest.mark.parametrize("kind", sorted(places.deployments()))
def test_a_deployment_is_taken_down_by_a_root_with_nothing_in_it(kind: str, trip: tuple[Walk, dict[str, BaseException]]) -> None:
    stop = next(stop for stop in STOPS if stop.name == f"deployment-{kind}")
    plan = trip[0].taken_down(stop)

    there = {resource.address for resource in trip[0].done[stop.name].first.resources}
    gone = {change["address"] for change in plan.changes if change["change"]["actions"] == ["delete"]}
    assert there
    assert gone >= there
    sagemaker = trip[0].emulator.client("sagemaker", stop.account, route.REGION)
    models = [model["ModelName"] for model in sagemaker.list_models()["Models"]]
    assert [name for name in models if name.startswith(f"retail-banking-preprod-{stop.variables['project']}--")] == []


def _answering(going: Walk, stop: Stop) -> list[str]:
    """The models behind the endpoint; each of them is there."""
    sagemaker = going.emulator.client("sagemaker", stop.account, route.REGION)
    endpoint = sagemaker.describe_endpoint(EndpointName=ENDPOINT)
    told = sagemaker.describe_endpoint_config(EndpointConfigName=endpoint["EndpointConfigName"])
    return [sagemaker.describe_model(ModelName=variant["ModelName"])["ModelName"] for variant in told["ProductionVariants"]]


def _alarm(going: Walk, stop: Stop, state: str) -> None:
    cloudwatch = going.emulator.client("cloudwatch", stop.account, route.REGION)
    cloudwatch.set_alarm_state(AlarmName="retail-banking-preprod-churn--errors", StateValue=state, StateReason="as a test wants it")


# --- the end ------------------------------------------------------------------------------------------------------


def test_is_destroyed_in_the_documented_order(request: pytest.FixtureRequest, trip: tuple[Walk, dict[str, BaseException]]) -> None:
    """Projects, Studio, platform, network, bootstrap. Last, because nothing is left for other tests."""
    going, failed = trip
    began = time.monotonic()
    problems = going.back([stop for stop in STOPS if stop.name not in failed])
    with _aloud(request):
        print(f"\n   back: {time.monotonic() - began:.0f} s")
    assert {name: str(problem)[-1500:] for name, problem in problems.items()} == {}


# --- helpers ------------------------------------------------------------------------------------------------------


def _aloud(request: pytest.FixtureRequest) -> AbstractContextManager[None]:
    """How long it took is for whoever waits, not only for whoever looks for a fault."""
    return request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled()


@pytest.fixture(scope="session")
def everybody(walked: dict[str, Walked]) -> list[Role]:
    return rights.roles([(stop.account, second(walked, stop)) for stop in STOPS])


def second(walked: dict[str, Walked], stop: Stop) -> Plan:
    assert stop.name in walked, f"{stop.name} was not reached"
    plan = walked[stop.name].second
    assert plan, f"{stop.name} is not there"
    return plan


def _plan_of(walked: dict[str, Walked], name: str) -> Plan:
    return second(walked, next(stop for stop in STOPS if stop.name == name))


def plans(walked: dict[str, Walked]) -> list[Plan]:
    return [second(walked, stop) for stop in STOPS]


def _unlisted(stop: Stop, plan: Plan) -> dict[str, list[str]]:
    listed = {(it["address"], it["attribute"]) for it in KNOWN if it["root"] == stop.root}
    changes = {
        address: [name for name in names if (_plain(address), name) not in listed]
        for address, names in walk.differences(plan).items()
    }
    return {address: names for address, names in changes.items() if names}


def _plain(address: str) -> str:
    """One line of the list is for every key of a for_each."""
    return re.sub(r"\[[^]]*\]", "[*]", address)


def _allows(document: dict[str, Any], question: Question) -> bool:
    everything = {"Statement": [{**it, "Resource": "*"} for it in document["Statement"] if it["Effect"] == "Allow"]}
    return trusted(everything, question)


def _approves(role: Role, verdict: str) -> bool:
    """Approving what is there, or registering what is approved from its first moment."""
    groups = ("retail-banking-dev-churn", "retail-banking-dev-letters", "fraud-dev-rings", "fraud-prod-cards")
    packages = [f"arn:aws:sagemaker:{route.REGION}:{role.account}:model-package/{group}/1" for group in groups]
    actions = ["sagemaker:UpdateModelPackage"] + (["sagemaker:CreateModelPackage"] if verdict == "Approved" else [])
    return any(role.may(action, one, {"sagemaker:ModelApprovalStatus": verdict}) for action in actions for one in packages)


class Token:
    """What a job of GitHub shows."""

    def __init__(self, name: str, repository_id: str, environment: str, claims: dict[str, str | None] | None = None) -> None:
        self.repository_id, self.environment, self.good = repository_id, environment, not claims
        subject = f"repo:{route.ORGANIZATION}@{route.ORGANIZATION_ID}/{name}@{repository_id}:environment:{environment}"
        self.claims: dict[str, str | None] = {
            "aud": "sts.amazonaws.com",
            "sub": subject,
            "repository_id": repository_id,
            "environment": environment,
        } | (claims or {})

    def question(self, account: str) -> Question:
        provider = Caller("Federated", f"arn:aws:iam::{account}:oidc-provider/{ISSUER}")
        context = {f"{ISSUER}:{claim}": value for claim, value in self.claims.items() if value is not None}
        return Question("sts:AssumeRoleWithWebIdentity", caller=provider, context=context)

    def __str__(self) -> str:
        return str(self.claims)


def tokens() -> Iterator[Token]:
    repositories = {
        repository["name"]: repository["id"] for stop in STOPS for repository in stop.variables.get("repositories", {}).values()
    }
    assert len(set(repositories.values())) == len(repositories)
    for (name, number), environment in itertools.product(repositories.items(), ("dev", "preprod", "prod", "staging")):
        yield Token(name, number, environment)
        yield from _bad(name, number, environment)


def _bad(name: str, number: str, environment: str) -> Iterator[Token]:
    owner = f"repo:{route.ORGANIZATION}@{route.ORGANIZATION_ID}/{name}@{number}"
    yield Token(name, number, environment, dict(sub=f"{owner}:ref:refs/heads/main", environment=None))
    yield Token(name, number, environment, dict(sub=f"{owner}:ref:refs/heads/{environment}"))
    yield Token(name, number, environment, dict(sub=f"{owner}:pull_request", environment=None))
    yield Token(name, number, environment, dict(sub=f"repo:{route.ORGANIZATION}/{name}:environment:{environment}"))
    yield Token(name, number, environment, dict(sub=f"repo:evil@666/{name}@{number}:environment:{environment}"))
    yield Token(name, number, environment, dict(repository_id="999"))
    yield Token(
        name, number, environment, dict(repository_id="999", sub=f"repo:acme-ml@41000001/{name}@999:environment:{environment}")
    )
    yield Token(name, number, environment, dict(aud="https://github.com/acme-ml"))
    yield Token(name, number, environment, dict(environment="Dev"))
    yield Token(name, number, environment, dict(repository_id=None))


class Events:
    """What the model registry would tell, and what arrives of it."""

    def __init__(self, going: Walk) -> None:
        self.going = going

    def put(self, group: str, status: str) -> dict[str, Any]:
        detail = {
            "ModelPackageGroupName": group,
            "ModelPackageVersion": 7,
            "ModelPackageArn": f"arn:aws:sagemaker:{route.REGION}:{route.FIRST}:model-package/{group}/7",
            "ModelApprovalStatus": status,
            "ModelPackageStatus": "Completed",
        }
        entry = {"Source": "aws.sagemaker", "DetailType": "SageMaker Model Package State Change", "Detail": json.dumps(detail)}
        self.going.emulator.client("events", route.FIRST, route.REGION).put_events(Entries=[entry])
        return detail

    def parameter(self, name: str) -> str:
        ssm = self.going.emulator.client("ssm", route.FIRST, route.REGION)
        return ssm.get_parameter(Name=name)["Parameter"]["Value"]

    def received(self, queue: str) -> list[dict[str, Any]]:
        sqs = self.going.emulator.client("sqs", route.FIRST, route.REGION)
        found: list[dict[str, Any]] = []
        while messages := sqs.receive_message(QueueUrl=self.parameter(queue), MaxNumberOfMessages=10, WaitTimeSeconds=1).get(
            "Messages"
        ):
            found += [json.loads(message["Body"]) for message in messages]
            for message in messages:
                sqs.delete_message(QueueUrl=self.parameter(queue), ReceiptHandle=message["ReceiptHandle"])
        return found
