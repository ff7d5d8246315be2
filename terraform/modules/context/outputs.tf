output "context" {
  description = "What is given, what follows from it, and where the platform's things are."
  value = merge(var.given, {
    access_log_bucket     = local.published["bucket/access-logs"]
    at                    = "${var.given.region}:${var.given.account_id}"
    boundary_arn          = coalesce(var.given.boundary_arn, local.published["role/boundary-arn"])
    bucket                = local.buckets[var.given.stage]
    buckets               = local.buckets
    dead_letter_queue_arn = local.published["event/dead-letter-queue-arn"]
    dns_suffix            = data.aws_partition.here.dns_suffix
    issuer                = local.published["github/issuer"]
    keys = {
      artifacts = local.published["key/artifacts-arn"]
      events    = local.published["key/events-arn"]
      logs      = local.published["key/logs-arn"]
    }
    partition          = data.aws_partition.here.partition
    path               = "/mlops/${var.given.business_unit}/${var.given.project}/"
    prefix             = local.prefix
    provider_arn       = local.published["github/provider-arn"]
    queue_arn          = local.published["event/queue-arn"]
    security_group_ids = split(",", local.published["network/security-group-id"])
    ssm_prefix         = "${local.tree}/project/${var.given.project}"
    subnet_ids         = split(",", local.published["network/subnet-ids"])
    suffix             = substr(sha256("${var.given.account_id}/${var.given.region}"), 0, 8)
    tree               = local.tree
  })
}

# Apart, because the provider itself needs them before it can look anything up.
output "tags" {
  description = "Tags of everything."
  value       = local.tags
}
