import json
import tempfile
import unittest
from pathlib import Path

import pipeline


class PipelineTests(unittest.TestCase):
    def test_runs_from_end_to_end(self):
        with tempfile.TemporaryDirectory() as out:
            report = pipeline.run("preprod", Path(out), "key")
            written = json.loads((Path(out) / "report.json").read_text(encoding="utf-8"))
            self.assertTrue((Path(out) / "model.sig").exists())
        self.assertEqual(report, written)
        self.assertEqual("preprod", report["stage"])
        self.assertGreater(report["accuracy"], 0.8)

    def test_stops_when_the_model_is_not_good_enough(self):
        with tempfile.TemporaryDirectory() as out, self.assertRaisesRegex(ValueError, "is below 1.1"):
            pipeline.run("prod", Path(out), good_enough=1.1)


if __name__ == "__main__":
    unittest.main()
