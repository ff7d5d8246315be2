# Build, train and deploy: the stage in which models are made.

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

locals {
  # Who reads from other accounts. They do not exist yet: dev is made first.
  others          = { for stage in ["preprod", "prod"] : stage => var.accounts[stage] if var.accounts[stage] != var.account_id }
  paths           = { for stage, number in local.others : stage => "arn:${module.context.context.partition}:iam::${number}:role${module.context.context.path}${var.business_unit}-${stage}-${var.project}" }
  inference_roles = [for path in values(local.paths) : "${path}-inference"]
  deploy_roles    = flatten([for stage, path in local.paths : [for key, repository in var.repositories : "${path}-gh-${key}" if contains(repository.environments, stage)]])
}

module "training" {
  source = "../../../modules/training"

  artifact_reader_arns = local.deploy_roles
  context              = module.context.context
  deployed             = true
  instance_types       = [var.instance_type]
  legacy_subject       = var.legacy_subject
  push_policy          = var.container ? module.images[0].push_policy : ""
  registry_reader_arns = concat(local.inference_roles, local.deploy_roles)
  repositories         = var.repositories
}

module "images" {
  source = "../../../modules/images"
  count  = var.container ? 1 : 0

  context          = module.context.context
  reader_role_arns = local.inference_roles
}

module "common" {
  source = "../../../modules/common"

  context = module.context.context
  log_groups = {
    pipeline  = "/mlops/${module.context.context.prefix}/pipeline"
    approvals = "/mlops/${module.context.context.prefix}/approvals"
  }
  monthly_budget = var.monthly_budget
  parameters = {
    "artifact-bucket"     = module.training.artifact_bucket
    "model-package-group" = module.training.model_package_group
    "pipeline-role-arn"   = module.training.pipeline_role_arn
    "inference"           = var.inference
    "instance-type"       = var.instance_type
  }
}
