# Names, tags and paths that everything of one project and stage shares, and what the foundation of the stage has
# published. Makes nothing.

data "aws_partition" "here" {}

locals {
  # Eight hexadecimal digits make a bucket's name the only one in the world, and tell nobody the account.
  suffixes = { for stage, account in var.given.accounts : stage => substr(sha256("${account}/${var.given.region}"), 0, 8) }
  prefixes = { for stage, account in var.given.accounts : stage => "${var.given.business_unit}-${stage}-${var.given.project}" }
  tree     = "/mlops/${var.given.business_unit}/${var.given.stage}"

  # insecure_value, because these are names and no secrets: an approver has to be able to read them in the plan.
  published = {
    access_log_bucket     = data.aws_ssm_parameter.access_log_bucket.insecure_value
    artifacts_key_arn     = data.aws_ssm_parameter.artifacts_key_arn.insecure_value
    dead_letter_queue_arn = data.aws_ssm_parameter.dead_letter_queue_arn.insecure_value
    event_queue_arn       = data.aws_ssm_parameter.event_queue_arn.insecure_value
    events_key_arn        = data.aws_ssm_parameter.events_key_arn.insecure_value
    logs_key_arn          = data.aws_ssm_parameter.logs_key_arn.insecure_value
    oidc_issuer           = data.aws_ssm_parameter.oidc_issuer.insecure_value
    oidc_provider_arn     = data.aws_ssm_parameter.oidc_provider_arn.insecure_value
    security_group_id     = data.aws_ssm_parameter.security_group_id.insecure_value
    subnet_ids            = data.aws_ssm_parameter.subnet_ids.insecure_value
  }
}

data "aws_ssm_parameter" "access_log_bucket" {
  name = "${local.tree}/bucket/access-logs"
}

data "aws_ssm_parameter" "artifacts_key_arn" {
  name = "${local.tree}/key/artifacts-arn"
}

data "aws_ssm_parameter" "dead_letter_queue_arn" {
  name = "${local.tree}/event/dead-letter-queue-arn"
}

data "aws_ssm_parameter" "event_queue_arn" {
  name = "${local.tree}/event/queue-arn"
}

data "aws_ssm_parameter" "events_key_arn" {
  name = "${local.tree}/key/events-arn"
}

data "aws_ssm_parameter" "logs_key_arn" {
  name = "${local.tree}/key/logs-arn"
}

data "aws_ssm_parameter" "oidc_issuer" {
  name = "${local.tree}/github/issuer"
}

data "aws_ssm_parameter" "oidc_provider_arn" {
  name = "${local.tree}/github/provider-arn"
}

data "aws_ssm_parameter" "security_group_id" {
  name = "${local.tree}/network/security-group-id"
}

data "aws_ssm_parameter" "subnet_ids" {
  name = "${local.tree}/network/subnet-ids"
}
