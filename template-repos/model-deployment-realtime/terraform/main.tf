# An endpoint that answers with one approved model. What it stands on (network, key, role, bucket, topic) the platform published.

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

  # Only on what is made of it: a tag that changes would be sent alone, and a scaling target is known by all of its tags.
  made_of = { "model-package" = var.model_package_arn }

  published = { for name, parameter in data.aws_ssm_parameter.published : name => parameter.insecure_value }

  bucket          = local.published["${local.own}/bucket"]
  endpoint        = local.published["${local.own}/endpoint-name"]
  key_arn         = local.published["${local.tree}/key/artifacts-arn"]
  role_arn        = local.published["${local.own}/inference-role-arn"]
  security_groups = split(",", local.published["${local.tree}/network/security-group-id"])
  subnets         = split(",", local.published["${local.tree}/network/subnet-ids"])
  topic_arn       = local.published["${local.own}/alarms-topic-arn"]

  # A machine with a disk of its own encrypts it itself and takes no key.
  own_disk = can(regex("^ml\\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\\.)", var.instance_type))

  ground     = [local.role_arn, local.subnets, local.security_groups]
  containers = merge({ primary = var.container }, var.shadow == null ? {} : { shadow = var.shadow })
  variants   = { for role in keys(local.containers) : role => role == "primary" ? "live" : "shadow" }

  # What cannot be changed is made anew, under another name, before the old one goes.
  models   = { for role, container in local.containers : role => sha256(jsonencode([var.model_package_arn, role, container, local.ground])) }
  contents = merge(local.models, { configuration = sha256(jsonencode([local.models, var.instance_type, var.instances.min, var.capture_percent, local.key_arn, local.bucket])) })
  names    = { for what, name in terraform_data.name : what => "${local.prefix}--${substr(name.id, 0, 8)}" }
}

# By chance, once for each content: after an alarm took a release back, the names of the one before are still in use, and the same
# content once more must not meet them.
resource "terraform_data" "name" {
  for_each = local.contents

  triggers_replace = each.value

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_ssm_parameter" "published" {
  for_each = toset([
    "${local.own}/alarms-topic-arn",
    "${local.own}/bucket",
    "${local.own}/endpoint-name",
    "${local.own}/inference-role-arn",
    "${local.tree}/key/artifacts-arn",
    "${local.tree}/network/security-group-id",
    "${local.tree}/network/subnet-ids",
  ])

  name = each.key
}

resource "aws_sagemaker_model" "model" {
  for_each = local.containers

  name                     = local.names[each.key]
  execution_role_arn       = local.role_arn
  enable_network_isolation = false
  tags                     = local.made_of

  primary_container {
    environment    = each.value.environment
    image          = each.value.image
    model_data_url = each.value.model_data_url
  }

  vpc_config {
    security_group_ids = local.security_groups
    subnets            = local.subnets
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint_configuration" "endpoint" {
  name        = local.names["configuration"]
  kms_key_arn = local.own_disk ? null : local.key_arn
  tags        = local.made_of

  production_variants {
    initial_instance_count = var.instances.min
    initial_variant_weight = 1
    instance_type          = var.instance_type
    model_name             = aws_sagemaker_model.model["primary"].name
    variant_name           = local.variants["primary"]
  }

  dynamic "shadow_production_variants" {
    for_each = var.shadow == null ? [] : [1]

    content {
      initial_instance_count = var.instances.min
      initial_variant_weight = 1
      instance_type          = var.instance_type
      model_name             = aws_sagemaker_model.model["shadow"].name
      variant_name           = local.variants["shadow"]
    }
  }

  data_capture_config {
    destination_s3_uri          = "s3://${local.bucket}/captured"
    enable_capture              = var.capture_percent > 0
    initial_sampling_percentage = var.capture_percent
    kms_key_id                  = local.key_arn

    capture_content_type_header {
      csv_content_types  = ["text/csv"]
      json_content_types = ["application/json"]
    }

    # The monitor compares what is asked with what the model learnt from; answers of another format would break it.
    capture_options {
      capture_mode = "Input"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "endpoint" {
  name                 = local.endpoint
  endpoint_config_name = aws_sagemaker_endpoint_configuration.endpoint.name
  tags                 = local.made_of

  # New machines beside the old ones, a few first; an alarm takes all of it back.
  deployment_config {
    blue_green_update_policy {
      maximum_execution_timeout_in_seconds = 3600
      termination_wait_in_seconds          = 300

      traffic_routing_configuration {
        type                     = "CANARY"
        wait_interval_in_seconds = var.canary.minutes * 60

        canary_size {
          type  = "CAPACITY_PERCENT"
          value = var.canary.percent
        }
      }
    }

    auto_rollback_configuration {
      dynamic "alarms" {
        for_each = local.alarms

        content {
          alarm_name = aws_cloudwatch_metric_alarm.alarm[alarms.key].alarm_name
        }
      }
    }
  }

  # An alarm that takes a release back is no error of AWS. Stopped here, Terraform keeps the old configuration, which answers.
  lifecycle {
    postcondition {
      condition     = self.endpoint_config_name == aws_sagemaker_endpoint_configuration.endpoint.name
      error_message = "An alarm took the release back: ${local.endpoint} answers with ${self.endpoint_config_name}, as before. README, chapter 4, says what to do."
    }
  }
}
