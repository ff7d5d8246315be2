"""The whole chain on a tiny model that is made here: nothing is downloaded, and something is really learnt."""

import json
import math
import tarfile
from pathlib import Path

import pytest

from model import chain, data, evaluate, finetune, judge, prepare, tiny
from pipeline import settings


def figures(folder: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads((folder / "evaluation.json").read_text())
    return found


def test_the_adapter_learns(made: Path) -> None:
    training = json.loads((made / "model" / "training.json").read_text())
    assert training["last_loss"] < training["first_loss"]
    assert figures(made)["tuned"]["perplexity"] < figures(made)["base"]["perplexity"]
    assert figures(made)["perplexity_ratio"] < 1


def test_only_the_adapter_is_kept(made: Path) -> None:
    names = {file.name for file in (made / "model").iterdir()}
    assert {"adapter_model.safetensors", "adapter_config.json", "tokenizer.json"} <= names
    assert "model.safetensors" not in names


def test_the_adapter_is_loaded_and_speaks(made: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as packed:
        packed.add(made / "model", arcname=".")
    model, tokenizer = evaluate.loaded(made / "base", evaluate.unpacked(tmp_path))
    said = evaluate.answer(model, tokenizer, "How do I lock my card?", longest=5)
    assert isinstance(said, str)
    plain, _ = evaluate.loaded(made / "base", None)
    held = [("How do I lock my card?", " Open the app")]
    assert evaluate.perplexity(model, tokenizer, held) != evaluate.perplexity(plain, tokenizer, held)


def test_it_learns_from_preferences_too(made: Path, tmp_path: Path) -> None:
    prepare.main(["--output", str(tmp_path / "data"), "--method", "dpo"])
    recipe = finetune.Recipe(method="dpo", epochs=4, learning_rate=0.01, rank=4)
    found = finetune.finetune(made / "base", tmp_path / "data" / "train", tmp_path / "model", recipe)
    assert found["last_loss"] < found["first_loss"] == pytest.approx(math.log(2), rel=0.01)


def test_examples_are_parted_and_doubles_go(made: Path, tmp_path: Path) -> None:
    train, held = (data.read(made / "data" / name, "sft") for name in ("train", "validation"))
    rows = data.read(data.EXAMPLE, "sft")
    assert len(held) == len(rows) // 5
    assert len(train) + len(held) == len(rows)
    assert not {row["prompt"] for row in train} & {row["prompt"] for row in held}
    data.write(tmp_path / "in", "sft", [*rows, rows[0]])
    data.write(tmp_path / "in", "task", data.read(data.EXAMPLE, "task"))
    prepare.prepare(tmp_path / "in", tmp_path / "out", "sft", seed=7)
    assert len(data.read(tmp_path / "out" / "train", "sft")) == len(train)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "no JSON"),
        ('{"prompt": "a"}', "no completion"),
        ('{"prompt": "a", "completion": "write to ada@example.org"}', "a card number or a mail address"),
        ('{"prompt": "4111 1111 1111 1111", "completion": "b"}', "a card number or a mail address"),
    ],
)
def test_an_example_that_must_not_be_learnt_is_named(line: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "sft.jsonl").write_text(line + "\n")
    with pytest.raises(data.Problem, match=f"sft.jsonl, line 1: .*{why}"):
        prepare.prepare(tmp_path, tmp_path / "out", "sft", seed=7)


def test_the_harness_finds_the_likeliest_choice(made: Path, tmp_path: Path) -> None:
    model, tokenizer = evaluate.loaded(made / "base", made / "model")
    questions = [
        {"question": "How do I lock my card?", "choices": ["Open the app", "app app app app app app"], "answer": 0}
    ]
    data.write(tmp_path, "task", questions)
    right = evaluate.choices(model, tokenizer, tmp_path / "task.jsonl", tmp_path / "a")
    data.write(tmp_path, "task", [{**questions[0], "answer": 1}])
    assert right + evaluate.choices(model, tokenizer, tmp_path / "task.jsonl", tmp_path / "b") == 1


def test_words_in_common_are_counted() -> None:
    counted = judge.WordsInCommon()
    assert counted.score("q", "open the app", "Open the app") == 1
    assert counted.score("q", "open the app", "call us") == 0


def test_another_model_judges_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(['{"score": 0.7}', '{"score": 7}'])

    class Client:
        def converse(self, **_: object) -> dict[str, object]:
            return {"output": {"message": {"content": [{"text": next(said)}]}}}

    monkeypatch.setattr(judge.boto3, "client", lambda *_, **__: Client())
    asked = judge.Bedrock("some.model", "eu-west-1")
    assert asked.score("q", "e", "a") == 0.7
    with pytest.raises(ValueError, match="not a number between 0 and 1"):
        asked.score("q", "e", "a")


def test_the_table_shows_both(made: Path) -> None:
    assert (made / "evaluation.md").read_text().startswith("| | base model | fine-tuned |")


def test_a_tiny_model_is_the_same_each_time(tmp_path: Path) -> None:
    one, two = (tiny.make(tmp_path / name, data.EXAMPLE) / "model.safetensors" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_the_chain_takes_a_folder_that_has_preferences_only(tmp_path: Path) -> None:
    for name in ("dpo", "task"):
        data.write(tmp_path / "mine", name, data.read(data.EXAMPLE, name))
    chain.run(tmp_path / "out", method="dpo", source=tmp_path / "mine", epochs=1)
    assert figures(tmp_path / "out")["tuned"]["judged"] >= 0


def test_the_chain_says_what_the_gate_would(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def as_made(output: Path, *_: object) -> None:
        for name in ("evaluation.json", "evaluation.md"):
            (output / name).write_text((made / name).read_text())

    known = settings.config("dev")
    monkeypatch.setattr(chain, "run", as_made)
    for gain, said in {-1.0: "Would be registered: accuracy", 1.1: "Would not be registered: accuracy"}.items():
        gates = {**known, "gates": {"accuracy-gain": gain, "perplexity-ratio": 1.0}}
        monkeypatch.setattr(chain, "config", lambda _, gates=gates: gates)
        chain.main(["--output", str(tmp_path)])
        assert said in capsys.readouterr().out


def test_a_wrong_example_is_told_in_a_line(made: Path, tmp_path: Path) -> None:
    (tmp_path / "sft.jsonl").write_text('{"prompt": "a"}\n')
    words = ["--base", str(made / "base"), "--data", str(tmp_path), "--output", str(tmp_path / "out")]
    with pytest.raises(SystemExit, match=r"sft.jsonl, line 1: no completion"):
        chain.main(words)


def test_a_wrong_configuration_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").mkdir()
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    known = settings.ROOT / "config" / "dev.yaml"
    known.write_text("daat: example")
    with pytest.raises(
        settings.Incomplete, match=r"config/dev.yaml: base-models, daat, data, .* is missing or misspelt"
    ):
        settings.config("dev")
    known.write_text("\n".join(f"{name}: {{}}" for name in settings.KEYS - {"gates"}) + "\ngates: {accuracy: 0.9}")
    with pytest.raises(settings.Incomplete, match="accuracy, accuracy-gain, perplexity-ratio is no gate or is missing"):
        settings.config("dev")
