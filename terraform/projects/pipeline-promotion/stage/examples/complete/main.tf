# Prod of a project whose pipeline is promoted, as the portal calls it.

terraform {
  required_version = ">= 1.11.0"
}

module "project" {
  source = "../.."

  account_id      = "777788889999"
  accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
  boundary_arn    = "arn:aws:iam::777788889999:policy/mlops/retail-banking-prod-boundary"
  business_unit   = "retail-banking"
  cost_centre     = "RB-44120"
  monthly_budget  = 500
  organization    = "acme-ml"
  organization_id = "41000001"
  project         = "churn"
  region          = "eu-west-1"
  repositories = {
    pipeline = { id = "7310000000000003", name = "churn-pipeline", environments = ["dev", "preprod", "prod"] }
  }
  request        = "R-1"
  stage          = "prod"
  schedule       = "daily"
  legacy_subject = false
}

output "deploy_role_arns" {
  description = "Repository key to the role that it can become."
  value       = module.project.deploy_role_arns
}
