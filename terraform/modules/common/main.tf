# What every stage of every project has: published parameters, log groups, a topic for alarms, a budget.

resource "aws_ssm_parameter" "published" {
  #checkov:skip=CKV2_AWS_34:Names are no secrets, and whoever reads the plan must see them
  for_each = var.parameters

  name           = "${var.context.ssm_prefix}/${each.key}"
  type           = "String"
  insecure_value = each.value
}

resource "aws_cloudwatch_log_group" "log" {
  #checkov:skip=CKV_AWS_338:A year in prod; before it 90 days are enough to find a mistake
  for_each = var.log_groups

  name              = each.value
  kms_key_id        = var.context.logs_key_arn
  retention_in_days = var.context.stage == "prod" ? 365 : 90
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.context.prefix}-alarms"
  kms_master_key_id = var.context.events_key_arn
}

data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "AlarmsAndBudgetsOfThisAccount"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "Service"
      identifiers = ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.context.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

resource "aws_budgets_budget" "monthly" {
  name         = "${var.context.prefix}-monthly"
  budget_type  = "COST"
  limit_amount = format("%.1f", var.monthly_budget)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:project$%s", var.context.project)]
  }

  dynamic "notification" {
    for_each = toset([80, 100])

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = "ACTUAL"
      subscriber_sns_topic_arns = [local.topic_arn]
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
    }
  }

  depends_on = [aws_sns_topic_policy.alarms]
}

locals {
  topic_arn = "arn:${var.context.partition}:sns:${var.context.region}:${var.context.account_id}:${var.context.prefix}-alarms"
}
