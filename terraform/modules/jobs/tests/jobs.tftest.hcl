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
  bucket_arns      = ["arn:aws:s3:::retail-banking-dev-churn-2ed30ac2"]
  image_account_id = "111122223333"
  instance_types   = ["ml.m5.xlarge"]
  role_name        = "retail-banking-dev-churn-pipeline"
}

run "starts_jobs_in_our_network_with_our_key" {
  command = plan

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.Null["sagemaker:VpcSubnets"] == "false" && it.Condition.Null["sagemaker:VpcSecurityGroupIds"] == "false" && toset(it.Condition["ForAllValues:StringEquals"]["sagemaker:VpcSubnets"]) == toset(var.context.subnet_ids) && it.Condition["ForAllValues:StringEquals"]["sagemaker:VpcSecurityGroupIds"] == var.context.security_group_ids[0]) if it.Sid == "StartJobs"] == [true]
    error_message = "A job names our subnets and our group, and names them."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.Bool["sagemaker:InterContainerTrafficEncryption"] == "true" && it.Condition.ArnEquals["sagemaker:OutputKmsKey"] == var.context.keys.artifacts && it.Condition.ArnEquals["sagemaker:VolumeKmsKey"] == var.context.keys.artifacts) if it.Sid == "StartJobs"] == [true]
    error_message = "Traffic, output and volume are encrypted."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.Null["sagemaker:InstanceTypes"] == "false" && it.Condition["ForAllValues:StringEquals"]["sagemaker:InstanceTypes"] == "ml.m5.xlarge") if it.Sid == "StartJobs"] == [true]
    error_message = "Only machines that were asked for."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.ArnEquals["sagemaker:OutputKmsKey"] == var.context.keys.artifacts && it.Condition["ForAllValues:StringEquals"]["sagemaker:InstanceTypes"] == "ml.m5.xlarge") if it.Sid == "StartTransforms"] == [true]
    error_message = "Transforms too."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.Null["sagemaker:VpcSubnets"] == "false" && it.Condition.Null["sagemaker:VpcSecurityGroupIds"] == "false" && toset(it.Condition["ForAllValues:StringEquals"]["sagemaker:VpcSubnets"]) == toset(var.context.subnet_ids) && it.Condition["ForAllValues:StringEquals"]["sagemaker:VpcSecurityGroupIds"] == var.context.security_group_ids[0]) if it.Sid == "MakeModels"] == [true]
    error_message = "Models answer in our network."
  }

  assert {
    condition     = alltrue([for it in jsondecode(output.start).Statement : it.Condition.StringEquals["aws:RequestTag/slipway:project"] == "retail-banking-dev-churn" if contains(["StartJobs", "StartTransforms", "MakeModels", "TagWhatIsMade"], it.Sid)])
    error_message = "What is made carries the tag."
  }
}

run "touches_its_own_things_only" {
  command = plan

  assert {
    condition     = alltrue(flatten([for it in jsondecode(output.start).Statement : [for arn in flatten([it.Resource]) : strcontains(arn, "/retail-banking-dev-churn--*") || strcontains(arn, "/pipelines-*") || it.Sid == "PassItself"]]))
    error_message = "Names with two dashes, or the names that SageMaker gives."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.StringEquals["aws:ResourceTag/slipway:project"] == "retail-banking-dev-churn") if it.Sid == "FollowSteps"] == [true]
    error_message = "What SageMaker named is known by its tag."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.StringLike["sagemaker:TaggingAction"] == "Create*") if it.Sid == "TagWhatIsMade"] == [true]
    error_message = "Nothing is tagged afterwards."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Resource == "arn:aws:iam::111122223333:role/mlops/retail-banking/churn/retail-banking-dev-churn-pipeline" && it.Condition.StringEquals["iam:PassedToService"] == "sagemaker.amazonaws.com") if it.Sid == "PassItself"] == [true]
    error_message = "It hands on itself, to SageMaker."
  }

  assert {
    condition     = [for it in jsondecode(output.run).Statement : (it.Resource == var.context.keys.artifacts && it.Condition.StringEquals["kms:ViaService"] == "s3.eu-west-1.amazonaws.com" && toset(it.Condition.StringLike["kms:EncryptionContext:aws:s3:arn"]) == toset(["arn:aws:s3:::retail-banking-dev-churn-2ed30ac2", "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/*"])) if it.Sid == "UseKeyForOwnObjects"] == [true]
    error_message = "The key is used for its own bucket."
  }

  assert {
    condition     = [for it in jsondecode(output.run).Statement : (it.Effect == "Deny" && it.Resource == "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/code/*") if it.Sid == "KeepCode"] == [true] && [for it in jsondecode(output.run).Statement : (it.Effect == "Deny" && it.Resource == "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/deploy/*") if it.Sid == "KeepState"] == [true]
    error_message = "Code and state are not its own."
  }

  assert {
    condition     = [for it in jsondecode(output.run).Statement : (contains(it.Resource, "arn:aws:ecr:eu-west-1:111122223333:repository/mlops/retail-banking/churn/*") && length([for arn in it.Resource : arn if strcontains(arn, "/mlops/")]) == 1) if it.Sid == "PullImages"] == [true]
    error_message = "Its own images, and those of AWS."
  }

  assert {
    condition     = length([for action in flatten([for it in concat(jsondecode(output.run).Statement, jsondecode(output.start).Statement) : it.Action if it.Effect == "Allow"]) : action if startswith(action, "secretsmanager:") || endswith(action, ":*") || strcontains(action, "UpdateModelPackage")]) == 0
    error_message = "No secrets, no whole services, no approvals."
  }

  assert {
    condition     = alltrue([for it in concat(jsondecode(output.run).Statement, jsondecode(output.start).Statement) : contains(["NoSmallerResource", "WriteMetrics"], it.Sid) || !contains(flatten([it.Resource]), "*")])
    error_message = "Everywhere only where AWS knows no smaller resource."
  }
}

