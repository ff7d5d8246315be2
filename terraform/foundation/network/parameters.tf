# Where the others find the network.

locals {
  parameters = {
    "security-group-id" = local.security_group_id
    "subnet-ids"        = join(",", local.subnet_ids)
    "vpc-id"            = local.vpc_id
  }
}

resource "aws_ssm_parameter" "network" {
  #checkov:skip=CKV2_AWS_34:Ids are no secrets, and a plan that reads them must show them
  for_each = local.parameters

  name           = "${local.tree}/${each.key}"
  insecure_value = each.value
  type           = "String"
}
