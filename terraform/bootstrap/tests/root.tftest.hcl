# Plans with the real provider and keys that are none: nothing is asked of AWS.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  default_tags {
    tags = { "managed-by" = "slipway", "slipway:root" = "bootstrap" }
  }
}

variables {
  account_id           = "111122223333"
  external_id          = "b4b1f2e8a3c94d6f"
  portal_principal_arn = "arn:aws:iam::999988887777:role/slipway-portal"
  region               = "eu-west-1"
}

run "names_what_the_portal_expects" {
  command = plan

  assert {
    condition     = output.state_bucket == "slipway-state-111122223333-eu-west-1" && aws_s3_bucket.state.bucket == output.state_bucket
    error_message = "The bucket carries account and region."
  }

  assert {
    condition     = aws_kms_alias.state.name == "alias/slipway-state"
    error_message = "The doctor finds the key by its alias."
  }

  assert {
    condition     = output.plan_role_arn == "arn:aws:iam::111122223333:role/slipway-plan" && output.apply_role_arn == "arn:aws:iam::111122223333:role/slipway-apply"
    error_message = "The roles have no path and end in -plan and -apply."
  }

  assert {
    condition     = output.portal == { account = "111122223333", region = "eu-west-1", role = "slipway" }
    error_message = "The outputs say what to enter in the portal."
  }

  assert {
    condition     = toset(keys(aws_ssm_parameter.account)) == toset(["oidc-issuer", "oidc-provider-arn", "state-bucket", "state-key-arn", "version"])
    error_message = "The platform looks these up."
  }

  assert {
    condition     = alltrue([for name, parameter in aws_ssm_parameter.account : parameter.name == "/mlops/account/${name}" && parameter.type == "String"])
    error_message = "Parameters lie below /mlops/account."
  }

  assert {
    condition     = aws_kms_key.state.tags_all == tomap({ "managed-by" = "slipway", "slipway:root" = "bootstrap" })
    error_message = "Everything says whose it is."
  }
}

run "keeps_state_safe" {
  command = plan

  assert {
    condition     = aws_kms_key.state.enable_key_rotation && aws_kms_key.state.deletion_window_in_days == 30
    error_message = "The key rotates, and nobody loses it in a hurry."
  }

  assert {
    condition     = one([for s in jsondecode(aws_kms_key.state.policy).Statement : s.Condition.StringEquals if s.Sid == "UseThroughS3"]) == { "kms:CallerAccount" = "111122223333", "kms:ViaService" = "s3.eu-west-1.amazonaws.com" }
    error_message = "The key decrypts through S3 and for this account alone."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_kms_key.state.policy).Statement : s.Principal == { AWS = "arn:aws:iam::111122223333:root" }])
    error_message = "Nobody else's account is in the key's policy."
  }

  assert {
    condition     = !contains(flatten([for s in jsondecode(aws_kms_key.state.policy).Statement : s.Action if s.Sid == "Administer"]), "kms:*")
    error_message = "Administering is not decrypting."
  }

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "State has versions."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "State is encrypted with a key."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.state.block_public_acls,
      aws_s3_bucket_public_access_block.state.block_public_policy,
      aws_s3_bucket_public_access_block.state.ignore_public_acls,
      aws_s3_bucket_public_access_block.state.restrict_public_buckets,
    ])
    error_message = "State is never public."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.state.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "There are no ACLs."
  }
}

run "lets_the_portal_in_and_nobody_else" {
  command = plan

  assert {
    condition     = alltrue([for role in [aws_iam_role.plan[0], aws_iam_role.apply[0]] : role.max_session_duration == 3600])
    error_message = "A session lasts an hour at most."
  }

  assert {
    condition     = alltrue([for role in [aws_iam_role.plan[0], aws_iam_role.apply[0]] : role.permissions_boundary == "arn:aws:iam::111122223333:policy/slipway-boundary"])
    error_message = "Both roles are inside the fence."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role.apply[0].assume_role_policy).Statement : s.Principal == { AWS = "arn:aws:iam::999988887777:role/slipway-portal" }])
    error_message = "Only the portal is trusted."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role.apply[0].assume_role_policy).Statement : try(s.Condition.StringEquals["sts:ExternalId"], "") == "b4b1f2e8a3c94d6f" if s.Action == "sts:AssumeRole"])
    error_message = "Assuming needs the external id."
  }

  assert {
    condition     = toset([for s in jsondecode(aws_iam_role.plan[0].assume_role_policy).Statement : s.Action]) == toset(["sts:AssumeRole", "sts:TagSession"])
    error_message = "The portal may tag its sessions."
  }

  assert {
    condition     = aws_iam_openid_connect_provider.github[0].url == "https://token.actions.githubusercontent.com" && aws_iam_openid_connect_provider.github[0].client_id_list == toset(["sts.amazonaws.com"])
    error_message = "GitHub's tokens are taken when they are meant for AWS."
  }
}

