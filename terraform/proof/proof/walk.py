"""One walk through everything: each root is planned, applied, planned again and at the end destroyed.

Roots that wait for each other are in ``after``; all others overlap, because most of the time is waiting.
"""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import boto3

from proof import places
from proof.engine import Engine, Failed
from proof.plans import Plan

AT_ONCE = 5
LOCAL_STATE = 'terraform {\n  backend "local" {}\n}\n'


@dataclass(frozen=True)
class Stop:
    """One root with the values of one place where it is applied."""

    name: str
    root: str
    account: str
    variables: dict[str, Any]
    after: tuple[str, ...] = ()


# Does what is to be done at a stop, and says as soon as others may follow.
Act = Callable[[Stop, Callable[[], None]], None]


@dataclass
class Emulator:
    """The emulator's process, and keys for each account in it. Sessions of boto3 are not for two threads at once."""

    address: str

    def keys(self, account: str) -> dict[str, str]:
        sts = boto3.Session("t", "t").client("sts", "eu-west-1", endpoint_url=self.address)
        role = f"arn:aws:iam::{account}:role/walk"
        given = sts.assume_role(RoleArn=role, RoleSessionName="walk")["Credentials"]
        return {
            "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
            "AWS_SESSION_TOKEN": given["SessionToken"],
        }

    def client(self, service: str, account: str, region: str) -> Any:
        names = {name.lower(): value for name, value in self.keys(account).items()}
        return boto3.Session().client(service, region, endpoint_url=self.address, **names)


