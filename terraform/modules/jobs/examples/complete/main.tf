# What a pipeline role may do.

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

  default_tags {
    tags = module.context.tags
  }
}

module "context" {
  source = "../../../context"

  given = {
    account_id      = "111122223333"
    accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
    boundary_arn    = ""
    business_unit   = "retail-banking"
    cost_centre     = "RB-44120"
    organization    = "acme-ml"
    organization_id = "41000001"
    project         = "churn"
    region          = "eu-west-1"
    request         = "R-1"
    stage           = "dev"
  }
}

module "jobs" {
  source = "../.."

  bucket_arns      = ["arn:aws:s3:::${module.context.context.bucket}"]
  context          = module.context.context
  image_account_id = module.context.context.account_id
  instance_types   = ["ml.m5.xlarge"]
  role_name        = "${module.context.context.prefix}-pipeline"
}

output "policies" {
  description = "Both documents."
  value       = [module.jobs.run, module.jobs.start]
}
