# Where models of one project are trained.

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

module "training" {
  source = "../.."

  artifact_reader_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference"]
  context              = module.context.context
  deployed             = true
  instance_types       = ["ml.m5.xlarge"]
  legacy_subject       = false
  registry_reader_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference"]
  repositories         = { training = { id = "7310000000000000", name = "churn-training", environments = ["dev"] } }
}

output "trusts" {
  description = "Who can become what."
  value       = module.training.trusts
}
