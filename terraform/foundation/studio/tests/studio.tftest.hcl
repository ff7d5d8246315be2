provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_ssm_parameter.published["bucket/artifacts"]
  values = { insecure_value = "retail-banking-dev-artifacts-0a1b2c3d" }
}

override_data {
  target = data.aws_ssm_parameter.published["key/artifacts-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:111122223333:key/0a1b" }
}

override_data {
  target = data.aws_ssm_parameter.published["network/security-group-id"]
  values = { insecure_value = "sg-1" }
}

override_data {
  target = data.aws_ssm_parameter.published["network/subnet-ids"]
  values = { insecure_value = "subnet-1,subnet-2" }
}

override_data {
  target = data.aws_ssm_parameter.published["network/vpc-id"]
  values = { insecure_value = "vpc-1" }
}

override_data {
  target = data.aws_ssm_parameter.published["role/boundary-arn"]
  values = { insecure_value = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary" }
}

variables {
  account_id    = "111122223333"
  business_unit = "retail-banking"
  cost_centre   = "RB-44120"
  region        = "eu-west-1"
  users = {
    ada   = { persona = "data-scientist" }
    grace = { persona = "lead" }
    linus = { persona = "ml-engineer" }
  }
}

run "domain_is_closed_encrypted_and_sleeps" {
  command = plan

  assert {
    condition = (aws_sagemaker_domain.studio.domain_name == "retail-banking-dev"
      && aws_sagemaker_domain.studio.app_network_access_type == "VpcOnly"
      && aws_sagemaker_domain.studio.vpc_id == "vpc-1"
    && toset(aws_sagemaker_domain.studio.subnet_ids) == toset(["subnet-1", "subnet-2"]))
    error_message = "Studio lies in the network of the platform."
  }

  assert {
    condition     = aws_sagemaker_domain.studio.kms_key_id == "arn:aws:kms:eu-west-1:111122223333:key/0a1b"
    error_message = "Homes are encrypted with our key."
  }

  assert {
    condition = (aws_sagemaker_domain.studio.domain_settings[0].execution_role_identity_config == "USER_PROFILE_NAME"
    && aws_sagemaker_domain.studio.domain_settings[0].docker_settings[0].enable_docker_access == "DISABLED")
    error_message = "CloudTrail names the person, and nobody runs containers of their own."
  }

  assert {
    condition     = aws_sagemaker_domain.studio.tag_propagation == "ENABLED"
    error_message = "What people start carries the tags."
  }

  assert {
    condition = alltrue([for app in [aws_sagemaker_domain.studio.default_user_settings[0].jupyter_lab_app_settings[0], aws_sagemaker_domain.studio.default_user_settings[0].code_editor_app_settings[0]] :
      app.app_lifecycle_management[0].idle_settings[0].lifecycle_management == "ENABLED" && app.app_lifecycle_management[0].idle_settings[0].max_idle_timeout_in_minutes == 120
    ])
    error_message = "Both apps stop when nobody works."
  }

  assert {
    condition     = contains(aws_sagemaker_domain.studio.default_user_settings[0].studio_web_portal_settings[0].hidden_app_types, "Canvas")
    error_message = "Canvas is hidden."
  }

  assert {
    condition     = endswith(aws_sagemaker_domain.studio.default_user_settings[0].execution_role, "retail-banking-dev-studio-default")
    error_message = "Who has no persona may do nothing."
  }
}

run "each_persona_has_a_role_of_its_own" {
  command = plan

  assert {
    condition = alltrue([for role in aws_iam_role.persona :
      role.path == "/mlops/retail-banking/" && role.max_session_duration == 3600 && role.permissions_boundary == "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
    ])
    error_message = "Roles have the boundary, the path and an hour."
  }

  assert {
    condition     = toset([for role in aws_iam_role.persona : role.name]) == toset([for persona in ["data-scientist", "default", "lead", "ml-engineer"] : "retail-banking-dev-studio-${persona}"])
    error_message = "The boundary knows the leads by the name of their role."
  }

  assert {
    condition = alltrue([for role in aws_iam_role.persona : jsondecode(role.assume_role_policy).Statement == [{
      Action    = ["sts:SetSourceIdentity", "sts:AssumeRole"]
      Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }
      Effect    = "Allow"
      Principal = { Service = "sagemaker.amazonaws.com" }
      Sid       = "Studio"
    }]])
    error_message = "Only SageMaker of this account takes the roles, and says for whom."
  }

  assert {
    condition = { for name, profile in aws_sagemaker_user_profile.user : name => profile.user_settings[0].execution_role } == {
      ada   = "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-data-scientist"
      grace = "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-lead"
      linus = "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-ml-engineer"
    }
    error_message = "Everybody works in the role of their persona."
  }

  assert {
    condition     = [for name in keys(local.policies) : name if startswith(name, "default/")] == ["default/undecided"]
    error_message = "Without a persona nothing is allowed."
  }

  assert {
    condition = alltrue([for persona in aws_iam_role_policy_attachments_exclusive.persona :
      persona.policy_arns == toset(["arn:aws:iam::111122223333:policy/mlops/retail-banking/retail-banking-dev-studio-guardrails"])
    ]) && length(aws_iam_role_policy_attachment.guardrails) == 4
    error_message = "Everybody has the guardrails, and no policy of AWS."
  }
}