run "the_plan_role_only_looks" {
  command = plan

  assert {
    condition = alltrue([
      for action in flatten([for s in jsondecode(aws_iam_policy.read[0].policy).Statement : s.Action]) :
      can(regex("^[a-z0-9]+:(Get|List|Describe|View)", action))
    ])
    error_message = "What both roles have only reads."
  }

  assert {
    condition     = toset(flatten([for s in jsondecode(aws_iam_role_policy.plan["state"].policy).Statement : s.Action])) == toset(["kms:Decrypt", "s3:GetObject"])
    error_message = "The plan role reads state and does not write it."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.plan["state"].policy).Statement : s.Resource == "arn:aws:s3:::slipway-state-111122223333-*/project/*" if s.Action == "s3:GetObject"])
    error_message = "No object but state of projects is read."
  }

  assert {
    condition = length(setintersection(
      toset(flatten([for s in jsondecode(aws_iam_policy.read[0].policy).Statement : s.Action])),
      toset(["s3:GetObject", "secretsmanager:GetSecretValue", "kms:Decrypt", "logs:GetLogEvents", "ecr:BatchGetImage", "sqs:ReceiveMessage"]),
    )) == 0
    error_message = "Looking is not reading what is inside."
  }

  assert {
    condition     = keys(aws_iam_role_policy.plan) == ["state"]
    error_message = "The plan role has nothing else."
  }
}

run "the_apply_role_stays_with_projects" {
  command = plan

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.apply["change"].policy).Statement : !contains(flatten([s.Resource]), "*") && length([for a in flatten([s.Action]) : a if strcontains(a, "*")]) == 0])
    error_message = "It changes named things by named calls."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.apply["change"].policy).Statement : s.Resource == "arn:aws:iam::111122223333:role/mlops/*/*/*" if startswith(flatten([s.Action])[0], "iam:")])
    error_message = "It makes roles of projects alone."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.apply["change"].policy).Statement : try(s.Condition.ArnLike["iam:PermissionsBoundary"], "") == "arn:aws:iam::111122223333:policy/mlops/*-boundary" if contains(flatten([s.Action]), "iam:CreateRole") || contains(flatten([s.Action]), "iam:PutRolePolicy") || contains(flatten([s.Action]), "iam:PutRolePermissionsBoundary")])
    error_message = "Every role it makes is inside an execution boundary."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.apply["change"].policy).Statement : try(s.Condition.StringEquals["iam:PassedToService"], "") == "scheduler.amazonaws.com" if contains(flatten([s.Action]), "iam:PassRole")])
    error_message = "It hands roles to the scheduler alone."
  }

  assert {
    condition = length(setintersection(
      toset(flatten([for s in jsondecode(aws_iam_role_policy.apply["change"].policy).Statement : s.Action])),
      toset(["iam:AttachRolePolicy", "iam:CreatePolicy", "iam:CreateUser", "iam:DeleteRolePermissionsBoundary", "s3:PutBucketAcl", "s3:PutReplicationConfiguration", "kms:PutKeyPolicy", "sqs:SetQueueAttributes"]),
    )) == 0
    error_message = "It has no way out."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.apply["state"].policy).Statement : s.Resource == "arn:aws:s3:::slipway-state-111122223333-*/project/*" if contains(flatten([s.Action]), "s3:PutObject")])
    error_message = "It writes state of projects and no other."
  }
}

