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
  inference = "real-time"
  repositories = {
    container = { id = "7310000000000002", name = "churn-container", environments = ["dev"] }
    realtime  = { id = "7310000000000001", name = "churn-realtime", environments = ["preprod", "prod"] }
    training  = { id = "7310000000000000", name = "churn-training", environments = ["dev"] }
  }
}

run "deploys_its_own_endpoints" {
  command = plan

  assert {
    condition     = output.deploy_role_arns == { realtime = "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-realtime" } && output.trusts[0].environment == "prod" && output.bucket == "retail-banking-prod-churn-6a334841" && output.inference_role_arn == "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-inference" && output.schedule_role_arn == ""
    error_message = "One repository, and every name known at plan."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (alltrue([for arn in it.Resource : endswith(arn, "/retail-banking-prod-churn--*")])) if it.Sid == "OwnEndpoints"] == [true]
    error_message = "Its own endpoints: two dashes."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (toset(it.Resource) == toset(["arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/retail-banking-dev-churn", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-banking-dev-churn/*"])) if it.Sid == "ReadRegistry"] == [true]
    error_message = "It reads the registry of dev."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Condition.Null["sagemaker:VpcSubnets"] == "false" && it.Condition.Null["sagemaker:VpcSecurityGroupIds"] == "false" && it.Condition["ForAllValues:StringEquals"]["sagemaker:VpcSecurityGroupIds"] == var.context.security_group_ids[0]) if it.Sid == "OwnModels"] == [true]
    error_message = "Models answer in our network."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Resource == output.inference_role_arn && it.Condition.StringEquals["iam:PassedToService"] == "sagemaker.amazonaws.com") if it.Sid == "PassInferenceRole"] == [true]
    error_message = "It hands on the inference role, to SageMaker."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Resource == "arn:aws:s3:::retail-banking-prod-churn-6a334841/deploy/churn/*") if it.Sid == "KeepState"] == [true] && [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Action == "s3:DeleteObject" && it.Resource == "arn:aws:s3:::retail-banking-prod-churn-6a334841/deploy/churn/*.tflock") if it.Sid == "UnlockState"] == [true]
    error_message = "Its own state; only locks are deleted."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Condition.StringEquals["aws:RequestTag/slipway:project"] == "retail-banking-prod-churn" && it.Condition.StringEquals["application-autoscaling:service-namespace"] == "sagemaker") if it.Sid == "RegisterScaling"] == [true] && [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Condition.StringEquals["aws:ResourceTag/slipway:project"] == "retail-banking-prod-churn") if it.Sid == "ChangeScaling"] == [true]
    error_message = "It scales its own endpoints."
  }

  assert {
    condition     = length([for action in flatten([for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : it.Action]) : action if strcontains(action, "UpdateModelPackage") || strcontains(action, "TrainingJob") || strcontains(action, "secretsmanager") || endswith(action, ":*")]) == 0
    error_message = "It trains nothing, approves nothing, reads no secret."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : it.Resource if it.Sid == "AlarmsOfScaling"] == ["arn:aws:cloudwatch:eu-west-1:777788889999:alarm:TargetTracking-endpoint/retail-banking-prod-churn--*"]
    error_message = "Scaling has alarms, of the project's own endpoint only."
  }

  assert {
    condition     = alltrue([for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : contains(["SeeAlarms", "SeeScaling"], it.Sid) || !contains(flatten([it.Resource]), "*")])
    error_message = "Everywhere only to look."
  }

  assert {
    condition     = length(data.aws_iam_policy_document.realtime.json) > 0 && length(replace(data.aws_iam_policy_document.realtime.json, "/\\s/", "")) <= 10240 && length(replace(data.aws_iam_policy_document.batch.json, "/\\s/", "")) <= 10240
    error_message = "IAM takes 10240 characters."
  }
}

run "takes_models_along_from_dev" {
  command = plan

  assert {
    condition     = !strcontains(data.aws_iam_policy_document.inference.json, "retail-banking-dev-churn-2ed30ac2")
    error_message = "What answers reads nothing that dev could write over."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.inference.json).Statement : contains(flatten([it.Resource]), "arn:aws:s3:::retail-banking-prod-churn-6a334841/models/*") if it.Sid == "KeepCode"] == [true]
    error_message = "What answers puts no other model in its place."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : it.Resource if it.Sid == "ReadModelsOfDev"] == ["arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/models/*"]
    error_message = "A release reads dev's models and nothing else of dev."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : (it.Resource == "arn:aws:kms:eu-west-1:111122223333:key/*" && contains(it.Condition.StringLike["kms:EncryptionContext:aws:s3:arn"], "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/models/*")) if it.Sid == "DecryptModelsOfDev"] == [true]
    error_message = "Keys of dev, for the models in this bucket of dev."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : it.Condition.ArnLike["sagemaker:ModelArn"] == "arn:aws:sagemaker:eu-west-1:777788889999:model/retail-banking-prod-churn--*" if it.Sid == "OwnEndpointConfigs"] == [true]
    error_message = "It makes endpoints of its own models."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.realtime.json).Statement : it.Condition.Null["sagemaker:InstanceTypes"] == "true" if it.Sid == "ScheduleMonitoring"] == [true]
    error_message = "A schedule of a whole job would run outside the network."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.inference.json).Statement : (it.Resource == "arn:aws:s3:::retail-banking-prod-churn-6a334841/*") if it.Sid == "WriteObjects"] == [true]
    error_message = "It writes to its own bucket."
  }

  assert {
    condition     = !strcontains(data.aws_iam_policy_document.inference.json, "CreateTrainingJob")
    error_message = "An endpoint starts no jobs."
  }
}

run "runs_batch_on_a_schedule" {
  command = plan

  variables {
    inference    = "batch"
    repositories = { batch = { id = "7310000000000001", name = "churn-batch", environments = ["preprod", "prod"] } }
  }

  assert {
    condition     = output.deploy_role_arns == { batch = "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-batch" } && output.schedule_role_arn == "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-schedule"
    error_message = "One repository, and a role for the schedule."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.batch.json).Statement : (it.Resource == "arn:aws:sagemaker:eu-west-1:777788889999:pipeline/retail-banking-prod-churn--*") if it.Sid == "OwnPipelines"] == [true]
    error_message = "Its own pipelines."
  }

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.batch.json).Statement : (it.Resource == output.schedule_role_arn && it.Condition.StringEquals["iam:PassedToService"] == "scheduler.amazonaws.com") if it.Sid == "PassScheduleRole"] == [true]
    error_message = "It hands on the role of the schedule, to the scheduler."
  }

  assert {
    condition     = !strcontains(data.aws_iam_policy_document.batch.json, "CreateEndpoint")
    error_message = "Batch has no endpoints."
  }

  assert {
    condition     = strcontains(data.aws_iam_policy_document.inference.json, "sagemaker:CreateTransformJob")
    error_message = "A batch job starts transforms."
  }
}

run "fits_the_longest_names" {
  command = plan

  variables {
    context = {
      access_log_bucket     = "retail-banking-preprod-access-logs-07258e5f"
      account_id            = "444455556666"
      accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
      at                    = "ap-southeast-2:444455556666"
      boundary_arn          = "arn:aws:iam::444455556666:policy/mlops/retail-banking-preprod-boundary"
      bucket                = "retail-banking-preprod-a-project-of-twenty-eight-ch-07258e5f"
      buckets               = { dev = "retail-banking-dev-a-project-of-twenty-eight-ch-2ed30ac2", preprod = "retail-banking-preprod-a-project-of-twenty-eight-ch-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
      business_unit         = "retail-banking"
      dead_letter_queue_arn = "arn:aws:sqs:ap-southeast-2:444455556666:retail-banking-preprod-model-events-dead"
      dns_suffix            = "amazonaws.com"
      issuer                = "token.actions.githubusercontent.com"
      keys = {
        artifacts = "arn:aws:kms:ap-southeast-2:444455556666:key/1a2b3c4d-0000-4000-8000-00000000000a"
        events    = "arn:aws:kms:ap-southeast-2:444455556666:key/1a2b3c4d-0000-4000-8000-00000000000e"
        logs      = "arn:aws:kms:ap-southeast-2:444455556666:key/1a2b3c4d-0000-4000-8000-00000000000f"
      }
      organization       = "acme-ml"
      organization_id    = "41000001"
      partition          = "aws"
      path               = "/mlops/retail-banking/a-project-of-twenty-eight-ch/"
      prefix             = "retail-banking-preprod-a-project-of-twenty-eight-ch"
      project            = "a-project-of-twenty-eight-ch"
      provider_arn       = "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"
      queue_arn          = "arn:aws:sqs:ap-southeast-2:444455556666:retail-banking-preprod-model-events"
      region             = "ap-southeast-2"
      security_group_ids = ["sg-0a1b2c3d4e5f67890"]
      ssm_prefix         = "/mlops/retail-banking/preprod/project/a-project-of-twenty-eight-ch"
      stage              = "preprod"
      subnet_ids         = ["subnet-0a1b2c3d4e5f67892", "subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
      suffix             = "07258e5f"
      tree               = "/mlops/retail-banking/preprod"
    }
    inference    = "batch"
    repositories = {}
  }

  assert {
    condition     = length(data.aws_iam_policy_document.realtime.minified_json) <= 10240 && length(data.aws_iam_policy_document.batch.minified_json) <= 10240 && length(data.aws_iam_policy_document.inference.minified_json) <= 10240
    error_message = "IAM takes 10240 characters; there are ${length(data.aws_iam_policy_document.realtime.minified_json)}, ${length(data.aws_iam_policy_document.batch.minified_json)} and ${length(data.aws_iam_policy_document.inference.minified_json)}."
  }

  assert {
    condition     = length(data.aws_iam_policy_document.inference.minified_json) > 5000
    error_message = "Batch starts jobs."
  }
}

run "rejects_dev" {
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
    repositories = {}
  }
}

run "rejects_another_inference" {
  command         = plan
  expect_failures = [var.inference]

  variables {
    inference    = "streaming"
    repositories = {}
  }
}

run "rejects_a_repository_of_an_unknown_kind" {
  command         = plan
  expect_failures = [var.repositories]

  variables {
    repositories = { batch = { id = "1", name = "churn-batch", environments = ["prod"] } }
  }
}
