variables {
  account_id      = "111122223333"
  accounts        = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
  boundary_arn    = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
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

run "knows_every_output_when_planning" {
  command = plan

  assert {
    condition     = output.artifact_bucket == "retail-banking-dev-churn-prediction-2ed30ac2"
    error_message = "The bucket carries business unit, stage and project."
  }

  assert {
    condition     = output.deploy_role_arns["training"] == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn-prediction/retail-banking-dev-churn-prediction-gh-training"
    error_message = "The role of the repository has the computed ARN."
  }

  assert {
    condition     = length(output.deploy_role_arns) == 1
    error_message = "Only repositories that have this environment get a role."
  }

  assert {
    condition     = output.trusts[0].subject == "repo:acme-ml@41000001/churn-prediction-training@7310000000000000:environment:dev"
    error_message = "The trust is for the immutable subject."
  }

  assert {
    condition     = output.model_package_group == "retail-banking-dev-churn-prediction"
    error_message = "The group carries business unit, stage and project."
  }

  assert {
    condition     = length(output.ecr_repositories) == 0 && output.event_rule_arn == ""
    error_message = "No images and no rule here."
  }

  assert {
    condition     = output.ssm_parameters["/mlops/retail-banking/dev/project/churn-prediction/artifact-bucket"] == output.artifact_bucket
    error_message = "The bucket is published."
  }
}

run "refuses_an_account_of_eleven_digits" {
  command = plan

  variables {
    account_id = "11112222333"
  }

  expect_failures = [var.account_id]
}

run "refuses_names_too_long_together" {
  command = plan

  variables {
    project = "a-name-that-is-far-too-long-42"
  }

  expect_failures = [var.project]
}

run "refuses_a_name_that_aws_would_refuse" {
  command = plan

  variables {
    project = "Churn_Prediction"
  }

  expect_failures = [var.project]
}

run "refuses_an_unknown_stage" {
  command = plan

  variables {
    stage = "qa"
  }

  expect_failures = [var.stage]
}

run "refuses_a_boundary_that_is_no_policy" {
  command = plan

  variables {
    boundary_arn = "arn:aws:iam::111122223333:role/x"
  }

  expect_failures = [var.boundary_arn]
}

run "refuses_no_budget" {
  command = plan

  variables {
    monthly_budget = 0
  }

  expect_failures = [var.monthly_budget]
}

run "takes_text_as_text" {
  command = plan

  variables {
    cost_centre = "$${file(\"/etc/hostname\")}"
  }

  assert {
    condition     = module.context.context.tags["cost-centre"] == "$${file(\"/etc/hostname\")}"
    error_message = "Text is never evaluated."
  }
}

run "refuses_accounts_without_prod" {
  command = plan

  variables {
    accounts = { dev = var.account_id, preprod = var.account_id }
  }

  expect_failures = [var.accounts]
}

run "refuses_an_account_that_is_not_the_stages" {
  command = plan

  variables {
    accounts = { dev = "999999999999", preprod = "999999999999", prod = "999999999999" }
  }

  expect_failures = [var.accounts]
}

run "refuses_a_business_unit_with_a_stage_in_it" {
  command = plan

  variables {
    business_unit = "retail-dev"
  }

  expect_failures = [var.business_unit]
}

run "refuses_a_name_that_others_have" {
  command = plan

  variables {
    project = "artifacts"
  }

  expect_failures = [var.project]
}

run "refuses_a_name_like_a_role_of_another" {
  command = plan

  variables {
    project = "churn-gh"
  }

  expect_failures = [var.project]
}
