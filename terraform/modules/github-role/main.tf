# A role that the jobs of exactly one repository become, in exactly one of its environments.

locals {
  arn   = "arn:${var.context.partition}:iam::${var.context.account_id}:role${var.context.path}${local.name}"
  name  = "${var.context.prefix}-gh-${var.key}"
  owner = "${var.context.organization}@${var.context.organization_id}"

  # GitHub Enterprise Server issues the old form only; everywhere else a repository that is made now has the new one,
  # which names the ids and so survives nobody who takes a deleted name.
  old_form   = endswith(var.context.oidc_issuer, "/_services/token")
  legacy     = "repo:${var.context.organization}/${var.repository.name}:environment:${var.context.stage}"
  immutable  = "repo:${local.owner}/${var.repository.name}@${var.repository.id}:environment:${var.context.stage}"
  subject    = local.old_form ? local.legacy : local.immutable
  also_given = var.legacy_subject && !local.old_form ? [local.legacy] : []
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.context.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.oidc_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.oidc_issuer}:environment"
      values   = [var.context.stage]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.oidc_issuer}:repository_id"
      values   = [var.repository.id]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.oidc_issuer}:sub"
      values   = concat([local.subject], local.also_given)
    }
  }
}

resource "aws_iam_role" "role" {
  name                 = local.name
  path                 = var.context.path
  description          = "Jobs of ${var.context.organization}/${var.repository.name} in environment ${var.context.stage}"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
  permissions_boundary = var.context.boundary_arn

  tags = { repository = var.repository.name }
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
