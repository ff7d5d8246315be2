# Names, tags and paths that everything of one project and stage shares. Makes nothing.

terraform {
  required_version = ">= 1.11.0"
}

variable "given" {
  description = "What every root is given."
  type = object({
    account_id      = string
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

output "context" {
  description = "What is given, and what follows from it."
  value = merge(var.given, {
    kms_alias  = "alias/${var.given.business_unit}-${var.given.stage}-mlops"
    path       = "/mlops/${var.given.business_unit}/${var.given.project}/"
    prefix     = "${var.given.business_unit}-${var.given.stage}-${var.given.project}"
    ssm_prefix = "/mlops/${var.given.business_unit}/${var.given.stage}/project/${var.given.project}"
    tags = {
      "business-unit"          = var.given.business_unit
      "cost-centre"            = var.given.cost_centre
      "managed-by"             = "slipway"
      project                  = var.given.project
      "sagemaker:project-name" = var.given.project
      "slipway:request"        = var.given.request
      stage                    = var.given.stage
    }
  })
}
