"""Fine-tunes a base model by LoRA: a small adapter learns, the base model stays as it is."""

import argparse
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

from model import data


@dataclass(frozen=True)
class Recipe:
    """How it learns. ``rank`` is the size of the adapter."""

    method: str = "sft"
    epochs: float = 3.0
    learning_rate: float = 2e-4
    batch: int = 4
    rank: int = 16
    longest: int = 512


def finetune(base: Path, rows: Path, output: Path, recipe: Recipe) -> dict[str, float]:
    """Writes the adapter; returns the loss of the first and of the last step."""
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    model = AutoModelForCausalLM.from_pretrained(base, local_files_only=True)
    trainer = _trainer(model, tokenizer, data.read(rows, recipe.method), output, recipe)
    trainer.train()
    trainer.save_model(str(output))
    tokenizer.save_pretrained(str(output))
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    figures = {"first_loss": losses[0], "last_loss": losses[-1]}
    (output / "training.json").write_text(json.dumps(figures), encoding="utf-8")
    return figures


def _trainer(model: Any, tokenizer: Any, rows: list[dict[str, Any]], output: Path, recipe: Recipe) -> Any:  # noqa: ANN401
    adapter = LoraConfig(r=recipe.rank, lora_alpha=2 * recipe.rank, target_modules="all-linear", task_type="CAUSAL_LM")
    common: dict[str, Any] = {
        "output_dir": str(output / "steps"),
        "num_train_epochs": recipe.epochs,
        "learning_rate": recipe.learning_rate,
        "per_device_train_batch_size": recipe.batch,
        "max_length": recipe.longest,
        "logging_steps": 1,
        "save_strategy": "no",
        "report_to": [],
        "bf16": torch.cuda.is_available() and torch.cuda.is_bf16_supported(),
        "use_cpu": not torch.cuda.is_available(),
        "seed": 7,
    }
    given: dict[str, Any] = {
        "model": model,
        "processing_class": tokenizer,
        "train_dataset": Dataset.from_list(rows),
        "peft_config": adapter,
    }
    if recipe.method == "dpo":
        return DPOTrainer(args=DPOConfig(**common), **given)
    return SFTTrainer(args=SFTConfig(**common), **given)


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline; SageMaker says by environment variables where things are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, default=os.environ.get("SM_CHANNEL_BASE"))
    parser.add_argument("--rows", type=Path, default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--output", type=Path, default=os.environ.get("SM_MODEL_DIR"))
    parser.add_argument("--method", choices=["sft", "dpo"], default=Recipe.method)
    parser.add_argument("--epochs", type=float, default=Recipe.epochs)
    parser.add_argument("--learning-rate", type=float, default=Recipe.learning_rate)
    parser.add_argument("--batch", type=int, default=Recipe.batch)
    parser.add_argument("--rank", type=int, default=Recipe.rank)
    given = parser.parse_args(arguments)
    recipe = Recipe(given.method, given.epochs, given.learning_rate, given.batch, given.rank)
    figures = finetune(given.base, given.rows, given.output, recipe)
    print(f"loss {figures['first_loss']:.3f} -> {figures['last_loss']:.3f}")


if __name__ == "__main__":
    main()
