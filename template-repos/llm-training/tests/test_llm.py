import tempfile
import unittest
from pathlib import Path

import evaluate
import prepare


class PrepareTests(unittest.TestCase):
    def test_the_examples_at_hand_are_good(self):
        for method, fields in prepare.FIELDS.items():
            with self.subTest(method):
                text = (prepare.DATA / f"{method}.jsonl").read_text(encoding="utf-8")
                self.assertGreater(len(prepare.prepare(text, fields)), 1)

    def test_writes_what_the_trainer_takes(self):
        with tempfile.TemporaryDirectory() as out:
            said = prepare.main(Path(out), "sft")
            self.assertEqual(3, len((Path(out) / "train.jsonl").read_text(encoding="utf-8").splitlines()))
        self.assertEqual("3 examples for sft", said)

    def test_keeps_each_example_once(self):
        line = '{"prompt": "a", "completion": "b"}\n'
        self.assertEqual([{"prompt": "a", "completion": "b"}], prepare.prepare(line * 3, prepare.FIELDS["sft"]))

    def test_names_the_bad_line(self):
        for bad in ["{", "[]", "{}", '{"prompt": "a", "completion": " "}', '{"prompt": 1, "completion": "b"}']:
            with self.subTest(bad), self.assertRaisesRegex(ValueError, "Line 2"):
                prepare.prepare('{"prompt": "a", "completion": "b"}\n' + bad, prepare.FIELDS["sft"])

    def test_knows_its_methods(self):
        self.assertEqual("dpo", prepare.method({"METHOD": "dpo"}))
        with self.assertRaisesRegex(ValueError, "no method magic"):
            prepare.method({"METHOD": "magic"})


class EvaluateTests(unittest.TestCase):
    def test_scores_answers(self):
        found = evaluate.evaluate([("Press Lock.", "press lock"), ("Call us", "Press Lock now")])
        self.assertEqual({"answers": 2, "same": 0.5, "overlap": 0.5}, found)

    def test_half_the_words_is_half_the_overlap(self):
        self.assertEqual(0.5, evaluate.overlap("one two", "two three"))

    def test_nothing_is_no_score(self):
        with self.assertRaises(ValueError):
            evaluate.evaluate([])


if __name__ == "__main__":
    unittest.main()