run "the_boundary_denies_what_must_never_be" {
  command = plan

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_policy.boundary[0].policy).Statement : !contains(flatten([try(s.Action, [])]), "*") && !contains(flatten([try(s.Action, [])]), "iam:*")])
    error_message = "A fence has no gate."
  }

  assert {
    condition     = toset([for s in jsondecode(aws_iam_policy.boundary[0].policy).Statement : s.Sid if s.Effect == "Deny"]) == toset(["KeepBoundaries", "KeepFences", "KeepFlowLogs", "KeepPlatform", "KeepSignIn", "KeepThemselves", "StayInRegions"])
    error_message = "Boundaries, sign-in, platform, the roles themselves and regions are out of reach."
  }

  assert {
    condition     = one([for s in jsondecode(aws_iam_policy.boundary[0].policy).Statement : s.Condition.StringNotEquals["aws:RequestedRegion"] if s.Sid == "StayInRegions"]) == "eu-west-1"
    error_message = "Without regions there is this one."
  }

  assert {
    condition     = one([for s in jsondecode(aws_iam_policy.boundary[0].policy).Statement : s.Resource if s.Sid == "KeepThemselves"]) == "arn:aws:iam::111122223333:role/slipway-*"
    error_message = "The roles cannot change themselves."
  }

  assert {
    condition     = length(aws_iam_policy.boundary[0].policy) <= 6144 && length(aws_iam_policy.read[0].policy) <= 6144
    error_message = "IAM takes 6144 characters."
  }
}

run "makes_nothing_global_in_a_second_region" {
  command = plan

  variables {
    primary = false
    region  = "eu-central-1"
  }

  assert {
    condition     = length(aws_iam_role.plan) + length(aws_iam_role.apply) + length(aws_iam_policy.boundary) + length(aws_iam_policy.read) + length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Roles, policies and the provider are the first region's."
  }

  assert {
    condition     = length(aws_iam_role_policy.plan) + length(aws_iam_role_policy.apply) + length(aws_iam_role_policies_exclusive.portal) + length(aws_iam_role_policy_attachments_exclusive.portal) + length(aws_iam_role_policy_attachment.read) == 0
    error_message = "And so is what belongs to them."
  }

  assert {
    condition     = aws_s3_bucket.state.bucket == "slipway-state-111122223333-eu-central-1"
    error_message = "State is of the region."
  }
}

run "works_in_several_regions" {
  command = plan

  variables {
    regions = ["eu-central-1", "eu-west-1"]
  }

  assert {
    condition     = toset(one([for s in jsondecode(aws_iam_policy.boundary[0].policy).Statement : s.Condition.StringNotEquals["aws:RequestedRegion"] if s.Sid == "StayInRegions"])) == toset(["eu-central-1", "eu-west-1"])
    error_message = "The roles may work in all of them."
  }
}

run "leaves_a_provider_that_is_there" {
  command = plan

  variables {
    create_oidc_provider = false
    oidc_issuer          = "github.example.com/_services/token"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0
    error_message = "It has an owner already."
  }

  assert {
    condition     = output.oidc_provider_arn == "arn:aws:iam::111122223333:oidc-provider/github.example.com/_services/token"
    error_message = "Its ARN follows from the issuer."
  }
}

run "calls_the_roles_otherwise" {
  command = plan

  variables {
    role_name = "harbour"
  }

  assert {
    condition     = aws_iam_role.plan[0].name == "harbour-plan" && aws_iam_role.apply[0].name == "harbour-apply" && aws_iam_policy.read[0].name == "harbour-read"
    error_message = "The stem is the caller's choice."
  }
}

run "refuses_an_account_of_eleven_digits" {
  command = plan

  variables {
    account_id = "11112222333"
  }

  expect_failures = [var.account_id]
}

run "refuses_an_external_id_of_one_letter" {
  command = plan

  variables {
    external_id = "x"
  }

  expect_failures = [var.external_id]
}

run "refuses_an_issuer_with_a_scheme" {
  command = plan

  variables {
    oidc_issuer = "https://token.actions.githubusercontent.com"
  }

  expect_failures = [var.oidc_issuer]
}

run "refuses_a_whole_account_as_portal" {
  command = plan

  variables {
    portal_principal_arn = "arn:aws:iam::999988887777:root"
  }

  expect_failures = [var.portal_principal_arn]
}

run "refuses_any_role_as_portal" {
  command = plan

  variables {
    portal_principal_arn = "arn:aws:iam::999988887777:role/*"
  }

  expect_failures = [var.portal_principal_arn]
}

run "refuses_a_zone_as_region" {
  command = plan

  variables {
    region = "eu-west-1a"
  }

  expect_failures = [var.region]
}

run "refuses_zones_as_regions" {
  command = plan

  variables {
    regions = ["eu-west-1", "eu-west-1a"]
  }

  expect_failures = [var.regions]
}

run "refuses_regions_without_its_own" {
  command = plan

  variables {
    regions = ["eu-central-1"]
  }

  expect_failures = [var.regions]
}

run "refuses_a_role_name_with_a_slash" {
  command = plan

  variables {
    role_name = "platform/slipway"
  }

  expect_failures = [var.role_name]
}
