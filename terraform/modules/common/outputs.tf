output "alarms_topic_arn" {
  description = "Topic that alarms and the budget tell, known before it is made."
  value       = local.topic_arn
  depends_on  = [aws_sns_topic_policy.alarms]
}

output "parameters" {
  description = "Full name to value."
  value       = local.parameters
}
