# The same outputs in every root.

output "artifact_bucket" {
  description = "Name of the stage's bucket."
  value       = module.training.artifact_bucket
}

output "console_urls" {
  description = "Pages of the AWS console, by label."
  value       = module.training.console_urls
}

output "deploy_role_arns" {
  description = "Repository key to the role that it can become here."
  value       = module.training.deploy_role_arns
}

output "ecr_repositories" {
  description = "Image repositories, name to address; empty where there are none."
  value       = {}
}

output "event_rule_arn" {
  description = "The rule that tells of a model's approval; empty where there is none."
  value       = module.training.event_rule_arn
}

output "model_package_group" {
  description = "Name of the model package group; empty where there is none."
  value       = module.training.model_package_group
}

output "pipeline_role_arn" {
  description = "Role of the SageMaker pipeline; empty where there is none."
  value       = module.training.pipeline_role_arn
}

output "ssm_parameters" {
  description = "Published parameters, name to value."
  value       = module.common.parameters
}

output "trusts" {
  description = "Which repository and environment can become which role."
  value       = module.training.trusts
}
