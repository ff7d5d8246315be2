# Where models answer: a bucket, the role that they run with, and GitHub's role that deploys them.

locals {
  arn       = "arn:${var.context.partition}"
  at        = var.context.at
  here      = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.context.stage) }
  own       = "${var.context.prefix}--*"
  sagemaker = "${local.arn}:sagemaker:${local.at}"

  # The registry is dev's, wherever that is.
  dev_prefix = "${var.context.business_unit}-dev-${var.context.project}"
  registry   = "${local.arn}:sagemaker:${var.context.region}:${var.context.accounts["dev"]}"
  group      = "${local.registry}:model-package-group/${local.dev_prefix}"
  packages   = "${local.registry}:model-package/${local.dev_prefix}/*"
  dev_bucket = "${local.arn}:s3:::${var.context.buckets["dev"]}"

  policies = {
    batch    = data.aws_iam_policy_document.batch.json
    realtime = data.aws_iam_policy_document.realtime.json
  }
}

module "data" {
  source = "../bucket"

  name              = var.context.bucket
  access_log_bucket = var.context.access_log_bucket
  key_arn           = var.context.keys.artifacts
}

module "jobs" {
  source = "../jobs"

  bucket_arns      = [module.data.arn]
  context          = var.context
  image_account_id = var.context.accounts["dev"]
  role_name        = "${var.context.prefix}-inference"

  # What answers lies here since its release, and nothing that runs can put another in its place: not dev, which can write over
  # what it registered, and not what answers itself.
  kept_folders = ["code", "models"]
}

data "aws_iam_policy_document" "inference" {
  source_policy_documents = var.inference == "batch" ? [module.jobs.run, module.jobs.start] : [module.jobs.run]

  statement {
    sid       = "ReadModels"
    actions   = ["sagemaker:DescribeModelPackage"]
    resources = [local.packages]
  }
}

module "inference_role" {
  source = "../role"

  context     = var.context
  description = "Models of ${var.context.project} in ${var.context.stage}"
  name        = "inference"
  policy      = data.aws_iam_policy_document.inference.minified_json
  service     = "sagemaker.amazonaws.com"
}

# Batch scores on a schedule; what starts it may start this project's pipelines and nothing else.
data "aws_iam_policy_document" "schedule" {
  statement {
    sid       = "StartPipeline"
    actions   = ["sagemaker:StartPipelineExecution"]
    resources = ["${local.sagemaker}:pipeline/${local.own}"]
  }
}

module "schedule_role" {
  source = "../role"
  count  = var.inference == "batch" ? 1 : 0

  context     = var.context
  description = "Starts the batch pipeline of ${var.context.project} in ${var.context.stage}"
  name        = "schedule"
  policy      = data.aws_iam_policy_document.schedule.minified_json
  service     = "scheduler.amazonaws.com"
}

module "github_role" {
  source   = "../github-role"
  for_each = local.here

  context        = var.context
  key            = each.key
  legacy_subject = var.legacy_subject
  policy         = lookup(local.policies, each.key, "{}")
  repository     = { id = each.value.id, name = each.value.name }
}
