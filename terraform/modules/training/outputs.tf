output "artifact_bucket" {
  description = "Name of the bucket."
  value       = module.artifacts.name
}

output "console_urls" {
  description = "Pages of the AWS console."
  value = {
    "Artifact bucket" = "https://s3.console.aws.amazon.com/s3/buckets/${module.artifacts.name}?region=${var.context.region}"
    "Model registry"  = "https://${var.context.region}.console.aws.amazon.com/sagemaker/home?region=${var.context.region}#/model-packages/${module.registry.name}"
  }
}

output "deploy_role_arns" {
  description = "Repository key to the role it can become."
  value       = { for key, role in module.github_role : key => role.arn }
}

output "event_rule_arn" {
  description = "The rule that tells of an approval; empty where there is none."
  value       = var.deployed ? module.approval_rule[0].arn : ""
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
