# A network of three zones with a way out, and a data lake that workloads may read.

module "network" {
  source = "../.."

  account_id          = "111122223333"
  aws_organization_id = "o-a1b2c3d4e5"
  business_unit       = "retail-banking"
  cidr                = "10.42.0.0/20"
  cost_centre         = "RB-44120"
  data_bucket_arns    = ["arn:aws:s3:::acme-data-lake"]
  egress              = "nat"
  nat_gateways        = "one"
  region              = "eu-west-1"
  stage               = "dev"
  zones               = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
}

output "parameters" {
  description = "SSM parameters by name."
  value       = module.network.parameters
}
