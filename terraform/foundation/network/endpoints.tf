# AWS without the internet. Every endpoint answers under the service's own name, and only to our own principals.

locals {
  # The words of the endpoint's name and those of IAM differ.
  endpoint_services = {
    "codeartifact.api"               = "codeartifact"
    "codeartifact.repositories"      = "codeartifact"
    "ecr.api"                        = "ecr"
    "ecr.dkr"                        = "ecr"
    "elasticfilesystem"              = "elasticfilesystem"
    "events"                         = "events"
    "kms"                            = "kms"
    "logs"                           = "logs"
    "monitoring"                     = "cloudwatch"
    "sagemaker.api"                  = "sagemaker"
    "sagemaker.featurestore-runtime" = "sagemaker"
    "sagemaker.metrics"              = "sagemaker"
    "sagemaker.runtime"              = "sagemaker"
    "secretsmanager"                 = "secretsmanager"
    "sqs"                            = "sqs"
    "ssm"                            = "ssm"
    "studio"                         = "sagemaker"
    "sts"                            = "sts"
  }

  # An organization's principals where we know it, else this account's.
  ours = var.aws_organization_id == "" ? {
    variable = "aws:PrincipalAccount"
    value    = var.account_id
    } : {
    variable = "aws:PrincipalOrgID"
    value    = var.aws_organization_id
  }

  s3          = "arn:${local.partition}:s3:::"
  our_buckets = "${local.s3}${local.prefix}-*"
  all_buckets = [for stage in ["dev", "preprod", "prod"] : "${local.s3}${var.business_unit}-${stage}-*"]
}

data "aws_iam_policy_document" "endpoint" {
  for_each = local.own_endpoints ? toset(var.endpoints) : toset([])

  statement {
    sid       = "OurPrincipals"
    actions   = ["${local.endpoint_services[each.key]}:*"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = local.ours.variable
      values   = [local.ours.value]
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = data.aws_iam_policy_document.endpoint

  policy              = each.value.json
  private_dns_enabled = true
  security_group_ids  = [aws_security_group.endpoints[0].id]
  service_name        = each.key == "studio" ? "aws.sagemaker.${var.region}.studio" : "com.amazonaws.${var.region}.${each.key}"
  subnet_ids          = local.subnet_ids
  vpc_endpoint_type   = "Interface"
  vpc_id              = local.vpc_id
  tags                = { Name = "${local.prefix}-${each.key}" }
}

data "aws_iam_policy_document" "s3" {
  count = local.own_endpoints ? 1 : 0

  statement {
    sid = "OurBuckets"
    actions = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetEncryptionConfiguration",
      "s3:GetObject*",
      "s3:ListBucket*",
      "s3:ListMultipartUploadParts",
      "s3:PutObject*",
    ]
    resources = [local.our_buckets, "${local.our_buckets}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = local.ours.variable
      values   = [local.ours.value]
    }
  }

  statement {
    sid       = "ReadOtherStagesAndData"
    actions   = ["s3:GetBucketLocation", "s3:GetObject*", "s3:ListBucket*"]
    resources = flatten([for arn in concat(local.all_buckets, var.data_bucket_arns) : [arn, "${arn}/*"]])

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = local.ours.variable
      values   = [local.ours.value]
    }
  }

  # ECR hands out signed addresses of its own bucket; JumpStart's models and examples lie in AWS's.
  statement {
    sid     = "ReadImagesAndModelsOfAws"
    actions = ["s3:GetObject"]
    resources = [
      "${local.s3}prod-${var.region}-starport-layer-bucket/*",
      "${local.s3}jumpstart-cache-prod-${var.region}/*",
      "${local.s3}jumpstart-private-cache-prod-${var.region}/*",
    ]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  statement {
    sid       = "ListModelsOfAws"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = ["${local.s3}jumpstart-cache-prod-${var.region}", "${local.s3}jumpstart-private-cache-prod-${var.region}"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = local.ours.variable
      values   = [local.ours.value]
    }
  }
}

resource "aws_vpc_endpoint" "s3" {
  count = local.own_endpoints ? 1 : 0

  policy            = data.aws_iam_policy_document.s3[0].json
  route_table_ids   = local.route_table_ids
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  vpc_id            = local.vpc_id
  tags              = { Name = "${local.prefix}-s3" }
}
