output "arn" {
  description = "ARN of the bucket, known before it is made."
  value       = local.arn
  depends_on  = [aws_s3_bucket.bucket]
}

output "name" {
  description = "Name of the bucket, for whom needs it ready: closed, encrypted, with its policy."
  value       = aws_s3_bucket.bucket.bucket

  depends_on = [
    aws_s3_bucket_ownership_controls.bucket,
    aws_s3_bucket_policy.bucket,
    aws_s3_bucket_public_access_block.bucket,
    aws_s3_bucket_server_side_encryption_configuration.bucket,
  ]
}
