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
  description      = "Models of churn"
  reader_role_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference", "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-realtime"]
}

run "is_read_by_named_roles_of_other_accounts" {
  command = plan

  assert {
    condition     = output.name == "retail-banking-dev-churn" && output.arn == "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/retail-banking-dev-churn" && output.package_arn == "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-banking-dev-churn/*"
    error_message = "Name and ARNs are known at plan."
  }

  assert {
    condition     = alltrue([for it in jsondecode(aws_sagemaker_model_package_group_policy.readers[0].resource_policy).Statement : toset(it.Principal.AWS) == toset(["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"]) && toset(it.Condition.ArnEquals["aws:PrincipalArn"]) == toset(var.reader_role_arns)])
    error_message = "Accounts, and which of their roles."
  }

  assert {
    condition     = toset([for it in jsondecode(aws_sagemaker_model_package_group_policy.readers[0].resource_policy).Statement : it.Resource]) == toset([output.arn, output.package_arn])
    error_message = "Both the group and its packages."
  }

  assert {
    condition     = length(setintersection(flatten([for it in jsondecode(aws_sagemaker_model_package_group_policy.readers[0].resource_policy).Statement : it.Action]), ["sagemaker:UpdateModelPackage", "sagemaker:CreateModelPackage", "sagemaker:DeleteModelPackage"])) == 0
    error_message = "Nobody elsewhere registers or approves."
  }
}

run "is_read_by_nobody_else" {
  command = plan

  variables {
    reader_role_arns = []
  }

  assert {
    condition     = length(aws_sagemaker_model_package_group_policy.readers) == 0
    error_message = "Without readers there is no policy."
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
      prefix             = "a-name-of-more-than-sixty-three-characters-is-not-a-group-for-sagemaker"
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

run "rejects_any_role" {
  command         = plan
  expect_failures = [var.reader_role_arns]

  variables {
    reader_role_arns = ["arn:aws:iam::444455556666:role/*"]
  }
}

run "rejects_a_role_of_its_own_account" {
  command         = plan
  expect_failures = [var.reader_role_arns]

  variables {
    reader_role_arns = ["arn:aws:iam::111122223333:role/mlops/retail-banking/churn/x"]
  }
}
