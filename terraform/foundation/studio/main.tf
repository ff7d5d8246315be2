# SageMaker Studio for one business unit: where its people try things, in the network and with the keys of the platform.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      "business-unit" = var.business_unit
      "cost-centre"   = var.cost_centre
      "managed-by"    = "slipway"
      "stage"         = var.stage
    }
  }
}

data "aws_partition" "current" {}

# What network and platform published.
data "aws_ssm_parameter" "published" {
  for_each = toset([
    "bucket/artifacts",
    "key/artifacts-arn",
    "network/security-group-id",
    "network/subnet-ids",
    "network/vpc-id",
    "role/boundary-arn",
  ])

  name = "${local.tree}/${each.key}"
}

locals {
  prefix    = "${var.business_unit}-${var.stage}"
  tree      = "/mlops/${var.business_unit}/${var.stage}"
  partition = data.aws_partition.current.partition
  published = { for name, parameter in data.aws_ssm_parameter.published : name => parameter.insecure_value }

  boundary_arn   = local.published["role/boundary-arn"]
  bucket         = local.published["bucket/artifacts"]
  key_arn        = local.published["key/artifacts-arn"]
  security_group = local.published["network/security-group-id"]
  subnets        = split(",", local.published["network/subnet-ids"])
  vpc            = local.published["network/vpc-id"]
}