@contextmanager
def emulator() -> Iterator[Emulator]:
    command = [str(places.TERRAFORM / "emulator/serve")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            assert line.startswith("listening "), f"the emulator did not start: {line}"
            yield Emulator(line.removeprefix("listening ").strip())
        finally:
            process.terminate()


@dataclass
class Walked:
    """What is known of one stop."""

    first: Plan
    second: Plan | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    destroyed: str | None = None


@dataclass
class Walk:
    """Applies stops, each in a folder of its own for state; the configurations are shared."""

    engine: Engine
    emulator: Emulator
    copy: Path
    work: Path
    done: dict[str, Walked] = field(default_factory=dict)
    initialising: dict[str, threading.Lock] = field(default_factory=dict)

    def there(self, stops: list[Stop]) -> dict[str, BaseException]:
        """Applies all; what could not be done, and why."""
        for root in {stop.root for stop in stops}:
            self.initialising[root] = threading.Lock()
            self._keeps_state_here(root)
        return _in_order(stops, {stop.name: stop.after for stop in stops}, self._apply)

    def back(self, stops: list[Stop]) -> dict[str, BaseException]:
        """Destroys all in the opposite order."""
        standing = [stop for stop in stops if stop.name in self.done]
        after = {stop.name: tuple(it.name for it in standing if stop.name in it.after) for stop in standing}
        others = tuple(stop.name for stop in standing if stop.root != "bootstrap")
        after |= {stop.name: others for stop in standing if stop.root == "bootstrap"}  # they keep the state of all others
        return _in_order(standing, after, self._destroy)

    def changed(self, stop: Stop, **variables: Any) -> Plan:
        """Applies it once more with other values; the plan of that."""
        plan = self._planned(stop, "change", stop.variables | variables)
        self._carry_out(stop, "change")
        return plan

    def taken_down(self, stop: Stop) -> Plan:
        """Applies the root with nothing in it to the state of a deployment, as its workflow does."""
        given = {name: stop.variables[name] for name in ("account_id", "region")}
        nothing = replace(stop, root=f"{stop.root}/nothing")
        self._keeps_state_here(nothing.root)
        self._begun(nothing, "-reconfigure")
        plan = self._planned(nothing, "down", given)
        self._carry_out(nothing, "down")
        return plan

    def _apply(self, stop: Stop, ready: Callable[[], None]) -> None:
        (self.work / stop.name).mkdir(parents=True)
        with self.initialising[stop.root]:
            self._begun(stop)
        self.done[stop.name].first = self._planned(stop, "first", stop.variables)
        self._carry_out(stop, "first")
        ready()
        self.done[stop.name].second = self._planned(stop, "second", stop.variables)

    def _carry_out(self, stop: Stop, name: str) -> None:
        self._run(stop, "apply", "-input=false", "-no-color", *self._state(stop), str(self.work / stop.name / name))

    def _planned(self, stop: Stop, name: str, variables: dict[str, Any]) -> Plan:
        file = self.work / stop.name / name
        self._run(stop, "plan", "-input=false", "-no-color", self._given(stop, variables), *self._state(stop), f"-out={file}")
        return Plan(stop.name, json.loads(self._run(stop, "show", "-json", str(file))))

    def _given(self, stop: Stop, variables: dict[str, Any]) -> str:
        file = self.work / stop.name / "inputs.tfvars.json"
        file.write_text(json.dumps(variables))
        return f"-var-file={file}"

    def _destroy(self, stop: Stop, _: Callable[[], None]) -> None:
        """Buckets are emptied first, as the documents say: nothing of ours deletes what people have put there. The log of
        the last access arrives when the bucket that was accessed goes, so emptying may have to be done again."""
        words = ("-auto-approve", "-input=false", "-no-color", self._given(stop, stop.variables), *self._state(stop))
        self._empty_all(stop)
        try:
            self._run(stop, "destroy", *words)
        except Failed as problem:
            if "BucketNotEmpty" not in str(problem):
                raise
            self._empty_all(stop)
            self._run(stop, "destroy", *words)

    def _empty_all(self, stop: Stop) -> None:
        plan = self.done[stop.name].second or self.done[stop.name].first
        for bucket in plan.of("aws_s3_bucket"):
            self._empty(stop, bucket["bucket"])

    def _empty(self, stop: Stop, bucket: str) -> None:
        s3 = self.emulator.client("s3", stop.account, stop.variables["region"])
        if bucket not in [it["Name"] for it in s3.list_buckets()["Buckets"]]:
            return
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
            for it in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
                s3.delete_object(Bucket=bucket, Key=it["Key"], VersionId=it["VersionId"])

    def _keeps_state_here(self, root: str) -> None:
        if 'backend "s3"' in (self.copy / root / "versions.tf").read_text():
            (self.copy / root / "backend_override.tf").write_text(LOCAL_STATE)

    def _begun(self, stop: Stop, *words: str) -> None:
        self._run(stop, "init", "-input=false", "-no-color", *words, *self._backend(stop))

    def _backend(self, stop: Stop) -> tuple[str, ...]:
        if (self.copy / stop.root / "backend_override.tf").exists():
            return (f"-backend-config=path={self.work / stop.name / 'terraform.tfstate'}",)
        return ()

    def _state(self, stop: Stop) -> tuple[str, ...]:
        if self._backend(stop):
            return ()
        return (f"-state={self.work / stop.name / 'terraform.tfstate'}",)

    def _run(self, stop: Stop, what: str, *words: str) -> str:
        began = time.monotonic()
        try:
            return self.engine.run(self.copy / stop.root, what, *words, **self._environment(stop))
        finally:
            walked = self.done.setdefault(stop.name, Walked(Plan(stop.name, {"values": {}})))
            walked.seconds[what] = walked.seconds.get(what, 0) + time.monotonic() - began

    def _environment(self, stop: Stop) -> dict[str, str]:
        region = stop.variables["region"]
        return self.emulator.keys(stop.account) | {
            "AWS_ENDPOINT_URL": self.emulator.address,
            "AWS_REGION": region,
            "AWS_MAX_ATTEMPTS": "2",
            "AWS_EC2_METADATA_DISABLED": "true",
            "TF_DATA_DIR": str(self.work / stop.name / "data"),
        }


def _in_order(stops: list[Stop], after: dict[str, tuple[str, ...]], act: Act) -> dict[str, BaseException]:
    """Each stop when those before it are ready; one that failed takes those behind it along."""
    ready = {stop.name: threading.Event() for stop in stops}
    problems: dict[str, BaseException] = {}
    gate = threading.Semaphore(AT_ONCE)

    def go(stop: Stop) -> None:
        try:
            for name in (name for name in after[stop.name] if name in ready):
                ready[name].wait()
                if name in problems:
                    raise Failed(f"not tried, because {name} failed")
            with gate:
                act(stop, ready[stop.name].set)
        except Exception as problem:
            problems[stop.name] = problem
        finally:
            ready[stop.name].set()

    with ThreadPoolExecutor(len(stops) or 1) as pool:
        for stop in stops:
            pool.submit(go, stop)
    return problems


def differences(plan: Plan) -> dict[str, list[str]]:
    """What a plan would change: address to the names of its attributes."""
    return {change["address"]: _changed(change["change"]) for change in plan.changes if change["change"]["actions"] != ["no-op"]}


def _changed(change: dict[str, Any]) -> list[str]:
    before, after = change.get("before") or {}, change.get("after") or {}
    unknown = {name for name, value in (change.get("after_unknown") or {}).items() if value}
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)} | (unknown - set(after))
    return sorted(names) if change["actions"] == ["update"] else change["actions"]
