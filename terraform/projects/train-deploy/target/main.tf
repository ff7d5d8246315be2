# Build, train and deploy: a stage in which models answer.

module "context" {
  source = "../../../modules/context"

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

module "deployment" {
  source = "../../../modules/deployment"

  context        = module.context.context
  inference      = var.inference
  legacy_subject = var.legacy_subject
  repositories   = var.repositories
}

locals {
  endpoint = "${module.context.context.prefix}--realtime"
  pipeline = "${module.context.context.prefix}--batch"

  console_urls = {
    "Bucket"    = "https://s3.console.aws.amazon.com/s3/buckets/${module.deployment.bucket}?region=${var.region}"
    "Endpoints" = "https://${var.region}.console.aws.amazon.com/sagemaker/home?region=${var.region}#/endpoints"
    "Alarms"    = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#alarmsV2:"
  }
}

module "common" {
  source = "../../../modules/common"

  context = module.context.context
  log_groups = {
    inference = var.inference == "batch" ? "/mlops/${module.context.context.prefix}/batch" : "/aws/sagemaker/Endpoints/${local.endpoint}"
  }
  monthly_budget = var.monthly_budget
  parameters = merge({
    "bucket"             = module.deployment.bucket
    "inference"          = var.inference
    "inference-role-arn" = module.deployment.inference_role_arn
    "instance-type"      = var.instance_type
    }, var.inference == "batch" ? {
    "pipeline-name"     = local.pipeline
    "schedule-role-arn" = module.deployment.schedule_role_arn
    } : {
    "endpoint-name" = local.endpoint
  })
}
