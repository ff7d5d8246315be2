import json
import threading
import unittest
import urllib.error
import urllib.request

import serve
from model import Model

MODEL = Model(["tenure", "complaints"], [-2.0, 1.0], 0.0)


class ServeTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = serve.server(MODEL, 0, "127.0.0.1")
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.address = f"http://127.0.0.1:{cls.server.server_port}"

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def ask(self, body: bytes):
        with urllib.request.urlopen(f"{self.address}/invocations", body) as reply:
            return json.load(reply)

    def test_is_well(self):
        with urllib.request.urlopen(f"{self.address}/ping") as reply:
            self.assertEqual(200, reply.status)

    def test_scores_rows(self):
        low, high = self.ask(b'{"rows": [[2, 0], [-2, 0]]}')["scores"]
        self.assertLess(low, 0.1)
        self.assertGreater(high, 0.9)

    def test_says_what_is_wrong(self):
        for body in [b"", b"{}", b"[1]", b'{"rows": [[1]]}', b'{"rows": [["x", 1]]}', b"\xff"]:
            with self.subTest(body), self.assertRaises(urllib.error.HTTPError) as refused:
                self.ask(body)
            self.assertEqual(400, refused.exception.code)
            self.assertIn("2 numbers", json.load(refused.exception)["problem"])
            refused.exception.close()


if __name__ == "__main__":
    unittest.main()
