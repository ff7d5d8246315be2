# A role that one repository becomes in dev.

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

data "aws_iam_policy_document" "training" {
  statement {
    sid       = "UploadCode"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::${module.context.context.bucket}/code/*"]
  }
}

module "role" {
  source = "../.."

  context        = module.context.context
  key            = "training"
  legacy_subject = false
  policy         = data.aws_iam_policy_document.training.minified_json
  repository     = { id = "7310000000000000", name = "churn-training" }
}

output "trust" {
  description = "Who can become the role."
  value       = module.role.trust
}
