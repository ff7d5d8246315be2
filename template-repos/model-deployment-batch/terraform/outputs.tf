output "definition" {
  description = "The pipeline as SageMaker reads it."
  value       = local.definition
}

output "model" {
  description = "Name of the model in SageMaker; another content, network or role has another."
  value       = aws_sagemaker_model.model.name
}

output "model_package_arn" {
  description = "Which model scores."
  value       = var.model_package_arn
}

output "pipeline_name" {
  description = "What scores."
  value       = aws_sagemaker_pipeline.batch.pipeline_name
}

output "pipeline_url" {
  description = "Where its runs are."
  value       = "https://${var.region}.console.aws.amazon.com/sagemaker/home?region=${var.region}#/pipelines/${local.pipeline}"
}
