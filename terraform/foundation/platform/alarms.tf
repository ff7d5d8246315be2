data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "OurAlarms"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.alarms]
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
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

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

resource "aws_sns_topic" "alarms" {
  name              = "${local.prefix}-alarms"
  kms_master_key_id = local.key_arns.events
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each = toset(var.alarm_emails)

  endpoint  = each.key
  protocol  = "email"
  topic_arn = aws_sns_topic.alarms.arn
}

resource "aws_cloudwatch_metric_alarm" "dead" {
  alarm_name          = "${local.dead}-letters"
  alarm_description   = "An approval of ${local.prefix} could not be handled five times and lies in ${local.dead}. The portal's log says why; send it back from there when the cause is gone."
  alarm_actions       = [local.topic_arn]
  ok_actions          = [local.topic_arn]
  comparison_operator = "GreaterThanThreshold"
  dimensions          = { QueueName = local.dead }
  evaluation_periods  = 1
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = 0
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "oldest" {
  alarm_name          = "${local.queue}-oldest"
  alarm_description   = "An approval of ${local.prefix} has waited longer than ${var.oldest_message_minutes} minutes: the portal does not read ${local.queue}."
  alarm_actions       = [local.topic_arn]
  ok_actions          = [local.topic_arn]
  comparison_operator = "GreaterThanThreshold"
  dimensions          = { QueueName = local.queue }
  evaluation_periods  = 1
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = var.oldest_message_minutes * 60
  treat_missing_data  = "notBreaching"
}
