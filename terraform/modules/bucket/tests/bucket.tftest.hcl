provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name    = "retail-banking-dev-artifacts-1a2b3c4d"
  key_arn = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001"
}

run "is_private_and_encrypted_by_our_key" {
  command = plan

  assert {
    condition     = output.arn == "arn:aws:s3:::retail-banking-dev-artifacts-1a2b3c4d" && output.name == var.name
    error_message = "Name and ARN must be known at plan."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.bucket.block_public_acls,
      aws_s3_bucket_public_access_block.bucket.block_public_policy,
      aws_s3_bucket_public_access_block.bucket.ignore_public_acls,
      aws_s3_bucket_public_access_block.bucket.restrict_public_buckets,
    ])
    error_message = "The bucket must be closed to the public."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.bucket.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "Access lists must be off."
  }

  assert {
    condition     = one(aws_s3_bucket_versioning.bucket.versioning_configuration).status == "Enabled"
    error_message = "Versions must be kept."
  }

  assert {
    condition = alltrue([for rule in aws_s3_bucket_server_side_encryption_configuration.bucket.rule :
      rule.bucket_key_enabled
      && one(rule.apply_server_side_encryption_by_default).kms_master_key_id == var.key_arn
      && one(rule.apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    ])
    error_message = "The bucket must use our key."
  }

  assert {
    condition     = aws_s3_bucket.bucket.force_destroy == false && length(aws_s3_bucket_logging.bucket) == 0
    error_message = "What is in the bucket must stay, and there is no log without a bucket for it."
  }

  assert {
    condition = (
      aws_s3_bucket_lifecycle_configuration.bucket.rule[0].noncurrent_version_expiration[0].noncurrent_days == 90
      && aws_s3_bucket_lifecycle_configuration.bucket.rule[0].abort_incomplete_multipart_upload[0].days_after_initiation == 7
    )
    error_message = "Replaced versions go after 90 days, broken uploads after 7."
  }
}

run "refuses_what_is_not_ours" {
  command = plan

  assert {
    condition = toset([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement : statement.Sid if statement.Effect == "Deny"]) == toset([
      "TlsOnly", "NoOldTls", "NoOtherEncryption", "NoOtherKey", "NoUnnamedKey", "NoKeyOfTheCaller",
    ])
    error_message = "A refusal is missing."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement : statement.Effect == "Deny"])
    error_message = "Nobody else may read when nobody is named."
  }

  # A deny by StringNotEquals alone also hits a put without the header, which the bucket's key would encrypt.
  assert {
    condition = alltrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement :
      can(values(statement.Condition.Null)[0] == "false") if contains(["NoOtherEncryption", "NoOtherKey"], statement.Sid)
    ])
    error_message = "A put without headers must pass."
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement :
      statement.Condition.StringNotEquals["s3:x-amz-server-side-encryption-aws-kms-key-id"] == var.key_arn if statement.Sid == "NoOtherKey"
    ])
    error_message = "Only our key."
  }
}

run "is_read_by_named_roles_of_other_accounts" {
  command = plan

  variables {
    aws_organization_id  = "o-a1b2c3d4e5"
    reader_account_ids   = ["444455556666"]
    reader_role_patterns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/*"]
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement :
      statement.Principal.AWS == "arn:aws:iam::444455556666:root"
      && statement.Condition.ArnLike["aws:PrincipalArn"] == "arn:aws:iam::444455556666:role/mlops/retail-banking/*"
      && statement.Condition.StringEquals["aws:PrincipalOrgID"] == "o-a1b2c3d4e5"
      && alltrue([for action in flatten([statement.Action]) : can(regex("^s3:(Get|List)", action))])
      if statement.Effect == "Allow"
    ])
    error_message = "Only named roles of the organization may read, and no more than read."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement : statement if statement.Effect == "Allow"]) == 2
    error_message = "One statement for the bucket, one for its objects."
  }
}

run "needs_no_organization_for_readers" {
  command = plan

  variables {
    reader_account_ids   = ["444455556666"]
    reader_role_patterns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/*"]
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement :
      !can(statement.Condition.StringEquals["aws:PrincipalOrgID"]) if statement.Effect == "Allow"
    ])
    error_message = "Without an organization there is no condition on one."
  }
}

run "writes_its_access_log" {
  command = plan

  variables {
    access_log_bucket = "retail-banking-dev-access-logs-1a2b3c4d"
  }

  assert {
    condition = (
      aws_s3_bucket_logging.bucket[0].target_bucket == "retail-banking-dev-access-logs-1a2b3c4d"
      && aws_s3_bucket_logging.bucket[0].target_prefix == "retail-banking-dev-artifacts-1a2b3c4d/"
    )
    error_message = "The log goes below the bucket's name."
  }
}

run "receives_access_logs" {
  command = plan

  variables {
    access_logs_from = {
      account_id  = "111122223333"
      bucket_arns = ["arn:aws:s3:::retail-banking-dev-*"]
    }
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_s3_bucket_policy.bucket.policy).Statement :
      statement.Principal.Service == "logging.s3.amazonaws.com"
      && statement.Condition.StringEquals["aws:SourceAccount"] == "111122223333"
      && statement.Condition.ArnLike["aws:SourceArn"] == "arn:aws:s3:::retail-banking-dev-*"
      if statement.Effect == "Allow"
    ])
    error_message = "Only the log service, for our buckets."
  }
}

run "rejects_a_name_too_long" {
  command         = plan
  expect_failures = [var.name]

  variables {
    name = "a-name-of-more-than-sixty-three-characters-is-not-a-bucket-for-s3"
  }
}

run "rejects_an_alias_for_a_key" {
  command         = plan
  expect_failures = [var.key_arn]

  variables {
    key_arn = "arn:aws:kms:eu-west-1:111122223333:alias/retail-banking-dev-artifacts"
  }
}

run "rejects_an_organization_that_is_none" {
  command         = plan
  expect_failures = [var.aws_organization_id]

  variables {
    aws_organization_id = "acme"
  }
}

run "rejects_no_days" {
  command         = plan
  expect_failures = [var.noncurrent_days]

  variables {
    noncurrent_days = 0
  }
}

run "forgets_after_a_while_when_asked" {
  command = plan

  variables {
    expiration_days = 365
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.bucket.rule[0].expiration[0].days == 365
    error_message = "Objects go after a year."
  }
}

run "rejects_half_a_day" {
  command         = plan
  expect_failures = [var.expiration_days]

  variables {
    expiration_days = 0.5
  }
}

run "rejects_half_an_account" {
  command         = plan
  expect_failures = [var.reader_account_ids]

  variables {
    reader_account_ids   = ["4444"]
    reader_role_patterns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/*"]
  }
}

run "rejects_any_role_of_an_account" {
  command         = plan
  expect_failures = [var.reader_role_patterns]

  variables {
    reader_account_ids   = ["444455556666"]
    reader_role_patterns = ["arn:aws:iam::444455556666:role/*"]
  }
}

run "rejects_accounts_without_roles" {
  command         = plan
  expect_failures = [var.reader_role_patterns]

  variables {
    reader_account_ids = ["444455556666"]
  }
}

run "rejects_logs_from_nowhere" {
  command         = plan
  expect_failures = [var.access_logs_from]

  variables {
    access_logs_from = {
      account_id  = "111122223333"
      bucket_arns = []
    }
  }
}