run "asks_no_key_for_a_disk_that_encrypts_itself" {
  command = plan

  variables {
    instance_types = ["ml.g5.2xlarge"]
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (!can(it.Condition.ArnEquals["sagemaker:VolumeKmsKey"]) && !can(it.Condition.ArnEqualsIfExists)) if it.Sid == "StartJobs"] == [true]
    error_message = "Machines with disks of their own take no key."
  }
}

run "leaves_both_kinds_to_the_boundary" {
  command = plan

  variables {
    instance_types = []
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.ArnEqualsIfExists["sagemaker:VolumeKmsKey"] == var.context.keys.artifacts && !can(it.Condition.Null["sagemaker:InstanceTypes"])) if it.Sid == "StartJobs"] == [true]
    error_message = "A key that is named is ours."
  }
}

run "keeps_what_runs_next" {
  command = plan

  variables {
    kept_folders = ["code", "models"]
  }

  assert {
    condition     = [for it in jsondecode(output.run).Statement : toset(it.Resource) == toset(["arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/code/*", "arn:aws:s3:::retail-banking-dev-churn-2ed30ac2/models/*"]) if it.Sid == "KeepCode"] == [true]
    error_message = "Nothing that runs changes what runs next."
  }

  assert {
    condition     = [for it in jsondecode(output.run).Statement : it.Condition.StringEquals["aws:ResourceAccount"] == "111122223333" if it.Sid == "ReadObjects"] == [true]
    error_message = "A bucket that somebody else made under the name is not ours."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : contains(flatten([it.Condition.ArnLike["sagemaker:ModelArn"]]), "arn:aws:sagemaker:eu-west-1:111122223333:model/retail-banking-dev-churn--*") if it.Sid == "StartTransforms"] == [true]
    error_message = "It transforms with its own models."
  }

  assert {
    condition     = [for it in jsondecode(output.start).Statement : (it.Condition.NumericLessThanEqualsIfExists["sagemaker:MaxRuntimeInSeconds"] == "432000" && it.Condition.Null["sagemaker:KeepAlivePeriod"] == "true") if it.Sid == "StartJobs"] == [true]
    error_message = "No job runs for weeks, no machine waits at our cost."
  }
}

run "rejects_every_bucket" {
  command         = plan
  expect_failures = [var.bucket_arns]

  variables {
    bucket_arns = ["arn:aws:s3:::*"]
  }
}

run "rejects_half_an_account" {
  command         = plan
  expect_failures = [var.image_account_id]

  variables {
    image_account_id = "1111"
  }
}

run "rejects_an_instance_type_that_is_none" {
  command         = plan
  expect_failures = [var.instance_types]

  variables {
    instance_types = ["m5"]
  }
}

run "rejects_folders_without_code" {
  command         = plan
  expect_failures = [var.kept_folders]

  variables {
    kept_folders = ["models"]
  }
}
