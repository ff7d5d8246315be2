"""Does on this machine what SageMaker would do with a compiled definition: a folder is S3, a process is a container.

Registering is asked of the emulated AWS, which checks every word against the API.
"""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import boto3

ROOT = "/opt/ml/processing"
COMPARE = {
    "GreaterThanOrEqualTo": lambda left, right: left >= right,
    "LessThanOrEqualTo": lambda left, right: left <= right,
}


class Machine:
    """One execution of one definition."""

    def __init__(self, folder: Path, definition: dict[str, Any]) -> None:
        self.folder = folder
        self.definition = definition
        self.known: dict[str, Any] = {"Execution.PipelineExecutionId": "one"}
        self.known |= {f"Parameters.{entry['Name']}": entry["DefaultValue"] for entry in definition["Parameters"]}
        self.files: dict[str, Path] = {}
        self.ended: dict[str, Any] = {}

    def run(self) -> dict[str, Any]:
        """Runs all steps; returns what each step left, by name."""
        self._run(self.definition["Steps"])
        return self.ended

    def decide(self, **parameters: object) -> dict[str, Any]:
        """Asks the gate again, about the same model, by other parameters; returns what came of it."""
        self.known |= {f"Parameters.{name}": value for name, value in parameters.items()}
        self.ended = {}
        self._run([step for step in self.definition["Steps"] if step["Type"] == "Condition"])
        return self.ended

    def place(self, address: str) -> Path:
        """Where an address of S3 lies."""
        return self.folder / "s3" / address.removeprefix("s3://")

    def value(self, given: Any) -> Any:  # noqa: ANN401
        """What a part of the definition comes to."""
        match given:
            case {"Get": name}:
                return self.known[name]
            case {"Std:Join": {"On": between, "Values": parts}}:
                return between.join(str(self.value(part)) for part in parts)
            case {"Std:JsonGet": {"PropertyFile": {"Get": file}, "Path": path}}:
                found = json.loads(self.files[file].read_text(encoding="utf-8"))
                for word in path.split("."):
                    found = found[word]
                return found
            case dict():
                return {name: self.value(part) for name, part in given.items()}
            case list():
                return [self.value(part) for part in given]
        return given

    def _run(self, steps: list[dict[str, Any]]) -> None:
        for step in steps:
            if step["Type"] == "Condition":
                said = all(
                    COMPARE[one["Type"]](self.value(one["LeftValue"]), self.value(one["RightValue"]))
                    for one in step["Arguments"]["Conditions"]
                )
                self._run(step["Arguments"]["IfSteps" if said else "ElseSteps"])
            else:
                arguments = self.value(step["Arguments"])
                getattr(self, f"_{step['Type'].lower()}")(step, arguments)

    def _processing(self, step: dict[str, Any], arguments: dict[str, Any]) -> None:
        boto3.client("sagemaker").create_processing_job(ProcessingJobName=step["Name"], **arguments)
        disk = self.folder / step["Name"]
        for entry in arguments["ProcessingInputs"]:
            source = self.place(entry["S3Input"]["S3Uri"])
            target = disk / Path(entry["S3Input"]["LocalPath"]).relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            # One file is put into the folder; what lies below a prefix takes the folder's place.
            if source.is_file():
                target.mkdir()
                target = target / source.name
            os.symlink(source, target)
        application = arguments["AppSpecification"]
        words = application["ContainerEntrypoint"] + application["ContainerArguments"]
        _call([word.replace(ROOT, str(disk)).replace("python3", sys.executable) for word in words], disk)
        for entry in arguments["ProcessingOutputConfig"]["Outputs"]:
            name, place = entry["OutputName"], entry["S3Output"]
            target = self.place(place["S3Uri"])
            target.parent.mkdir(parents=True, exist_ok=True)
            (disk / Path(place["LocalPath"]).relative_to(ROOT)).rename(target)
            uri = f"Steps.{step['Name']}.ProcessingOutputConfig.Outputs['{name}'].S3Output.S3Uri"
            self.known[uri] = place["S3Uri"]
            self.ended[f"{step['Name']}/{name}"] = target
        for entry in step.get("PropertyFiles", []):
            file = self.ended[f"{step['Name']}/{entry['OutputName']}"] / entry["FilePath"]
            self.files[f"Steps.{step['Name']}.PropertyFiles.{entry['PropertyFileName']}"] = file

    def _training(self, step: dict[str, Any], arguments: dict[str, Any]) -> None:
        boto3.client("sagemaker").create_training_job(TrainingJobName=step["Name"], **arguments)
        code, model = self.folder / "code", self.folder / "model"
        told = arguments["HyperParameters"]
        with tarfile.open(self.place(told["sagemaker_submit_directory"])) as packed:
            packed.extractall(code, filter="data")
        options = [(f"--{name}", text) for name, text in told.items() if not name.startswith("sagemaker_")]
        channels = {
            f"SM_CHANNEL_{entry['ChannelName'].upper()}": str(self.place(entry["DataSource"]["S3DataSource"]["S3Uri"]))
            for entry in arguments["InputDataConfig"]
        }
        where = {**channels, "SM_MODEL_DIR": str(model), "PYTHONPATH": str(code)}
        words = [sys.executable, str(code / told["sagemaker_program"]), *(word for pair in options for word in pair)]
        self.ended["log"] = _call(words, code, arguments.get("Environment", {}) | where)
        address = f"{arguments['OutputDataConfig']['S3OutputPath']}/{step['Name']}/output/model.tar.gz"
        archive = self.place(address)
        archive.parent.mkdir(parents=True)
        with tarfile.open(archive, "w:gz") as packed:
            packed.add(model, arcname=".")
        self.known[f"Steps.{step['Name']}.ModelArtifacts.S3ModelArtifacts"] = address
        self.ended["model"] = archive

    def _registermodel(self, step: dict[str, Any], arguments: dict[str, Any]) -> None:
        client = boto3.client("sagemaker")
        made = client.create_model_package(**arguments)
        # The emulator keeps no model card.
        self.ended[step["Name"]] = arguments | client.describe_model_package(ModelPackageName=made["ModelPackageArn"])

    def _fail(self, step: dict[str, Any], arguments: dict[str, Any]) -> None:
        self.ended[step["Name"]] = arguments["ErrorMessage"]


def _call(words: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    # Not in the repository: its own modules would be found before those that the job was given.
    ended = subprocess.run(
        words, cwd=folder, env=os.environ | (environment or {}), capture_output=True, text=True, check=False
    )
    assert not ended.returncode, ended.stderr
    return ended.stdout
