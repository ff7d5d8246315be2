output "parameters" {
  description = "Full name to value."
  value       = { for name, value in var.parameters : "${var.context.ssm_prefix}/${name}" => value }
}

output "topic_arn" {
  description = "Topic that alarms and the budget speak to, known before it is made."
  value       = local.topic_arn
}
