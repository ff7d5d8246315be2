output "arn" {
  description = "ARN of the rule, known before it is made."
  value       = local.arn
  depends_on  = [aws_cloudwatch_event_target.queue]
}

output "event_pattern" {
  description = "What the rule listens to, as JSON."
  value       = aws_cloudwatch_event_rule.approved.event_pattern
}
