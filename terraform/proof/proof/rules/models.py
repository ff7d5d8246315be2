"""What answers and scores: models, endpoints, monitors and the steps of pipelines."""

import json
import re
from collections.abc import Iterator
from typing import Any

from proof.plans import Plan
from proof.rules.book import rule

# Steps that are processing jobs, whatever they are called.
PROCESSING = ("Processing", "QualityCheck")


@rule
def models_are_in_the_network(plan: Plan, applied: bool) -> Iterator[str]:
    for model in plan.of("aws_sagemaker_model"):
        if not model["vpc_config"] and not (model.is_unknown("vpc_config") and not applied):
            yield f"{model.address} is outside the network"


@rule
def endpoints_are_encrypted_and_taken_back(plan: Plan, applied: bool) -> Iterator[str]:
    for config in plan.of("aws_sagemaker_endpoint_configuration"):
        if not config["kms_key_arn"] and not all(_has_own_disk(it["instance_type"]) for it in config["production_variants"]):
            yield f"{config.address} has disks without our key"
        if any(not capture["kms_key_id"] for capture in config["data_capture_config"] or []):
            yield f"{config.address} writes calls down without our key"
    for endpoint in plan.of("aws_sagemaker_endpoint"):
        deployment = (endpoint["deployment_config"] or [{}])[0]
        if not deployment.get("blue_green_update_policy"):
            yield f"{endpoint.address} changes all at once"
        if not [it for back in deployment.get("auto_rollback_configuration") or [] for it in back["alarms"]]:
            yield f"{endpoint.address} is never taken back"


@rule
def monitors_are_closed(plan: Plan, applied: bool) -> Iterator[str]:
    for job in plan.of("aws_sagemaker_data_quality_job_definition"):
        network = (job["network_config"] or [{}])[0]
        if not network.get("vpc_config") or not network.get("enable_inter_container_traffic_encryption"):
            yield f"{job.address} speaks outside the network, or in clear"
        cluster = job["job_resources"][0]["cluster_config"][0]
        outputs = job["data_quality_job_output_config"][0]
        if not outputs["kms_key_id"] or not (cluster["volume_kms_key_id"] or _has_own_disk(cluster["instance_type"])):
            yield f"{job.address} writes without our key"


@rule
def steps_of_pipelines_are_closed(plan: Plan, applied: bool) -> Iterator[str]:
    for pipeline in plan.of("aws_sagemaker_pipeline"):
        for step in json.loads(pipeline["pipeline_definition"] or "{}").get("Steps", []):
            for words in _open_step(step["Type"], step.get("Arguments", {})):
                yield f"{pipeline.address}: the step {step['Name']} {words}"


def _open_step(kind: str, given: dict[str, Any]) -> Iterator[str]:
    if kind in PROCESSING:
        network = given.get("NetworkConfig", {})
        if not network.get("VpcConfig") or not network.get("EnableInterContainerTrafficEncryption"):
            yield "speaks outside the network, or in clear"
    output = {"Transform": "TransformOutput"}.get(kind, "ProcessingOutputConfig" if kind in PROCESSING else None)
    if output and not given.get(output, {}).get("KmsKeyId"):
        yield "writes without our key"
    machines = given.get("TransformResources") or given.get("ProcessingResources", {}).get("ClusterConfig") or {}
    if machines and not machines.get("VolumeKmsKeyId") and not _has_own_disk(machines["InstanceType"]):
        yield "has disks without our key"
    if output and not any(tag["Key"] == "slipway:project" for tag in given.get("Tags", [])):
        yield "starts jobs that nobody knows as the project's"


def _has_own_disk(machine: str | None) -> bool:
    """Such a machine encrypts its disk itself, and takes no key."""
    return bool(re.match(r"ml\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\.)", machine or ""))
