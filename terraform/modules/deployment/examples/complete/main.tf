# Where models of one project answer.

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
    account_id      = "777788889999"
    accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
    boundary_arn    = ""
    business_unit   = "retail-banking"
    cost_centre     = "RB-44120"
    organization    = "acme-ml"
    organization_id = "41000001"
    project         = "churn"
    region          = "eu-west-1"
    request         = "R-1"
    stage           = "prod"
  }
}

module "deployment" {
  source = "../.."

  context        = module.context.context
  inference      = "real-time"
  legacy_subject = false
  repositories   = { realtime = { id = "7310000000000001", name = "churn-realtime", environments = ["preprod", "prod"] } }
}

output "trusts" {
  description = "Who can become what."
  value       = module.deployment.trusts
}
