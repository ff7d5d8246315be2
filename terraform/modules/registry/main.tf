# The models of a project: who may see them, and what happens when one is approved.

locals {
  arn      = "arn:${var.context.partition}:sagemaker:${var.context.region}:${var.context.account_id}:model-package-group/${var.context.prefix}"
  packages = "arn:${var.context.partition}:sagemaker:${var.context.region}:${var.context.account_id}:model-package/${var.context.prefix}/*"
  readers  = sort(distinct(values(var.context.other_accounts)))
  read     = length(local.readers) > 0 && length(var.reader_role_arns) > 0
  rule     = "${var.context.prefix}-approved"
  rule_arn = "arn:${var.context.partition}:events:${var.context.region}:${var.context.account_id}:rule/${local.rule}"
}

resource "aws_sagemaker_model_package_group" "models" {
  model_package_group_name        = var.context.prefix
  model_package_group_description = var.description

  lifecycle {
    precondition {
      condition     = can(regex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$", var.context.prefix))
      error_message = "A model package group's name has 63 letters, digits and dashes at most; ${var.context.prefix} has ${length(var.context.prefix)}."
    }
  }
}

# Reading only: registering is the pipeline's, approving is a lead's or Slipway's, and both are of this account.
data "aws_iam_policy_document" "readers" {
  count = local.read ? 1 : 0

  statement {
    sid = "ReadFromLaterStages"
    actions = [
      "sagemaker:DescribeModelPackage",
      "sagemaker:DescribeModelPackageGroup",
      "sagemaker:ListModelPackages",
    ]
    resources = [local.arn, local.packages]

    principals {
      type        = "AWS"
      identifiers = [for account in local.readers : "arn:${var.context.partition}:iam::${account}:root"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"
      values   = var.reader_role_arns
    }
  }
}

resource "aws_sagemaker_model_package_group_policy" "readers" {
  count = local.read ? 1 : 0

  model_package_group_name = aws_sagemaker_model_package_group.models.model_package_group_name
  resource_policy          = data.aws_iam_policy_document.readers[0].json
}

resource "aws_cloudwatch_event_rule" "approved" {
  count = var.deployed ? 1 : 0

  name        = local.rule
  description = "A model of ${var.context.project} was approved"
  event_pattern = jsonencode({
    source        = ["aws.sagemaker"]
    "detail-type" = ["SageMaker Model Package State Change"]
    detail = {
      ModelApprovalStatus   = ["Approved"]
      ModelPackageGroupName = [aws_sagemaker_model_package_group.models.model_package_group_name]
    }
  })
}

# The whole event: its id, so that a second delivery is known for one, and the ARN of the very model.
resource "aws_cloudwatch_event_target" "queue" {
  count = var.deployed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.approved[0].name
  target_id = "slipway"
  arn       = var.context.event_queue_arn

  dead_letter_config {
    arn = var.context.dead_letter_queue_arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }
}
