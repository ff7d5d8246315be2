output "arns" {
  description = "ARN of each repository, known before it is made."
  value       = local.arns
}

output "push_policy" {
  description = "What the repository that builds the images may do, as JSON."
  value       = data.aws_iam_policy_document.push.json
}

output "urls" {
  description = "Address of each repository."
  value       = { for name in var.names : name => "${local.registry}/${local.path}/${name}" }
}
