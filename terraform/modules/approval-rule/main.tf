# Tells the portal that a model of this group, and of no other, was approved. The whole event goes: which package, in which
# account, when. Whoever reads it asks the registry again before anything is deployed.

locals {
  arn  = "arn:${var.context.partition}:events:${var.context.at}:rule/${local.name}"
  name = "${var.context.prefix}-approved"
}

resource "aws_cloudwatch_event_rule" "approved" {
  name        = local.name
  description = "A model of ${var.model_package_group} was approved"
  state       = "ENABLED"

  event_pattern = jsonencode({
    source        = ["aws.sagemaker"]
    "detail-type" = ["SageMaker Model Package State Change"]
    account       = [var.context.account_id]
    detail = {
      ModelApprovalStatus   = ["Approved"]
      ModelPackageGroupName = [var.model_package_group]
    }
  })
}

resource "aws_cloudwatch_event_target" "queue" {
  arn       = var.context.queue_arn
  rule      = aws_cloudwatch_event_rule.approved.name
  target_id = "portal"

  dead_letter_config {
    arn = var.context.dead_letter_queue_arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }
}
