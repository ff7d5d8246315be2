# LLM train and evaluate: one account, no deployment.

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

module "training" {
  source = "../../modules/training"

  context        = module.context.context
  deployed       = false
  instance_types = [var.instance_type]
  legacy_subject = var.legacy_subject
  repositories   = var.repositories
}

# Weights are large and licensed: the base model is kept apart from what the project makes.
module "weights" {
  source = "../../modules/bucket"

  context     = module.context.context
  expire_days = 30
  name        = "${module.context.context.prefix}--base-${module.context.context.suffix}"
}

module "common" {
  source = "../../modules/common"

  context = module.context.context
  log_groups = {
    pipeline   = "/mlops/${module.context.context.prefix}/pipeline"
    evaluation = "/mlops/${module.context.context.prefix}/evaluation"
  }
  monthly_budget = var.monthly_budget
  parameters = {
    "artifact-bucket"     = module.training.artifact_bucket
    "model-package-group" = module.training.model_package_group
    "pipeline-role-arn"   = module.training.pipeline_role_arn
    "base-model"          = var.base_model
    "instance-type"       = var.instance_type
    "method"              = var.method
    "weights-bucket"      = module.weights.name
  }
}
