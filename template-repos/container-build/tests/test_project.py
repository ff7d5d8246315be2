import tempfile
import unittest
from pathlib import Path

import project

WRITTEN = """# Written by Slipway.
project: "churn-prediction"
region: "eu-west-1"
artifact-bucket: "churn-artifacts"
accounts:
  dev: "111122223333"
  prod: "777788889999"
"""


class ProjectTests(unittest.TestCase):
    def test_reads_what_slipway_wrote(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "slipway.yaml"
            file.write_text(WRITTEN, encoding="utf-8")
            found = project.load(file, {})
        self.assertEqual("churn-prediction", found.name)
        self.assertEqual("churn-artifacts", found.artifact_bucket)
        self.assertEqual({"dev": "111122223333", "prod": "777788889999"}, found.facts["accounts"])

    def test_the_environment_wins(self):
        found = project.load(Path("no-such-file"), {"PROJECT_NAME": "other"})
        self.assertEqual("other", found.name)

    def test_is_an_example_without_either(self):
        self.assertEqual("example", project.load(Path("no-such-file"), {}).name)


if __name__ == "__main__":
    unittest.main()
