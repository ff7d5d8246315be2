# Build, train and deploy: a stage in which models answer.

module "context" {
  source = "../../modules/context"

  given = {
    account_id      = var.account_id
    accounts        = var.accounts
    boundary_arn    = var.boundary_arn
    business_unit   = var.business_unit
    cost_centre     = var.cost_centre
    organization    = var.organization
    organization_id = var.organization_id
    project         = var.project
    region          = var.region
    request         = var.request
    stage           = var.stage
  }
}

locals {
  at   = "${var.region}:${var.account_id}"
  here = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.stage) }
  name = module.context.context.prefix

  console_urls = {
    "Bucket"    = "https://s3.console.aws.amazon.com/s3/buckets/${module.data.name}?region=${var.region}"
    "Endpoints" = "https://${var.region}.console.aws.amazon.com/sagemaker/home?region=${var.region}#/endpoints"
    "Alarms"    = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#alarmsV2:"
  }
}

# What was asked of the model (real-time) or what it answered (batch).
module "data" {
  source = "../../modules/bucket"

  context = module.context.context
  name    = module.context.context.bucket
}

module "inference_role" {
  source = "../../modules/role"

  context = module.context.context
  name    = "${local.name}-inference"
  service = "sagemaker.amazonaws.com"
  statements = [{
    Sid      = "OwnBucket"
    Effect   = "Allow"
    Action   = ["s3:GetObject", "s3:PutObject"]
    Resource = ["${module.data.arn}/*"]
  }]
}

module "schedule_role" {
  source = "../../modules/role"
  count  = var.inference == "batch" ? 1 : 0

  context = module.context.context
  name    = "${local.name}-schedule"
  service = "scheduler.amazonaws.com"
  statements = [{
    Sid      = "StartPipeline"
    Effect   = "Allow"
    Action   = ["sagemaker:StartPipelineExecution"]
    Resource = ["arn:aws:sagemaker:${local.at}:pipeline/${local.name}--*"]
  }]
}

module "github_role" {
  source   = "../../modules/github-role"
  for_each = local.here

  context        = module.context.context
  key            = each.key
  legacy_subject = var.legacy_subject
  repository     = { id = each.value.id, name = each.value.name }
  statements = [
    {
      Sid      = "OwnEndpoints"
      Effect   = "Allow"
      Action   = ["sagemaker:Create*", "sagemaker:Delete*", "sagemaker:Describe*", "sagemaker:Update*"]
      Resource = [for kind in ["endpoint", "endpoint-config", "model", "pipeline"] : "arn:aws:sagemaker:${local.at}:${kind}/${local.name}--*"]
    },
    {
      Sid       = "PassInferenceRole"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = [module.inference_role.arn]
      Condition = { StringEquals = { "iam:PassedToService" = "sagemaker.amazonaws.com" } }
    },
  ]
}

module "common" {
  source = "../../modules/common"

  context = module.context.context
  log_groups = {
    inference = var.inference == "batch" ? "/mlops/${local.name}/batch" : "/aws/sagemaker/Endpoints/${local.name}--realtime"
  }
  monthly_budget = var.monthly_budget
  parameters = merge({
    "bucket"             = module.data.name
    "inference"          = var.inference
    "inference-role-arn" = module.inference_role.arn
    "instance-type"      = var.instance_type
    }, var.inference == "batch" ? {
    "pipeline-name"     = "${local.name}--batch"
    "schedule-role-arn" = module.schedule_role[0].arn
    } : {
    "endpoint-name" = "${local.name}--realtime"
  })
}
