# What the platform, the projects and the doctor look up. The same names in every region.

locals {
  parameters = {
    "oidc-issuer"       = var.oidc_issuer
    "oidc-provider-arn" = local.provider_arn
    "state-bucket"      = local.bucket
    "state-key-arn"     = aws_kms_key.state.arn
    "version"           = local.version
  }
}

resource "aws_ssm_parameter" "account" {
  # checkov:skip=CKV2_AWS_34: names and ARNs are no secrets, and everybody in the account may look them up.
  for_each = local.parameters

  name = "/mlops/account/${each.key}"
  type = "String"
  # Not insecure_value, which a plan would show: once imported, it differs for ever.
  value = each.value
}
