"""The whole chain on the worked example, step by step, and a real prediction."""

import json
import tarfile
from pathlib import Path

import pandas as pd
import pytest

from model import bias, chain, data, evaluate, inference, preprocess, tracking, train
from pipeline import settings

FEATURES = data.example().shape[1] - 1


def test_every_row_is_in_exactly_one_part(made: Path) -> None:
    parts = [pd.read_csv(made / "data" / name / "rows.csv") for name in ("train", "validation", "test")]
    together = pd.concat(parts).sort_values(list(parts[0].columns)).reset_index(drop=True)
    expected = data.example().sort_values(list(parts[0].columns)).reset_index(drop=True)
    pd.testing.assert_frame_equal(together, expected, check_dtype=False)
    assert [len(part) / len(expected) for part in parts] == pytest.approx([0.6, 0.2, 0.2], abs=0.05)


def test_the_same_seed_gives_the_same_parts(made: Path, tmp_path: Path) -> None:
    preprocess.preprocess(data.example(), tmp_path, seed=7)
    assert (tmp_path / "test" / "rows.csv").read_text() == (made / "data" / "test" / "rows.csv").read_text()


def test_the_baseline_knows_every_feature(made: Path) -> None:
    statistics = json.loads((made / "data" / "baseline" / "statistics.json").read_text())
    constraints = json.loads((made / "data" / "baseline" / "constraints.json").read_text())
    names = [column for column in data.example().columns if column != data.TARGET]
    assert [feature["name"] for feature in statistics["features"]] == names
    assert [feature["name"] for feature in constraints["features"]] == names
    for feature in statistics["features"]:
        figures = feature["numerical_statistics"]
        assert figures["min"] <= figures["mean"] <= figures["max"]


def test_the_baseline_tells_counts_from_measurements() -> None:
    found = preprocess.constraints(pd.DataFrame({"calls": [0, 2], "balance": [-1.5, 2.5]}))["features"]
    assert [feature["inferred_type"] for feature in found] == ["Integral", "Fractional"]
    assert [feature["num_constraints"]["is_non_negative"] for feature in found] == [True, False]


def test_the_model_is_better_than_the_gate_asks(made: Path) -> None:
    said = chain.verdict(made)
    assert said.startswith("Would be registered: "), said


def test_the_evaluation_counts_and_draws(made: Path) -> None:
    figures = json.loads((made / "evaluation.json").read_text())["binary_classification_metrics"]
    rows = data.load(made / "data" / "test")
    assert sum(sum(row.values()) for row in figures["confusion_matrix"].values()) == len(rows)
    shown = (made / "evaluation.md").read_text()
    assert "| auc | 0." in shown
    assert "xychart-beta" in shown


def test_the_curves_are_those_that_the_registry_draws(made: Path) -> None:
    figures = json.loads((made / "evaluation.json").read_text())["binary_classification_metrics"]
    curve = figures["receiver_operating_characteristic_curve"]
    assert curve["false_positive_rates"][0] == curve["true_positive_rates"][0] == 0.0
    assert curve["false_positive_rates"][-1] == curve["true_positive_rates"][-1] == 1.0
    assert len(figures["precision_recall_curve"]["precisions"]) == len(figures["precision_recall_curve"]["recalls"])


def test_a_training_is_written_down_in_mlflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mlflow = pytest.importorskip("mlflow")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", (tmp_path / "runs").as_uri())
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    monkeypatch.setenv("MLFLOW_EXPERIMENT_NAME", "churn")
    monkeypatch.chdir(tmp_path)
    tracking.record({"regularization": 1.0}, {"validation:auc": 0.8})
    (entry,) = mlflow.search_runs(experiment_names=["churn"]).to_dict("records")
    assert (entry["params.regularization"], entry["metrics.validation_auc"]) == ("1.0", 0.8)
    assert "validation:auc=0.8000" in capsys.readouterr().out


def test_an_image_without_mlflow_trains_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "arn")
    monkeypatch.setattr(tracking.importlib.util, "find_spec", lambda _: None)
    tracking.record({}, {})
    assert "this image has no mlflow" in capsys.readouterr().out


def test_the_chain_says_what_the_gate_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = settings.config("dev")
    for least, said in {0.0: "Would be registered: auc ", 1.1: "Would not be registered: auc "}.items():
        gates = {**known, "gates": {"auc": least}, "largest-gap": 1.0}
        monkeypatch.setattr(chain, "config", lambda _, gates=gates: gates)
        chain.main(["--output", str(tmp_path)])
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


def test_another_regularization_is_another_model(made: Path, tmp_path: Path) -> None:
    rows = data.load(made / "data" / "train")
    train.train(rows, tmp_path, {**settings.config("dev")["hyperparameters"], "regularization": 0.0001})
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


YES_NO = pd.Series([True, True, False, False])


def test_a_group_that_hears_yes_as_often_is_treated_alike() -> None:
    found = bias.of_model(YES_NO, pd.Series([True, False, True, False]), YES_NO)
    assert found == {"DPPL": 0.0, "DI": 1.0, "RD": None, "AD": 0.0}


def test_a_model_that_says_yes_to_one_group_only_has_the_largest_gap() -> None:
    found = bias.of_model(pd.Series([True] * 4), YES_NO, ~YES_NO)
    assert (found["DPPL"], found["DI"], found["RD"]) == (1.0, 0.0, 1.0)


def test_a_group_that_stands_alone_is_compared_with_nobody() -> None:
    found = bias.of_model(YES_NO, YES_NO, pd.Series([True] * 4))
    assert set(found.values()) == {None}


def test_the_data_has_a_bias_of_its_own() -> None:
    assert bias.of_data(pd.Series([True, False, False, False]), pd.Series([True, False, False, False])) == {
        "CI": 0.5,
        "DPL": -1.0,
    }


def test_the_report_has_every_group(made: Path) -> None:
    found = json.loads((made / "bias.json").read_text())
    expected = [str(value) for value in sorted(data.load(made / "data" / "test")[data.FACET].unique())]
    for when in ("pre", "post"):
        groups = found[f"{when}_training_bias_metrics"]["facets"][data.FACET]
        assert [group["value_or_threshold"] for group in groups] == expected
    assert found["largest_gap"] == max(abs(group["metrics"][0]["value"]) for group in groups)
    assert (made / "bias.md").read_text().count("\n") == 2 + len(expected)


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
    parts = [pd.read_csv(tmp_path / "out" / "data" / name / "rows.csv") for name in ("train", "validation", "test")]
    assert sum(len(part) for part in parts) == len(mine)


def test_a_folder_without_rows_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no CSV file"):
        data.load(tmp_path)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("a,b\n1,2\n", f"no column {', '.join(sorted((data.TARGET, data.FACET)))}; it has a, b"),
        (f"{data.TARGET},{data.FACET},city\n1,1,Oslo\n", "Not numbers: city"),
        (f"{data.TARGET},{data.FACET}\n2,1\n", f"{data.TARGET} is not 0 or 1"),
    ],
)
def test_rows_that_nothing_can_be_learnt_from_are_told(tmp_path: Path, rows: str, why: str) -> None:
    (tmp_path / "rows.csv").write_text(rows)
    with pytest.raises(ValueError, match=why):
        data.load(tmp_path)
