# What an account needs before Slipway can work in it. Applied once per account and region, by a human.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

data "aws_partition" "current" {}

locals {
  # Raised when an account must be bootstrapped again; published, so that anybody can tell how old an account is.
  version = "1"

  partition = data.aws_partition.current.partition
  iam       = "arn:${local.partition}:iam::${var.account_id}"
  regions   = length(var.regions) == 0 ? [var.region] : var.regions
  tags      = { "managed-by" = "slipway", "slipway:root" = "bootstrap" }

  # Written out rather than read back, so that a plan shows them.
  boundary_arn = "${local.iam}:policy/slipway-boundary"
  bucket       = "slipway-state-${var.account_id}-${var.region}"
  bucket_arn   = "arn:${local.partition}:s3:::${local.bucket}"
  key_alias    = "alias/slipway-state"
  provider_arn = "${local.iam}:oidc-provider/${var.oidc_issuer}"
}
