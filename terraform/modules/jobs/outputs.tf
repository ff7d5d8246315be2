output "run" {
  description = "Own objects, images, logs, metrics and network, as JSON."
  value       = data.aws_iam_policy_document.run.json
}

output "start" {
  description = "Starting jobs, as JSON: in our network, with our key, on these machines, with the project's tag."
  value       = data.aws_iam_policy_document.start.json
}
