output "alias_arn" {
  description = "ARN of the alias, known before the key is made."
  value       = "${local.arn_start}:kms:${var.region}:${var.account_id}:${aws_kms_alias.key.name}"
}

output "arn" {
  description = "ARN of the key; KMS gives it when the key is made."
  value       = aws_kms_key.key.arn
}
