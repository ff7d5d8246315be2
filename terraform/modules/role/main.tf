# A role that an AWS service assumes, inside the boundary, with one policy and no other.

locals {
  arn = "arn:${var.context.partition}:iam::${var.context.account_id}:role${var.context.path}${local.name}"

  name = "${var.context.prefix}-${var.name}"
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
  name                 = local.name
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  description          = var.description
  max_session_duration = 3600
  path                 = var.context.path
  permissions_boundary = var.context.boundary_arn
}

resource "aws_iam_role_policy" "project" {
  name   = "project"
  policy = var.policy
  role   = aws_iam_role.role.name

  lifecycle {
    precondition {
      condition     = length(replace(var.policy, "/\\s/", "")) <= 10240
      error_message = "The policy of ${local.name} has ${length(replace(var.policy, "/\\s/", ""))} characters; IAM takes 10240."
    }
  }
}

# What anybody adds by hand is taken away by the next run.
resource "aws_iam_role_policies_exclusive" "role" {
  policy_names = [aws_iam_role_policy.project.name]
  role_name    = aws_iam_role.role.name
}

resource "aws_iam_role_policy_attachments_exclusive" "role" {
  policy_arns = []
  role_name   = aws_iam_role.role.name
}
