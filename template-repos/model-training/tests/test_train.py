import tempfile
import unittest
from pathlib import Path

import data
import train
from model import Model


class TrainTests(unittest.TestCase):
    def test_does_better_than_guessing(self):
        with tempfile.TemporaryDirectory() as out:
            metrics = train.main(Path(out), "")
        self.assertGreater(metrics["accuracy"], 0.8)

    def test_is_the_same_every_time(self):
        features, rows, labels = data.example(100)
        self.assertEqual(train.fit(features, rows, labels, 20), train.fit(features, rows, labels, 20))

    def test_signs_what_it_wrote(self):
        with tempfile.TemporaryDirectory() as out:
            train.main(Path(out), "a-key")
            signature = (Path(out) / "model.sig").read_text(encoding="utf-8").strip()
            self.assertEqual(signature, train.sign((Path(out) / "model.json").read_bytes(), "a-key"))
            self.assertEqual(["tenure", "complaints"], Model.load(Path(out) / "model.json").features)

    def test_reads_your_own_rows(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "train.csv"
            file.write_text("age,left\n30,0\n60,1\n", encoding="utf-8")
            self.assertEqual((["age"], [[30.0], [60.0]], [0, 1]), data.load(file))


if __name__ == "__main__":
    unittest.main()
