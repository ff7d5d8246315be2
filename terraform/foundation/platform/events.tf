# An approval becomes a message that waits for the portal. What cannot be handled is kept, and somebody is told.

locals {
  queue         = "${local.prefix}-model-events"
  dead          = "${local.queue}-dead"
  queue_arn     = "${local.arn}:sqs:${local.at}:${local.queue}"
  dead_arn      = "${local.arn}:sqs:${local.at}:${local.dead}"
  topic_arn     = "${local.arn}:sns:${local.at}:${local.prefix}-alarms"
  fourteen_days = 14 * 24 * 60 * 60
}

data "aws_iam_policy_document" "queue" {
  for_each = { queue = local.queue_arn, dead = local.dead_arn }

  statement {
    sid       = "OurRules"
    actions   = ["sqs:SendMessage"]
    resources = [each.value]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.rules]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue" "dead" {
  name                              = local.dead
  kms_data_key_reuse_period_seconds = 300
  kms_master_key_id                 = local.key_arns.events
  message_retention_seconds         = local.fourteen_days
}

resource "aws_sqs_queue" "events" {
  name                              = local.queue
  kms_data_key_reuse_period_seconds = 300
  kms_master_key_id                 = local.key_arns.events
  message_retention_seconds         = local.fourteen_days
  receive_wait_time_seconds         = 20
  visibility_timeout_seconds        = 120

  redrive_policy = jsonencode({
    deadLetterTargetArn = local.dead_arn
    maxReceiveCount     = 5
  })

  depends_on = [aws_sqs_queue.dead]
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url = aws_sqs_queue.dead.url

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arn]
  })
}

resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.url
  policy    = data.aws_iam_policy_document.queue["dead"].json
}

resource "aws_sqs_queue_policy" "events" {
  queue_url = aws_sqs_queue.events.url
  policy    = data.aws_iam_policy_document.queue["queue"].json
}

# Everything that the registry said about this stage's models, to look at and to replay.
resource "aws_cloudwatch_event_archive" "events" {
  count = var.archive_days == 0 ? 0 : 1

  name             = local.queue
  description      = "What the model registry said about models of ${local.prefix}"
  event_source_arn = "${local.arn}:events:${local.at}:event-bus/default"
  retention_days   = var.archive_days

  event_pattern = jsonencode({
    source        = ["aws.sagemaker"]
    "detail-type" = ["SageMaker Model Package State Change"]
    detail        = { ModelPackageGroupName = [{ prefix = "${local.prefix}-" }] }
  })
}
