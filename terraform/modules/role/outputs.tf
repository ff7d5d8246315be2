output "arn" {
  description = "ARN of the role, known before it is made."
  value       = local.arn
  depends_on  = [aws_iam_role_policy.project]
}

output "name" {
  description = "Name of the role."
  value       = local.name
  depends_on  = [aws_iam_role_policy.project]
}
