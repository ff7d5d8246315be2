"""Applies bootstrap and foundation to the emulator, as an engineer would to real accounts, four roots at a time.

python prepare.py --endpoint http://127.0.0.1:5000 --home FOLDER [--only UNIT …] [--stage STAGE …] [--studio]

The business units are those that the sandbox begins with. Prints a line for each root, and `prepared` at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
UNITS = REPOSITORY / "src/main/resources/organization/sandbox.yaml"
STAGES = ("dev", "preprod", "prod")
EXTERNAL_ID = "slipway-emulator"
ORGANIZATION = "o-emulated00"
PORTAL = "arn:aws:iam::123456789012:role/slipway-portal"


class Broken(Exception):
    """A root that could not be applied."""


class Stopped(Exception):
    """Somebody wants no more of it."""


@dataclass(frozen=True)
class Job:
    """One root in one account."""

    root: str
    account: str
    region: str
    state: str
    variables: dict[str, str]

    @property
    def name(self) -> str:
        words = [self.root, self.variables.get("business_unit", ""), self.variables.get("stage", "")]
        return " ".join(word for word in [*words, self.account] if word)


class Running:
    """The commands that run now; all end when one of them fails or somebody has enough."""

    GRACE = 10.0

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stopped = False
        self.children: set[subprocess.Popen[str]] = set()

    def run(self, command: list[str], work: Path, environment: dict[str, str]) -> tuple[int, str]:
        child = self.start(command, work, environment)
        try:
            output, _ = child.communicate()
        finally:
            with self.lock:
                self.children.discard(child)
        if self.stopped:
            raise Stopped
        return child.returncode, output

    # In a group of its own: a script and the Terraform that it waits for end together.
    def start(self, command: list[str], work: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
        with self.lock:
            if self.stopped:
                raise Stopped
            child = subprocess.Popen(
                command,
                cwd=work,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
            self.children.add(child)
            return child

    def stop(self) -> None:
        """First politely: an emulator that lives on should keep no lock of a state."""
        with self.lock:
            self.stopped = True
            children = list(self.children)
        self.signal(children, signal.SIGTERM)
        give_up = time.monotonic() + self.GRACE
        while any(child.poll() is None for child in children) and time.monotonic() < give_up:
            time.sleep(0.1)
        self.signal(children, signal.SIGKILL)

    @staticmethod
    def signal(children: list[subprocess.Popen[str]], number: signal.Signals) -> None:
        for child in children:
            if child.poll() is None:
                os.killpg(child.pid, number)


@dataclass(frozen=True)
class Emulator:
    """Where it answers, and where our files of it lie."""

    endpoint: str
    home: Path
    running: Running = field(default_factory=Running)

    def environment(self, account: str, region: str) -> dict[str, str]:
        """Keys of an administrator of the account, and what Terraform needs besides.

        With a session of its own: threads may not share the one that boto3 has by default.
        https://docs.aws.amazon.com/boto3/latest/guide/session.html#multithreading-or-multiprocessing-with-sessions
        """
        anybody = boto3.Session("emulator", "emulator", region_name=region)
        role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
        sts = anybody.client("sts", endpoint_url=self.endpoint)
        keys = sts.assume_role(RoleArn=role, RoleSessionName="prepare")["Credentials"]
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TF_CLI_CONFIG_FILE") if name in os.environ}
        return kept | {
            "AWS_ACCESS_KEY_ID": keys["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
            "AWS_SESSION_TOKEN": keys["SessionToken"],
            "AWS_REGION": region,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "TF_IN_AUTOMATION": "1",
            "TF_INPUT": "0",
            "CHECKPOINT_DISABLE": "1",
            "XDG_STATE_HOME": str(self.home / "state"),
        }

    def apply(self, job: Job) -> None:
        began = time.monotonic()
        print(f"   … {job.name}", flush=True)
        work = self.home / "roots" / job.name.replace("/", "-").replace(" ", "-")
        shutil.rmtree(work, ignore_errors=True)
        for folder in ("bootstrap", "foundation", "modules"):
            shutil.copytree(
                REPOSITORY / "terraform" / folder,
                work / folder,
                ignore=shutil.ignore_patterns(".terraform", "tests", "examples"),
            )
        for command in bootstrap(job) if job.root == "bootstrap" else self.init_and_apply(job):
            self.run(job, command, work)
        print(f"   ✓ {job.name} ({time.monotonic() - began:.0f} s)", flush=True)

    def init_and_apply(self, job: Job) -> list[list[str]]:
        """The very commands that a business unit's page shows."""
        engine = shutil.which("terraform") or shutil.which("tofu") or "terraform"
        backend = {
            "bucket": f"slipway-state-{job.account}-{job.region}",
            "key": job.state,
            "region": job.region,
            "use_lockfile": "true",
            "encrypt": "true",
            "kms_key_id": self.state_key(job),
        }
        init = [engine, f"-chdir={job.root}", "init", "-no-color"]
        return [
            [*init, *(f"-backend-config={name}={value}" for name, value in backend.items())],
            [engine, f"-chdir={job.root}", "apply", "-auto-approve", "-no-color", *words(job)],
        ]

    def state_key(self, job: Job) -> str:
        """The bucket takes nothing that does not name its key by its ARN."""
        keys = self.environment(job.account, job.region)
        session = boto3.Session(
            keys["AWS_ACCESS_KEY_ID"],
            keys["AWS_SECRET_ACCESS_KEY"],
            keys["AWS_SESSION_TOKEN"],
            region_name=job.region,
        )
        ssm = session.client("ssm", endpoint_url=self.endpoint)
        return str(ssm.get_parameter(Name="/mlops/account/state-key-arn")["Parameter"]["Value"])

    def run(self, job: Job, command: list[str], work: Path) -> None:
        code, output = self.running.run(command, work, self.environment(job.account, job.region))
        if code != 0:
            raise Broken(f"{job.name}: {' '.join(command[:3])} failed\n{complaint(output)}")


