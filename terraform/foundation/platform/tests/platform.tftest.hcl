provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# The keys are given, so that every policy that names one is known when the plan is made.
variables {
  account_id           = "111122223333"
  business_unit        = "retail-banking"
  consumer_account_ids = ["444455556666"]
  cost_centre          = "RB-44120"
  region               = "eu-west-1"
  stage                = "dev"

  key_arns = {
    artifacts = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a"
    events    = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e"
    logs      = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
  }

  network = {
    security_group_id = "sg-0a1b2c3d4e5f67890"
    subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
  }

  oidc = {
    issuer       = "token.actions.githubusercontent.com"
    provider_arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
  }
}

run "buckets_and_queues_use_the_keys" {
  command = plan

  assert {
    condition     = length(module.key) == 0
    error_message = "Keys that are given are not made."
  }

  assert {
    condition = (
      aws_sqs_queue.events.kms_master_key_id == var.key_arns.events
      && aws_sqs_queue.dead.kms_master_key_id == var.key_arns.events
      && aws_sns_topic.alarms.kms_master_key_id == var.key_arns.events
    )
    error_message = "Queues and topic use the key of events."
  }

  assert {
    condition     = aws_ssm_parameter.platform["key/artifacts-arn"].insecure_value == var.key_arns.artifacts && aws_ssm_parameter.platform["key/logs-arn"].insecure_value == var.key_arns.logs
    error_message = "The keys are published."
  }
}

run "makes_the_keys_that_are_not_given" {
  command = plan

  variables {
    key_arns = { logs = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f" }
  }

  assert {
    condition     = toset(keys(module.key)) == toset(["artifacts", "events"])
    error_message = "What is missing is made, what is given is not."
  }

  assert {
    condition     = module.key["artifacts"].alias_arn == "arn:aws:kms:eu-west-1:111122223333:alias/retail-banking-dev-artifacts"
    error_message = "Keys have the stage's name."
  }
}

run "publishes_names_that_are_known" {
  command = plan

  assert {
    condition = alltrue([for name, value in {
      "bucket/access-logs"          = "retail-banking-dev-access-logs-2ed30ac2"
      "bucket/artifacts"            = "retail-banking-dev-artifacts-2ed30ac2"
      "event/dead-letter-queue-arn" = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
      "event/queue-arn"             = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"
      "github/issuer"               = "token.actions.githubusercontent.com"
      "github/provider-arn"         = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      "role/boundary-arn"           = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
    } : aws_ssm_parameter.platform[name].insecure_value == value && aws_ssm_parameter.platform[name].name == "/mlops/retail-banking/dev/${name}"])
    error_message = "What others look up must be there, by these names."
  }

  assert {
    condition     = length(aws_ssm_parameter.platform) == 12 && alltrue([for parameter in aws_ssm_parameter.platform : parameter.type == "String"])
    error_message = "All parameters, all readable."
  }
}

run "takes_only_our_rules_events" {
  command = plan

  assert {
    condition = alltrue([for queue in [aws_sqs_queue_policy.events, aws_sqs_queue_policy.dead] : alltrue([for statement in jsondecode(queue.policy).Statement :
      statement.Principal.Service == "events.amazonaws.com"
      && statement.Action == "sqs:SendMessage"
      && statement.Condition.ArnLike["aws:SourceArn"] == "arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-*"
      && statement.Condition.StringEquals["aws:SourceAccount"] == "111122223333"
      if statement.Effect == "Allow"
    ])])
    error_message = "Only rules of this business unit and stage write to the queues."
  }

  assert {
    condition = (
      jsondecode(aws_sqs_queue.events.redrive_policy).deadLetterTargetArn == "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
      && jsondecode(aws_sqs_queue.events.redrive_policy).maxReceiveCount == 5
      && jsondecode(aws_sqs_queue_redrive_allow_policy.dead.redrive_allow_policy).sourceQueueArns == ["arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"]
      && aws_sqs_queue.dead.message_retention_seconds == 1209600
    )
    error_message = "What cannot be handled five times is kept for 14 days."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.dead.threshold == 0 && aws_cloudwatch_metric_alarm.oldest.threshold == 3600 && contains(aws_cloudwatch_metric_alarm.dead.alarm_actions, "arn:aws:sns:eu-west-1:111122223333:retail-banking-dev-alarms")
    error_message = "Somebody is told of dead letters, and of approvals that wait an hour."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_archive.events[0].event_pattern).detail.ModelPackageGroupName == [{ prefix = "retail-banking-dev-" }]
    error_message = "The archive keeps this stage's events only."
  }
}

run "lets_other_stages_read" {
  command = plan

  assert {
    condition     = local.consumer_roles == ["arn:aws:iam::444455556666:role/mlops/retail-banking/*"]
    error_message = "Readers are the business unit's roles in the named accounts."
  }
}

