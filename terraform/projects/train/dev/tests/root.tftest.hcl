provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["bucket/access-logs"]
  values = { insecure_value = "retail-banking-dev-access-logs-2ed30ac2" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["event/dead-letter-queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["event/queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["github/issuer"]
  values = { insecure_value = "token.actions.githubusercontent.com" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["github/provider-arn"]
  values = { insecure_value = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/artifacts-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/events-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/logs-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["network/security-group-id"]
  values = { insecure_value = "sg-0a1b2c3d4e5f67890" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["network/subnet-ids"]
  values = { insecure_value = "subnet-0a1b2c3d4e5f67890,subnet-0a1b2c3d4e5f67891" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["role/boundary-arn"]
  values = { insecure_value = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary" }
}

variables {
  account_id      = "111122223333"
  accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
  boundary_arn    = ""
  business_unit   = "retail-banking"
  cost_centre     = "RB-44120"
  organization    = "acme-ml"
  organization_id = "41000001"
  project         = "churn-prediction"
  region          = "eu-west-1"
  request         = "R-1"
  stage           = "dev"
  repositories = {
    training = { id = "7310000000000000", name = "churn-prediction-training", environments = ["dev"] }
  }
  instance_type  = "ml.m5.xlarge"
  monthly_budget = 500
}
run "x" {
  command = plan
  assert {
    condition     = module.context.context.keys.logs == "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
    error_message = "no ${module.context.context.keys.logs}"
  }
}
