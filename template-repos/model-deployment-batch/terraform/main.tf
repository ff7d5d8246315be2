# A pipeline that scores files with one approved model, on a schedule. What it stands on (network, key, role, bucket, topic) the platform published.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

locals {
  prefix = "${var.business_unit}-${var.stage}-${var.project}"
  tree   = "/mlops/${var.business_unit}/${var.stage}"
  own    = "${local.tree}/project/${var.project}"

  # Roles know what is this project's by the name, and by this tag where AWS gives the name.
  tags = {
    "business-unit"   = var.business_unit
    "managed-by"      = "deployment"
    "project"         = var.project
    "slipway:project" = local.prefix
    "stage"           = var.stage
  }

  published = { for name, parameter in data.aws_ssm_parameter.published : name => parameter.insecure_value }

  bucket          = local.published["${local.own}/bucket"]
  pipeline        = local.published["${local.own}/pipeline-name"]
  key_arn         = local.published["${local.tree}/key/artifacts-arn"]
  role_arn        = local.published["${local.own}/inference-role-arn"]
  security_groups = split(",", local.published["${local.tree}/network/security-group-id"])
  subnets         = split(",", local.published["${local.tree}/network/subnet-ids"])
  schedule_role   = local.published["${local.own}/schedule-role-arn"]
  topic_arn       = local.published["${local.own}/alarms-topic-arn"]

  # A machine with a disk of its own encrypts it itself and takes no key.
  own_disk = can(regex("^ml\\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\\.)", var.instance_type))

  volume_key = local.own_disk ? {} : { VolumeKmsKeyId = local.key_arn }

  # What cannot be changed is named after eight digits of all that it is made of: another network or role is another model too.
  model = "${local.prefix}--${substr(sha256(jsonencode([var.model_package_arn, var.container, local.role_arn, local.subnets, local.security_groups])), 0, 8)}"
}

data "aws_ssm_parameter" "published" {
  for_each = toset([
    "${local.own}/alarms-topic-arn",
    "${local.own}/bucket",
    "${local.own}/inference-role-arn",
    "${local.own}/pipeline-name",
    "${local.own}/schedule-role-arn",
    "${local.tree}/key/artifacts-arn",
    "${local.tree}/network/security-group-id",
    "${local.tree}/network/subnet-ids",
  ])

  name = each.key
}

resource "aws_sagemaker_model" "model" {
  name               = local.model
  execution_role_arn = local.role_arn
  tags               = { "model-package" = var.model_package_arn }

  primary_container {
    environment    = var.container.environment
    image          = var.container.image
    model_data_url = var.container.model_data_url
  }

  vpc_config {
    security_group_ids = local.security_groups
    subnets            = local.subnets
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_pipeline" "batch" {
  pipeline_name         = local.pipeline
  pipeline_display_name = local.pipeline
  pipeline_definition   = local.definition
  role_arn              = local.role_arn
}

resource "aws_scheduler_schedule" "batch" {
  name                         = local.pipeline
  description                  = "Scores what lies in ${var.input}"
  schedule_expression          = var.schedule.expression
  schedule_expression_timezone = "UTC"
  state                        = var.schedule.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    maximum_window_in_minutes = 15
    mode                      = "FLEXIBLE"
  }

  target {
    arn      = aws_sagemaker_pipeline.batch.arn
    role_arn = local.schedule_role

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 3
    }
  }
}

# Nobody looks at a schedule that works; somebody is called when a run did not.
resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "${local.prefix}--failed"
  alarm_actions       = [local.topic_arn]
  alarm_description   = "A run of ${local.pipeline} failed: its files were not scored."
  comparison_operator = "GreaterThanThreshold"
  dimensions          = { PipelineName = local.pipeline }
  evaluation_periods  = 1
  metric_name         = "ExecutionFailed"
  namespace           = "AWS/Sagemaker/ModelBuildingPipeline"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"
}
