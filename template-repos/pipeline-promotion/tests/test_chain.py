"""The whole chain on the worked example, step by step, and a real prediction."""

import json
import tarfile
from pathlib import Path

import pandas as pd
import pytest

from model import chain, data, evaluate, inference, preprocess, train
from pipeline import settings

FEATURES = data.example().shape[1] - 1


def test_every_row_is_in_exactly_one_part(made: Path) -> None:
    parts = [pd.read_csv(made / "data" / name / "rows.csv") for name in ("train", "test")]
    together = pd.concat(parts).sort_values(list(parts[0].columns)).reset_index(drop=True)
    expected = data.example().sort_values(list(parts[0].columns)).reset_index(drop=True)
    pd.testing.assert_frame_equal(together, expected, check_dtype=False)
    assert [len(part) / len(expected) for part in parts] == pytest.approx([0.75, 0.25], abs=0.05)


def test_the_same_seed_gives_the_same_parts(made: Path, tmp_path: Path) -> None:
    preprocess.preprocess(data.example(), tmp_path, seed=7)
    assert (tmp_path / "test" / "rows.csv").read_text() == (made / "data" / "test" / "rows.csv").read_text()


def test_the_model_is_better_than_the_gates_ask(made: Path) -> None:
    said = chain.verdict(made)
    assert said.startswith("Would be registered: "), said
    assert "| recall | " in (made / "evaluation.md").read_text()


def test_the_chain_says_what_the_gate_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = settings.config("prod")
    for least, said in {0.0: "Would be registered: auc ", 1.1: "Would not be registered: auc "}.items():
        gates = {**known, "gates": {"auc": least}}
        monkeypatch.setattr(chain, "config", lambda _, gates=gates: gates)
        chain.main(["--output", str(tmp_path), "--stage", "prod"])
        assert said in capsys.readouterr().out


def test_a_wrong_configuration_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").mkdir()
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    known = settings.ROOT / "config" / "dev.yaml"
    known.write_text("daat: example")
    with pytest.raises(SystemExit, match=r"config/dev.yaml: daat, data, .* is missing or misspelt"):
        chain.main(["--output", str(tmp_path)])
    known.write_text("\n".join(f"{name}: {{}}" for name in settings.KEYS - {"gates"}) + "\ngates: {auk: 0.9}")
    with pytest.raises(SystemExit, match="no gate can be auk, but accuracy, auc,"):
        chain.main(["--output", str(tmp_path)])


def test_more_trees_are_another_model(made: Path, tmp_path: Path) -> None:
    rows = data.load(made / "data" / "train")
    train.train(rows, tmp_path, {**settings.config("dev")["hyperparameters"], "trees": 3})
    test = data.load(made / "data" / "test")
    assert not evaluate.scores(tmp_path, test).equals(evaluate.scores(made / "model", test))


def test_a_model_of_the_registry_is_an_archive(made: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as packed:
        packed.add(made / "model", arcname=".")
    words = ["--model", str(tmp_path), "--test", str(made / "data" / "test"), "--output", str(tmp_path / "out")]
    evaluate.main(words)
    assert (tmp_path / "out" / "evaluation.json").read_text() == (made / "evaluation.json").read_text()


@pytest.mark.parametrize("kind", ["text/csv", "application/json; charset=utf-8"])
def test_the_endpoint_answers_a_real_call(made: Path, kind: str) -> None:
    rows = data.load(made / "data" / "test").drop(columns=data.TARGET).head(3)
    body = rows.to_csv(header=False, index=False) if "csv" in kind else json.dumps({"instances": rows.values.tolist()})
    model = inference.model_fn(str(made / "model"))
    predictions = inference.predict_fn(inference.input_fn(body.encode(), kind), model)
    expected = evaluate.scores(made / "model", data.load(made / "data" / "test")).head(3).tolist()
    assert predictions == pytest.approx(expected)
    answer, accepted = inference.output_fn(predictions, kind)
    assert accepted in kind
    assert str(predictions[0]) in answer


@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        ("1," * FEATURES + "1", "text/csv", f"Send {FEATURES} columns"),
        ("a," * (FEATURES - 1) + "b", "text/csv", "numbers only"),
        ("x", "image/png", "not image/png"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(made: Path, body: str, kind: str, why: str) -> None:
    model = inference.model_fn(str(made / "model"))
    with pytest.raises(inference.BadRequest, match=why):
        inference.predict_fn(inference.input_fn(body, kind), model)


def test_rows_of_ones_own_take_the_place_of_the_example(tmp_path: Path) -> None:
    mine = data.example().sample(frac=0.5, random_state=7)
    mine.to_csv(tmp_path / "mine.csv", index=False)
    chain.run(tmp_path / "out", tmp_path)
    parts = [pd.read_csv(tmp_path / "out" / "data" / name / "rows.csv") for name in ("train", "test")]
    assert sum(len(part) for part in parts) == len(mine)


def test_a_folder_without_rows_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no CSV file"):
        data.load(tmp_path)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("a,b\n1,2\n", f"no column {data.TARGET}; it has a, b"),
        (f"{data.TARGET},city\n1,Oslo\n", "Not numbers: city"),
        (f"{data.TARGET}\n2\n", f"{data.TARGET} is not 0 or 1"),
    ],
)
def test_rows_that_nothing_can_be_learnt_from_are_told(tmp_path: Path, rows: str, why: str) -> None:
    (tmp_path / "rows.csv").write_text(rows)
    with pytest.raises(ValueError, match=why):
        data.load(tmp_path)
