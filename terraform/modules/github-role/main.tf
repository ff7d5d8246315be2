# A role that exactly one repository and one environment of it can become. The repository's id is late-bound: it is only put
# into texts.

locals {
  arn  = "arn:${var.context.partition}:iam::${var.context.account_id}:role${var.context.path}${local.name}"
  name = "${var.context.prefix}-gh-${var.key}"

  # Repositories made since July 2026 carry the ids of owner and repository in their subject; GitHub Enterprise Server does not.
  server    = endswith(var.context.issuer, "/_services/token")
  owner     = "${var.context.organization}@${var.context.organization_id}"
  immutable = "repo:${local.owner}/${var.repository.name}@${var.repository.id}:environment:${var.context.stage}"
  legacy    = "repo:${var.context.organization}/${var.repository.name}:environment:${var.context.stage}"

  # AWS knows these claims of github.com alone, and what it does not know equals nothing. The subject says both, by id.
  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
  claims = startswith(var.context.issuer, "token.actions.githubusercontent.com") ? { repository_id = var.repository.id, environment = var.context.stage } : {}

  subject  = local.server ? local.legacy : local.immutable
  subjects = var.legacy_subject && !local.server ? [local.subject, local.legacy] : [local.subject]
}

# Plain StringEquals: with ForAllValues or IfExists a token without the claim would pass.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.context.provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.context.issuer}:sub"
      values   = local.subjects
    }

    dynamic "condition" {
      for_each = local.claims

      content {
        test     = "StringEquals"
        variable = "${var.context.issuer}:${condition.key}"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_iam_role" "role" {
  name                 = local.name
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  description          = "GitHub: ${var.context.organization}/${var.repository.name} in environment ${var.context.stage}"
  max_session_duration = 3600
  path                 = var.context.path
  permissions_boundary = var.context.boundary_arn
  tags                 = { repository = var.repository.name }
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
