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
  key        = "training"
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Own", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/*" }] })
  repository = { id = "7310000000000000", name = "churn-training" }
}

run "trusts_one_repository_and_one_environment" {
  command = plan

  assert {
    condition     = length(jsondecode(aws_iam_role.role.assume_role_policy).Statement) == 1 && alltrue([for it in jsondecode(aws_iam_role.role.assume_role_policy).Statement : it.Action == "sts:AssumeRoleWithWebIdentity" && it.Principal.Federated == "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"])
    error_message = "Only tokens of this provider."
  }

  assert {
    condition     = jsondecode(aws_iam_role.role.assume_role_policy).Statement[0].Condition == { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com", "token.actions.githubusercontent.com:environment" = "dev", "token.actions.githubusercontent.com:repository_id" = "7310000000000000", "token.actions.githubusercontent.com:sub" = "repo:acme-ml@41000001/churn-training@7310000000000000:environment:dev" } }
    error_message = "All four claims, exactly, and nothing else."
  }

  assert {
    condition     = aws_iam_role.role.permissions_boundary == "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary" && aws_iam_role.role.max_session_duration == 3600
    error_message = "Every role has the boundary, and an hour."
  }

  assert {
    condition     = output.arn == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-gh-training" && output.trust.role == output.arn && output.trust.subject == "repo:acme-ml@41000001/churn-training@7310000000000000:environment:dev" && output.trust.repository == "acme-ml/churn-training" && output.trust.environment == "dev" && output.trust.repository_id == "7310000000000000"
    error_message = "ARN and trust are known at plan."
  }

  assert {
    condition     = aws_iam_role_policies_exclusive.role.policy_names == toset(["project"]) && length(aws_iam_role_policy_attachments_exclusive.role.policy_arns) == 0
    error_message = "Exactly one policy, and none that is attached."
  }
}

run "trusts_the_old_subject_when_asked" {
  command = plan

  variables {
    legacy_subject = true
  }

  assert {
    condition     = toset(jsondecode(aws_iam_role.role.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"]) == toset(["repo:acme-ml/churn-training:environment:dev", "repo:acme-ml@41000001/churn-training@7310000000000000:environment:dev"])
    error_message = "Both forms, no wildcard."
  }

  assert {
    condition     = jsondecode(aws_iam_role.role.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:repository_id"] == "7310000000000000"
    error_message = "The id is asked for all the same."
  }
}

run "trusts_the_old_subject_of_a_server" {
  command = plan

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
      issuer                = "github.example.com/_services/token"
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
      provider_arn       = "arn:aws:iam::111122223333:oidc-provider/github.example.com/_services/token"
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

  assert {
    condition     = jsondecode(aws_iam_role.role.assume_role_policy).Statement[0].Condition.StringEquals["github.example.com/_services/token:sub"] == "repo:acme-ml/churn-training:environment:dev" && output.trust.subject == "repo:acme-ml/churn-training:environment:dev" && !strcontains(aws_iam_role.role.assume_role_policy, "repository_id")
    error_message = "GitHub Enterprise Server issues the old form only."
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

run "rejects_a_provider_of_another_issuer" {
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
      provider_arn       = "arn:aws:iam::111122223333:oidc-provider/example.com"
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
  expect_failures = [var.key]

  variables {
    key = "a-name-of-more-than-forty-characters-is-too-long"
  }
}

run "rejects_a_policy_that_is_none" {
  command         = plan
  expect_failures = [var.policy]

  variables {
    policy = "everything"
  }
}

run "rejects_a_wildcard" {
  command         = plan
  expect_failures = [var.repository]

  variables {
    repository = { id = "7310000000000000", name = "churn-*" }
  }
}

run "rejects_a_policy_too_long" {
  command         = plan
  expect_failures = [aws_iam_role_policy.project]

  variables {
    policy = jsonencode({ Version = "2012-10-17", Statement = [for number in range(200) : { Sid = "Statement${number}", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::x/${number}" }] })
  }
}
