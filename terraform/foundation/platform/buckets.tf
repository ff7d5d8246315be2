# What the projects share: a bucket of artifacts, and the log of who read what.

module "access_logs" {
  source = "../../modules/bucket"

  name            = "${local.prefix}-access-logs-${local.suffix}"
  expiration_days = var.access_log_days
  key_arn         = local.key_arns.logs
  noncurrent_days = 30

  access_logs_from = {
    account_id  = var.account_id
    bucket_arns = ["${local.arn}:s3:::${local.prefix}-*"]
  }
}

module "artifacts" {
  source = "../../modules/bucket"

  name                 = "${local.prefix}-artifacts-${local.suffix}"
  access_log_bucket    = module.access_logs.name
  aws_organization_id  = var.aws_organization_id
  key_arn              = local.key_arns.artifacts
  reader_account_ids   = var.consumer_account_ids
  reader_role_patterns = local.consumer_roles
}
