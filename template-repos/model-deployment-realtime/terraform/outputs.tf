output "endpoint_name" {
  description = "What answers."
  value       = aws_sagemaker_endpoint.endpoint.name
}

output "dashboard_url" {
  description = "How it is."
  value       = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards/dashboard/${aws_cloudwatch_dashboard.endpoint.dashboard_name}"
}

output "model" {
  description = "Name of the model in SageMaker; another content, network or role has another."
  value       = aws_sagemaker_model.model["primary"].name
}

output "model_package_arn" {
  description = "Which model answers."
  value       = var.model_package_arn
}

output "configuration" {
  description = "Name of the endpoint's configuration; another model has another."
  value       = aws_sagemaker_endpoint_configuration.endpoint.name
}
