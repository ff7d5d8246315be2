# What every stage of every project has: published parameters, log groups, a budget.

terraform {
  required_version = ">= 1.11.0"
}

variable "context" {
  description = "Where it stands and whose it is."
  type        = any
}

variable "log_groups" {
  description = "Log groups: short name to what writes there."
  type        = map(string)
}

variable "monthly_budget" {
  description = "US dollars a month after which people are told."
  type        = number
}

variable "parameters" {
  description = "What others may look up: short name to value."
  type        = map(string)
}

locals {
  parameters = { for name, value in merge(var.parameters, { "alarms-topic-arn" = local.topic_arn }) : "${var.context.ssm_prefix}/${name}" => value }
  topic      = "${var.context.prefix}--alarms"
  topic_arn  = "arn:aws:sns:${var.context.region}:${var.context.account_id}:${local.topic}"
}

resource "terraform_data" "parameter" {
  for_each = local.parameters

  input = {
    type        = "aws_ssm_parameter"
    name        = each.key
    tags        = var.context.tags
    value       = each.value
    value_class = "String"
  }
}

resource "terraform_data" "log_group" {
  for_each = var.log_groups

  input = {
    type              = "aws_cloudwatch_log_group"
    kms_key           = var.context.kms_alias
    name              = each.value
    retention_in_days = var.context.stage == "prod" ? 365 : 90
    tags              = var.context.tags
  }
}

resource "terraform_data" "alarms" {
  input = {
    type              = "aws_sns_topic"
    arn               = local.topic_arn
    kms_master_key_id = var.context.kms_alias
    name              = local.topic
    tags              = var.context.tags
  }
}

resource "terraform_data" "budget" {
  input = {
    type         = "aws_budgets_budget"
    budget_type  = "COST"
    cost_filter  = { TagKeyValue = [format("user:slipway:project$%s", var.context.prefix)] }
    limit_amount = var.monthly_budget
    limit_unit   = "USD"
    name         = "${var.context.prefix}--monthly"
    notify       = { topic = local.topic_arn, actual = 80, forecasted = 100 }
    time_unit    = "MONTHLY"
  }
}

output "parameters" {
  description = "Full name to value."
  value       = local.parameters
}
