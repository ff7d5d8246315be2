# A private, encrypted, versioned bucket: one terraform_data for each real resource.

terraform {
  required_version = ">= 1.11.0"
}

variable "name" {
  description = "Name of the bucket."
  type        = string
}

variable "context" {
  description = "Where the bucket stands and whose it is."
  type        = any
}

variable "expire_days" {
  description = "Days after which noncurrent versions go."
  type        = number
  default     = 90
}

locals {
  arn = "arn:aws:s3:::${var.name}"
}

resource "terraform_data" "bucket" {
  input = {
    type   = "aws_s3_bucket"
    arn    = local.arn
    bucket = var.name
    region = var.context.region
    tags   = var.context.tags
  }

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

resource "terraform_data" "versioning" {
  input = {
    type   = "aws_s3_bucket_versioning"
    bucket = terraform_data.bucket.input.bucket
    status = "Enabled"
  }
  depends_on = [terraform_data.bucket]
}

resource "terraform_data" "encryption" {
  input = {
    type               = "aws_s3_bucket_server_side_encryption_configuration"
    bucket             = terraform_data.bucket.input.bucket
    bucket_key_enabled = true
    kms_key            = var.context.kms_alias
    sse_algorithm      = "aws:kms"
  }
  depends_on = [terraform_data.bucket]
}

resource "terraform_data" "public_access_block" {
  input = {
    type                    = "aws_s3_bucket_public_access_block"
    bucket                  = terraform_data.bucket.input.bucket
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
  depends_on = [terraform_data.bucket]
}

resource "terraform_data" "ownership" {
  input = {
    type             = "aws_s3_bucket_ownership_controls"
    bucket           = terraform_data.bucket.input.bucket
    object_ownership = "BucketOwnerEnforced"
  }
  depends_on = [terraform_data.bucket]
}

resource "terraform_data" "lifecycle" {
  input = {
    type                               = "aws_s3_bucket_lifecycle_configuration"
    abort_incomplete_multipart_days    = 7
    bucket                             = terraform_data.bucket.input.bucket
    noncurrent_version_expiration_days = var.expire_days
  }
  depends_on = [terraform_data.versioning]
}

resource "terraform_data" "policy" {
  input = {
    type   = "aws_s3_bucket_policy"
    bucket = terraform_data.bucket.input.bucket
    policy = {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "TlsOnly"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = [local.arn, "${local.arn}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        {
          Sid       = "OurKeyOnly"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:PutObject"
          Resource  = ["${local.arn}/*"]
          Condition = { StringNotEqualsIfExists = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
        },
      ]
    }
  }
  depends_on = [terraform_data.public_access_block]

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

output "arn" {
  description = "ARN of the bucket."
  value       = local.arn
  depends_on  = [terraform_data.bucket]
}

output "name" {
  description = "Name of the bucket."
  value       = terraform_data.bucket.input.bucket
}
