output "bucket" {
  description = "Name of the stage's bucket."
  value       = module.data.name
}

output "deploy_role_arns" {
  description = "Repository key to the role it can become."
  value       = { for key, role in module.github_role : key => role.arn }
}

output "inference_role_arn" {
  description = "Role that models run with."
  value       = module.inference_role.arn
}

output "schedule_role_arn" {
  description = "Role that starts batch pipelines; empty where there is none."
  value       = var.inference == "batch" ? module.schedule_role[0].arn : ""
}

output "trusts" {
  description = "Who can become what."
  value       = [for role in module.github_role : role.trust]
}
