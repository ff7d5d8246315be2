# Where models are trained and registered: bucket, pipeline role, model package group, GitHub's roles.

locals {
  arn       = "arn:${var.context.partition}"
  sagemaker = "${local.arn}:sagemaker:${var.context.at}"
  here      = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.context.stage) }
  pipelines = "${local.sagemaker}:pipeline/${var.context.prefix}--*"

  # What a repository may do depends on what it is for.
  trainers = ["llm", "pipeline", "training"]
  policies = merge(
    { for key in local.trainers : key => data.aws_iam_policy_document.train.json },
    var.push_policy == "" ? {} : { container = var.push_policy },
  )
}

module "artifacts" {
  source = "../bucket"

  name                 = var.context.bucket
  access_log_bucket    = var.context.access_log_bucket
  key_arn              = var.context.keys.artifacts
  reader_account_ids   = distinct([for arn in var.artifact_reader_arns : split(":", arn)[4]])
  reader_role_patterns = var.artifact_reader_arns
}

module "registry" {
  source = "../registry"

  context          = var.context
  description      = "Models of ${var.context.project}"
  reader_role_arns = var.registry_reader_arns
}

module "approval_rule" {
  source = "../approval-rule"
  count  = var.deployed ? 1 : 0

  context             = var.context
  model_package_group = module.registry.name
}

module "jobs" {
  source = "../jobs"

  bucket_arns      = concat([module.artifacts.arn], var.more_bucket_arns)
  context          = var.context
  image_account_id = var.context.account_id
  instance_types   = var.instance_types
  role_name        = "${var.context.prefix}-pipeline"
}

data "aws_iam_policy_document" "pipeline" {
  source_policy_documents = [module.jobs.run, module.jobs.start]

  # It registers what waits for a decision; deciding is not its own.
  statement {
    sid       = "RegisterModels"
    actions   = ["sagemaker:CreateModelPackage"]
    resources = [module.registry.arn, module.registry.package_arn]

    condition {
      test     = "StringEqualsIfExists"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["PendingManualApproval"]
    }
  }

  statement {
    sid       = "SeeModels"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [module.registry.arn, module.registry.package_arn]
  }
}

module "pipeline_role" {
  source = "../role"

  context     = var.context
  description = "Pipelines of ${var.context.project} in ${var.context.stage}"
  name        = "pipeline"
  policy      = data.aws_iam_policy_document.pipeline.minified_json
  service     = "sagemaker.amazonaws.com"
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
