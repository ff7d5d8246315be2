"""Where the configurations are, found and not listed: a new root or module is proven from its first day."""

from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
TERRAFORM = REPOSITORY / "terraform"


def configurations() -> list[Path]:
    """Every root, module and example, relative to ``terraform/``."""
    folders = {file.parent.relative_to(TERRAFORM) for file in TERRAFORM.rglob("*.tf") if ".terraform" not in file.parts}
    return sorted(folder for folder in folders if folder.parts[0] not in ("proof", "emulator"))


def of_aws() -> list[Path]:
    """All but the sandbox, which has the built-in provider alone."""
    return [folder for folder in configurations() if folder.parts[0] != "sandbox"]


def deployments() -> dict[str, Path]:
    """The roots that deployment repositories bring along, by what they deploy."""
    folders = (REPOSITORY / "template-repos").glob("model-deployment-*/terraform")
    return {folder.parent.name.removeprefix("model-deployment-"): folder for folder in folders}


def described() -> list[Path]:
    """Those that somebody uses by reading their README."""
    return [folder for folder in of_aws() if "examples" not in folder.parts]


def workflows() -> list[Path]:
    """Every workflow of GitHub Actions that we ship or run."""
    return sorted(
        file
        for place in ("template-repos", ".github")
        for file in written(REPOSITORY / place, "*.y*ml")
        if "workflows" in file.parts
    )


def written(folder: Path, pattern: str) -> list[Path]:
    """Files that people wrote, not what was installed or built beside them."""
    return [file for file in folder.rglob(pattern) if not {".venv", "build"} & set(file.parts)]
