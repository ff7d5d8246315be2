"""Studio, monitoring, and what moto lacks around the model registry."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import camelcase_to_underscores, utcnow
from moto.sagemaker.exceptions import ConflictException, ResourceInUseException, ResourceNotFound, ValidationError

from responder.endpoints import EndpointAnswers

Thing = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be made, described, changed, listed, tagged and deleted."""

    name: str
    key: tuple[str, ...]  # the parameters that name one
    path: str  # in its ARN
    listed: str  # the member of the answer to List…
    holds: tuple[str, ...] = ()  # kinds that must be gone before
    missing: type[ResourceNotFound | ValidationError] = ResourceNotFound
    ready: tuple[str, str] = ("Status", "InService")

    @property
    def arn(self) -> str:
        return "AppImageConfigArn" if self.name == "AppImageConfig" else f"{self.name}Arn"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("Domain", ("DomainId",), "domain", "Domains", holds=("UserProfile", "Space")),
        Kind("UserProfile", ("DomainId", "UserProfileName"), "user-profile", "UserProfiles", holds=("App",)),
        Kind("Space", ("DomainId", "SpaceName"), "space", "Spaces", holds=("App",)),
        Kind("App", ("DomainId", "UserProfileName", "SpaceName", "AppType", "AppName"), "app", "Apps"),
        Kind(
            "StudioLifecycleConfig", ("StudioLifecycleConfigName",), "studio-lifecycle-config", "StudioLifecycleConfigs"
        ),
        Kind("AppImageConfig", ("AppImageConfigName",), "app-image-config", "AppImageConfigs"),
        Kind(
            "CodeRepository",
            ("CodeRepositoryName",),
            "code-repository",
            "CodeRepositorySummaryList",
            (),
            ValidationError,
        ),
        Kind(
            "MonitoringSchedule",
            ("MonitoringScheduleName",),
            "monitoring-schedule",
            "MonitoringScheduleSummaries",
            ready=("MonitoringScheduleStatus", "Scheduled"),
        ),
    )
}

# Where the list is not called as what it lists.
LISTS = {"CodeRepositorySummaryList": "CodeRepositories", "MonitoringScheduleSummaries": "MonitoringSchedules"}


class Store(BaseBackend):
    """The things of one account in one region, by ARN."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.things: dict[str, dict[tuple[str, ...], Thing]] = {name: {} for name in KINDS}
        self.policies: dict[str, str] = {}

    def create(self, kind: Kind, given: Thing) -> Thing:
        key = _key(kind, given)
        if key in self.things[kind.name]:
            raise ResourceInUseException(f"{kind.name} {'/'.join(filter(None, key))} already exists.")
        now = utcnow()
        times = {"CreationTime": now, "LastModifiedTime": now}
        thing = {
            **given,
            kind.arn: self._arn(kind, key),
            kind.ready[0]: kind.ready[1],
            "Tags": _tags(given.get("Tags")),
            **times,
        }
        self.things[kind.name][key] = thing
        return thing

    def _arn(self, kind: Kind, key: tuple[str, ...]) -> str:
        place = f"arn:{self.partition}:sagemaker:{self.region_name}:{self.account_id}"
        return f"{place}:{kind.path}/{'/'.join(filter(None, key))}"

    def find(self, kind: Kind, given: Thing) -> Thing:
        key = _key(kind, given)
        try:
            return self.things[kind.name][key]
        except KeyError:
            raise kind.missing(f"Cannot find {kind.name}: {'/'.join(filter(None, key))} not found.") from None

    def update(self, kind: Kind, given: Thing) -> Thing:
        thing = self.find(kind, given)
        thing |= _merged(thing, given) | {"LastModifiedTime": utcnow()}
        return thing

    def delete(self, kind: Kind, given: Thing) -> None:
        self.find(kind, given)
        key = _key(kind, given)
        for inner in kind.holds:
            if any(_inside(thing, kind, given) for thing in self.things[inner].values()):
                raise ResourceInUseException(f"Unable to delete {kind.name} {key[-1]}: it still has a {inner}.")
        del self.things[kind.name][key]

    def all(self, kind: Kind, given: Thing) -> list[Thing]:
        """Those that fit the filters, which are named as members with `Equals` or `Contains` at the end."""
        wanted = {name.removesuffix("Equals"): value for name, value in given.items() if name.endswith("Equals")}
        return [
            thing
            for thing in self.things[kind.name].values()
            if all(thing.get(name) == value for name, value in wanted.items())
        ]

    def tagged(self, arn: str) -> Thing | None:
        every = ((kind, thing) for name, kind in KINDS.items() for thing in self.things[name].values())
        return next((thing for kind, thing in every if thing[kind.arn].lower() == arn.lower()), None)


stores = BackendDict(Store, "sagemaker")


class Answers(EndpointAnswers):
    """Moto's SageMaker with ours in front."""

    @property
    def store(self) -> Store:
        return stores[self.current_account][self.region]

    # Studio: moto's domain has no id in its answer, cannot be changed, and forgets half of its settings.
    def create_domain(self) -> ActionResult:
        given = dict(self.params)
        name, account = given["DomainName"], self.current_account
        short = sha256(f"{account}/{self.region}/{name}".encode()).hexdigest()[:12]
        made: Thing = {
            "DomainId": f"d-{short}",
            "HomeEfsFileSystemId": f"fs-{short}",
            "SecurityGroupIdForDomainBoundary": f"sg-{short}",
            "Url": f"https://d-{short}.studio.{self.region}.sagemaker.aws",
            "AppNetworkAccessType": "PublicInternetOnly",
            "TagPropagation": "DISABLED",
        }
        domain = self.store.create(KINDS["Domain"], made | given)
        domain["HomeEfsFileSystemKmsKeyId"] = given.get("KmsKeyId")
        return ActionResult(domain)

    # The registry: a group's name is taken once, what other accounts may do with it, and its end.
    def create_model_package_group(self) -> ActionResult:
        if self._get_param("ModelPackageGroupName") in self.sagemaker_backend.model_package_groups:
            raise ValidationError("Model Package Group already exists.")
        made: ActionResult = super().create_model_package_group()
        return made

    def put_model_package_group_policy(self) -> ActionResult:
        group = self._group()
        self.store.policies[group.model_package_group_name] = json.dumps(json.loads(self._get_param("ResourcePolicy")))
        return ActionResult({"ModelPackageGroupArn": group.arn})

    def get_model_package_group_policy(self) -> ActionResult:
        name = self._group().model_package_group_name
        if name not in self.store.policies:
            raise ValidationError(f"Cannot find resource policy for: {self._group().arn}")
        return ActionResult({"ResourcePolicy": self.store.policies[name]})

    def delete_model_package_group_policy(self) -> ActionResult:
        self.store.policies.pop(self._group().model_package_group_name, None)
        return EmptyResult()

    def delete_model_package_group(self) -> ActionResult:
        group = self._group()
        packages = self.sagemaker_backend.model_packages.values()
        if any(package.model_package_group_name == group.model_package_group_name for package in packages):
            raise ConflictException(f"Model Package Group {group.arn} is not empty, cannot be deleted.")
        del self.sagemaker_backend.model_package_groups[group.model_package_group_name]
        self.store.policies.pop(group.model_package_group_name, None)
        return EmptyResult()

    def delete_model_package(self) -> ActionResult:
        backend, name = self.sagemaker_backend, self._get_param("ModelPackageName")
        mapped = backend.model_package_name_mapping.get(name, name)
        if backend.model_packages.pop(mapped, None) is None:
            raise ValidationError(f"Model package {name} does not exist.")
        return EmptyResult()

    # Tags: moto adds a second tag of the same key, and stumbles over what never had any.
    def list_tags(self) -> ActionResult:
        return ActionResult({"Tags": self._tagged()["Tags"]})

    def add_tags(self) -> ActionResult:
        return ActionResult({"Tags": self._tag(self._get_param("Tags"), [])})

    def delete_tags(self) -> ActionResult:
        self._tag([], self._get_param("TagKeys"))
        return EmptyResult()

    def _tagged(self) -> Thing:
        arn = self._get_param("ResourceArn")
        thing = self.store.tagged(arn)
        return thing if thing is not None else {"Tags": _tags(self._in_moto(arn).tags), "moto": self._in_moto(arn)}

    def _tag(self, new: list[Thing], gone: list[str]) -> list[Thing]:
        thing = self._tagged()
        thing["Tags"] = [tag for tag in _tags(thing["Tags"] + new) if tag["Key"] not in gone]
        if "moto" in thing:
            thing["moto"].tags = thing["Tags"]
        tags: list[Thing] = thing["Tags"]
        return tags

    def _in_moto(self, arn: str) -> Any:
        try:
            found = self.sagemaker_backend._get_resource_from_arn(arn)
        except (AttributeError, ValueError):
            found = None
        if found is None:
            raise ValidationError(f"Could not find {arn}.")
        return found

    def _group(self) -> Any:
        name = self._get_param("ModelPackageGroupName").rpartition("/")[2]
        return self.sagemaker_backend.describe_model_package_group(name)


