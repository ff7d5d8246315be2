# Promote the pipeline: the same pipeline in every stage, trained where it runs.

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
  instance_types = []
  legacy_subject = var.legacy_subject
  repositories   = var.repositories
}

module "scheduler_role" {
  source = "../../modules/role"
  count  = local.scheduled ? 1 : 0

  context = module.context.context
  name    = "${module.context.context.prefix}-schedule"
  service = "scheduler.amazonaws.com"
  statements = [{
    Sid      = "StartPipeline"
    Effect   = "Allow"
    Action   = ["sagemaker:StartPipelineExecution"]
    Resource = [local.pipeline_arn]
  }]
}

resource "terraform_data" "schedule" {
  count = local.scheduled ? 1 : 0

  input = {
    type                         = "aws_scheduler_schedule"
    flexible_time_window_minutes = 15
    name                         = local.pipeline
    role_arn                     = module.scheduler_role[0].arn
    schedule_expression          = local.expressions[var.schedule]
    state                        = "ENABLED"
    target_arn                   = local.pipeline_arn
  }
}

locals {
  expressions = {
    hourly = "cron(0 * * * ? *)"
    daily  = "cron(0 3 * * ? *)"
    weekly = "cron(0 3 ? * MON *)"
  }
  pipeline     = "${module.context.context.prefix}--train"
  pipeline_arn = "arn:aws:sagemaker:${var.region}:${var.account_id}:pipeline/${local.pipeline}"
  scheduled    = var.stage != "dev" && var.schedule != "on-demand"
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
    "pipeline-name"       = local.pipeline
    "pipeline-role-arn"   = module.training.pipeline_role_arn
    "schedule"            = var.schedule
  }
}
