output "bucket" {
  description = "Name of the bucket."
  value       = module.data.name
}

output "console_urls" {
  description = "Pages of the AWS console."
  value = merge(
    { "Bucket" = "https://s3.console.aws.amazon.com/s3/buckets/${local.bucket}?region=${var.context.region}" },
    local.batch
    ? { "Pipelines" = "https://${var.context.region}.console.aws.amazon.com/sagemaker/home?region=${var.context.region}#/pipelines" }
    : { "Endpoints" = "https://${var.context.region}.console.aws.amazon.com/sagemaker/home?region=${var.context.region}#/endpoints" },
    { "Alarms" = "https://${var.context.region}.console.aws.amazon.com/cloudwatch/home?region=${var.context.region}#alarmsV2:" },
  )
}

output "deploy_role_arns" {
  description = "Repository key to the role it can become."
  value       = { for key, role in module.github_role : key => role.arn }
}

output "inference_role_arn" {
  description = "Role that the models answer with."
  value       = module.inference_role.arn
}

output "schedule_role_arn" {
  description = "Role of the clock; empty without batch jobs."
  value       = local.batch ? module.schedule_role[0].arn : ""
}

output "trusts" {
  description = "Who can become what."
  value       = [for role in module.github_role : role.trust]
}