def complaint(output: str) -> str:
    """From the first error on; without one, the end."""
    at = output.find("Error:")
    return output[at:][:6000] if at >= 0 else output[-2000:]


def bootstrap(job: Job) -> list[list[str]]:
    return [["bootstrap/run", job.account, job.region, "-auto-approve", "-no-color", *words(job)]]


def words(job: Job) -> list[str]:
    return [word for name, value in sorted(job.variables.items()) for word in ("-var", f"{name}={value}")]


def bootstraps(units: list[dict[str, Any]], stages: list[str]) -> list[Job]:
    """One for each account, however many stages it serves."""
    accounts = {unit["accounts"][stage]: unit for unit in units for stage in stages}
    return [
        Job(
            "bootstrap",
            account,
            unit["region"],
            "bootstrap.tfstate",
            {
                "external_id": EXTERNAL_ID,
                "portal_principal_arn": PORTAL,
                "role_name": unit["role"],
            },
        )
        for account, unit in accounts.items()
    ]


def foundation(unit: dict[str, Any], stage: str, studio: bool) -> list[Job]:
    """Network, platform and Studio of one stage; each needs the one before it."""
    account, region = unit["accounts"][stage], unit["region"]
    given = {
        "account_id": account,
        "business_unit": unit["key"],
        "cost_centre": unit["cost-centre"],
        "region": region,
        "stage": stage,
    }
    others = sorted(set(unit["accounts"].values()) - {account})
    first = next(name for name in STAGES if unit["accounts"][name] == account)
    roots: list[tuple[str, dict[str, str]]] = [
        ("network", {"aws_organization_id": ORGANIZATION, "cidr": f"10.40.{STAGES.index(stage) * 16}.0/20"}),
        (
            "platform",
            {
                "aws_organization_id": ORGANIZATION,
                "consumer_account_ids": "[" + ",".join(f'"{number}"' for number in others) + "]",
                "primary": "true" if stage == first else "false",
            },
        ),
    ]
    if studio and stage == "dev":
        roots.append(("studio", {}))
    return [
        Job(f"foundation/{root}", account, region, f"foundation/{unit['key']}/{stage}/{root}.tfstate", given | more)
        for root, more in roots
    ]


def prepare(emulator: Emulator, only: list[str], stages: list[str], studio: bool) -> None:
    units = [unit for unit in yaml.safe_load(UNITS.read_text())["business-units"] if not only or unit["key"] in only]
    if not units:
        raise Broken(f"There is no business unit {', '.join(only)} in {UNITS.name}.")
    in_order(emulator, [[job] for job in bootstraps(units, stages)])
    in_order(emulator, [foundation(unit, stage, studio) for unit in units for stage in stages])


def in_order(emulator: Emulator, chains: list[list[Job]]) -> None:
    """Each chain one after the other, chains beside each other: they mostly wait for AWS."""

    def walk(chain: list[Job]) -> None:
        for job in chain:
            emulator.apply(job)

    with ThreadPoolExecutor(max_workers=4) as pool:
        walking = [pool.submit(walk, chain) for chain in chains]
        try:
            done, _ = wait(walking, return_when=FIRST_EXCEPTION)
            for one in done:
                one.result()
        except BaseException:
            emulator.running.stop()
            pool.shutdown(cancel_futures=True)
            raise


def enough(*_: object) -> None:
    """Who asks twice is not heard: the first time everything is being ended already."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="UNIT")
    parser.add_argument("--stage", action="append", default=[], choices=STAGES)
    parser.add_argument("--studio", action="store_true")
    given = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, enough)
    began = time.monotonic()
    try:
        prepare(Emulator(given.endpoint, given.home.resolve()), given.only, given.stage or list(STAGES), given.studio)
    except Broken as broken:
        print(f"{broken}\nMend it and start again.", file=sys.stderr)
        return 1
    except Stopped:
        print("   stopped", file=sys.stderr)
        return 130
    print(f"prepared ({time.monotonic() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
