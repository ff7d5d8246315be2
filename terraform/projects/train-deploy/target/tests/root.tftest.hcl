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
  values = { insecure_value = "retail-banking-prod-access-logs-6a334841" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["event/dead-letter-queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:777788889999:retail-banking-prod-model-events-dead" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["event/queue-arn"]
  values = { insecure_value = "arn:aws:sqs:eu-west-1:777788889999:retail-banking-prod-model-events" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["github/issuer"]
  values = { insecure_value = "token.actions.githubusercontent.com" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["github/provider-arn"]
  values = { insecure_value = "arn:aws:iam::777788889999:oidc-provider/token.actions.githubusercontent.com" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/artifacts-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000a" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/events-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000e" }
}

override_data {
  target = module.context.data.aws_ssm_parameter.platform["key/logs-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:777788889999:key/1a2b3c4d-0000-4000-8000-00000000000f" }
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
  values = { insecure_value = "arn:aws:iam::777788889999:policy/mlops/retail-banking-prod-boundary" }
}

variables {
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
  request       = "R-1"
  stage         = "prod"
  container     = true
  inference     = "real-time"
  instance_type = "ml.m5.xlarge"
}

run "knows_every_output_when_planning" {
  command = plan

  assert {
    condition     = toset(keys(module.context.tags)) == toset(["business-unit", "cost-centre", "managed-by", "project", "sagemaker:project-name", "slipway:project", "slipway:request", "stage"])
    error_message = "Everything is tagged."
  }

  assert {
    condition     = output.artifact_bucket == "retail-banking-prod-churn-6a334841"
    error_message = "The bucket carries business unit, stage and project."
  }

  assert {
    condition     = alltrue([for name in keys(output.ssm_parameters) : startswith(name, "/mlops/retail-banking/prod/project/churn/")]) && output.ssm_parameters["/mlops/retail-banking/prod/project/churn/alarms-topic-arn"] == "arn:aws:sns:eu-west-1:777788889999:retail-banking-prod-churn--alarms"
    error_message = "Parameters are in the project's tree."
  }

  assert {
    condition     = alltrue([for trust in output.trusts : trust.environment == "prod" && trust.subject == "repo:acme-ml@41000001/churn-${split("-gh-", trust.role)[1]}@${trust.repository_id}:environment:prod"])
    error_message = "Each role is for one repository and this environment."
  }

  assert {
    condition     = length(output.console_urls) > 0
    error_message = "Pages of the console are told."
  }

  assert {
    condition     = output.deploy_role_arns == { realtime = "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-realtime" }
    error_message = "One role for each repository that has this environment."
  }

  assert {
    condition     = output.model_package_group == "" && output.pipeline_role_arn == "" && output.event_rule_arn == "" && length(output.ecr_repositories) == 0
    error_message = "Models are made elsewhere."
  }

  assert {
    condition     = output.ssm_parameters["/mlops/retail-banking/prod/project/churn/inference-role-arn"] == "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-inference" && output.ssm_parameters["/mlops/retail-banking/prod/project/churn/endpoint-name"] == "retail-banking-prod-churn--realtime"
    error_message = "Role and name of the endpoint are published."
  }
}

run "runs_batch_on_a_schedule" {
  command = plan

  variables {
    inference    = "batch"
    repositories = { batch = { id = "7310000000000001", name = "churn-batch", environments = ["preprod", "prod"] } }
  }

  assert {
    condition     = output.deploy_role_arns == { batch = "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-batch" } && output.ssm_parameters["/mlops/retail-banking/prod/project/churn/schedule-role-arn"] == "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-schedule" && output.ssm_parameters["/mlops/retail-banking/prod/project/churn/pipeline-name"] == "retail-banking-prod-churn--batch"
    error_message = "Pipeline and role of the schedule are published."
  }
}

run "rejects_an_account_of_eleven_digits" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "11112222333"
  }
}

run "rejects_accounts_without_prod" {
  command         = plan
  expect_failures = [var.accounts]

  variables {
    accounts = { dev = "111122223333", preprod = "444455556666" }
  }
}

run "rejects_an_account_that_is_not_the_stages" {
  command         = plan
  expect_failures = [var.accounts]

  variables {
    accounts = { dev = "999999999999", preprod = "999999999999", prod = "999999999999" }
  }
}

run "rejects_a_boundary_that_is_no_policy" {
  command         = plan
  expect_failures = [var.boundary_arn]

  variables {
    boundary_arn = "arn:aws:iam::111122223333:role/x"
  }
}

run "rejects_a_business_unit_in_capitals" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "Retail"
  }
}

run "rejects_a_business_unit_with_a_stage_in_it" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "retail-dev"
  }
}

run "rejects_nobody_who_pays" {
  command         = plan
  expect_failures = [var.cost_centre]

  variables {
    cost_centre = ""
  }
}

run "rejects_a_budget_of_nothing" {
  command         = plan
  expect_failures = [var.monthly_budget]

  variables {
    monthly_budget = 0
  }
}

run "rejects_an_organization_that_is_none" {
  command         = plan
  expect_failures = [var.organization]

  variables {
    organization = "acme--ml"
  }
}

run "rejects_an_organization_without_a_number" {
  command         = plan
  expect_failures = [var.organization_id]

  variables {
    organization_id = "acme"
  }
}

run "rejects_a_project_in_capitals" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "Churn"
  }
}

run "rejects_a_name_that_others_have" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "artifacts"
  }
}

run "rejects_a_name_like_a_role_of_another" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "churn-gh"
  }
}

run "rejects_names_too_long_together" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "a-name-that-is-far-too-long-42"
  }
}

run "rejects_a_region_that_is_none" {
  command         = plan
  expect_failures = [var.region]

  variables {
    region = "Ireland"
  }
}

run "rejects_a_repository_key_too_long" {
  command         = plan
  expect_failures = [var.repositories]

  variables {
    repositories = { deployments = { id = "1", name = "x", environments = [] } }
  }
}

run "rejects_a_repository_without_a_name" {
  command         = plan
  expect_failures = [var.repositories]

  variables {
    repositories = { training = { id = "1", name = "", environments = [] } }
  }
}

run "rejects_a_stage_that_is_none" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    stage = "qa"
  }
}

run "rejects_another_inference" {
  command         = plan
  expect_failures = [var.inference]

  variables {
    inference = "streaming"
  }
}

run "rejects_an_instance_type_that_is_none" {
  command         = plan
  expect_failures = [var.instance_type]

  variables {
    instance_type = "m5"
  }
}

run "takes_text_as_text" {
  command = plan

  variables {
    cost_centre = "$${file(\"/etc/hostname\")}"
  }

  assert {
    condition     = module.context.tags["cost-centre"] == "$${file(\"/etc/hostname\")}"
    error_message = "Text is never evaluated."
  }
}
