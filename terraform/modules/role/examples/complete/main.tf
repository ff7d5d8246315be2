# A role of the pipelines.

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

data "aws_iam_policy_document" "pipeline" {
  statement {
    sid       = "ReadOwnObjects"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${module.context.context.bucket}/*"]
  }
}

module "role" {
  source = "../.."

  context     = module.context.context
  description = "Pipelines of churn in dev"
  name        = "pipeline"
  policy      = data.aws_iam_policy_document.pipeline.minified_json
  service     = "sagemaker.amazonaws.com"
}

output "arn" {
  description = "ARN of the role."
  value       = module.role.arn
}
