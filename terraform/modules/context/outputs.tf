output "context" {
  description = "What is given, what follows from it, and what the foundation has published."
  value = merge(var.given, local.published, {
    other_accounts = { for stage, account in var.given.accounts : stage => account if account != var.given.account_id }
    partition      = data.aws_partition.here.partition
    path           = "/mlops/${var.given.business_unit}/${var.given.project}/"
    prefix         = local.prefixes[var.given.stage]
    prefixes       = local.prefixes
    ssm_prefix     = "${local.tree}/project/${var.given.project}"
    subnet_ids     = split(",", local.published.subnet_ids)
    suffix         = local.suffixes[var.given.stage]
    suffixes       = local.suffixes
  })
}

output "tags" {
  description = "Tags of everything. Apart from the context, because the provider needs them before it can look anything up."
  value = {
    "business-unit"          = var.given.business_unit
    "cost-centre"            = var.given.cost_centre
    "managed-by"             = "slipway"
    project                  = var.given.project
    "sagemaker:project-name" = var.given.project
    "slipway:request"        = var.given.request
    stage                    = var.given.stage
  }
}
