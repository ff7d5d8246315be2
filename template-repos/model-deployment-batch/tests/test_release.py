import unittest

import release

ARN = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/7"
PACKAGE = {"ModelPackageArn": ARN, "ModelPackageGroupName": "churn", "ModelApprovalStatus": "Approved"}


class ReleaseTests(unittest.TestCase):
    def test_lets_the_approved_model_in(self):
        found = release.main(PACKAGE, ARN, "preprod", "churn", "key")
        self.assertEqual((ARN, "preprod"), (found["model"], found["stage"]))
        self.assertEqual(64, len(found["signature"]))

    def test_each_stage_signs_for_itself(self):
        signatures = {release.record(PACKAGE, stage, key)["signature"] for stage in ("preprod", "prod") for key in "ab"}
        self.assertEqual(4, len(signatures))

    def test_refuses_every_other_model(self):
        for change in [{"ModelApprovalStatus": "PendingManualApproval"}, {"ModelPackageGroupName": "fraud"}, {"ModelPackageArn": ARN + "0"}]:
            with self.subTest(change), self.assertRaises(SystemExit):
                release.main(PACKAGE | change, ARN, "prod", "churn", "key")

    def test_needs_a_key(self):
        with self.assertRaises(SystemExit):
            release.main(PACKAGE, ARN, "prod", "churn", "")


if __name__ == "__main__":
    unittest.main()
