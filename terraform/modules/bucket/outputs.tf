output "arn" {
  description = "ARN of the bucket, known before it is made."
  value       = local.arn
  depends_on  = [aws_s3_bucket.bucket]
}

output "name" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.bucket.bucket
}
