"""A training as a project writes it: knows nothing of the container."""

import argparse
import os
import shutil
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--regularization", type=float, required=True)
    given = parser.parse_args()
    rows = pd.read_csv(Path(os.environ["SM_CHANNEL_TRAIN"]) / "rows.csv")
    model = LogisticRegression(C=given.regularization, max_iter=5000).fit(rows.drop(columns="target"), rows["target"])
    folder = Path(os.environ["SM_MODEL_DIR"])
    joblib.dump(model, folder / "model.joblib")
    (folder / "code").mkdir()
    shutil.copy(Path(__file__).with_name("inference.py"), folder / "code" / "inference.py")
