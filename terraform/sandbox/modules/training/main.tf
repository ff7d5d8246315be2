# Where models are trained and registered: bucket, pipeline role, model package group, GitHub's roles.

terraform {
  required_version = ">= 1.11.0"
}

variable "context" {
  description = "Where it stands and whose it is."
  type        = any
}

variable "deployed" {
  description = "Whether the approval of a model is followed by a deployment."
  type        = bool
}

variable "instance_types" {
  description = "Instance types that jobs may use; empty for any."
  type        = list(string)
}

variable "legacy_subject" {
  description = "Whether GitHub's subject without ids is trusted too."
  type        = bool
  default     = false
}

variable "push_statements" {
  description = "What the repository that builds images may do."
  type        = any
  default     = []
}

variable "repositories" {
  description = "The project's repositories by key."
  type        = map(object({ environments = list(string), id = string, name = string }))
}

locals {
  at       = "${var.context.region}:${var.context.account_id}"
  here     = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.context.stage) }
  instance = length(var.instance_types) == 0 ? {} : { "ForAllValues:StringEquals" = { "sagemaker:InstanceTypes" = var.instance_types } }
  jobs     = [for kind in ["processing-job", "training-job", "transform-job"] : "arn:aws:sagemaker:${local.at}:${kind}/${var.context.prefix}--*"]

  # What builds images pushes them and trains nothing. As texts, because the two have not the same shape.
  push = jsonencode(var.push_statements)
  train = jsonencode([
    {
      Sid      = "OwnPipelines"
      Effect   = "Allow"
      Action   = ["sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution", "sagemaker:UpdatePipeline"]
      Resource = ["arn:aws:sagemaker:${local.at}:pipeline/${var.context.prefix}--*"]
    },
    {
      Sid       = "PassPipelineRole"
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = [module.pipeline_role.arn]
      Condition = { StringEquals = { "iam:PassedToService" = "sagemaker.amazonaws.com" } }
    },
  ])
}

module "artifacts" {
  source = "../bucket"

  context = var.context
  name    = var.context.bucket
}

module "pipeline_role" {
  source = "../role"

  context = var.context
  name    = "${var.context.prefix}-pipeline"
  service = "sagemaker.amazonaws.com"
  statements = [
    {
      Sid      = "OwnBucket"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      Resource = [module.artifacts.arn, "${module.artifacts.arn}/*"]
    },
    {
      Sid       = "OwnJobs"
      Effect    = "Allow"
      Action    = ["sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob"]
      Resource  = local.jobs
      Condition = local.instance
    },
    {
      Sid      = "OwnModels"
      Effect   = "Allow"
      Action   = ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage"]
      Resource = ["arn:aws:sagemaker:${local.at}:model-package/${var.context.prefix}/*"]
    },
  ]
}

module "github_role" {
  source   = "../github-role"
  for_each = local.here

  context        = var.context
  key            = each.key
  legacy_subject = var.legacy_subject
  repository     = { id = each.value.id, name = each.value.name }
  statements     = jsondecode(each.key == "container" ? local.push : local.train)
}

module "registry" {
  source = "../registry"

  context     = var.context
  deployed    = var.deployed
  description = "Models of ${var.context.project}"
  principals  = [module.pipeline_role.arn]
}

output "artifact_bucket" {
  description = "Name of the bucket."
  value       = module.artifacts.name
}

output "deploy_role_arns" {
  description = "Repository key to the role it can become."
  value       = { for key, role in module.github_role : key => role.arn }
}

output "event_rule_arn" {
  description = "The rule that tells of an approval; empty where there is none."
  value       = module.registry.event_rule_arn
}

output "model_package_group" {
  description = "Name of the model package group."
  value       = module.registry.name
}

output "pipeline_role_arn" {
  description = "Role of the pipeline."
  value       = module.pipeline_role.arn
}

output "trusts" {
  description = "Who can become what."
  value       = [for role in module.github_role : role.trust]
}

output "console_urls" {
  description = "Pages of the AWS console."
  value = {
    "Artifact bucket" = "https://s3.console.aws.amazon.com/s3/buckets/${module.artifacts.name}?region=${var.context.region}"
    "Model registry"  = "https://${var.context.region}.console.aws.amazon.com/sagemaker/home?region=${var.context.region}#/model-packages/${module.registry.name}"
  }
}
