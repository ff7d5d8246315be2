# A key for artifacts: used through S3, ECR and SageMaker here, read through S3 from two other accounts.

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

module "key" {
  source = "../.."

  account_id   = "111122223333"
  alias        = "retail-banking-dev-artifacts"
  description  = "Artifacts of retail-banking in dev"
  region       = "eu-west-1"
  via_services = ["s3", "ecr", "sagemaker"]

  consumers = {
    account_ids   = ["444455556666", "777788889999"]
    role_patterns = [for id in ["444455556666", "777788889999"] : "arn:aws:iam::${id}:role/mlops/retail-banking/*"]
    services      = ["s3"]
  }

  service_statements = {
    CloudWatchLogs = {
      service            = "logs.eu-west-1.amazonaws.com"
      source_account     = false
      encryption_context = { "aws:logs:arn" = ["arn:aws:logs:eu-west-1:111122223333:log-group:/mlops/retail-banking/*"] }
    }
  }
}

output "arn" {
  description = "ARN of the key."
  value       = module.key.arn
}
