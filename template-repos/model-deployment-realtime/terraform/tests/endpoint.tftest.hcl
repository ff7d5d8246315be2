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
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/endpoint-name"]
  values = { insecure_value = "retail-prod-churn--realtime" }
}

override_data {
  target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/inference-role-arn"]
  values = { insecure_value = "arn:aws:iam::777788889999:role/mlops/retail/churn/retail-prod-churn-inference" }
}

variables {
  account_id      = "777788889999"
  alarms          = { errors = 5, latency_ms = 500 }
  baseline        = { constraints = "s3://retail-prod-churn-12345678/models/7/a/constraints.json", statistics = "s3://retail-prod-churn-12345678/models/7/a/statistics.json" }
  business_unit   = "retail"
  canary          = { minutes = 10, percent = 10 }
  capture_percent = 20
  container = {
    environment    = { SAGEMAKER_PROGRAM = "inference.py" }
    image          = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/inference@sha256:0"
    model_data_url = "s3://retail-prod-churn-12345678/models/7/a/model.tar.gz"
  }
  instance_type     = "ml.m5.large"
  instances         = { calls_per_minute = 600, max = 8, min = 2 }
  model_package_arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-dev-churn/7"
  monitoring        = { instance_type = "ml.m5.large", schedule = "cron(0 * ? * * *)" }
  project           = "churn"
  region            = "eu-west-1"
  stage             = "prod"
}

run "answers_with_the_approved_model" {
  command = plan

  assert {
    condition     = aws_sagemaker_model.model["primary"].primary_container[0].image == var.container.image && aws_sagemaker_model.model["primary"].primary_container[0].model_data_url == var.container.model_data_url && aws_sagemaker_model.model["primary"].tags["model-package"] == var.model_package_arn && !contains(keys(local.tags), "model-package")
    error_message = "That model, and no other."
  }

  assert {
    condition     = toset(aws_sagemaker_model.model["primary"].vpc_config[0].subnets) == toset(["subnet-1", "subnet-2"]) && aws_sagemaker_model.model["primary"].execution_role_arn == "arn:aws:iam::777788889999:role/mlops/retail/churn/retail-prod-churn-inference"
    error_message = "In our network, with the project's role."
  }

  assert {
    condition     = alltrue([for name in ["${local.prefix}--12345678", aws_sagemaker_endpoint.endpoint.name, aws_sagemaker_data_quality_job_definition.data[0].name, aws_sagemaker_monitoring_schedule.data[0].name, aws_cloudwatch_dashboard.endpoint.dashboard_name, aws_appautoscaling_policy.calls.name] : startswith(name, "retail-prod-churn--") && length(name) <= 63])
    error_message = "The role of this repository may touch only what begins so."
  }

  assert {
    condition     = local.tags["slipway:project"] == "retail-prod-churn"
    error_message = "A scaling target is known by its tag."
  }
}

run "encrypts_everything" {
  command = plan

  assert {
    condition     = aws_sagemaker_endpoint_configuration.endpoint.kms_key_arn == "arn:aws:kms:eu-west-1:777788889999:key/1" && aws_sagemaker_endpoint_configuration.endpoint.data_capture_config[0].kms_key_id == "arn:aws:kms:eu-west-1:777788889999:key/1" && aws_sagemaker_data_quality_job_definition.data[0].job_resources[0].cluster_config[0].volume_kms_key_id == "arn:aws:kms:eu-west-1:777788889999:key/1" && aws_sagemaker_data_quality_job_definition.data[0].data_quality_job_output_config[0].kms_key_id == "arn:aws:kms:eu-west-1:777788889999:key/1"
    error_message = "Disks, captured calls and what the monitor finds."
  }

  assert {
    condition     = aws_sagemaker_data_quality_job_definition.data[0].network_config[0].enable_inter_container_traffic_encryption && toset(aws_sagemaker_data_quality_job_definition.data[0].network_config[0].vpc_config[0].subnets) == toset(["subnet-1", "subnet-2"])
    error_message = "The monitor works in our network."
  }
}

