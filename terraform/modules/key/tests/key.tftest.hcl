provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  account_id   = "111122223333"
  alias        = "retail-banking-dev-artifacts"
  description  = "Artifacts"
  region       = "eu-west-1"
  via_services = ["s3", "ecr"]
}

run "is_used_through_services_only" {
  command = plan

  assert {
    condition     = aws_kms_key.key.enable_key_rotation && aws_kms_key.key.deletion_window_in_days == 30 && aws_kms_alias.key.name == "alias/retail-banking-dev-artifacts"
    error_message = "The key rotates, ends slowly and has its name."
  }

  assert {
    condition     = output.alias_arn == "arn:aws:kms:eu-west-1:111122223333:alias/retail-banking-dev-artifacts"
    error_message = "The alias is known at plan."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_kms_key.key.policy).Statement :
      toset(statement.Condition.StringEquals["kms:ViaService"]) == toset(["ecr.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"])
      && statement.Condition.StringEquals["kms:CallerAccount"] == "111122223333"
      if statement.Sid != "Administer"
    ])
    error_message = "Every use goes through the named services."
  }

  assert {
    condition     = length(jsondecode(aws_kms_key.key.policy).Statement) == 3
    error_message = "Nobody else is in the policy."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_kms_key.key.policy).Statement :
      length(setintersection(flatten([statement.Action]), ["kms:*", "*", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant"])) == 0
      if statement.Sid == "Administer"
    ])
    error_message = "Whoever administers the key must not use it."
  }
}

run "is_used_by_services_for_this_account" {
  command = plan

  variables {
    service_statements = {
      Events = {
        service     = "events.amazonaws.com"
        source_arns = ["arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-*"]
      }
      Logs = {
        service            = "logs.eu-west-1.amazonaws.com"
        source_account     = false
        encryption_context = { "aws:logs:arn" = ["arn:aws:logs:eu-west-1:111122223333:log-group:/mlops/*"] }
      }
    }
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_kms_key.key.policy).Statement :
      statement.Condition.StringEquals["aws:SourceAccount"] == "111122223333"
      && statement.Condition.ArnLike["aws:SourceArn"] == "arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-*"
      if statement.Sid == "Events"
    ])
    error_message = "Events come from our rules."
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_kms_key.key.policy).Statement :
      statement.Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"] == "arn:aws:logs:eu-west-1:111122223333:log-group:/mlops/*"
      if statement.Sid == "Logs"
    ])
    error_message = "Only our log groups."
  }
}

run "is_read_from_other_accounts" {
  command = plan

  variables {
    consumers = {
      account_ids         = ["444455556666"]
      aws_organization_id = "o-a1b2c3d4e5"
      role_patterns       = ["arn:aws:iam::444455556666:role/mlops/retail-banking/*"]
      services            = ["s3"]
    }
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_kms_key.key.policy).Statement :
      toset(statement.Action) == toset(["kms:Decrypt", "kms:DescribeKey"])
      && statement.Principal.AWS == "arn:aws:iam::444455556666:root"
      && statement.Condition.ArnLike["aws:PrincipalArn"] == "arn:aws:iam::444455556666:role/mlops/retail-banking/*"
      && statement.Condition.StringEquals["kms:ViaService"] == "s3.eu-west-1.amazonaws.com"
      && statement.Condition.StringEquals["aws:PrincipalOrgID"] == "o-a1b2c3d4e5"
      if statement.Sid == "DecryptFromOtherAccounts"
    ])
    error_message = "Named roles decrypt through S3, no more."
  }
}

run "rejects_half_an_account" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "1111"
  }
}

run "rejects_a_name_of_aws" {
  command         = plan
  expect_failures = [var.alias]

  variables {
    alias = "aws/s3"
  }
}

run "rejects_an_end_too_soon" {
  command         = plan
  expect_failures = [var.deletion_days]

  variables {
    deletion_days = 1
  }
}

run "rejects_a_region_that_is_none" {
  command         = plan
  expect_failures = [var.region]

  variables {
    region = "Ireland"
  }
}

run "rejects_no_services" {
  command         = plan
  expect_failures = [var.via_services]

  variables {
    via_services = []
  }
}

run "rejects_consumers_without_accounts" {
  command         = plan
  expect_failures = [var.consumers]

  variables {
    consumers = { account_ids = [], role_patterns = ["arn:aws:iam::444455556666:role/mlops/*"], services = ["s3"] }
  }
}

run "rejects_any_role_of_an_account" {
  command         = plan
  expect_failures = [var.consumers]

  variables {
    consumers = { account_ids = ["444455556666"], role_patterns = ["arn:aws:iam::444455556666:role/*"], services = ["s3"] }
  }
}

run "rejects_consumers_without_services" {
  command         = plan
  expect_failures = [var.consumers]

  variables {
    consumers = { account_ids = ["444455556666"], role_patterns = ["arn:aws:iam::444455556666:role/mlops/*"], services = [] }
  }
}

run "rejects_a_service_for_anybody" {
  command         = plan
  expect_failures = [var.service_statements]

  variables {
    service_statements = { Events = { service = "events.amazonaws.com", source_account = false } }
  }
}

run "rejects_a_service_that_may_do_all" {
  command         = plan
  expect_failures = [var.service_statements]

  variables {
    service_statements = { Events = { service = "events.amazonaws.com", actions = ["kms:*"] } }
  }
}
