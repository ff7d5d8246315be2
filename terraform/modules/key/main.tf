# A key that is used through services only, and administered by the account.

data "aws_partition" "here" {}

locals {
  arn_start = "arn:${data.aws_partition.here.partition}"
  root      = "${local.arn_start}:iam::${var.account_id}:root"
  services  = [for service in var.via_services : "${service}.${var.region}.${data.aws_partition.here.dns_suffix}"]
}

resource "aws_kms_key" "key" {
  description             = var.description
  deletion_window_in_days = var.deletion_days
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key.json
  tags                    = var.tags
}

resource "aws_kms_alias" "key" {
  name          = "alias/${var.alias}"
  target_key_id = aws_kms_key.key.key_id
}
