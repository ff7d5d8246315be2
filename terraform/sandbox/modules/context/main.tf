# Names, tags and paths that everything of one project and stage shares. Makes nothing.

terraform {
  required_version = ">= 1.11.0"
}

variable "given" {
  description = "What every root is given."
  type = object({
    account_id      = string
    accounts        = map(string)
    boundary_arn    = string
    business_unit   = string
    cost_centre     = string
    organization    = string
    organization_id = string
    project         = string
    region          = string
    request         = string
    stage           = string
  })
}

locals {
  prefix = "${var.given.business_unit}-${var.given.stage}-${var.given.project}"

  # Eight hexadecimal digits of account and region make a bucket's name the only one in the world.
  suffix = substr(sha256("${var.given.account_id}/${var.given.region}"), 0, 8)
}

output "context" {
  description = "What is given, and what follows from it."
  value = merge(var.given, {
    bucket     = "${local.prefix}-${local.suffix}"
    kms_alias  = "alias/${var.given.business_unit}-${var.given.stage}-mlops"
    path       = "/mlops/${var.given.business_unit}/${var.given.project}/"
    prefix     = local.prefix
    ssm_prefix = "/mlops/${var.given.business_unit}/${var.given.stage}/project/${var.given.project}"
    suffix     = local.suffix
    tags = {
      "business-unit"          = var.given.business_unit
      "cost-centre"            = var.given.cost_centre
      "managed-by"             = "slipway"
      project                  = var.given.project
      "sagemaker:project-name" = var.given.project
      "slipway:project"        = local.prefix
      "slipway:request"        = var.given.request
      stage                    = var.given.stage
    }
  })
}
