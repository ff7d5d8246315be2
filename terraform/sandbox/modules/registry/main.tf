# The model package group, who may use it, and, where models are deployed, the rule that tells of an approval.

terraform {
  required_version = ">= 1.11.0"
}

variable "context" {
  description = "Where the group stands and whose it is."
  type        = any
}

variable "description" {
  description = "What the models of the group do."
  type        = string
}

variable "deployed" {
  description = "Whether an approval is followed by a deployment."
  type        = bool
}

variable "principals" {
  description = "ARNs of the roles that may register and read models."
  type        = list(string)
}

locals {
  at       = "${var.context.region}:${var.context.account_id}"
  arn      = "arn:aws:sagemaker:${local.at}:model-package-group/${var.context.prefix}"
  queue    = "arn:aws:sqs:${local.at}:${var.context.business_unit}-${var.context.stage}-model-events"
  rule     = "${var.context.prefix}-approved"
  rule_arn = "arn:aws:events:${local.at}:rule/${local.rule}"
}

resource "terraform_data" "model_package_group" {
  input = {
    type                            = "aws_sagemaker_model_package_group"
    arn                             = local.arn
    model_package_group_description = var.description
    model_package_group_name        = var.context.prefix
    tags                            = var.context.tags
  }

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

resource "terraform_data" "model_package_group_policy" {
  input = {
    type                     = "aws_sagemaker_model_package_group_policy"
    model_package_group_name = terraform_data.model_package_group.input.model_package_group_name
    resource_policy = {
      Version = "2012-10-17"
      Statement = [{
        Sid       = "RegisterAndRead"
        Effect    = "Allow"
        Principal = { AWS = var.principals }
        Action = [
          "sagemaker:CreateModelPackage",
          "sagemaker:DescribeModelPackage",
          "sagemaker:DescribeModelPackageGroup",
          "sagemaker:ListModelPackages",
        ]
        Resource = [local.arn, "arn:aws:sagemaker:${local.at}:model-package/${var.context.prefix}/*"]
      }]
    }
  }
  depends_on = [terraform_data.model_package_group]
}

resource "terraform_data" "approved" {
  count = var.deployed ? 1 : 0

  input = {
    type        = "aws_cloudwatch_event_rule"
    arn         = local.rule_arn
    description = "A model of ${var.context.project} was approved."
    event_pattern = {
      source        = ["aws.sagemaker"]
      "detail-type" = ["SageMaker Model Package State Change"]
      detail = {
        ModelApprovalStatus   = ["Approved"]
        ModelPackageGroupName = [terraform_data.model_package_group.input.model_package_group_name]
      }
    }
    name = local.rule
    tags = var.context.tags
  }
  depends_on = [terraform_data.model_package_group]
}

resource "terraform_data" "approved_target" {
  count = var.deployed ? 1 : 0

  input = {
    type               = "aws_cloudwatch_event_target"
    arn                = local.queue
    dead_letter_config = { arn = "${local.queue}-dead" }
    retry_policy       = { maximum_event_age_in_seconds = 86400, maximum_retry_attempts = 185 }
    rule               = terraform_data.approved[0].input.name
  }
  depends_on = [terraform_data.approved]
}

output "event_rule_arn" {
  description = "ARN of the rule; empty where there is none."
  value       = var.deployed ? local.rule_arn : ""
}

output "name" {
  description = "Name of the model package group."
  value       = terraform_data.model_package_group.input.model_package_group_name
}
