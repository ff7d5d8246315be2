provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  context = {
    access_log_bucket     = "retail-banking-dev-access-logs-2ed30ac2"
    account_id            = "111122223333"
    accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
    at                    = "eu-west-1:111122223333"
    boundary_arn          = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
    bucket                = "retail-banking-dev-churn-2ed30ac2"
    buckets               = { dev = "retail-banking-dev-churn-2ed30ac2", preprod = "retail-banking-preprod-churn-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
    business_unit         = "retail-banking"
    dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
    dns_suffix            = "amazonaws.com"
    issuer                = "token.actions.githubusercontent.com"
    keys = {
      artifacts = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a"
      events    = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e"
      logs      = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
    }
    organization       = "acme-ml"
    organization_id    = "41000001"
    partition          = "aws"
    path               = "/mlops/retail-banking/churn/"
    prefix             = "retail-banking-dev-churn"
    project            = "churn"
    provider_arn       = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
    queue_arn          = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"
    region             = "eu-west-1"
    security_group_ids = ["sg-0a1b2c3d4e5f67890"]
    ssm_prefix         = "/mlops/retail-banking/dev/project/churn"
    stage              = "dev"
    subnet_ids         = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    suffix             = "2ed30ac2"
    tree               = "/mlops/retail-banking/dev"
  }
  model_package_group = "retail-banking-dev-churn"
}

run "hears_of_approvals_of_this_group_only" {
  command = plan

  assert {
    condition     = jsondecode(output.event_pattern) == { account = ["111122223333"], source = ["aws.sagemaker"], "detail-type" = ["SageMaker Model Package State Change"], detail = { ModelApprovalStatus = ["Approved"], ModelPackageGroupName = ["retail-banking-dev-churn"] } }
    error_message = "Approved, of this group, in this account."
  }

  assert {
    condition     = aws_cloudwatch_event_target.queue.arn == "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events" && length(aws_cloudwatch_event_target.queue.input_transformer) == 0 && aws_cloudwatch_event_target.queue.input == null && aws_cloudwatch_event_target.queue.input_path == null
    error_message = "The whole event goes to the queue."
  }

  assert {
    condition     = one(aws_cloudwatch_event_target.queue.dead_letter_config).arn == "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead" && one(aws_cloudwatch_event_target.queue.retry_policy).maximum_retry_attempts == 185
    error_message = "Nothing is lost."
  }

  assert {
    condition     = output.arn == "arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-churn-approved"
    error_message = "The ARN is known at plan."
  }
}

run "rejects_a_queue_elsewhere" {
  command         = plan
  expect_failures = [var.context]

  variables {
    context = {
      access_log_bucket     = "retail-banking-dev-access-logs-2ed30ac2"
      account_id            = "111122223333"
      accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      at                    = "eu-west-1:111122223333"
      boundary_arn          = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
      bucket                = "retail-banking-dev-churn-2ed30ac2"
      buckets               = { dev = "retail-banking-dev-churn-2ed30ac2", preprod = "retail-banking-preprod-churn-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
      business_unit         = "retail-banking"
      dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
      dns_suffix            = "amazonaws.com"
      issuer                = "token.actions.githubusercontent.com"
      keys = {
        artifacts = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a"
        events    = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e"
        logs      = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
      }
      organization       = "acme-ml"
      organization_id    = "41000001"
      partition          = "aws"
      path               = "/mlops/retail-banking/churn/"
      prefix             = "retail-banking-dev-churn"
      project            = "churn"
      provider_arn       = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      queue_arn          = "arn:aws:sqs:eu-west-2:111122223333:retail-banking-dev-model-events"
      region             = "eu-west-1"
      security_group_ids = ["sg-0a1b2c3d4e5f67890"]
      ssm_prefix         = "/mlops/retail-banking/dev/project/churn"
      stage              = "dev"
      subnet_ids         = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
      suffix             = "2ed30ac2"
      tree               = "/mlops/retail-banking/dev"
    }
  }
}

run "rejects_a_name_too_long" {
  command         = plan
  expect_failures = [var.context]

  variables {
    context = {
      access_log_bucket     = "retail-banking-dev-access-logs-2ed30ac2"
      account_id            = "111122223333"
      accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      at                    = "eu-west-1:111122223333"
      boundary_arn          = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
      bucket                = "retail-banking-dev-churn-2ed30ac2"
      buckets               = { dev = "retail-banking-dev-churn-2ed30ac2", preprod = "retail-banking-preprod-churn-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
      business_unit         = "retail-banking"
      dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
      dns_suffix            = "amazonaws.com"
      issuer                = "token.actions.githubusercontent.com"
      keys = {
        artifacts = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a"
        events    = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e"
        logs      = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
      }
      organization       = "acme-ml"
      organization_id    = "41000001"
      partition          = "aws"
      path               = "/mlops/retail-banking/churn/"
      prefix             = "a-name-of-more-than-fifty-five-characters-is-not-for-a-rule"
      project            = "churn"
      provider_arn       = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      queue_arn          = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"
      region             = "eu-west-1"
      security_group_ids = ["sg-0a1b2c3d4e5f67890"]
      ssm_prefix         = "/mlops/retail-banking/dev/project/churn"
      stage              = "dev"
      subnet_ids         = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
      suffix             = "2ed30ac2"
      tree               = "/mlops/retail-banking/dev"
    }
  }
}

run "rejects_a_group_that_is_none" {
  command         = plan
  expect_failures = [var.model_package_group]

  variables {
    model_package_group = "retail_banking"
  }
}
