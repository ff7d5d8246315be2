"""The whole chain on the worked example, step by step, and a real prediction."""

import json
import tarfile
from pathlib import Path

import pandas as pd
import pytest

from model import bias, chain, data, evaluate, inference, preprocess, train


def test_every_row_is_in_exactly_one_part(made: Path) -> None:
    parts = [pd.read_csv(made / "data" / name / "rows.csv") for name in ("train", "validation", "test")]
    assert [len(part) for part in parts] == [264, 89, 89]
    together = pd.concat(parts).sort_values(list(parts[0].columns)).reset_index(drop=True)
    expected = data.example().sort_values(list(parts[0].columns)).reset_index(drop=True)
    pd.testing.assert_frame_equal(together, expected, check_dtype=False)


def test_the_same_seed_gives_the_same_parts(made: Path, tmp_path: Path) -> None:
    preprocess.preprocess(data.example(), tmp_path, seed=7)
    assert (tmp_path / "test" / "rows.csv").read_text() == (made / "data" / "test" / "rows.csv").read_text()


def test_the_baseline_knows_every_feature(made: Path) -> None:
    statistics = json.loads((made / "data" / "baseline" / "statistics.json").read_text())
    constraints = json.loads((made / "data" / "baseline" / "constraints.json").read_text())
    names = [column for column in data.example().columns if column != data.TARGET]
    assert [feature["name"] for feature in statistics["features"]] == names
    assert [feature["name"] for feature in constraints["features"]] == names
    age = statistics["features"][0]["numerical_statistics"]
    assert age["min"] < age["mean"] < age["max"]
    assert constraints["features"][1]["inferred_type"] == "Integral"


def test_the_model_is_better_than_the_gate_asks(made: Path) -> None:
    figures = json.loads((made / "evaluation.json").read_text())["binary_classification_metrics"]
    assert figures["auc"]["value"] > 0.75
    assert sum(sum(row.values()) for row in figures["confusion_matrix"].values()) == 89
    assert "| auc | 0." in (made / "evaluation.md").read_text()


def test_another_regularization_is_another_model(made: Path, tmp_path: Path) -> None:
    rows = data.load(made / "data" / "train")
    train.train(rows, tmp_path, regularization=0.0001)
    test = data.load(made / "data" / "test")
    assert not evaluate.scores(tmp_path, test).equals(evaluate.scores(made / "model", test))


def test_a_model_of_the_registry_is_an_archive(made: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as packed:
        packed.add(made / "model", arcname=".")
    words = ["--model", str(tmp_path), "--test", str(made / "data" / "test"), "--output", str(tmp_path / "out")]
    evaluate.main(words)
    bias.main(words)
    assert json.loads((tmp_path / "out" / "evaluation.json").read_text()) == json.loads(
        (made / "evaluation.json").read_text()
    )


def test_bias_is_measured_between_groups() -> None:
    truth = pd.Series([True, True, False, False])
    said = pd.Series([True, False, True, False])
    facet = pd.Series([1, 1, 2, 2])
    found = bias.measure(truth == 1, said, facet, 1)
    assert found == {"DPPL": 0.0, "DI": 1.0, "RD": pytest.approx(float("nan"), nan_ok=True), "AD": 0.0}


def test_a_model_that_says_yes_to_one_group_only_has_the_largest_gap() -> None:
    said, facet = pd.Series([True, True, False, False]), pd.Series([1, 1, 2, 2])
    found = bias.measure(pd.Series([True] * 4), said, facet, 2)
    assert (found["DPPL"], found["DI"], found["RD"]) == (1.0, 0.0, 1.0)


def test_the_report_has_every_group(made: Path) -> None:
    found = json.loads((made / "bias.json").read_text())
    groups = found["post_training_bias_metrics"]["facets"]["sex"]
    assert [group["value_or_threshold"] for group in groups] == ["1", "2"]
    assert found["largest_gap"] == max(abs(group["metrics"][0]["value"]) for group in groups)
    assert (made / "bias.md").read_text().count("\n") == 4


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
        ("1,2", "text/csv", "Send 10 columns"),
        ("a," * 9 + "b", "text/csv", "numbers only"),
        ("x", "image/png", "not image/png"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(made: Path, body: str, kind: str, why: str) -> None:
    model = inference.model_fn(str(made / "model"))
    with pytest.raises(inference.BadRequest, match=why):
        inference.predict_fn(inference.input_fn(body, kind), model)


def test_rows_of_ones_own_take_the_place_of_the_example(tmp_path: Path) -> None:
    data.example().head(200).to_csv(tmp_path / "mine.csv", index=False)
    chain.run(tmp_path / "out", tmp_path)
    assert len(pd.read_csv(tmp_path / "out" / "data" / "test" / "rows.csv")) == 40


def test_a_folder_without_rows_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no CSV file"):
        data.load(tmp_path)
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match="progressed, sex"):
        data.load(tmp_path)
