# What a role that SageMaker runs with may do: `run` to run at all, `start` to start jobs. Makes nothing.
#
# A thing belongs to a project by its name, <business unit>-<stage>-<project>--…, or, where SageMaker itself gives the name
# (pipelines-…), by its tag slipway:project. Two dashes, because no project's name has them: with one, project "churn" would
# own what project "churn-eu" has.

locals {
  arn       = "arn:${var.context.partition}"
  iam       = "${local.arn}:iam::${var.context.account_id}"
  sagemaker = "${local.arn}:sagemaker:${var.context.at}"
  own       = "${var.context.prefix}--*"
  role_arn  = "${local.iam}:role${var.context.path}${var.role_name}"

  # AWS's own images for training and inference: whoever else may read them, their repositories say.
  ready_images = [for name in ["autogluon-*", "djl-*", "huggingface-*", "pytorch-*", "sagemaker-*", "tensorflow-*"] : "${local.arn}:ecr:${var.context.region}:*:repository/${name}"]

  # The kind is said by the action; spelled out for each, the longest names would not fit into a policy. SageMaker itself names the
  # jobs of a pipeline's steps.
  own_things  = "${local.sagemaker}:*/${local.own}"
  step_things = "${local.sagemaker}:*/pipelines-*"
  things      = [local.own_things, local.step_things]

  own_disk    = "^ml\\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\\.)"
  disks_alike = length(var.instance_types) > 0 && length(distinct([for type in var.instance_types : can(regex(local.own_disk, type))])) == 1
  # A disk that belongs to the machine is encrypted by it and takes no key; where machines of both kinds may be used, a key that
  # is named must be ours and the boundary refuses one that is missing.
  volume = (
    !local.disks_alike ? [{ test = "ArnEqualsIfExists", variable = "sagemaker:VolumeKmsKey", values = [var.context.keys.artifacts] }] :
    can(regex(local.own_disk, var.instance_types[0])) ? [] : [{ test = "ArnEquals", variable = "sagemaker:VolumeKmsKey", values = [var.context.keys.artifacts] }]
  )
  instances = length(var.instance_types) == 0 ? [] : [
    { test = "Null", variable = "sagemaker:InstanceTypes", values = ["false"] },
    { test = "ForAllValues:StringEquals", variable = "sagemaker:InstanceTypes", values = var.instance_types },
  ]
  follow = [
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
  tagged = [{ test = "StringEquals", variable = "aws:RequestTag/slipway:project", values = [var.context.prefix] }]
  output = [{ test = "ArnEquals", variable = "sagemaker:OutputKmsKey", values = [var.context.keys.artifacts] }]

  # Of a key with several values ForAllValues alone is also true when there is none.
  network = [
    { test = "Null", variable = "sagemaker:VpcSubnets", values = ["false"] },
    { test = "ForAllValues:StringEquals", variable = "sagemaker:VpcSubnets", values = var.context.subnet_ids },
    { test = "Null", variable = "sagemaker:VpcSecurityGroupIds", values = ["false"] },
    { test = "ForAllValues:StringEquals", variable = "sagemaker:VpcSecurityGroupIds", values = var.context.security_group_ids },
  ]
  # A model brings its role along: another's model would run as the other.
  models = [{ test = "ArnLike", variable = "sagemaker:ModelArn", values = ["${local.sagemaker}:model/${local.own}", "${local.sagemaker}:model/pipelines-*"] }]
  bounded = [
    { test = "NumericLessThanEqualsIfExists", variable = "sagemaker:MaxRuntimeInSeconds", values = ["432000"] },
    { test = "Null", variable = "sagemaker:KeepAlivePeriod", values = ["true"] },
  ]
  traffic = [{ test = "Bool", variable = "sagemaker:InterContainerTrafficEncryption", values = ["true"] }]

  starts = {
    StartJobs = {
      actions    = ["sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob"]
      resources  = local.things
      conditions = concat(local.tagged, local.network, local.traffic, local.output, local.volume, local.instances, local.bounded)
    }
    StartTransforms = {
      actions    = ["sagemaker:CreateTransformJob"]
      resources  = local.things
      conditions = concat(local.tagged, local.output, local.volume, local.instances, local.models)
    }
    MakeModels = {
      actions    = ["sagemaker:CreateModel"]
      resources  = local.things
      conditions = concat(local.tagged, local.network)
    }
    TagWhatIsMade = {
      actions   = ["sagemaker:AddTags"]
      resources = local.things
      conditions = concat(local.tagged, [
        { test = "StringLike", variable = "sagemaker:TaggingAction", values = ["Create*"] },
      ])
    }
    FollowOwn = {
      actions    = local.follow
      resources  = [local.own_things]
      conditions = []
    }
    FollowSteps = {
      actions    = local.follow
      resources  = [local.step_things]
      conditions = [{ test = "StringEquals", variable = "aws:ResourceTag/slipway:project", values = [var.context.prefix] }]
    }
    PassItself = {
      actions    = ["iam:PassRole"]
      resources  = [local.role_arn]
      conditions = [{ test = "StringEquals", variable = "iam:PassedToService", values = ["sagemaker.amazonaws.com"] }]
    }
  }
}

data "aws_iam_policy_document" "run" {
  #checkov:skip=CKV_AWS_356:AWS knows no smaller resource for these calls
  #checkov:skip=CKV_AWS_111:AWS knows no smaller resource for these calls
  #checkov:skip=CKV_AWS_109:What is managed is the permission of a network interface that a job has in our subnets; no grant to anybody else
  statement {
    sid       = "ListBuckets"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = var.bucket_arns
  }

  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = [for arn in var.bucket_arns : "${arn}/*"]

    # A bucket that is gone can be made again by anybody.
    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [var.context.account_id]
    }
  }

  statement {
    sid       = "WriteObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:PutObject"]
    resources = [for arn in var.bucket_arns : "${arn}/*"]
  }

  # What runs must not change what runs next, nor see what Terraform wrote down.
  statement {
    sid       = "KeepCode"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = flatten([for folder in var.kept_folders : [for arn in var.bucket_arns : "${arn}/${folder}/*"]])
  }

  statement {
    sid       = "KeepState"
    effect    = "Deny"
    actions   = ["s3:GetObject*", "s3:PutObject"]
    resources = [for arn in var.bucket_arns : "${arn}/deploy/*"]
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
      values   = flatten([for arn in var.bucket_arns : [arn, "${arn}/*"]])
    }
  }

  statement {
    sid       = "EncryptVolumes"
    actions   = ["kms:CreateGrant"]
    resources = [var.context.keys.artifacts]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }

  statement {
    sid       = "SeeKey"
    actions   = ["kms:DescribeKey"]
    resources = [var.context.keys.artifacts]
  }

  statement {
    sid       = "PullImages"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = concat(["${local.arn}:ecr:${var.context.region}:${var.image_account_id}:repository/mlops/${var.context.business_unit}/${var.context.project}/*"], local.ready_images)
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for path in ["/aws/sagemaker/*", "/mlops/${var.context.prefix}/*"] : "${local.arn}:logs:${var.context.at}:log-group:${path}"]
  }

  statement {
    sid       = "WriteMetrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringLike"
      variable = "cloudwatch:namespace"
      values   = ["/aws/sagemaker/*", "aws/sagemaker/*", "mlops/${var.context.prefix}"]
    }
  }

  statement {
    sid     = "JoinNetwork"
    actions = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission"]
    resources = concat(
      ["${local.arn}:ec2:${var.context.at}:network-interface/*"],
      [for id in var.context.subnet_ids : "${local.arn}:ec2:${var.context.region}:*:subnet/${id}"],
      [for id in var.context.security_group_ids : "${local.arn}:ec2:${var.context.region}:*:security-group/${id}"],
    )
  }

  statement {
    sid       = "LeaveNetwork"
    actions   = ["ec2:DeleteNetworkInterface"]
    resources = ["${local.arn}:ec2:${var.context.at}:network-interface/*"]

    condition {
      test     = "ArnLike"
      variable = "ec2:Subnet"
      values   = [for id in var.context.subnet_ids : "${local.arn}:ec2:${var.context.region}:*:subnet/${id}"]
    }
  }

  statement {
    sid = "NoSmallerResource"
    actions = [
      "ec2:DeleteNetworkInterfacePermission",
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

data "aws_iam_policy_document" "start" {
  dynamic "statement" {
    for_each = local.starts

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = statement.value.resources

      dynamic "condition" {
        for_each = statement.value.conditions

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}
