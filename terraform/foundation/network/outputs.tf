output "endpoint_security_group_id" {
  description = "Security group of the endpoints; empty when they are somebody else's and it was not told."
  value       = local.endpoint_group ? local.endpoint_group_id : ""
}

output "parameters" {
  description = "SSM parameters by name."
  value       = { for key, parameter in aws_ssm_parameter.network : parameter.name => local.parameters[key] }
}

output "security_group_id" {
  description = "Security group of workloads."
  value       = local.security_group_id
}

output "subnet_ids" {
  description = "Private subnets, one for each zone."
  value       = local.subnet_ids
}

output "vpc_id" {
  description = "The VPC."
  value       = local.vpc_id
}
