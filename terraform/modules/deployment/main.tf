# A stage in which models answer: the role they answer with, their bucket, and who may deploy.

locals {
  at       = "${var.context.region}:${var.context.account_id}"
  arn      = "arn:${var.context.partition}"
  sage     = "${local.arn}:sagemaker:${local.at}"
  batch    = var.inference == "batch"
  bucket   = "${var.context.prefix}-${var.context.suffix}"
  here     = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.context.stage) }
  role_arn = "${local.arn}:iam::${var.context.account_id}:role${var.context.path}${var.context.prefix}-inference"
  schedule = "${local.arn}:iam::${var.context.account_id}:role${var.context.path}${var.context.prefix}-schedule"

  dev = {
    account_id = var.context.accounts["dev"]
    bucket     = "${var.context.prefixes["dev"]}-${var.context.suffixes["dev"]}"
    group      = "${local.arn}:sagemaker:${var.context.region}:${var.context.accounts["dev"]}:model-package-group/${var.context.prefixes["dev"]}"
    packages   = "${local.arn}:sagemaker:${var.context.region}:${var.context.accounts["dev"]}:model-package/${var.context.prefixes["dev"]}/*"
    images     = "${local.arn}:ecr:${var.context.region}:${var.context.accounts["dev"]}:repository/mlops/${var.context.business_unit}/${var.context.project}/*"
  }
  own = { for kind in ["data-quality-job-definition", "endpoint", "endpoint-config", "model", "model-quality-job-definition", "monitoring-schedule", "pipeline"] : kind => "${local.sage}:${kind}/${var.context.prefix}-*" }
}

data "aws_partition" "here" {}

# What was asked of the model (real-time) or what it answered (batch), and the state of the repository's own Terraform.
module "data" {
  source = "../bucket"

  name              = local.bucket
  key_arn           = var.context.artifacts_key_arn
  access_log_bucket = var.context.access_log_bucket
}

module "jobs" {
  source = "../jobs"

  context      = var.context
  buckets      = [local.bucket]
  group        = { arn = local.dev.group, packages_arn = local.dev.packages }
  image_arns   = var.container ? [local.dev.images] : []
  read_buckets = [local.dev.bucket]
  read_key     = { account_id = local.dev.account_id, alias = "${var.context.business_unit}-dev-artifacts" }
  registers    = false
  role_arn     = local.role_arn
  trains       = false
}

module "inference_role" {
  source = "../role"

  context     = var.context
  description = "Models of ${var.context.project} while they answer"
  name        = "${var.context.prefix}-inference"
  policy      = module.jobs.policy
  service     = "sagemaker.amazonaws.com"
}

# A batch job begins by the clock.
data "aws_iam_policy_document" "schedule" {
  statement {
    sid       = "StartPipeline"
    actions   = ["sagemaker:StartPipelineExecution"]
    resources = [local.own["pipeline"]]
  }
}

module "schedule_role" {
  source = "../role"
  count  = local.batch ? 1 : 0

  context     = var.context
  description = "The clock that starts batch jobs of ${var.context.project}"
  name        = "${var.context.prefix}-schedule"
  policy      = data.aws_iam_policy_document.schedule.json
  service     = "scheduler.amazonaws.com"
}

