output "apply_role_arn" {
  description = "The role with which Slipway changes; made in the first region."
  value       = "${local.iam}:role/${var.role_name}-apply"
}

output "backend" {
  description = "Backend of every root applied by hand in this account and region; give each a key of its own."
  value = {
    bucket       = local.bucket
    encrypt      = true
    kms_key_id   = aws_kms_key.state.arn
    region       = var.region
    use_lockfile = true
  }
}

output "external_id_note" {
  description = "Where the external id belongs."
  value       = "Set slipway.aws.external-id of the portal to the external_id given here; both roles refuse whoever does not show it."
}

output "oidc_issuer" {
  description = "Whose tokens the account takes."
  value       = var.oidc_issuer
}

output "oidc_provider_arn" {
  description = "The provider that trusts of projects name."
  value       = local.provider_arn
}

output "plan_role_arn" {
  description = "The role with which Slipway looks; made in the first region."
  value       = "${local.iam}:role/${var.role_name}-plan"
}

output "portal" {
  description = "What to enter in the portal: the business unit's account."
  value = {
    account = var.account_id
    region  = var.region
    role    = var.role_name
  }
}

output "state_bucket" {
  description = "Bucket of all Terraform state of this account and region."
  value       = local.bucket
}

output "state_key_arn" {
  description = "Key of the state bucket."
  value       = aws_kms_key.state.arn
}
