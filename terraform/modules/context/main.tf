# Names, tags and places that everything of one project and stage shares. Makes nothing; looks up what the platform published.

locals {
  prefix = "${var.given.business_unit}-${var.given.stage}-${var.given.project}"
  tree   = "/mlops/${var.given.business_unit}/${var.given.stage}"

  # What a budget is kept by must be one tag: AWS joins several by "or".
  tags = {
    "business-unit"          = var.given.business_unit
    "cost-centre"            = var.given.cost_centre
    "managed-by"             = "slipway"
    "project"                = var.given.project
    "sagemaker:project-name" = var.given.project
    "slipway:project"        = local.prefix
    "slipway:request"        = var.given.request
    "stage"                  = var.given.stage
  }

  published = { for name, parameter in data.aws_ssm_parameter.platform : name => parameter.insecure_value }

  # Eight hexadecimal digits of account and region make a bucket's name the only one in the world.
  buckets = { for stage, number in var.given.accounts :
    stage => "${var.given.business_unit}-${stage}-${var.given.project}-${substr(sha256("${number}/${var.given.region}"), 0, 8)}"
  }
}

data "aws_partition" "here" {}

data "aws_ssm_parameter" "platform" {
  for_each = toset([
    "bucket/access-logs",
    "event/dead-letter-queue-arn",
    "event/queue-arn",
    "github/issuer",
    "github/provider-arn",
    "key/artifacts-arn",
    "key/events-arn",
    "key/logs-arn",
    "network/security-group-id",
    "network/subnet-ids",
    "role/boundary-arn",
  ])

  name = "${local.tree}/${each.key}"
}
