# Takes over what the CloudFormation template made. `run --adopt` puts this beside the root for one apply.
# What CloudFormation cannot make (the exclusive lists of policies, tags of policies) is added.

data "aws_kms_alias" "made" {
  name = local.key_alias
}

import {
  to = aws_kms_key.state
  id = data.aws_kms_alias.made.target_key_id
}

import {
  to = aws_kms_alias.state
  id = local.key_alias
}

import {
  to = aws_s3_bucket.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_versioning.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_server_side_encryption_configuration.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_public_access_block.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_ownership_controls.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_lifecycle_configuration.state
  id = local.bucket
}

import {
  to = aws_s3_bucket_policy.state
  id = local.bucket
}

import {
  for_each = toset(["oidc-issuer", "oidc-provider-arn", "state-bucket", "state-key-arn", "version"])
  to       = aws_ssm_parameter.account[each.key]
  id       = "/mlops/account/${each.key}"
}

import {
  for_each = var.primary && var.create_oidc_provider ? toset([local.provider_arn]) : toset([])
  to       = aws_iam_openid_connect_provider.github[0]
  id       = each.key
}

import {
  for_each = var.primary ? toset([local.boundary_arn]) : toset([])
  to       = aws_iam_policy.boundary[0]
  id       = each.key
}

import {
  for_each = var.primary ? toset([local.read_arn]) : toset([])
  to       = aws_iam_policy.read[0]
  id       = each.key
}

import {
  for_each = var.primary ? toset(["${var.role_name}-plan"]) : toset([])
  to       = aws_iam_role.plan[0]
  id       = each.key
}

import {
  for_each = var.primary ? toset(["${var.role_name}-apply"]) : toset([])
  to       = aws_iam_role.apply[0]
  id       = each.key
}

import {
  for_each = var.primary ? local.plan_policies : {}
  to       = aws_iam_role_policy.plan[each.key]
  id       = "${var.role_name}-plan:${each.key}"
}

import {
  for_each = var.primary ? local.apply_policies : {}
  to       = aws_iam_role_policy.apply[each.key]
  id       = "${var.role_name}-apply:${each.key}"
}

import {
  for_each = var.primary ? toset(["apply", "plan"]) : toset([])
  to       = aws_iam_role_policy_attachment.read[each.key]
  id       = "${var.role_name}-${each.key}/${local.read_arn}"
}
