output "arns" {
  description = "ARN of each repository."
  value       = { for name in var.names : name => "arn:${var.context.partition}:ecr:${var.context.region}:${var.context.account_id}:repository/${local.path}/${name}" }
}

output "urls" {
  description = "Address of each repository."
  value       = { for name in var.names : name => "${local.registry}/${local.path}/${name}" }
}
