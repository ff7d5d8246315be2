output "arn" {
  description = "ARN of the group, known before it is made."
  value       = local.group_arn
  depends_on  = [aws_sagemaker_model_package_group.models]
}

output "name" {
  description = "Name of the group."
  value       = aws_sagemaker_model_package_group.models.model_package_group_name
}

output "package_arn" {
  description = "ARN of every package of the group, with a wildcard for its version."
  value       = local.package_arn
  depends_on  = [aws_sagemaker_model_package_group.models]
}
