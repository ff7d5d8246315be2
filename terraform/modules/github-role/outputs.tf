output "arn" {
  description = "ARN of the role, known before it is made."
  value       = local.arn
  depends_on  = [aws_iam_role_policy.project]
}

output "trust" {
  description = "Who can become the role."
  value = {
    environment   = var.context.stage
    repository    = "${var.context.organization}/${var.repository.name}"
    repository_id = var.repository.id
    role          = local.arn
    subject       = local.subject
  }
}
