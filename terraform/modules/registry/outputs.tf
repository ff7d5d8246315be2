output "arn" {
  description = "ARN of the model package group, known before it is made."
  value       = local.arn
}

output "event_rule_arn" {
  description = "The rule that tells of an approval; empty where there is none."
  value       = var.deployed ? local.rule_arn : ""
}

output "name" {
  description = "Name of the model package group."
  value       = aws_sagemaker_model_package_group.models.model_package_group_name
}

output "packages_arn" {
  description = "Pattern of the ARNs of its models."
  value       = local.packages
}
