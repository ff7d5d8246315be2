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
  description = "Pipelines of churn"
  name        = "pipeline"
  policy      = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Own", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/*" }] })
  service     = "sagemaker.amazonaws.com"
}

run "is_inside_the_fence" {
  command = plan

  assert {
    condition     = aws_iam_role.role.permissions_boundary == "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary" && aws_iam_role.role.max_session_duration == 3600
    error_message = "Every role has the boundary, and an hour."
  }

  assert {
    condition     = output.arn == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-pipeline" && output.name == aws_iam_role.role.name && aws_iam_role.role.path == "/mlops/retail-banking/churn/"
    error_message = "Name, path and ARN are known at plan."
  }

  assert {
    condition     = alltrue([for it in jsondecode(aws_iam_role.role.assume_role_policy).Statement : it.Principal.Service == "sagemaker.amazonaws.com" && it.Condition.StringEquals["aws:SourceAccount"] == "111122223333" && it.Action == "sts:AssumeRole"])
    error_message = "One service, for this account only."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.project.policy) == jsondecode(var.policy) && aws_iam_role_policies_exclusive.role.policy_names == toset(["project"]) && length(aws_iam_role_policy_attachments_exclusive.role.policy_arns) == 0
    error_message = "Exactly one policy, and none that is attached."
  }
}

run "rejects_a_role_without_a_boundary" {
  command         = plan
  expect_failures = [var.context]

  variables {
    context = {
      access_log_bucket     = "retail-banking-dev-access-logs-2ed30ac2"
      account_id            = "111122223333"
      accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      at                    = "eu-west-1:111122223333"
      boundary_arn          = ""
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
  }
}

run "rejects_a_name_too_long" {
  command         = plan
  expect_failures = [var.name]

  variables {
    name = "a-name-of-more-than-forty-characters-is-too-long"
  }
}

run "rejects_a_policy_that_is_none" {
  command         = plan
  expect_failures = [var.policy]

  variables {
    policy = "everything"
  }
}

run "rejects_another_service" {
  command         = plan
  expect_failures = [var.service]

  variables {
    service = "lambda.amazonaws.com"
  }
}

run "rejects_a_policy_too_long" {
  command         = plan
  expect_failures = [aws_iam_role_policy.project]

  variables {
    policy = jsonencode({ Version = "2012-10-17", Statement = [for number in range(200) : { Sid = "Statement${number}", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::x/${number}" }] })
  }
}
