# A role for each persona, and one that may do nothing for whoever has none.

locals {
  personas = {
    "data-scientist" = "Tries things: jobs in our network, its own folder, registers models"
    "lead"           = "A data scientist who also approves and rejects models"
    "ml-engineer"    = "Pipelines and endpoints of projects"
    "default"        = "Nothing: for a profile or a space without a persona"
  }

  role_names = { for persona in keys(local.personas) : persona => "${local.prefix}-studio-${persona}" }
  role_arns  = { for persona, name in local.role_names : persona => "arn:${local.partition}:iam::${var.account_id}:role/mlops/${var.business_unit}/${name}" }

  guardrails_name = "${local.prefix}-studio-guardrails"
  guardrails_arn  = "arn:${local.partition}:iam::${var.account_id}:policy/mlops/${var.business_unit}/${local.guardrails_name}"

  # What a persona may do. What nobody may is one policy that all roles have.
  policies = merge(
    { for persona in ["data-scientist", "lead", "ml-engineer"] : "${persona}/studio" => data.aws_iam_policy_document.studio.json },
    { for persona in ["data-scientist", "lead", "ml-engineer"] : "${persona}/jobs" => data.aws_iam_policy_document.jobs[persona].json },
    { for persona in ["data-scientist", "lead", "ml-engineer"] : "${persona}/data" => data.aws_iam_policy_document.data[persona].json },
    { "lead/approval" = data.aws_iam_policy_document.approval.json },
    { "ml-engineer/delivery" = data.aws_iam_policy_document.delivery.json },
    { for persona in keys(local.personas) : "${persona}/undecided" => data.aws_iam_policy_document.undecided.json if !contains(local.approvers, persona) },
  )
}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "Studio"
    actions = ["sts:AssumeRole", "sts:SetSourceIdentity"]

    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "persona" {
  for_each = local.personas

  name                 = local.role_names[each.key]
  path                 = "/mlops/${var.business_unit}/"
  description          = each.value
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
  permissions_boundary = local.boundary_arn
  tags                 = { persona = each.key }
}

resource "aws_iam_role_policy" "persona" {
  for_each = local.policies

  name   = split("/", each.key)[1]
  policy = each.value
  role   = aws_iam_role.persona[split("/", each.key)[0]].name

  lifecycle {
    precondition {
      condition     = sum([for name, policy in local.policies : length(replace(policy, "/\\s+/", "")) if startswith(name, "${split("/", each.key)[0]}/")]) <= 10240
      error_message = "The policies of ${split("/", each.key)[0]} are longer than the 10240 characters that AWS allows; name fewer data_locations or instance_types."
    }
  }
}

resource "aws_iam_policy" "guardrails" {
  name        = local.guardrails_name
  path        = "/mlops/${var.business_unit}/"
  description = "What nobody in Studio may do"
  policy      = data.aws_iam_policy_document.guardrails.json
}

resource "aws_iam_role_policy_attachment" "guardrails" {
  for_each = local.personas

  policy_arn = aws_iam_policy.guardrails.arn
  role       = aws_iam_role.persona[each.key].name
}

# Whatever somebody adds by hand goes at the next apply.
resource "aws_iam_role_policies_exclusive" "persona" {
  for_each = local.personas

  role_name    = aws_iam_role.persona[each.key].name
  policy_names = [for name in keys(local.policies) : split("/", name)[1] if startswith(name, "${each.key}/")]

  depends_on = [aws_iam_role_policy.persona]
}

resource "aws_iam_role_policy_attachments_exclusive" "persona" {
  for_each = local.personas

  role_name   = aws_iam_role.persona[each.key].name
  policy_arns = [local.guardrails_arn]

  depends_on = [aws_iam_role_policy_attachment.guardrails]
}
