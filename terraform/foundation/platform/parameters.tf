# Where projects, Studio and the doctor find all this.

locals {
  parameters = {
    "bucket/access-logs"          = module.access_logs.name
    "bucket/artifacts"            = module.artifacts.name
    "event/dead-letter-queue-arn" = local.dead_arn
    "event/queue-arn"             = local.queue_arn
    "event/queue-url"             = aws_sqs_queue.events.url
    "github/issuer"               = local.issuer
    "github/provider-arn"         = local.provider_arn
    "key/artifacts-arn"           = local.key_arns.artifacts
    "key/events-arn"              = local.key_arns.events
    "key/logs-arn"                = local.key_arns.logs
    "role/boundary-arn"           = local.boundary_arn
    "version"                     = local.version
  }
}

resource "aws_ssm_parameter" "platform" {
  #checkov:skip=CKV2_AWS_34:Names and ARNs are no secrets, and a plan that reads them must show them
  for_each = local.parameters

  name           = "/mlops/${local.stage_tree}/${each.key}"
  insecure_value = each.value
  type           = "String"

  depends_on = [aws_iam_policy.boundary, aws_sqs_queue_policy.events, aws_sqs_queue_policy.dead]
}
