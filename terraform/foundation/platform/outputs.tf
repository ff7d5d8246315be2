output "artifact_bucket" {
  description = "Bucket of artifacts that the projects share."
  value       = module.artifacts.name
}

output "boundary_arn" {
  description = "Policy that every role of a project has as its boundary."
  value       = local.boundary_arn
}

output "key_arns" {
  description = "Key of each domain."
  value       = local.key_arns
}

output "parameters" {
  description = "SSM parameters by name."
  value       = { for key, parameter in aws_ssm_parameter.platform : parameter.name => local.parameters[key] }
}

output "queue_url" {
  description = "Queue of approvals, which the portal reads."
  value       = aws_sqs_queue.events.url
}
