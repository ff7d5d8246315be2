# A project that is trained and not deployed, as the portal calls it.

terraform {
  required_version = ">= 1.11.0"
}

module "project" {
  source = "../.."

  account_id      = "111122223333"
  accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
  boundary_arn    = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
  business_unit   = "retail-banking"
  cost_centre     = "RB-44120"
  monthly_budget  = 500
  organization    = "acme-ml"
  organization_id = "41000001"
  project         = "churn"
  region          = "eu-west-1"
  repositories = {
    training = { id = "7310000000000000", name = "churn-training", environments = ["dev"] }
  }
  request        = "R-1"
  stage          = "dev"
  instance_type  = "ml.m5.xlarge"
  legacy_subject = false
}

output "deploy_role_arns" {
  description = "Repository key to the role that it can become."
  value       = module.project.deploy_role_arns
}