run "only_leads_approve" {
  command = plan

  assert {
    condition     = [for name, policy in local.policies : name if anytrue([for statement in jsondecode(policy).Statement : statement.Sid == "Decide"])] == ["lead/approval"]
    error_message = "Only the lead's role allows a decision."
  }

  assert {
    condition = alltrue([for persona in ["data-scientist", "default", "ml-engineer"] : anytrue([
      for statement in jsondecode(local.policies["${persona}/undecided"]).Statement :
      statement.Effect == "Deny" && statement.Action == "sagemaker:UpdateModelPackage" && statement.Resource == "*" && !can(statement.Condition)
    ])])
    error_message = "Everybody else is denied it in so many words."
  }

  assert {
    condition     = !contains(keys(local.policies), "lead/undecided") && !strcontains(aws_iam_policy.guardrails.policy, "UpdateModelPackage")
    error_message = "A lead is not."
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_policy.guardrails.policy).Statement :
      statement.Sid == "NoModelIsBornApproved" && try(statement.Condition.StringNotEquals["sagemaker:ModelApprovalStatus"], "") == "PendingManualApproval"
    ])
    error_message = "Not even a lead registers an approved model."
  }

  assert {
    condition = alltrue([for persona in ["data-scientist", "lead", "ml-engineer"] : alltrue([for statement in jsondecode(local.policies["${persona}/jobs"]).Statement :
      !anytrue([for resource in flatten([statement.Resource]) : resource == local.role_arns["lead"]]) || persona == "lead" if statement.Sid == "Pass"
    ])])
    error_message = "Nobody runs a job as a lead."
  }
}

run "jobs_stay_in_our_network_with_our_key" {
  command = plan

  assert {
    condition = toset([for statement in jsondecode(aws_iam_policy.guardrails.policy).Statement : statement.Sid if statement.Effect == "Deny"]) == toset([
      "NoModelIsBornApproved", "NobodyElse", "NoJobWithoutNetwork", "NoJobInOtherSubnets", "NoJobWithoutSecurityGroup",
      "NoJobWithOtherSecurityGroups", "NoOtherVolumeKey", "NoForeignVolumeKey", "NoOtherOutputKey", "NoOtherInstanceTypes",
    ])
    error_message = "No guardrail is missing."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_policy.guardrails.policy).Statement :
      toset(statement.Condition["ForAnyValue:StringNotEquals"]["sagemaker:VpcSubnets"]) == toset(["subnet-1", "subnet-2"]) if statement.Sid == "NoJobInOtherSubnets"
    ])
    error_message = "All of our subnets, and only they."
  }

  assert {
    condition = alltrue(flatten([for name, policy in local.policies : [for statement in jsondecode(policy).Statement :
      statement.Effect == "Deny" || (!contains(flatten([statement.Action]), "*") && !contains(flatten([statement.Action]), "sagemaker:*") && !contains(flatten([statement.Action]), "s3:*"))
    ]]))
    error_message = "No star for actions."
  }

  assert {
    condition = alltrue(flatten([for name, policy in local.policies : [for statement in jsondecode(policy).Statement :
      alltrue([for action in flatten([statement.Action]) : can(regex("Describe|List|Search|PutMetricData|GetMetric|GetAuthorizationToken", action))]) if statement.Effect == "Allow" && statement.Resource == "*"
    ]]))
    error_message = "A star for resources only where something is looked at."
  }
}

