import io
import unittest

import score
from model import Model

MODEL = Model(["tenure", "complaints"], [-2.0, 1.0], 0.0)


class ScoreTests(unittest.TestCase):
    def test_scores_each_row_and_keeps_the_rest(self):
        out = io.StringIO()
        count = score.score(MODEL, io.StringIO("id,complaints,tenure\na,0,2\nb,0,-2\n"), out)
        lines = out.getvalue().split()
        self.assertEqual((2, "id,complaints,tenure,score"), (count, lines[0]))
        self.assertTrue(lines[1].startswith("a,0,2,0.01"))
        self.assertTrue(lines[2].startswith("b,0,-2,0.98"))

    def test_names_the_missing_column(self):
        with self.assertRaisesRegex(ValueError, "no column complaints"):
            score.score(MODEL, io.StringIO("tenure\n1\n"), io.StringIO())

    def test_names_the_bad_row(self):
        with self.assertRaisesRegex(ValueError, "Row 2"):
            score.score(MODEL, io.StringIO("tenure,complaints\n1,1\n1,many\n"), io.StringIO())

    def test_an_empty_file_has_no_rows(self):
        self.assertEqual(0, score.score(MODEL, io.StringIO("tenure,complaints\n"), io.StringIO()))


if __name__ == "__main__":
    unittest.main()
