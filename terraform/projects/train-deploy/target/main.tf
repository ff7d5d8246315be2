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

  context      = module.context.context
  container    = var.container
  inference    = var.inference
  repositories = var.repositories
}

module "common" {
  source = "../../../modules/common"

  context = module.context.context
  log_groups = {
    inference = "/aws/sagemaker/${var.inference == "batch" ? "TransformJobs" : "Endpoints"}/${module.context.context.prefix}"
  }
  monthly_budget = var.monthly_budget
  parameters = {
    "alarms-topic-arn"   = module.common.topic_arn
    "bucket"             = module.deployment.bucket
    "inference"          = var.inference
    "inference-role-arn" = module.deployment.inference_role_arn
    "instance-type"      = var.instance_type
    "schedule-role-arn"  = coalesce(module.deployment.schedule_role_arn, "none")
  }
}
