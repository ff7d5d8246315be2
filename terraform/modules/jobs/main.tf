# What a role may do that SageMaker's jobs run with: in the network, with the key, on its own things. Makes nothing.

locals {
  at   = "${var.context.region}:${var.context.account_id}"
  arn  = "arn:${var.context.partition}"
  sage = "${local.arn}:sagemaker:${local.at}"

  # Jobs carry the project's prefix: a pipeline is compiled with use_custom_job_prefix, or its jobs are called
  # pipelines-… like everybody's.
  named = { for kind in ["endpoint", "endpoint-config", "hyper-parameter-tuning-job", "model", "pipeline", "processing-job", "training-job", "transform-job"] : kind => "${local.sage}:${kind}/${var.context.prefix}-*" }

  bucket_arns  = [for bucket in var.buckets : "${local.arn}:s3:::${bucket}"]
  read_arns    = [for bucket in var.read_buckets : "${local.arn}:s3:::${bucket}"]
  key_services = [for service in ["ecr", "s3", "sagemaker"] : "${service}.${var.context.region}.${data.aws_partition.here.dns_suffix}"]
}

data "aws_partition" "here" {}

data "aws_iam_policy_document" "jobs" {
  #checkov:skip=CKV_AWS_356:AWS allows the calls in Anywhere on * only
  #checkov:skip=CKV_AWS_111:AWS allows the calls in Anywhere on * only

  statement {
    sid       = "OwnObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = [for arn in local.bucket_arns : "${arn}/*"]
  }

  statement {
    sid       = "OwnBuckets"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = concat(local.bucket_arns, local.read_arns)
  }

  dynamic "statement" {
    for_each = length(local.read_arns) == 0 ? [] : [local.read_arns]

    content {
      sid       = "ModelsFromDev"
      actions   = ["s3:GetObject"]
      resources = [for arn in statement.value : "${arn}/*"]
    }
  }

  statement {
    sid       = "OurKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = [var.context.artifacts_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = local.key_services
    }
  }

  # A volume keeps its key after the call that made it.
  statement {
    sid       = "OurKeyForVolumes"
    actions   = ["kms:CreateGrant"]
    resources = [var.context.artifacts_key_arn]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }

  # Which key another account's stage has is not known here; its name is, and that account's key says who may decrypt.
  dynamic "statement" {
    for_each = var.read_key == null ? [] : [var.read_key]

    content {
      sid       = "KeyOfModelsFromDev"
      actions   = ["kms:Decrypt"]
      resources = ["${local.arn}:kms:${var.context.region}:${statement.value.account_id}:key/*"]

      condition {
        test     = "ForAnyValue:StringEquals"
        variable = "kms:ResourceAliases"
        values   = ["alias/${statement.value.alias}"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = local.key_services
      }
    }
  }

  # ForAllValues is true when nothing is given: the Null beside it says that something must be.
  statement {
    sid = "JobsInTheNetwork"
    actions = concat(
      ["sagemaker:CreateProcessingJob"],
      var.trains ? ["sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateTrainingJob"] : [],
    )
    resources = concat(
      [local.named["processing-job"]],
      var.trains ? [local.named["hyper-parameter-tuning-job"], local.named["training-job"]] : [],
    )

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

    condition {
      test     = "StringEquals"
      variable = "sagemaker:VolumeKmsKey"
      values   = [var.context.artifacts_key_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "sagemaker:OutputKmsKey"
      values   = [var.context.artifacts_key_arn]
    }

    condition {
      test     = "Bool"
      variable = "sagemaker:InterContainerTrafficEncryption"
      values   = ["true"]
    }

    dynamic "condition" {
      for_each = length(var.instance_types) == 0 ? [] : [var.instance_types]

      content {
        test     = "ForAllValues:StringEquals"
        variable = "sagemaker:InstanceTypes"
        values   = condition.value
      }
    }

    dynamic "condition" {
      for_each = length(var.instance_types) == 0 ? [] : ["false"]

      content {
        test     = "Null"
        variable = "sagemaker:InstanceTypes"
        values   = [condition.value]
      }
    }
  }

  statement {
    sid       = "ModelsInTheNetwork"
    actions   = ["sagemaker:CreateModel"]
    resources = [local.named["model"]]

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

  # A transform runs where its model does.
  statement {
    sid       = "TransformsWithOurKey"
    actions   = ["sagemaker:CreateTransformJob"]
    resources = [local.named["transform-job"]]

    condition {
      test     = "StringEquals"
      variable = "sagemaker:VolumeKmsKey"
      values   = [var.context.artifacts_key_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "sagemaker:OutputKmsKey"
      values   = [var.context.artifacts_key_arn]
    }
  }

  statement {
    sid = "OwnJobs"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:DeleteModel",
      "sagemaker:DescribeHyperParameterTuningJob",
      "sagemaker:DescribeModel",
      "sagemaker:DescribeProcessingJob",
      "sagemaker:DescribeTrainingJob",
      "sagemaker:DescribeTransformJob",
      "sagemaker:ListTags",
      "sagemaker:StopHyperParameterTuningJob",
      "sagemaker:StopProcessingJob",
      "sagemaker:StopTrainingJob",
      "sagemaker:StopTransformJob",
    ]
    resources = [for kind in ["hyper-parameter-tuning-job", "model", "processing-job", "training-job", "transform-job"] : local.named[kind]]
  }

  statement {
    sid       = "ReadModels"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [var.group.arn, var.group.packages_arn]
  }

  dynamic "statement" {
    for_each = var.registers ? [var.group] : []

    content {
      sid       = "RegisterModels"
      actions   = ["sagemaker:AddTags", "sagemaker:CreateModelPackage"]
      resources = [statement.value.arn, statement.value.packages_arn]
    }
  }

  # Whoever makes a model does not approve it.
  statement {
    sid       = "NeverApprove"
    effect    = "Deny"
    actions   = ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["Approved"]
    }
  }

  statement {
    sid       = "PassItself"
    actions   = ["iam:PassRole"]
    resources = [var.role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  # Our images, and those that AWS makes for SageMaker, which lie in accounts of AWS that differ by region.
  statement {
    sid     = "Images"
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = concat(
      var.image_arns,
      [for name in ["djl-*", "huggingface-*", "pytorch-*", "sagemaker-*", "tensorflow-*"] : "${local.arn}:ecr:${var.context.region}:*:repository/${name}"],
    )
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${local.arn}:logs:${local.at}:log-group:/aws/sagemaker/*"]
  }

  statement {
    sid       = "Metrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringLike"
      variable = "cloudwatch:namespace"
      values   = ["/aws/sagemaker/*", "aws/sagemaker/*", "mlops/${var.context.prefix}"]
    }
  }

  # What a job in a network needs of it.
  statement {
    sid     = "Interfaces"
    actions = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"]
    resources = concat(
      ["${local.arn}:ec2:${local.at}:network-interface/*", "${local.arn}:ec2:${local.at}:security-group/${var.context.security_group_id}"],
      [for subnet in var.context.subnet_ids : "${local.arn}:ec2:${local.at}:subnet/${subnet}"],
    )
  }

  statement {
    sid = "Anywhere"
    actions = [
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "ecr:GetAuthorizationToken",
    ]
    resources = ["*"]
  }
}
