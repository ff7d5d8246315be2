output "domain_arn" {
  description = "ARN of the domain."
  value       = aws_sagemaker_domain.studio.arn
}

output "domain_id" {
  description = "Id of the domain."
  value       = aws_sagemaker_domain.studio.id
}

output "file_system_id" {
  description = "The file system with everybody's home; it outlives the domain when home_file_system is Retain."
  value       = aws_sagemaker_domain.studio.home_efs_file_system_id
}

output "links" {
  description = "Per user, the command that opens Studio (auth_mode IAM); the link is good for five minutes."
  value = var.auth_mode == "SSO" ? {} : {
    for name in keys(var.users) : name => "aws sagemaker create-presigned-domain-url --region ${var.region} --domain-id ${aws_sagemaker_domain.studio.id} --user-profile-name ${name} --query AuthorizedUrl --output text"
  }
}

output "role_arns" {
  description = "Role of each persona."
  value       = local.role_arns
}

output "ssm_parameters" {
  description = "What this published: name -> value."
  value       = { for parameter in aws_ssm_parameter.published : parameter.name => parameter.insecure_value }
}

output "url" {
  description = "Where people sign in by SSO."
  value       = aws_sagemaker_domain.studio.url
}
