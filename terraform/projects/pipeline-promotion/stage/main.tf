# Promote the pipeline: the same pipeline in every stage, trained where it runs.

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

module "training" {
  source = "../../../modules/training"

  context        = module.context.context
  deployed       = false
  instance_types = []
  legacy_subject = var.legacy_subject
  repositories   = var.repositories
}

locals {
  expressions = {
    hourly = "cron(0 * * * ? *)"
    daily  = "cron(0 3 * * ? *)"
    weekly = "cron(0 3 ? * MON *)"
  }
  pipeline     = "${module.context.context.prefix}--train"
  pipeline_arn = "arn:${module.context.context.partition}:sagemaker:${module.context.context.at}:pipeline/${local.pipeline}"
  scheduled    = var.stage != "dev" && var.schedule != "on-demand"
}

data "aws_iam_policy_document" "schedule" {
  statement {
    sid       = "StartPipeline"
    actions   = ["sagemaker:StartPipelineExecution"]
    resources = [local.pipeline_arn]
  }
}

module "schedule_role" {
  source = "../../../modules/role"
  count  = local.scheduled ? 1 : 0

  context     = module.context.context
  description = "Starts the pipeline of ${var.project} in ${var.stage}"
  name        = "schedule"
  policy      = data.aws_iam_policy_document.schedule.minified_json
  service     = "scheduler.amazonaws.com"
}

# The pipeline itself comes from GitHub, with the first promotion; until then each start fails and is told in the scheduler's
# metrics.
resource "aws_scheduler_schedule" "train" {
  #checkov:skip=CKV_AWS_297:The schedule holds no data of its own: a pipeline's name and a time
  count = local.scheduled ? 1 : 0

  name                         = local.pipeline
  description                  = "Trains ${var.project} in ${var.stage}: ${var.schedule}"
  group_name                   = "default"
  schedule_expression          = local.expressions[var.schedule]
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    maximum_window_in_minutes = 15
    mode                      = "FLEXIBLE"
  }

  target {
    arn      = local.pipeline_arn
    role_arn = module.schedule_role[0].arn

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 3
    }
  }
}

module "common" {
  source = "../../../modules/common"

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