run "goes_over_step_by_step_and_back_by_itself" {
  command = plan

  assert {
    condition     = aws_sagemaker_endpoint.endpoint.deployment_config[0].blue_green_update_policy[0].traffic_routing_configuration[0].type == "CANARY" && aws_sagemaker_endpoint.endpoint.deployment_config[0].blue_green_update_policy[0].traffic_routing_configuration[0].wait_interval_in_seconds == 600 && length(aws_sagemaker_endpoint.endpoint.deployment_config[0].auto_rollback_configuration[0].alarms) == 2
    error_message = "A tenth first, ten minutes, and two alarms that take it back."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.alarm : alarm.dimensions == tomap({ EndpointName = "retail-prod-churn--realtime", VariantName = "live" }) && contains(alarm.alarm_actions, "arn:aws:sns:eu-west-1:777788889999:retail-prod-churn--alarms")])
    error_message = "Alarms look at this endpoint and call somebody."
  }
}

run "another_model_is_another_configuration" {
  command = plan

  variables {
    container = {
      environment    = {}
      image          = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/inference@sha256:1"
      model_data_url = "s3://retail-prod-churn-12345678/models/8/b/model.tar.gz"
    }
  }

  assert {
    condition     = local.contents["configuration"] != run.answers_with_the_approved_model.contents["configuration"]
    error_message = "The old one stands until the new one answers."
  }
}

run "another_network_is_another_model" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["/mlops/retail/prod/network/subnet-ids"]
    values = { insecure_value = "subnet-3" }
  }

  assert {
    condition     = local.contents["primary"] != run.answers_with_the_approved_model.contents["primary"] && local.contents["configuration"] != run.answers_with_the_approved_model.contents["configuration"]
    error_message = "What cannot be changed is made anew, under another name."
  }
}

run "another_role_is_another_model" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["/mlops/retail/prod/project/churn/inference-role-arn"]
    values = { insecure_value = "arn:aws:iam::777788889999:role/mlops/retail/churn/another" }
  }

  assert {
    condition     = local.contents["primary"] != run.answers_with_the_approved_model.contents["primary"] && local.contents["configuration"] != run.answers_with_the_approved_model.contents["configuration"]
    error_message = "What cannot be changed is made anew, under another name."
  }
}

run "another_key_is_another_configuration" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.published["/mlops/retail/prod/key/artifacts-arn"]
    values = { insecure_value = "arn:aws:kms:eu-west-1:777788889999:key/2" }
  }

  assert {
    condition     = local.contents["primary"] == run.answers_with_the_approved_model.contents["primary"] && local.contents["configuration"] != run.answers_with_the_approved_model.contents["configuration"]
    error_message = "What cannot be changed is made anew, under another name."
  }
}

run "a_shadow_hears_and_nobody_hears_it" {
  command = plan

  variables {
    shadow = {
      environment    = {}
      image          = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/inference@sha256:2"
      model_data_url = "s3://retail-prod-churn-12345678/models/9/c/model.tar.gz"
    }
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.endpoint.shadow_production_variants[0].variant_name == "shadow" && aws_sagemaker_endpoint_configuration.endpoint.production_variants[0].variant_name == "live"
    error_message = "Both hear, one answers."
  }
}

run "a_machine_with_a_disk_of_its_own_takes_no_key" {
  command = plan

  variables {
    instance_type = "ml.g5.xlarge"
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.endpoint.kms_key_arn == null
    error_message = "AWS refuses a key there."
  }
}

run "a_model_without_a_baseline_is_not_monitored" {
  command = plan

  variables {
    baseline = null
  }

  assert {
    condition     = length(aws_sagemaker_monitoring_schedule.data) == 0
    error_message = "There is nothing to compare with."
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

run "rejects_what_is_no_canary" {
  command         = plan
  expect_failures = [var.canary]

  variables {
    canary = { minutes = 10, percent = 90 }
  }
}

run "rejects_a_stage_without_endpoints" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    container = {
      environment    = {}
      image          = "i"
      model_data_url = "s3://retail-dev-churn-1/m"
    }
    stage = "dev"
  }
}

run "rejects_no_machine" {
  command         = plan
  expect_failures = [var.instances]

  variables {
    instances = { calls_per_minute = 1, max = 1, min = 0 }
  }
}
