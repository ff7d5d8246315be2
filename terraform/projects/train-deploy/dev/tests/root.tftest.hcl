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
  boundary_arn    = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
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
  stage         = "dev"
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
    condition     = output.artifact_bucket == "retail-banking-dev-churn-2ed30ac2"
    error_message = "The bucket carries business unit, stage and project."
  }

  assert {
    condition     = alltrue([for name in keys(output.ssm_parameters) : startswith(name, "/mlops/retail-banking/dev/project/churn/")]) && output.ssm_parameters["/mlops/retail-banking/dev/project/churn/alarms-topic-arn"] == "arn:aws:sns:eu-west-1:111122223333:retail-banking-dev-churn--alarms"
    error_message = "Parameters are in the project's tree."
  }

  assert {
    condition     = alltrue([for trust in output.trusts : trust.environment == "dev" && trust.subject == "repo:acme-ml@41000001/churn-${split("-gh-", trust.role)[1]}@${trust.repository_id}:environment:dev"])
    error_message = "Each role is for one repository and this environment."
  }

  assert {
    condition     = length(output.console_urls) > 0
    error_message = "Pages of the console are told."
  }

  assert {
    condition     = output.deploy_role_arns == { container = "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-gh-container", training = "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-gh-training" } && output.pipeline_role_arn == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-pipeline"
    error_message = "One role for each repository that has this environment."
  }

  assert {
    condition     = output.model_package_group == "retail-banking-dev-churn" && output.event_rule_arn == "arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-churn-approved"
    error_message = "Approvals are told of."
  }

  assert {
    condition     = toset(keys(output.ecr_repositories)) == toset(["inference", "processing", "training"]) && output.ecr_repositories["inference"] == "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail-banking/churn/inference"
    error_message = "A project with its own container gets image repositories."
  }

  assert {
    condition     = toset(local.inference_roles) == toset(["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference", "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-inference"])
    error_message = "Models of later stages read the bucket and pull images."
  }

  assert {
    condition     = toset(local.deploy_roles) == toset(["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-gh-realtime", "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-realtime"])
    error_message = "Whoever deploys reads the registry."
  }
}

run "has_no_readers_in_an_account_of_all_stages" {
  command = plan

  variables {
    accounts = { dev = "111122223333", preprod = "111122223333", prod = "111122223333" }
  }

  assert {
    condition     = length(local.inference_roles) == 0 && length(local.deploy_roles) == 0
    error_message = "In one account their own policies are enough."
  }
}

run "makes_no_images_without_a_container" {
  command = plan

  variables {
    container    = false
    repositories = { training = { id = "7310000000000000", name = "churn-training", environments = ["dev"] } }
  }

  assert {
    condition     = length(output.ecr_repositories) == 0 && toset(keys(output.deploy_role_arns)) == toset(["training"])
    error_message = "No container, no images, no role that pushes."
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