data "aws_iam_policy_document" "deploy" {
  #checkov:skip=CKV_AWS_356:AWS allows the calls in Anywhere on * only
  #checkov:skip=CKV_AWS_111:AWS allows the calls in Anywhere on * only
  #checkov:skip=CKV_AWS_109:PutScalingPolicy and PutDashboard manage capacity and pictures, no permissions

  statement {
    sid       = "ThatVeryModel"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [local.dev.group, local.dev.packages]
  }

  statement {
    sid       = "ModelsInTheNetwork"
    actions   = ["sagemaker:CreateModel"]
    resources = [local.own["model"]]

    condition {
      test     = "ForAllValues:StringEquals"
      variable = "sagemaker:VpcSubnets"
      values   = var.context.subnet_ids
    }

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSubnets"
      values   = ["false"]
    }

    condition {
      test     = "ForAllValues:StringEquals"
      variable = "sagemaker:VpcSecurityGroupIds"
      values   = [var.context.security_group_id]
    }

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSecurityGroupIds"
      values   = ["false"]
    }
  }

  dynamic "statement" {
    for_each = local.batch ? [] : [local.own["endpoint-config"]]

    content {
      sid       = "VolumesWithOurKey"
      actions   = ["sagemaker:CreateEndpointConfig"]
      resources = [statement.value]

      condition {
        test     = "StringEqualsIfExists"
        variable = "sagemaker:VolumeKmsKey"
        values   = [var.context.artifacts_key_arn]
      }

      # Serverless and NVMe endpoints have no volume of ours; every other one has our key.
      condition {
        test     = "StringEqualsIfExists"
        variable = "sagemaker:OutputKmsKey"
        values   = [var.context.artifacts_key_arn]
      }
    }
  }

  statement {
    sid = "OwnThings"
    actions = concat(
      ["sagemaker:AddTags", "sagemaker:DeleteModel", "sagemaker:DeleteTags", "sagemaker:DescribeModel", "sagemaker:ListTags"],
      [for kind in ["DataQualityJobDefinition", "ModelQualityJobDefinition", "MonitoringSchedule"] : "sagemaker:Create${kind}"],
      [for kind in ["DataQualityJobDefinition", "ModelQualityJobDefinition", "MonitoringSchedule"] : "sagemaker:Delete${kind}"],
      [for kind in ["DataQualityJobDefinition", "ModelQualityJobDefinition", "MonitoringSchedule"] : "sagemaker:Describe${kind}"],
      ["sagemaker:UpdateMonitoringSchedule"],
      local.batch ? [
        "sagemaker:CreatePipeline",
        "sagemaker:DeletePipeline",
        "sagemaker:DescribePipeline",
        "sagemaker:DescribePipelineExecution",
        "sagemaker:ListPipelineExecutionSteps",
        "sagemaker:ListPipelineExecutions",
        "sagemaker:StartPipelineExecution",
        "sagemaker:StopPipelineExecution",
        "sagemaker:UpdatePipeline",
        ] : [
        "sagemaker:CreateEndpoint",
        "sagemaker:DeleteEndpoint",
        "sagemaker:DeleteEndpointConfig",
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeEndpointConfig",
        "sagemaker:InvokeEndpoint",
        "sagemaker:UpdateEndpoint",
        "sagemaker:UpdateEndpointWeightsAndCapacities",
      ],
    )
    resources = concat(values(local.own), ["${local.own["pipeline"]}/execution/*"])
  }

  statement {
    sid       = "PassInferenceRole"
    actions   = ["iam:PassRole"]
    resources = [local.role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = local.batch ? [local.schedule] : []

    content {
      sid       = "PassScheduleRole"
      actions   = ["iam:PassRole"]
      resources = [statement.value]

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["scheduler.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = local.batch ? ["${local.arn}:scheduler:${local.at}:schedule/*/${var.context.prefix}-*"] : []

    content {
      sid       = "OwnSchedules"
      actions   = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = local.batch ? [] : ["${local.arn}:application-autoscaling:${local.at}:scalable-target/*"]

    content {
      sid = "OwnScaling"
      actions = [
        "application-autoscaling:DeleteScalingPolicy",
        "application-autoscaling:DeregisterScalableTarget",
        "application-autoscaling:ListTagsForResource",
        "application-autoscaling:PutScalingPolicy",
        "application-autoscaling:RegisterScalableTarget",
        "application-autoscaling:TagResource",
      ]
      resources = [statement.value]

      condition {
        test     = "StringEqualsIfExists"
        variable = "application-autoscaling:service-namespace"
        values   = ["sagemaker"]
      }
    }
  }

  # The role of scaling itself is made by AWS at the first target of an account.
  dynamic "statement" {
    for_each = local.batch ? [] : ["${local.arn}:iam::${var.context.account_id}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint"]

    content {
      sid       = "RoleOfScaling"
      actions   = ["iam:CreateServiceLinkedRole"]
      resources = [statement.value]

      condition {
        test     = "StringEquals"
        variable = "iam:AWSServiceName"
        values   = ["sagemaker.application-autoscaling.amazonaws.com"]
      }
    }
  }

  statement {
    sid     = "OwnAlarmsAndPictures"
    actions = ["cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource", "cloudwatch:PutDashboard", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
    resources = [
      "${local.arn}:cloudwatch:${local.at}:alarm:${var.context.prefix}-*",
      "${local.arn}:cloudwatch::${var.context.account_id}:dashboard/${var.context.prefix}-*",
    ]
  }

  statement {
    sid       = "OwnObjects"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${local.arn}:s3:::${local.bucket}/*"]
  }

  statement {
    sid       = "OwnLocks"
    actions   = ["s3:DeleteObject"]
    resources = ["${local.arn}:s3:::${local.bucket}/deploy/*.tflock"]
  }

  statement {
    sid       = "OwnBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = ["${local.arn}:s3:::${local.bucket}"]
  }

  statement {
    sid       = "OurKey"
    actions   = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"]
    resources = [var.context.artifacts_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = [for service in ["s3", "sagemaker"] : "${service}.${var.context.region}.${data.aws_partition.here.dns_suffix}"]
    }
  }

  statement {
    sid       = "ReadParameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["${local.arn}:ssm:${local.at}:parameter${var.context.ssm_prefix}/*"]
  }

  statement {
    sid = "Anywhere"
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "cloudwatch:DescribeAlarms",
    ]
    resources = ["*"]
  }
}

module "github_role" {
  source   = "../github-role"
  for_each = local.here

  context    = var.context
  key        = each.key
  policy     = data.aws_iam_policy_document.deploy.json
  repository = { id = each.value.id, name = each.value.name }
}
