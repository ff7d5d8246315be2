# Prod of a project that answers in real time, as the portal calls it.

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
    container = { id = "7310000000000002", name = "churn-container", environments = ["dev"] }
    realtime  = { id = "7310000000000001", name = "churn-realtime", environments = ["preprod", "prod"] }
    training  = { id = "7310000000000000", name = "churn-training", environments = ["dev"] }
  }
  request        = "R-1"
  stage          = "prod"
  container      = true
  inference      = "real-time"
  instance_type  = "ml.m5.xlarge"
  legacy_subject = false
}

output "deploy_role_arns" {
  description = "Repository key to the role that it can become."
  value       = module.project.deploy_role_arns
}
