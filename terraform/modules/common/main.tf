# What every stage of every project has: published parameters, log groups, a topic for alarms, a budget that tells there.

locals {
  at        = var.context.at
  alarms    = "${var.context.prefix}--alarms"
  budget    = "${var.context.prefix}--monthly"
  topic_arn = "arn:${var.context.partition}:sns:${local.at}:${local.alarms}"

  parameters = { for name, value in merge(var.parameters, { "alarms-topic-arn" = local.topic_arn }) : "${var.context.ssm_prefix}/${name}" => value }
}

resource "aws_ssm_parameter" "parameter" {
  #checkov:skip=CKV2_AWS_34:Names and ARNs are no secrets, and a plan must show them
  #checkov:skip=CKV_AWS_337:Names and ARNs are no secrets, and a plan must show them
  for_each = local.parameters

  name           = each.key
  insecure_value = each.value
  type           = "String"
}

resource "aws_cloudwatch_log_group" "log" {
  #checkov:skip=CKV_AWS_338:90 days before prod, 365 in prod
  for_each = var.log_groups

  name              = each.value
  kms_key_id        = var.context.keys.logs
  retention_in_days = var.context.stage == "prod" ? 365 : 90
}

resource "aws_sns_topic" "alarms" {
  name              = local.alarms
  kms_master_key_id = var.context.keys.events
}

data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "OwnAlarms"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${var.context.partition}:cloudwatch:${local.at}:alarm:${var.context.prefix}--*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.context.account_id]
    }
  }

  statement {
    sid       = "OwnBudget"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "Service"
      identifiers = ["budgets.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${var.context.partition}:budgets::${var.context.account_id}:*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.context.account_id]
    }
  }

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

# It warns and switches nothing off. It counts what carries the tag slipway:project, which billing must have been told of.
resource "aws_budgets_budget" "monthly" {
  name         = local.budget
  budget_type  = "COST"
  limit_amount = format("%.1f", var.monthly_budget)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:slipway:project$%s", var.context.prefix)]
  }

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.key
      subscriber_sns_topic_arns = [local.topic_arn]
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
    }
  }

  depends_on = [aws_sns_topic_policy.alarms]
}
