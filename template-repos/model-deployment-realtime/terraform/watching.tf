# Who is called when it does not answer, how it grows with the calls, and whether the world still looks as it did in training.

locals {
  dimensions = { EndpointName = local.endpoint, VariantName = local.variants["primary"] }

  alarms = {
    errors  = { metric = "Invocation5XXErrors", statistic = "Sum", percentile = null, limit = var.alarms.errors, words = "Calls that the model could not answer" }
    latency = { metric = "ModelLatency", statistic = null, percentile = "p99", limit = var.alarms.latency_ms * 1000, words = "The slowest hundredth of the answers, in microseconds" }
  }
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  for_each = local.alarms

  alarm_name          = "${local.prefix}--${each.key}"
  alarm_actions       = [local.topic_arn]
  alarm_description   = "${each.value.words}. A release that raises it is taken back."
  comparison_operator = "GreaterThanThreshold"
  dimensions          = local.dimensions
  evaluation_periods  = 1
  extended_statistic  = each.value.percentile
  metric_name         = each.value.metric
  namespace           = "AWS/SageMaker"
  ok_actions          = [local.topic_arn]
  period              = 300
  statistic           = each.value.statistic
  threshold           = each.value.limit
  treat_missing_data  = "notBreaching"
}

resource "aws_appautoscaling_target" "machines" {
  max_capacity       = var.instances.max
  min_capacity       = var.instances.min
  resource_id        = "endpoint/${aws_sagemaker_endpoint.endpoint.name}/variant/${local.variants["primary"]}"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  service_namespace  = "sagemaker"
}

resource "aws_appautoscaling_policy" "calls" {
  name               = "${local.prefix}--calls"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.machines.resource_id
  scalable_dimension = aws_appautoscaling_target.machines.scalable_dimension
  service_namespace  = aws_appautoscaling_target.machines.service_namespace

  target_tracking_scaling_policy_configuration {
    scale_in_cooldown  = 600
    scale_out_cooldown = 60
    target_value       = var.instances.calls_per_minute

    predefined_metric_specification {
      predefined_metric_type = "SageMakerVariantInvocationsPerInstance"
    }
  }
}

data "aws_sagemaker_prebuilt_ecr_image" "monitor" {
  repository_name = "sagemaker-model-monitor-analyzer"
  image_tag       = "latest"
}

resource "aws_sagemaker_data_quality_job_definition" "data" {
  count = var.baseline == null ? 0 : 1

  name     = "${local.prefix}--${substr(sha256(jsonencode([var.baseline, var.monitoring.instance_type, local.ground, local.key_arn, local.bucket])), 0, 8)}"
  role_arn = local.role_arn

  data_quality_app_specification {
    image_uri = data.aws_sagemaker_prebuilt_ecr_image.monitor.registry_path
  }

  data_quality_baseline_config {
    constraints_resource {
      s3_uri = var.baseline.constraints
    }

    statistics_resource {
      s3_uri = var.baseline.statistics
    }
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = aws_sagemaker_endpoint.endpoint.name
      local_path    = "/opt/ml/processing/input/endpoint"
    }
  }

  data_quality_job_output_config {
    kms_key_id = local.key_arn

    monitoring_outputs {
      s3_output {
        local_path     = "/opt/ml/processing/output"
        s3_uri         = "s3://${local.bucket}/monitoring"
        s3_upload_mode = "EndOfJob"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = var.monitoring.instance_type
      volume_kms_key_id = local.key_arn
      volume_size_in_gb = 20
    }
  }

  network_config {
    enable_inter_container_traffic_encryption = true
    enable_network_isolation                  = false

    vpc_config {
      security_group_ids = local.security_groups
      subnets            = local.subnets
    }
  }

  stopping_condition {
    max_runtime_in_seconds = 3600
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_monitoring_schedule" "data" {
  count = var.baseline == null ? 0 : 1

  name = "${local.prefix}--data"

  monitoring_schedule_config {
    monitoring_job_definition_name = aws_sagemaker_data_quality_job_definition.data[0].name
    monitoring_type                = "DataQuality"

    schedule_config {
      schedule_expression = var.monitoring.schedule
    }
  }
}

resource "aws_cloudwatch_dashboard" "endpoint" {
  dashboard_name = "${local.prefix}--realtime"
  dashboard_body = jsonencode({
    widgets = [for index, graph in [
      { title = "Calls a minute", metrics = ["Invocations"], stat = "Sum" },
      { title = "Errors", metrics = ["Invocation4XXErrors", "Invocation5XXErrors"], stat = "Sum" },
      { title = "Latency (µs, slowest hundredth)", metrics = ["ModelLatency", "OverheadLatency"], stat = "p99" },
      { title = "Machines' load (%)", metrics = ["CPUUtilization", "MemoryUtilization"], stat = "Average" },
      ] : {
      type   = "metric"
      x      = index % 2 * 12
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = graph.title
        region  = var.region
        stat    = graph.stat
        period  = 60
        metrics = [for metric in graph.metrics : [endswith(metric, "Utilization") ? "/aws/sagemaker/Endpoints" : "AWS/SageMaker", metric, "EndpointName", local.endpoint, "VariantName", local.variants["primary"]]]
      }
    }]
  })
}
