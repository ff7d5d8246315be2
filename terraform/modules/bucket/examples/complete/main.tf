# A bucket that two other accounts' roles may read, and the bucket of its access log.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

locals {
  key_arn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001"
}

module "access_logs" {
  source = "../.."

  name            = "retail-banking-dev-access-logs-1a2b3c4d"
  key_arn         = local.key_arn
  noncurrent_days = 30

  access_logs_from = {
    account_id  = "111122223333"
    bucket_arns = ["arn:aws:s3:::retail-banking-dev-*"]
  }
}

module "artifacts" {
  source = "../.."

  name                 = "retail-banking-dev-artifacts-1a2b3c4d"
  key_arn              = local.key_arn
  access_log_bucket    = module.access_logs.name
  aws_organization_id  = "o-a1b2c3d4e5"
  reader_account_ids   = ["444455556666", "777788889999"]
  reader_role_patterns = [for id in ["444455556666", "777788889999"] : "arn:aws:iam::${id}:role/mlops/retail-banking/*"]
  tags                 = { stage = "dev" }
}

output "artifacts" {
  description = "Name of the bucket."
  value       = module.artifacts.name
}
