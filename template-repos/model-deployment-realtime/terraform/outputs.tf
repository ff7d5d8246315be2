output "endpoint_name" {
  description = "What answers."
  value       = aws_sagemaker_endpoint.endpoint.name
}

output "dashboard_url" {
  description = "How it is."
  value       = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards/dashboard/${aws_cloudwatch_dashboard.endpoint.dashboard_name}"
}

output "contents" {
  description = "What models and configuration are made of, each in one word; another content has another name."
  value       = local.contents
}

output "model_package_arn" {
  description = "Which model answers."
  value       = var.model_package_arn
}

output "configuration" {
  description = "Name of the endpoint's configuration."
  value       = aws_sagemaker_endpoint_configuration.endpoint.name
}