run "fences_roles_in" {
  command = plan

  assert {
    condition     = aws_iam_policy.boundary.path == "/mlops/" && aws_iam_policy.boundary.name == "retail-banking-dev-boundary"
    error_message = "The boundary's name is what bootstrap protects."
  }

  assert {
    condition = toset([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : statement.Sid if statement.Effect == "Deny"]) == toset([
      "NoOtherRoles", "NoPowers", "NetworkNamed", "OurSubnets", "OurGroup", "OutputEncrypted", "VolumeEncrypted", "TrafficEncrypted", "NoSideDoors",
      "LeadsDecide", "RegisterPending",
    ])
    error_message = "A refusal is missing."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : !contains(flatten([statement.Action]), "*") && !contains(flatten([statement.Action]), "iam:*") if statement.Effect == "Allow"])
    error_message = "Never everything."
  }

  # Defect 10 of the sample: both subnets, the absent key, and any other value.
  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      toset(statement.Condition["ForAnyValue:StringNotEquals"]["sagemaker:VpcSubnets"]) == toset(var.network.subnet_ids) if statement.Sid == "OurSubnets"
      ]) && anytrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      statement.Condition.Null["sagemaker:VpcSubnets"] == "true" && contains(statement.Action, "sagemaker:CreateTrainingJob") if statement.Sid == "NetworkNamed"
    ])
    error_message = "Jobs run in our subnets or not at all."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      statement.Action == "sagemaker:UpdateModelPackage" && statement.Condition.ArnNotEquals["aws:PrincipalArn"] == "arn:aws:iam::111122223333:role/mlops/retail-banking/retail-banking-dev-studio-lead"
      if statement.Sid == "LeadsDecide"
    ])
    error_message = "Only the lead approves."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      statement.Resource == "arn:aws:iam::111122223333:role/mlops/retail-banking/*retail-banking-dev-*" && toset(statement.Condition.StringEqualsIfExists["iam:PassedToService"]) == toset(["scheduler.amazonaws.com", "sagemaker.amazonaws.com"])
      if statement.Sid == "PassOurRoles"
    ])
    error_message = "Roles of this stage only, to SageMaker and its clock only."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      statement.Sid == "OurImages" ? statement.Resource == "arn:aws:ssm:*:111122223333:parameter/mlops/retail-banking/dev/*/images/*" : !contains(flatten([statement.Action]), "ssm:PutParameter")
      if statement.Effect == "Allow"
    ])
    error_message = "Of what is published, the newest images only."
  }
}

# The longest names that may be, with two data lakes: IAM takes 6144 characters.
run "fits_the_longest_names" {
  command = plan

  variables {
    business_unit    = "retail-banking-emea1"
    data_bucket_arns = ["arn:aws:s3:::acme-data-lake-production", "arn:aws:s3:::acme-data-lake-raw"]
    key_arns         = {}
    region           = "ap-southeast-1"
    stage            = "preprod"

    network = {
      security_group_id = "sg-0a1b2c3d4e5f67890"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"]
    }
  }

  assert {
    condition     = length(aws_iam_policy.boundary.policy) <= 6144 && length(module.artifacts.name) <= 63 && length(module.access_logs.name) <= 63
    error_message = "The boundary has ${length(aws_iam_policy.boundary.policy)} characters."
  }
}

# Dev has one sentence more: images are built there.
run "fits_the_longest_names_in_dev" {
  command = plan

  variables {
    business_unit    = "retail-banking-emea1"
    data_bucket_arns = ["arn:aws:s3:::acme-data-lake-production", "arn:aws:s3:::acme-data-lake-raw"]
    key_arns         = {}
    region           = "ap-southeast-1"

    network = {
      security_group_id = "sg-0a1b2c3d4e5f67890"
      subnet_ids        = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"]
    }
  }

  assert {
    condition     = length(aws_iam_policy.boundary.policy) <= 6144
    error_message = "The boundary has ${length(aws_iam_policy.boundary.policy)} characters."
  }
}

run "is_another_stage_in_the_same_account" {
  command = plan

  variables {
    business_unit        = "fraud"
    consumer_account_ids = []
    key_arns             = {}
    stage                = "prod"
  }

  assert {
    condition = alltrue([for name in [
      module.artifacts.name,
      module.access_logs.name,
      aws_sqs_queue.events.name,
      aws_sqs_queue.dead.name,
      aws_sns_topic.alarms.name,
      aws_iam_policy.boundary.name,
      aws_cloudwatch_event_archive.events[0].name,
      aws_cloudwatch_metric_alarm.dead.alarm_name,
      aws_cloudwatch_metric_alarm.oldest.alarm_name,
    ] : startswith(name, "fraud-prod-")])
    error_message = "Whatever has one name in an account or in the world begins with business unit and stage."
  }

  assert {
    condition     = alltrue([for key in module.key : strcontains(key.alias_arn, ":alias/fraud-prod-")]) && alltrue([for parameter in aws_ssm_parameter.platform : startswith(parameter.name, "/mlops/fraud/prod/")])
    error_message = "Aliases and parameters too."
  }

  assert {
    condition     = length(aws_ecr_registry_scanning_configuration.images) == 0
    error_message = "What an account has once is not fought over."
  }
}

