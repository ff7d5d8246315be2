# With the real provider and keys that open nothing: what would be made, as an account's policies ask it.

provider "aws" {
  access_key                  = "none"
  region                      = "eu-west-1"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_sagemaker_prebuilt_ecr_image.monitor
  values = { registry_path = "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/key/artifacts-arn"]
  values = { insecure_value = "arn:aws:kms:eu-west-1:777788889999:key/1" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/network/security-group-id"]
  values = { insecure_value = "sg-1" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/network/subnet-ids"]
  values = { insecure_value = "subnet-1,subnet-2" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/alarms-topic-arn"]
  values = { insecure_value = "arn:aws:sns:eu-west-1:777788889999:retail-prod-churn--alarms" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/bucket"]
  values = { insecure_value = "retail-prod-churn-12345678" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/pipeline-name"]
  values = { insecure_value = "retail-prod-churn--batch" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/inference-role-arn"]
  values = { insecure_value = "arn:aws:iam::777788889999:role/mlops/retail/churn/retail-prod-churn-inference" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/schedule-role-arn"]
  values = { insecure_value = "arn:aws:iam::777788889999:role/mlops/retail/churn/retail-prod-churn-schedule" }
}

variables {
  account_id    = "777788889999"
  baseline      = { constraints = "s3://retail-prod-churn-12345678/models/7/a/constraints.json", statistics = "s3://retail-prod-churn-12345678/models/7/a/statistics.json" }
  business_unit = "retail"
  container = {
    environment    = { SAGEMAKER_PROGRAM = "inference.py" }
    image          = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/inference@sha256:0"
    model_data_url = "s3://retail-prod-churn-12345678/models/7/a/model.tar.gz"
  }
  content_type      = "text/csv"
  input             = "data/input"
  instance_type     = "ml.m5.large"
  instances         = 2
  model_package_arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-dev-churn/7"
  project           = "churn"
  region            = "eu-west-1"
  schedule          = { enabled = true, expression = "cron(0 4 * * ? *)" }
  stage             = "prod"
  stop_on_drift     = true
}

run "scores_with_the_approved_model" {
  command = plan

  assert {
    condition     = aws_sagemaker_model.model.primary_container[0].model_data_url == var.container.model_data_url && aws_sagemaker_model.model.primary_container[0].image == var.container.image && [for step in jsondecode(local.definition).Steps : step.Arguments.ModelName if step.Type == "Transform"] == [local.model]
    error_message = "That model, and no other."
  }

  assert {
    condition     = aws_sagemaker_pipeline.batch.pipeline_name == "retail-prod-churn--batch" && startswith(local.model, "retail-prod-churn--") && aws_scheduler_schedule.batch.name == "retail-prod-churn--batch" && alltrue([for step in jsondecode(local.definition).Steps : contains(step.Arguments.Tags, { Key = "slipway:project", Value = "retail-prod-churn" })])
    error_message = "The role of this repository may touch only what begins so, and jobs carry the tag."
  }

  assert {
    condition     = aws_scheduler_schedule.batch.target[0].role_arn == "arn:aws:iam::777788889999:role/mlops/retail/churn/retail-prod-churn-schedule" && aws_scheduler_schedule.batch.state == "ENABLED"
    error_message = "It is started by the role that may start it and nothing else."
  }
}

run "compares_before_it_scores" {
  command = plan

  assert {
    condition     = [for step in jsondecode(local.definition).Steps : step.Name] == ["Compare", "Score"] && jsondecode(local.definition).Steps[1].DependsOn == ["Compare"]
    error_message = "How the files differ is known before anybody reads a score."
  }

  assert {
    condition     = toset(jsondecode(local.definition).Steps[0].Arguments.NetworkConfig.VpcConfig.Subnets) == toset(["subnet-1", "subnet-2"]) && jsondecode(local.definition).Steps[0].Arguments.NetworkConfig.EnableInterContainerTrafficEncryption
    error_message = "In our network."
  }

  assert {
    condition     = jsondecode(local.definition).Steps[0].Arguments.ProcessingOutputConfig.KmsKeyId == local.key_arn && jsondecode(local.definition).Steps[1].Arguments.TransformOutput.KmsKeyId == local.key_arn && jsondecode(local.definition).Steps[1].Arguments.TransformResources.VolumeKmsKeyId == local.key_arn
    error_message = "Disks and results are encrypted with our key."
  }

  assert {
    condition     = alltrue([for step in jsondecode(local.definition).Steps : length(step.RetryPolicies) == 2])
    error_message = "A busy service is no failure."
  }
}

run "stops_before_it_scores_what_looks_different" {
  command = plan

  assert {
    condition     = jsondecode(local.definition).Steps[0].Type == "QualityCheck" && jsondecode(local.definition).Steps[0].FailOnViolation == { Get = "Parameters.StopOnDrift" } && jsondecode(local.definition).Steps[0].SuppliedBaselineConstraints == var.baseline.constraints
    error_message = "A violation fails the step, and what depends on it does not start."
  }

  assert {
    condition     = [for it in jsondecode(local.definition).Parameters : it.DefaultValue if it.Name == "StopOnDrift"] == [true]
    error_message = "The configuration decides."
  }
}

run "only_writes_down_what_looks_different" {
  command = plan

  variables {
    stop_on_drift = false
  }

  assert {
    condition     = [for it in jsondecode(local.definition).Parameters : it.DefaultValue if it.Name == "StopOnDrift"] == [false]
    error_message = "The configuration decides."
  }
}

run "calls_somebody_when_a_run_failed" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.failed.dimensions == tomap({ PipelineName = "retail-prod-churn--batch" }) && aws_cloudwatch_metric_alarm.failed.metric_name == "ExecutionFailed" && contains(aws_cloudwatch_metric_alarm.failed.alarm_actions, "arn:aws:sns:eu-west-1:777788889999:retail-prod-churn--alarms") && startswith(aws_cloudwatch_metric_alarm.failed.alarm_name, "retail-prod-churn--")
    error_message = "Nobody looks at a schedule every day."
  }
}

run "another_network_is_another_model" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["/mlops/retail/prod/network/subnet-ids"]
    values = { insecure_value = "subnet-3" }
  }

  assert {
    condition     = aws_sagemaker_model.model.name != run.scores_with_the_approved_model.model
    error_message = "A model cannot be changed, and its name is taken."
  }
}

run "another_role_is_another_model" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/inference-role-arn"]
    values = { insecure_value = "arn:aws:iam::777788889999:role/mlops/retail/churn/another" }
  }

  assert {
    condition     = aws_sagemaker_model.model.name != run.scores_with_the_approved_model.model
    error_message = "A model cannot be changed, and its name is taken."
  }
}

run "a_machine_with_a_disk_of_its_own_takes_no_key" {
  command = plan

  variables {
    instance_type = "ml.g5.xlarge"
  }

  assert {
    condition     = !can(jsondecode(local.definition).Steps[1].Arguments.TransformResources.VolumeKmsKeyId)
    error_message = "AWS refuses a key there."
  }
}

run "a_model_without_a_baseline_only_scores" {
  command = plan

  variables {
    baseline = null
  }

  assert {
    condition     = [for step in jsondecode(local.definition).Steps : step.Name] == ["Score"]
    error_message = "There is nothing to compare with."
  }
}

run "a_schedule_can_be_switched_off" {
  command = plan

  variables {
    schedule = { enabled = false, expression = "rate(1 day)" }
  }

  assert {
    condition     = aws_scheduler_schedule.batch.state == "DISABLED"
    error_message = "Switched off is not gone."
  }
}

run "rejects_a_model_that_lies_in_dev" {
  command         = plan
  expect_failures = [var.container]

  variables {
    container = {
      environment    = {}
      image          = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/inference@sha256:0"
      model_data_url = "s3://retail-dev-churn-87654321/models/one/model.tar.gz"
    }
  }
}

run "rejects_half_a_model" {
  command         = plan
  expect_failures = [var.model_package_arn]

  variables {
    model_package_arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/retail-dev-churn"
  }
}

run "rejects_what_is_no_schedule" {
  command         = plan
  expect_failures = [var.schedule]

  variables {
    schedule = { enabled = true, expression = "every morning" }
  }
}

run "rejects_a_folder_of_others" {
  command         = plan
  expect_failures = [var.input]

  variables {
    input = "models/7"
  }
}

run "rejects_no_machine" {
  command         = plan
  expect_failures = [var.instances]

  variables {
    instances = 0
  }
}

run "rejects_a_machine_that_is_none" {
  command         = plan
  expect_failures = [var.instance_type]

  variables {
    instance_type = "m5"
  }
}