run "everybody_has_a_folder" {
  command = plan

  assert {
    condition = alltrue([for statement in jsondecode(local.policies["data-scientist/data"]).Statement :
      alltrue([for resource in flatten([statement.Resource]) : resource == "arn:aws:s3:::retail-banking-dev-artifacts-0a1b2c3d/studio/$${aws:SourceIdentity}/*"]) if anytrue([for action in flatten([statement.Action]) : can(regex("^s3:(Put|Delete)", action))])
    ])
    error_message = "A data scientist writes to their own folder only."
  }

  assert {
    condition     = !strcontains(local.policies["data-scientist/data"], "\"Projects")
    error_message = "A data scientist does not read what other projects made."
  }

  # The platform's own bucket has the name of a project's.
  assert {
    condition = alltrue(flatten([for persona in ["lead", "ml-engineer"] : [for statement in jsondecode(local.policies["${persona}/data"]).Statement :
      [for resource in flatten([statement.Resource]) : can(regex("/(evaluation|models|reports)/\\*$", resource)) || can(regex("/studio/(shared|\\$\\{aws:SourceIdentity\\})/\\*$", resource))] if contains(flatten([statement.Action]), "s3:GetObject")
    ]]))
    error_message = "Nobody reads another's folder."
  }

  assert {
    condition = [for statement in jsondecode(local.policies["ml-engineer/jobs"]).Statement : toset(statement.Resource) if statement.Sid == "Pass"] == [toset([
      "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-data-scientist",
      "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-ml-engineer", "arn:aws:iam::111122223333:role/mlops/retail-banking/*/retail-banking-dev-*",
    ])]
    error_message = "Roles of projects are passed on in this stage only."
  }

  assert {
    condition     = [for statement in jsondecode(local.policies["lead/jobs"]).Statement : statement.Resource if statement.Sid == "Pass"] == ["arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-data-scientist"]
    error_message = "What a lead starts does not run as the one who approves."
  }
}

run "apps_know_where_jobs_belong" {
  command = plan

  assert {
    condition = length(aws_sagemaker_studio_lifecycle_config.start) == 2 && alltrue([for config in aws_sagemaker_studio_lifecycle_config.start : alltrue([for word in [
      "Subnets: [\"subnet-1\",\"subnet-2\"]", "SecurityGroupIds: [\"sg-1\"]", "VolumeKmsKeyId: arn:aws:kms:eu-west-1:111122223333:key/0a1b", "DefaultS3Bucket: retail-banking-dev-artifacts-0a1b2c3d",
    ] : strcontains(base64decode(config.studio_lifecycle_config_content), word)])])
    error_message = "Without a word of theirs, people's jobs have our network, key and bucket."
  }

  assert {
    condition     = !anytrue([for config in aws_sagemaker_studio_lifecycle_config.start : strcontains(base64decode(config.studio_lifecycle_config_content), "pip.conf")])
    error_message = "Without an index pip is left alone."
  }
}

run "packages_come_from_the_index_given" {
  command = plan

  variables {
    package_index = { url = "https://pypi.example.org/simple", proxy = "http://proxy.example.org:3128" }
  }

  assert {
    condition = alltrue([for config in aws_sagemaker_studio_lifecycle_config.start :
      strcontains(base64decode(config.studio_lifecycle_config_content), "index-url = https://pypi.example.org/simple") && strcontains(base64decode(config.studio_lifecycle_config_content), "HTTPS_PROXY=http://proxy.example.org:3128")
    ])
    error_message = "Both apps learn where packages come from."
  }
}