run "scans_images_where_primary" {
  command = plan

  variables {
    image_scanning = "ENHANCED"
    primary        = true
  }

  assert {
    condition     = aws_ecr_registry_scanning_configuration.images[0].scan_type == "ENHANCED" && one(aws_ecr_registry_scanning_configuration.images[0].rule).scan_frequency == "CONTINUOUS_SCAN"
    error_message = "Inspector scans all the time."
  }
}

run "archives_nothing_when_asked" {
  command = plan

  variables {
    archive_days = 0
  }

  assert {
    condition     = length(aws_cloudwatch_event_archive.events) == 0
    error_message = "No archive."
  }
}

run "tells_people" {
  command = plan

  variables {
    alarm_emails = ["ml-platform@example.com"]
  }

  assert {
    condition     = aws_sns_topic_subscription.alarms["ml-platform@example.com"].protocol == "email"
    error_message = "A mail for each."
  }
}

run "reads_what_was_published" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published
    values = { insecure_value = "sg-0a1b2c3d4e5f67890,subnet-0a1b2c3d4e5f67891" }
  }

  variables {
    network = null
    oidc    = null
  }

  assert {
    condition     = toset(keys(data.aws_ssm_parameter.published)) == toset(["account/oidc-issuer", "account/oidc-provider-arn", "retail-banking/dev/network/security-group-id", "retail-banking/dev/network/subnet-ids"])
    error_message = "Bootstrap and network are asked."
  }

  assert {
    condition     = length(local.subnets) == 2
    error_message = "The subnets are a list."
  }
}

run "rejects_no_access_log" {
  command         = plan
  expect_failures = [var.access_log_days]

  variables {
    access_log_days = 0
  }
}

run "rejects_half_an_account" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "1111"
  }
}

run "rejects_an_address_that_is_none" {
  command         = plan
  expect_failures = [var.alarm_emails]

  variables {
    alarm_emails = ["nobody"]
  }
}

run "rejects_an_approver_of_others" {
  command         = plan
  expect_failures = [var.approver_role_arns]

  variables {
    approver_role_arns = ["arn:aws:iam::111122223333:role/mlops/fraud/lead"]
  }
}

run "rejects_half_a_day" {
  command         = plan
  expect_failures = [var.archive_days]

  variables {
    archive_days = 0.5
  }
}

run "rejects_an_organization_that_is_none" {
  command         = plan
  expect_failures = [var.aws_organization_id]

  variables {
    aws_organization_id = "acme"
  }
}

run "rejects_big_letters" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "Retail"
  }
}

run "rejects_a_name_too_long" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "retail-banking-europe"
  }
}

run "rejects_half_a_consumer" {
  command         = plan
  expect_failures = [var.consumer_account_ids]

  variables {
    consumer_account_ids = ["4444"]
  }
}

run "rejects_itself_as_consumer" {
  command         = plan
  expect_failures = [var.consumer_account_ids]

  variables {
    consumer_account_ids = ["111122223333"]
  }
}

run "rejects_nobody_who_pays" {
  command         = plan
  expect_failures = [var.cost_centre]

  variables {
    cost_centre = ""
  }
}

run "rejects_part_of_a_bucket" {
  command         = plan
  expect_failures = [var.data_bucket_arns]

  variables {
    data_bucket_arns = ["arn:aws:s3:::acme-data-lake/*"]
  }
}

run "rejects_another_scanner" {
  command         = plan
  expect_failures = [var.image_scanning]

  variables {
    image_scanning = "NONE"
  }
}

run "rejects_a_key_elsewhere" {
  command         = plan
  expect_failures = [var.key_arns]

  variables {
    key_arns = { logs = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f" }
  }
}

run "rejects_one_subnet" {
  command         = plan
  expect_failures = [var.network]

  variables {
    network = { security_group_id = "sg-0a1b2c3d4e5f67890", subnet_ids = ["subnet-0a1b2c3d4e5f67890"] }
  }
}

run "rejects_an_issuer_that_is_not_the_providers" {
  command         = plan
  expect_failures = [var.oidc]

  variables {
    oidc = { issuer = "https://token.actions.githubusercontent.com", provider_arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
  }
}

run "rejects_impatience" {
  command         = plan
  expect_failures = [var.oldest_message_minutes]

  variables {
    oldest_message_minutes = 1
  }
}

run "rejects_a_region_that_is_none" {
  command         = plan
  expect_failures = [var.region]

  variables {
    key_arns = {}
    region   = "Ireland"
  }
}

run "rejects_a_stage_that_is_none" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    stage = "test"
  }
}

run "rejects_a_stage_in_the_business_unit" {
  command         = plan
  expect_failures = [var.business_unit]

  variables {
    business_unit = "acme-dev"
  }
}
