"""Says how good the fine-tuned model is, beside the base model: on a task, on held-back examples, and by a judge."""

import argparse
import json
import math
import os
import tarfile
from pathlib import Path
from typing import Any

import lm_eval
import torch
from lm_eval.models.huggingface import HFLM
from lm_eval.tasks import TaskManager
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from model import data
from model.judge import Bedrock, Judge, WordsInCommon

TASK = """
task: choices
dataset_path: json
dataset_kwargs:
  data_files: {{test: {file}}}
output_type: multiple_choice
test_split: test
doc_to_text: "{{{{question}}}}"
doc_to_choice: "{{{{choices}}}}"
doc_to_target: answer
target_delimiter: "\\n"
metric_list: [{{metric: acc_norm, aggregation: mean, higher_is_better: true}}]
"""


def unpacked(model: Path) -> Path:
    """SageMaker hands a model over as an archive; on a laptop it is a folder."""
    archive = model / "model.tar.gz"
    if not archive.exists():
        return model
    target = model / "unpacked"
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    return target


def loaded(base: Path, adapter: Path | None) -> tuple[Any, Any]:
    """Model and tokenizer; without an adapter the base model as it is."""
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    model = AutoModelForCausalLM.from_pretrained(base, local_files_only=True)
    if adapter:
        model = PeftModel.from_pretrained(model, str(adapter))
    return model.eval(), tokenizer


def evaluate(base: Path, adapter: Path | None, folder: Path, judge: Judge, work: Path) -> dict[str, float]:
    """Accuracy of the choices, perplexity of the held-back answers, and what the judge says of the model's own."""
    model, tokenizer = loaded(base, adapter)
    held = _held(folder)
    verdicts = [judge.score(question, wanted, answer(model, tokenizer, question)) for question, wanted in held]
    return {
        "accuracy": choices(model, tokenizer, folder / "task" / "task.jsonl", work),
        "perplexity": perplexity(model, tokenizer, held),
        "judged": sum(verdicts) / len(verdicts),
    }


def choices(model: Any, tokenizer: Any, file: Path, work: Path) -> float:  # noqa: ANN401
    """The share of the questions of which the model finds the right choice likeliest, by the LM evaluation harness."""
    work.mkdir(parents=True, exist_ok=True)
    (work / "choices.yaml").write_text(TASK.format(file=file.resolve()), encoding="utf-8")
    found = lm_eval.simple_evaluate(
        model=HFLM(pretrained=model, tokenizer=tokenizer, batch_size=4),
        tasks=["choices"],
        task_manager=TaskManager(include_path=str(work), include_defaults=False),
        bootstrap_iters=0,
        verbosity="ERROR",
    )
    return float(found["results"]["choices"]["acc_norm,none"])


def perplexity(model: Any, tokenizer: Any, held: list[tuple[str, str]]) -> float:  # noqa: ANN401
    """How surprised the model is by the right answers; less is better."""
    losses = []
    for question, wanted in held:
        prompt = len(tokenizer(question)["input_ids"])
        ids = torch.tensor([tokenizer(question + wanted)["input_ids"]], device=model.device)
        labels = ids.clone()
        labels[:, :prompt] = -100
        with torch.no_grad():
            losses.append(float(model(ids, labels=labels).loss))
    return math.exp(min(sum(losses) / len(losses), 50))


def answer(model: Any, tokenizer: Any, question: str, longest: int = 40) -> str:  # noqa: ANN401
    """What the model says, the likeliest word each time."""
    ids = tokenizer(question, return_tensors="pt").to(model.device)
    said = model.generate(**ids, max_new_tokens=longest, do_sample=False, pad_token_id=tokenizer.eos_token_id)
    return str(tokenizer.decode(said[0][ids["input_ids"].shape[1] :], skip_special_tokens=True)).strip()


def report(tuned: dict[str, float], base: dict[str, float]) -> str:
    """Both as a table in Markdown."""
    rows = [f"| {name} | {base[name]:.3f} | {tuned[name]:.3f} |" for name in tuned]
    return "\n".join(["| | base model | fine-tuned |", "|---|---|---|", *rows, ""])


def _held(folder: Path) -> list[tuple[str, str]]:
    """Held-back questions, and the answers that are wanted."""
    for name, field in (("sft", "completion"), ("dpo", "chosen")):
        if (folder / "validation" / f"{name}.jsonl").exists():
            return [(row["prompt"], row[field]) for row in data.read(folder / "validation", name)]
    raise FileNotFoundError(f"There is nothing to evaluate with in {folder / 'validation'}.")


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    for word in ("--base", "--model", "--data", "--output"):
        parser.add_argument(word, type=Path, required=True)
    parser.add_argument("--judge", default="", help="id of a model of Amazon Bedrock; empty counts words")
    given = parser.parse_args(arguments)
    judge = Bedrock(given.judge, os.environ["AWS_REGION"]) if given.judge else WordsInCommon()
    given.output.mkdir(parents=True, exist_ok=True)
    base = evaluate(given.base, None, given.data, judge, given.output / "work")
    tuned = evaluate(given.base, unpacked(given.model), given.data, judge, given.output / "work")
    found = {
        "tuned": tuned,
        "base": base,
        "accuracy_gain": tuned["accuracy"] - base["accuracy"],
        "perplexity_ratio": tuned["perplexity"] / base["perplexity"],
    }
    (given.output / "evaluation.json").write_text(json.dumps(found, indent=2), encoding="utf-8")
    (given.output / "evaluation.md").write_text(report(tuned, base), encoding="utf-8")


if __name__ == "__main__":
    main()