def _create(kind: Kind) -> Callable[[Answers], ActionResult]:
    return lambda self: ActionResult(self.store.create(kind, dict(self.params)))


def _describe(kind: Kind) -> Callable[[Answers], ActionResult]:
    return lambda self: ActionResult(self.store.find(kind, self.params))


def _update(kind: Kind) -> Callable[[Answers], ActionResult]:
    return lambda self: ActionResult(self.store.update(kind, dict(self.params)))


def _delete(kind: Kind) -> Callable[[Answers], ActionResult]:
    def delete(self: Answers) -> ActionResult:
        self.store.delete(kind, self.params)
        return EmptyResult()

    return delete


def _list(kind: Kind) -> Callable[[Answers], ActionResult]:
    return lambda self: ActionResult({kind.listed: self.store.all(kind, self.params)})


def _key(kind: Kind, given: Thing) -> tuple[str, ...]:
    return tuple(given.get(name) or "" for name in kind.key)


def _inside(thing: Thing, outer: Kind, named: Thing) -> bool:
    return all(thing.get(name) == named[name] for name in outer.key)


def _tags(listed: list[Thing] | None) -> list[Thing]:
    """Each key once, with its last value."""
    return [{"Key": key, "Value": value} for key, value in {tag["Key"]: tag["Value"] for tag in listed or []}.items()]


def _merged(old: Thing, new: Thing) -> Thing:
    """What an update names replaces what was there, one level deep: settings that it does not name stay."""
    both = {name for name in new if isinstance(old.get(name), dict) and isinstance(new[name], dict)}
    kept = {name.removesuffix("ForUpdate"): value for name, value in new.items() if name not in both}
    return kept | {name: old[name] | new[name] for name in both}


for _kind in KINDS.values():
    _actions = {
        f"Create{_kind.name}": _create,
        f"Describe{_kind.name}": _describe,
        f"Update{_kind.name}": _update,
        f"Delete{_kind.name}": _delete,
        f"List{LISTS.get(_kind.listed, _kind.listed)}": _list,
    }
    for _action, _made in _actions.items():
        _name = camelcase_to_underscores(_action)
        if _name not in Answers.__dict__:
            setattr(Answers, _name, _made(_kind))
