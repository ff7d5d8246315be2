# What dev of a project publishes.

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

module "common" {
  source = "../.."

  context        = module.context.context
  log_groups     = { pipeline = "/mlops/${module.context.context.prefix}/pipeline" }
  monthly_budget = 500
  parameters     = { "artifact-bucket" = module.context.context.bucket }
}

output "parameters" {
  description = "Full name to value."
  value       = module.common.parameters
}
