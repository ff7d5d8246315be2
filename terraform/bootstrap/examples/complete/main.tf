# Two regions of one account. Each has its own state: apply the first, then the other.
#   terraform/bootstrap/run 111122223333 eu-west-1 -var-file=first.tfvars

module "first" {
  source = "../.."

  account_id           = "111122223333"
  external_id          = "5f0c6f5d3b0e4c6c9f1d2a7b8e4f6a10"
  portal_principal_arn = "arn:aws:iam::999988887777:role/slipway-portal"
  region               = "eu-west-1"
  regions              = ["eu-central-1", "eu-west-1"]
}
