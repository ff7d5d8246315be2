# Three repositories that preprod pulls from.

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

module "images" {
  source = "../.."

  context          = module.context.context
  names            = ["inference", "processing", "training"]
  reader_role_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference"]
  untagged_days    = 14
}

output "urls" {
  description = "Address of each repository."
  value       = module.images.urls
}
