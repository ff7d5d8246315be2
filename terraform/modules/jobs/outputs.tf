output "policy" {
  description = "The policy as a JSON document."
  value       = data.aws_iam_policy_document.jobs.json
}
