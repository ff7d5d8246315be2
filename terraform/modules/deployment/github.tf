# What a repository that deploys may do: make, change and delete what carries the project's name, from the registry's packages,
# with the role that models run with. It trains nothing and approves nothing.

locals {
  schedule_role_arn = "${local.arn}:iam::${var.context.account_id}:role${var.context.path}${var.context.prefix}-schedule"

  # Of a key with several values ForAllValues alone is also true when there is none.
  network = [
    { test = "Null", variable = "sagemaker:VpcSubnets", values = ["false"] },
    { test = "ForAllValues:StringEquals", variable = "sagemaker:VpcSubnets", values = var.context.subnet_ids },
    { test = "Null", variable = "sagemaker:VpcSecurityGroupIds", values = ["false"] },
    { test = "ForAllValues:StringEquals", variable = "sagemaker:VpcSecurityGroupIds", values = var.context.security_group_ids },
  ]
}

data "aws_iam_policy_document" "deploy" {
  #checkov:skip=CKV_AWS_356:AWS knows no smaller resource for listing
  statement {
    sid       = "ReadRegistry"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [local.group, local.packages]
  }

  # A release takes the model along: dev could write over its own copy after somebody approved it.
  statement {
    sid       = "ReadModelsOfDev"
    actions   = ["s3:GetObject"]
    resources = ["${local.dev_bucket}/models/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [var.context.accounts["dev"]]
    }
  }

  statement {
    sid       = "DecryptModelsOfDev"
    actions   = ["kms:Decrypt"]
    resources = ["${local.arn}:kms:${var.context.region}:${var.context.accounts["dev"]}:key/*"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.context.region}.${var.context.dns_suffix}"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [local.dev_bucket, "${local.dev_bucket}/models/*"]
    }
  }

  statement {
    sid       = "BringModels"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${module.data.arn}/models/*"]
  }

  statement {
    sid       = "OwnModels"
    actions   = ["sagemaker:CreateModel"]
    resources = ["${local.sagemaker}:model/${local.own}", local.packages]

    dynamic "condition" {
      for_each = local.network

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }
  }

  statement {
    sid       = "ChangeOwnModels"
    actions   = ["sagemaker:AddTags", "sagemaker:DeleteModel", "sagemaker:DeleteTags", "sagemaker:DescribeModel", "sagemaker:ListTags"]
    resources = ["${local.sagemaker}:model/${local.own}"]
  }

  statement {
    sid       = "PassInferenceRole"
    actions   = ["iam:PassRole"]
    resources = [module.inference_role.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  # Terraform of the repository keeps its state in the project's own bucket, with a lock file beside it.
  statement {
    sid       = "FindState"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [module.data.arn]
  }

  statement {
    sid       = "KeepState"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${module.data.arn}/deploy/${var.context.project}/*"]
  }

  statement {
    sid       = "UnlockState"
    actions   = ["s3:DeleteObject"]
    resources = ["${module.data.arn}/deploy/${var.context.project}/*.tflock"]
  }

  statement {
    sid       = "ReadWhatWasMade"
    actions   = ["s3:GetObject"]
    resources = [for folder in ["captured", "monitoring", "results"] : "${module.data.arn}/${folder}/*"]
  }

  statement {
    sid       = "UploadCode"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${module.data.arn}/code/*"]
  }

  statement {
    sid       = "UseKeyForOwnObjects"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.context.keys.artifacts]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.context.region}.${var.context.dns_suffix}"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [module.data.arn, "${module.data.arn}/*"]
    }
  }

  statement {
    sid       = "SeeKey"
    actions   = ["kms:DescribeKey"]
    resources = [var.context.keys.artifacts]
  }

  statement {
    sid       = "LookUp"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = [for path in ["${var.context.ssm_prefix}/*", "${var.context.tree}/key/artifacts-arn", "${var.context.tree}/network/*"] : "${local.arn}:ssm:${local.at}:parameter${path}"]
  }

  statement {
    sid       = "OwnAlarms"
    actions   = ["cloudwatch:DeleteAlarms", "cloudwatch:ListTagsForResource", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
    resources = ["${local.arn}:cloudwatch:${local.at}:alarm:${local.own}"]
  }

  statement {
    sid       = "OwnDashboards"
    actions   = ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"]
    resources = ["${local.arn}:cloudwatch::${var.context.account_id}:dashboard/${local.own}"]
  }

  statement {
    sid       = "SeeAlarms"
    actions   = ["cloudwatch:DescribeAlarms"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "realtime" {
  #checkov:skip=CKV_AWS_356:A scaling target has a number for a name; it is known by its tag
  #checkov:skip=CKV_AWS_111:A scaling target has a number for a name; it is known by its tag
  source_policy_documents = [data.aws_iam_policy_document.deploy.json]

  # Its disk is encrypted by our key, or by the machine itself, which the boundary tells apart.
  statement {
    sid       = "OwnEndpointConfigs"
    actions   = ["sagemaker:CreateEndpointConfig"]
    resources = ["${local.sagemaker}:endpoint-config/${local.own}"]

    condition {
      test     = "ArnEqualsIfExists"
      variable = "sagemaker:VolumeKmsKey"
      values   = [var.context.keys.artifacts]
    }

    # A model brings its role along: another's model would answer as the other.
    condition {
      test     = "ArnLike"
      variable = "sagemaker:ModelArn"
      values   = ["${local.sagemaker}:model/${local.own}"]
    }
  }

  statement {
    sid = "OwnEndpoints"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:CreateEndpoint",
      "sagemaker:DeleteEndpoint",
      "sagemaker:DeleteEndpointConfig",
      "sagemaker:DeleteTags",
      "sagemaker:DescribeEndpoint",
      "sagemaker:DescribeEndpointConfig",
      "sagemaker:InvokeEndpoint",
      "sagemaker:ListTags",
      "sagemaker:UpdateEndpoint",
      "sagemaker:UpdateEndpointWeightsAndCapacities",
    ]
    resources = ["${local.sagemaker}:endpoint/${local.own}", "${local.sagemaker}:endpoint-config/${local.own}"]
  }

  statement {
    sid = "MakeMonitoring"
    actions = [
      "sagemaker:CreateDataQualityJobDefinition",
      "sagemaker:CreateModelBiasJobDefinition",
      "sagemaker:CreateModelExplainabilityJobDefinition",
      "sagemaker:CreateModelQualityJobDefinition",
    ]
    resources = ["${local.sagemaker}:*/${local.own}"]

    dynamic "condition" {
      for_each = local.network

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }
  }

  statement {
    sid = "OwnMonitoring"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:DeleteDataQualityJobDefinition",
      "sagemaker:DeleteModelBiasJobDefinition",
      "sagemaker:DeleteModelExplainabilityJobDefinition",
      "sagemaker:DeleteModelQualityJobDefinition",
      "sagemaker:DeleteMonitoringSchedule",
      "sagemaker:DeleteTags",
      "sagemaker:DescribeDataQualityJobDefinition",
      "sagemaker:DescribeModelBiasJobDefinition",
      "sagemaker:DescribeModelExplainabilityJobDefinition",
      "sagemaker:DescribeModelQualityJobDefinition",
      "sagemaker:DescribeMonitoringSchedule",
      "sagemaker:ListTags",
      "sagemaker:StartMonitoringSchedule",
      "sagemaker:StopMonitoringSchedule",
    ]
    resources = ["${local.sagemaker}:*/${local.own}"]
  }

  # A schedule takes the name of a job definition, which was held against the network when it was made, or a whole job, which
  # would not be; only the latter says machines.
  statement {
    sid       = "ScheduleMonitoring"
    actions   = ["sagemaker:CreateMonitoringSchedule", "sagemaker:UpdateMonitoringSchedule"]
    resources = ["${local.sagemaker}:*/${local.own}"]

    condition {
      test     = "Null"
      variable = "sagemaker:InstanceTypes"
      values   = ["true"]
    }
  }

  # A target that is tracked has alarms, which Application Auto Scaling names and makes with the caller's rights.
  # https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
  statement {
    sid       = "AlarmsOfScaling"
    actions   = ["cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm"]
    resources = ["${local.arn}:cloudwatch:${local.at}:alarm:TargetTracking-endpoint/${local.own}"]
  }

  # Which endpoint is scaled is checked by SageMaker, with the caller's own rights on it.
  statement {
    sid       = "SeeScaling"
    actions   = ["application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingActivities", "application-autoscaling:DescribeScalingPolicies", "application-autoscaling:ListTagsForResource"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = {
      RegisterScaling = { actions = ["application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource"], tag = "aws:RequestTag/slipway:project" }
      ChangeScaling   = { actions = ["application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget"], tag = "aws:ResourceTag/slipway:project" }
    }

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = ["${local.arn}:application-autoscaling:${local.at}:scalable-target/*"]

      condition {
        test     = "StringEquals"
        variable = "application-autoscaling:service-namespace"
        values   = ["sagemaker"]
      }

      condition {
        test     = "StringEquals"
        variable = statement.value.tag
        values   = [var.context.prefix]
      }
    }
  }

  statement {
    sid       = "RoleOfScaling"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["${local.arn}:iam::${var.context.account_id}:role/aws-service-role/sagemaker.application-autoscaling.${var.context.dns_suffix}/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["sagemaker.application-autoscaling.${var.context.dns_suffix}"]
    }
  }
}

data "aws_iam_policy_document" "batch" {
  source_policy_documents = [data.aws_iam_policy_document.deploy.json]

  statement {
    sid = "OwnPipelines"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:CreatePipeline",
      "sagemaker:DeletePipeline",
      "sagemaker:DeleteTags",
      "sagemaker:DescribePipeline",
      "sagemaker:DescribePipelineExecution",
      "sagemaker:ListPipelineExecutionSteps",
      "sagemaker:ListPipelineExecutions",
      "sagemaker:ListTags",
      "sagemaker:StartPipelineExecution",
      "sagemaker:StopPipelineExecution",
      "sagemaker:UpdatePipeline",
    ]
    resources = ["${local.sagemaker}:pipeline/${local.own}"]
  }

  statement {
    sid       = "OwnSchedules"
    actions   = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule"]
    resources = ["${local.arn}:scheduler:${local.at}:schedule/default/${local.own}"]
  }

  statement {
    sid       = "PassScheduleRole"
    actions   = ["iam:PassRole"]
    resources = [local.schedule_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["scheduler.amazonaws.com"]
    }
  }
}
