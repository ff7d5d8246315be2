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
  log_groups     = { pipeline = "/mlops/retail-banking-dev-churn/pipeline" }
  monthly_budget = 500
  parameters     = { "artifact-bucket" = "retail-banking-dev-churn-2ed30ac2" }
}

run "publishes_keeps_and_warns" {
  command = plan

  assert {
    condition     = output.parameters == { "/mlops/retail-banking/dev/project/churn/alarms-topic-arn" = output.alarms_topic_arn, "/mlops/retail-banking/dev/project/churn/artifact-bucket" = "retail-banking-dev-churn-2ed30ac2" }
    error_message = "Parameters have their full names."
  }

  assert {
    condition     = alltrue([for it in aws_ssm_parameter.parameter : it.type == "String" && it.insecure_value != null])
    error_message = "An approver can read them."
  }

  assert {
    condition     = alltrue([for it in aws_cloudwatch_log_group.log : it.kms_key_id == var.context.keys.logs && it.retention_in_days == 90])
    error_message = "Logs are encrypted and end."
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.context.keys.events && output.alarms_topic_arn == "arn:aws:sns:eu-west-1:111122223333:retail-banking-dev-churn--alarms"
    error_message = "The topic has our key."
  }

  assert {
    condition     = alltrue([for it in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : it.Condition.StringEquals["aws:SourceAccount"] == "111122223333" && it.Action == "sns:Publish" if it.Effect == "Allow"])
    error_message = "Only services, for this account."
  }

  assert {
    condition     = [for it in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : (it.Condition.ArnLike["aws:SourceArn"] == "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:retail-banking-dev-churn--*") if it.Sid == "OwnAlarms"] == [true]
    error_message = "Only alarms of this project."
  }

  assert {
    condition     = [for it in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : (it.Effect == "Deny") if it.Sid == "TlsOnly"] == [true]
    error_message = "Only by TLS."
  }

  assert {
    condition     = aws_budgets_budget.monthly.limit_amount == "500.0" && one(aws_budgets_budget.monthly.cost_filter).values == tolist(["user:slipway:project$retail-banking-dev-churn"])
    error_message = "The budget is for this project and stage."
  }

  assert {
    condition     = length(aws_budgets_budget.monthly.notification) == 2 && alltrue([for it in aws_budgets_budget.monthly.notification : it.subscriber_sns_topic_arns == toset([output.alarms_topic_arn])])
    error_message = "The topic is told."
  }
}

run "keeps_logs_of_prod_for_a_year" {
  command = plan

  variables {
    context = {
      access_log_bucket     = "retail-banking-prod-access-logs-6a334841"
      account_id            = "777788889999"
      accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      at                    = "eu-west-1:777788889999"
      boundary_arn          = "arn:aws:iam::777788889999:policy/mlops/retail-banking-prod-boundary"
      bucket                = "retail-banking-prod-churn-6a334841"
      buckets               = { dev = "retail-banking-dev-churn-2ed30ac2", preprod = "retail-banking-preprod-churn-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
      business_unit         = "retail-banking"
      dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:777788889999:retail-banking-prod-model-events-dead"
      dns_suffix            = "amazonaws.com"
      issuer                = "token.actions.githubusercontent.com"
      keys = {
        artifacts = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000a"
        events    = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000e"
        logs      = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000f"
      }
      organization       = "acme-ml"
      organization_id    = "41000001"
      partition          = "aws"
      path               = "/mlops/retail-banking/churn/"
      prefix             = "retail-banking-prod-churn"
      project            = "churn"
      provider_arn       = "arn:aws:iam::777788889999:oidc-provider/token.actions.githubusercontent.com"
      queue_arn          = "arn:aws:sqs:eu-west-1:777788889999:retail-banking-prod-model-events"
      region             = "eu-west-1"
      security_group_ids = ["sg-0a1b2c3d4e5f67890"]
      ssm_prefix         = "/mlops/retail-banking/prod/project/churn"
      stage              = "prod"
      subnet_ids         = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
      suffix             = "6a334841"
      tree               = "/mlops/retail-banking/prod"
    }
    log_groups = { inference = "/aws/sagemaker/Endpoints/retail-banking-prod-churn--realtime" }
  }

  assert {
    condition     = alltrue([for it in aws_cloudwatch_log_group.log : it.retention_in_days == 365])
    error_message = "A year in prod."
  }
}

run "rejects_a_log_of_others" {
  command         = plan
  expect_failures = [var.log_groups]

  variables {
    log_groups = { pipeline = "/mlops/retail-banking-dev-other/pipeline" }
  }
}

run "rejects_no_budget" {
  command         = plan
  expect_failures = [var.monthly_budget]

  variables {
    monthly_budget = 0
  }
}

run "rejects_a_path_for_a_name" {
  command         = plan
  expect_failures = [var.parameters]

  variables {
    parameters = { "a/b" = "c" }
  }
}
