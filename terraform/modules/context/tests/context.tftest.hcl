provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_ssm_parameter.platform["bucket/access-logs"]
  values = { insecure_value = "retail-banking-dev-access-logs-2ed30ac2" }
}

override_data {
  target = data.aws_ssm_parameter.platform["event/dead-letter-queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead" }
}

override_data {
  target = data.aws_ssm_parameter.platform["event/queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events" }
}

override_data {
  target = data.aws_ssm_parameter.platform["github/issuer"]
  values = { insecure_value = "token.actions.githubusercontent.com" }
}

override_data {
  target = data.aws_ssm_parameter.platform["github/provider-arn"]
  values = { insecure_value = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
}

override_data {
  target = data.aws_ssm_parameter.platform["key/artifacts-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a" }
}

override_data {
  target = data.aws_ssm_parameter.platform["key/events-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e" }
}

override_data {
  target = data.aws_ssm_parameter.platform["key/logs-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f" }
}

override_data {
  target = data.aws_ssm_parameter.platform["network/security-group-id"]
  values = { insecure_value = "sg-0a1b2c3d4e5f67890" }
}

override_data {
  target = data.aws_ssm_parameter.platform["network/subnet-ids"]
  values = { insecure_value = "subnet-0a1b2c3d4e5f67890,subnet-0a1b2c3d4e5f67891" }
}

override_data {
  target = data.aws_ssm_parameter.platform["role/boundary-arn"]
  values = { insecure_value = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary" }
}

variables {
  given = {
    account_id      = "111122223333"
    accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
    boundary_arn    = ""
    business_unit   = "retail-banking"
    cost_centre     = "RB-44120"
    organization    = "acme-ml"
    organization_id = "41000001"
    project         = "churn"
    region          = "eu-west-1"
    request         = "R-1"
    stage           = "dev"
  }
}

run "knows_every_name_when_planning" {
  command = plan

  assert {
    condition     = output.context.prefix == "retail-banking-dev-churn" && output.context.path == "/mlops/retail-banking/churn/" && output.context.ssm_prefix == "/mlops/retail-banking/dev/project/churn"
    error_message = "Names carry business unit, stage and project."
  }

  assert {
    condition     = output.context.bucket == "retail-banking-dev-churn-2ed30ac2" && output.context.buckets["prod"] == "retail-banking-prod-churn-6a334841"
    error_message = "Buckets are the only ones in the world."
  }

  assert {
    condition     = output.context.keys.artifacts == "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a" && output.context.subnet_ids == tolist(["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]) && output.context.queue_arn == "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"
    error_message = "What was published is there."
  }

  assert {
    condition     = output.context.boundary_arn == "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
    error_message = "Without a boundary the platform's is taken."
  }

  assert {
    condition     = !issensitive(output.context)
    error_message = "An approver can read all of it."
  }

  assert {
    condition     = output.tags == { "business-unit" = "retail-banking", "cost-centre" = "RB-44120", "managed-by" = "slipway", project = "churn", "sagemaker:project-name" = "churn", "slipway:project" = "retail-banking-dev-churn", "slipway:request" = "R-1", stage = "dev" }
    error_message = "Everything is tagged."
  }
}

run "takes_the_boundary_that_is_given" {
  command = plan

  variables {
    given = {
      account_id      = "111122223333"
      accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      boundary_arn    = "arn:aws:iam::111122223333:policy/ours"
      business_unit   = "retail-banking"
      cost_centre     = "RB-44120"
      organization    = "acme-ml"
      organization_id = "41000001"
      project         = "churn"
      region          = "eu-west-1"
      request         = "R-1"
      stage           = "dev"
    }
  }

  assert {
    condition     = output.context.boundary_arn == "arn:aws:iam::111122223333:policy/ours"
    error_message = "The given one."
  }
}

run "rejects_names_too_long_together" {
  command         = plan
  expect_failures = [var.given]

  variables {
    given = {
      account_id      = "111122223333"
      accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      boundary_arn    = ""
      business_unit   = "retail-banking"
      cost_centre     = "RB-44120"
      organization    = "acme-ml"
      organization_id = "41000001"
      project         = "a-project-with-a-name-that-is-much-too-long"
      region          = "eu-west-1"
      request         = "R-1"
      stage           = "dev"
    }
  }
}
