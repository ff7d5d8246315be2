# The platform of a stage whose artifacts two other accounts read, in a VPC and with a key that were there before.

module "platform" {
  source = "../.."

  account_id           = "111122223333"
  alarm_emails         = ["ml-platform@example.com"]
  aws_organization_id  = "o-a1b2c3d4e5"
  business_unit        = "retail-banking"
  consumer_account_ids = ["444455556666", "777788889999"]
  cost_centre          = "RB-44120"
  image_scanning       = "ENHANCED"
  key_arns             = { logs = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001" }
  primary              = true
  region               = "eu-west-1"
  stage                = "dev"

  network = {
    security_group_id = "sg-0a1b2c3d4e5f67890"
    subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
  }

  oidc = {
    issuer       = "token.actions.githubusercontent.com"
    provider_arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
  }
}

output "parameters" {
  description = "SSM parameters by name."
  value       = module.platform.parameters
}