run "people_sign_in_by_identity_center" {
  command = plan

  variables {
    auth_mode = "SSO"
    users     = { ada = { persona = "data-scientist", sso_user = "ada@example.org" } }
  }

  assert {
    condition     = aws_sagemaker_user_profile.user["ada"].single_sign_on_user_identifier == "UserName" && aws_sagemaker_user_profile.user["ada"].single_sign_on_user_value == "ada@example.org" && length(output.links) == 0
    error_message = "The profile belongs to the person of that name."
  }
}

run "data_open_to_all" {
  command = plan

  variables {
    data_locations = ["shared-data/rates"]
  }

  assert {
    condition     = strcontains(local.policies["data-scientist/data"], "arn:aws:s3:::shared-data/rates/*")
    error_message = "Open data is read by all."
  }
}

run "wrong_account" {
  command         = plan
  expect_failures = [var.account_id]
  variables { account_id = "1111" }
}

run "wrong_auth_mode" {
  command         = plan
  expect_failures = [var.auth_mode]
  variables {
    auth_mode = "LDAP"
    users     = {}
  }
}

run "wrong_business_unit" {
  command         = plan
  expect_failures = [var.business_unit]
  variables { business_unit = "Retail--Banking" }
}

run "wrong_data_location" {
  command         = plan
  expect_failures = [var.data_locations]
  variables { data_locations = ["s3://shared-data/*"] }
}

run "wrong_end_of_the_file_system" {
  command         = plan
  expect_failures = [var.home_file_system]
  variables { home_file_system = "Archive" }
}

run "too_little_time" {
  command         = plan
  expect_failures = [var.idle_minutes]
  variables { idle_minutes = 10 }
}

run "all_instance_types" {
  command         = plan
  expect_failures = [var.instance_types]
  variables { instance_types = ["ml.*"] }
}

run "an_index_with_a_password" {
  command         = plan
  expect_failures = [var.package_index]
  variables { package_index = { url = "https://me:secret@pypi.example.org/simple" } }
}

run "a_proxy_that_runs_a_command" {
  command         = plan
  expect_failures = [var.package_index]
  variables { package_index = { url = "https://pypi.example.org/simple", proxy = "http://proxy:1 $(id)" } }
}

run "no_proxy_that_runs_a_command" {
  command         = plan
  expect_failures = [var.package_index]
  variables { package_index = { url = "https://pypi.example.org/simple", no_proxy = "a;id" } }
}

run "the_folder_of_people" {
  command         = plan
  expect_failures = [var.project_folders]
  variables { project_folders = ["studio"] }
}

run "wrong_region" {
  command         = plan
  expect_failures = [var.region]
  variables { region = "Ireland" }
}

run "no_studio_in_prod" {
  command         = plan
  expect_failures = [var.stage]
  variables { stage = "prod" }
}

run "an_unknown_persona" {
  command         = plan
  expect_failures = [var.users]
  variables { users = { ada = { persona = "admin" } } }
}

run "a_name_that_aws_refuses" {
  command         = plan
  expect_failures = [var.users]
  variables { users = { "ada.l" = { persona = "lead" } } }
}

run "an_sso_user_without_sso" {
  command         = plan
  expect_failures = [var.users]
  variables { users = { ada = { persona = "lead", sso_user = "ada" } } }
}

run "a_volume_smaller_than_itself" {
  command         = plan
  expect_failures = [var.volume_gb]
  variables { volume_gb = { default = 50, maximum = 10 } }
}

run "one_subnet_is_not_enough" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["network/subnet-ids"]
    values = { insecure_value = "subnet-1" }
  }

  expect_failures = [aws_sagemaker_domain.studio]
}

run "rejects_a_stage_in_the_business_unit" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "acme-dev"
  }
}
