# What the projects of one business unit and stage share: keys, buckets, the queue of approvals, and the most that a role may do.

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

data "aws_partition" "here" {}

# What bootstrap and foundation/network published, unless it is given.
data "aws_ssm_parameter" "published" {
  for_each = toset(concat(
    var.oidc == null ? ["account/oidc-issuer", "account/oidc-provider-arn"] : [],
    var.network == null ? ["${local.stage_tree}/network/security-group-id", "${local.stage_tree}/network/subnet-ids"] : [],
  ))

  name = "/mlops/${each.key}"
}

locals {
  # Raised when every platform must be applied again; published, so that anybody can tell how old a platform is.
  version = "1"

  at         = "${var.region}:${var.account_id}"
  partition  = data.aws_partition.here.partition
  prefix     = "${var.business_unit}-${var.stage}"
  stage_tree = "${var.business_unit}/${var.stage}"
  suffix     = substr(sha256("${var.account_id}/${var.region}"), 0, 8)

  arn            = "arn:${local.partition}"
  consumer_roles = [for id in var.consumer_account_ids : "${local.arn}:iam::${id}:role/mlops/${var.business_unit}/*"]
  issuer         = var.oidc == null ? data.aws_ssm_parameter.published["account/oidc-issuer"].insecure_value : var.oidc.issuer
  provider_arn   = var.oidc == null ? data.aws_ssm_parameter.published["account/oidc-provider-arn"].insecure_value : var.oidc.provider_arn
  security_group = var.network == null ? data.aws_ssm_parameter.published["${local.stage_tree}/network/security-group-id"].insecure_value : var.network.security_group_id
  subnets        = var.network == null ? split(",", data.aws_ssm_parameter.published["${local.stage_tree}/network/subnet-ids"].insecure_value) : var.network.subnet_ids
}
