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
  artifact_reader_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference"]
  deployed             = true
  instance_types       = ["ml.m5.xlarge"]
  push_policy          = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "PushOwnImages", Effect = "Allow", Action = "ecr:PutImage", Resource = "arn:aws:ecr:eu-west-1:111122223333:repository/mlops/retail-banking/churn/inference" }] })
  registry_reader_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference", "arn:aws:iam::777788889999:role/mlops/retail-banking/churn/retail-banking-prod-churn-gh-realtime"]
  repositories = {
    container = { id = "7310000000000002", name = "churn-container", environments = ["dev"] }
    realtime  = { id = "7310000000000001", name = "churn-realtime", environments = ["preprod", "prod"] }
    training  = { id = "7310000000000000", name = "churn-training", environments = ["dev"] }
  }
}

run "gives_each_repository_what_it_is_for" {
  command = plan

  assert {
    condition     = toset(keys(output.deploy_role_arns)) == toset(["container", "training"]) && length(output.trusts) == 2
    error_message = "One role for each repository that has this environment."
  }

  assert {
    condition     = !strcontains(local.policies["container"], "sagemaker:") && local.policies["container"] == var.push_policy
    error_message = "What builds images trains nothing."
  }

  assert {
    condition     = !strcontains(local.policies["training"], "ecr:")
    error_message = "What trains pushes no images."
  }

  assert {
    condition     = [for it in jsondecode(local.policies["training"]).Statement : (it.Resource == "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/retail-banking-dev-churn--*") if it.Sid == "OwnPipelines"] == [true]
    error_message = "Its own pipelines: two dashes."
  }

  assert {
    condition     = [for it in jsondecode(local.policies["training"]).Statement : (it.Resource == "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/code/*") if it.Sid == "UploadCode"] == [true]
    error_message = "Its own folder."
  }

  assert {
    condition     = [for it in jsondecode(local.policies["training"]).Statement : (it.Resource == output.pipeline_role_arn && it.Condition.StringEquals["iam:PassedToService"] == "sagemaker.amazonaws.com") if it.Sid == "PassPipelineRole"] == [true]
    error_message = "The pipeline role, to SageMaker."
  }
}

run "registers_and_does_not_decide" {
  command = plan

  assert {
    condition     = [for it in jsondecode(data.aws_iam_policy_document.pipeline.json).Statement : (it.Action == "sagemaker:CreateModelPackage" && it.Condition.StringEqualsIfExists["sagemaker:ModelApprovalStatus"] == "PendingManualApproval") if it.Sid == "RegisterModels"] == [true]
    error_message = "What is registered waits."
  }

  assert {
    condition     = !strcontains(data.aws_iam_policy_document.pipeline.json, "UpdateModelPackage") && !strcontains(data.aws_iam_policy_document.train.json, "UpdateModelPackage")
    error_message = "Nobody here approves."
  }

  assert {
    condition     = !strcontains(data.aws_iam_policy_document.pipeline.json, "secretsmanager")
    error_message = "Nobody here reads secrets."
  }

  assert {
    condition     = output.event_rule_arn == "arn:aws:events:eu-west-1:111122223333:rule/retail-banking-dev-churn-approved" && output.model_package_group == "retail-banking-dev-churn" && output.artifact_bucket == "retail-banking-dev-churn-2ed30ac2" && output.pipeline_role_arn == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-pipeline"
    error_message = "Every name is known at plan."
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
    artifact_reader_arns = []
    registry_reader_arns = []
    more_bucket_arns     = ["arn:aws:s3:::retail-banking-preprod-a-project-of-twenty-eight-ch--base-07258e5f"]
    repositories         = { training = { id = "7310000000000000", name = "a-project-of-twenty-eight-ch-training", environments = ["preprod"] } }
  }

  assert {
    condition     = length(data.aws_iam_policy_document.pipeline.minified_json) <= 10240 && length(data.aws_iam_policy_document.train.minified_json) <= 10240
    error_message = "IAM takes 10240 characters; the pipeline has ${length(data.aws_iam_policy_document.pipeline.minified_json)}."
  }
}

run "tells_nobody_where_nothing_is_deployed" {
  command = plan

  variables {
    deployed = false
  }

  assert {
    condition     = output.event_rule_arn == "" && length(module.approval_rule) == 0
    error_message = "No rule."
  }
}

run "trusts_the_old_subject_when_asked" {
  command = plan

  variables {
    legacy_subject = true
  }

  assert {
    condition     = alltrue([for trust in output.trusts : startswith(trust.subject, "repo:acme-ml@41000001/")])
    error_message = "The new one is told."
  }
}

run "rejects_a_repository_of_an_unknown_kind" {
  command         = plan
  expect_failures = [var.repositories]

  variables {
    repositories = { notebook = { id = "1", name = "churn-notebook", environments = ["dev"] } }
  }
}

run "rejects_a_container_without_images" {
  command         = plan
  expect_failures = [var.repositories]

  variables {
    push_policy = ""
  }
}
