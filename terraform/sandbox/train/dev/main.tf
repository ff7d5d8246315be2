# Build and train: one account, no deployment.

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

module "common" {
  source = "../../modules/common"

  context = module.context.context
  log_groups = {
    pipeline = "/mlops/${module.context.context.prefix}/pipeline"
  }
  monthly_budget = var.monthly_budget
  parameters = {
    "artifact-bucket"     = module.training.artifact_bucket
    "model-package-group" = module.training.model_package_group
    "pipeline-role-arn"   = module.training.pipeline_role_arn
    "instance-type"       = var.instance_type
  }
}
