# Who talked to whom, encrypted and kept for a while. The VPC that is there already has an owner who logs it.

locals {
  own_key       = local.own && var.key_arn == ""
  flow_log      = "/mlops/${local.prefix}/network/flow"
  flow_log_arn  = "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:${local.flow_log}"
  policy_prefix = "arn:${local.partition}:iam::${var.account_id}:policy/mlops"
}

module "key" {
  source = "../../modules/key"
  count  = local.own_key ? 1 : 0

  account_id   = var.account_id
  alias        = "${local.prefix}-network"
  description  = "Flow log of ${var.business_unit} in ${var.stage}"
  region       = var.region
  via_services = ["logs"]

  service_statements = {
    FlowLog = {
      service            = "logs.${var.region}.${data.aws_partition.here.dns_suffix}"
      actions            = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      encryption_context = { "aws:logs:arn" = [local.flow_log_arn] }
      source_account     = false
    }
  }
}

resource "aws_cloudwatch_log_group" "flow" {
  #checkov:skip=CKV_AWS_338:A year by default; whoever must keep it shorter may
  count = local.own ? 1 : 0

  name              = local.flow_log
  kms_key_id        = local.own_key ? module.key[0].arn : var.key_arn
  retention_in_days = var.flow_log_days
}

data "aws_iam_policy_document" "flow_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:ec2:${var.region}:${var.account_id}:vpc-flow-log/*"]
    }
  }
}

data "aws_iam_policy_document" "flow" {
  statement {
    sid       = "WriteThisLog"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = [local.flow_log_arn, "${local.flow_log_arn}:*"]
  }

  statement {
    sid       = "FindLogs"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:*"]
  }
}

# The execution boundary comes later, with the platform; this role can never do more than write its log.
resource "aws_iam_policy" "flow_boundary" {
  count = local.own ? 1 : 0

  name        = "${local.prefix}-network-boundary"
  path        = "/mlops/"
  description = "At most: write the flow log of ${local.prefix}"
  policy      = data.aws_iam_policy_document.flow.json
}

resource "aws_iam_role" "flow" {
  count = local.own ? 1 : 0

  name                 = "${local.prefix}-flow-log"
  path                 = "/mlops/${var.business_unit}/"
  description          = "Writes the flow log of ${local.prefix}"
  assume_role_policy   = data.aws_iam_policy_document.flow_trust.json
  max_session_duration = 3600
  permissions_boundary = "${local.policy_prefix}/${aws_iam_policy.flow_boundary[0].name}"
}

resource "aws_iam_role_policy" "flow" {
  count = local.own ? 1 : 0

  name   = "write"
  policy = data.aws_iam_policy_document.flow.json
  role   = aws_iam_role.flow[0].name
}

resource "aws_iam_role_policies_exclusive" "flow" {
  count = local.own ? 1 : 0

  policy_names = [aws_iam_role_policy.flow[0].name]
  role_name    = aws_iam_role.flow[0].name
}

resource "aws_flow_log" "own" {
  count = local.own ? 1 : 0

  iam_role_arn             = aws_iam_role.flow[0].arn
  log_destination          = aws_cloudwatch_log_group.flow[0].arn
  log_destination_type     = "cloud-watch-logs"
  max_aggregation_interval = 600
  traffic_type             = "ALL"
  vpc_id                   = aws_vpc.own[0].id
  tags                     = { Name = local.prefix }
}
