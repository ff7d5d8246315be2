# A role for one service of AWS: inside the boundary, an hour at most, and with exactly the policy given.

locals {
  arn = "arn:${var.context.partition}:iam::${var.context.account_id}:role${var.context.path}${var.name}"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [var.service]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.context.account_id]
    }
  }
}

resource "aws_iam_role" "role" {
  name                 = var.name
  path                 = var.context.path
  description          = var.description
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
  permissions_boundary = var.context.boundary_arn
}

resource "aws_iam_role_policy" "project" {
  name   = "project"
  role   = aws_iam_role.role.name
  policy = var.policy
}

# Whatever somebody attaches by hand goes at the next apply.
resource "aws_iam_role_policies_exclusive" "role" {
  role_name    = aws_iam_role.role.name
  policy_names = [aws_iam_role_policy.project.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "role" {
  role_name   = aws_iam_role.role.name
  policy_arns = []
}
