# What personas may do, and what nobody may. Denials stand in a document of their own: they hold whatever is added later.

locals {
  account  = "${var.region}:${var.account_id}"
  own      = "arn:${local.partition}:sagemaker:${local.account}:user-profile/$${sagemaker:DomainId}/$${sagemaker:UserProfileName}"
  projects = "arn:${local.partition}:s3:::${local.prefix}-*-????????"

  # Jobs that take a network, and what creates volumes.
  networked = ["CreateAutoMLJobV2", "CreateHyperParameterTuningJob", "CreateModel", "CreateProcessingJob", "CreateTrainingJob"]
  volumes   = ["CreateEndpointConfig", "CreateHyperParameterTuningJob", "CreateProcessingJob", "CreateTrainingJob", "CreateTransformJob"]

  # These have disks of their own, encrypted by the machine, and AWS refuses a key for their volume.
  local_disks = ["ml.*d*.*", "ml.g*", "ml.p4*", "ml.p5*", "ml.p6*", "ml.trn*"]

  approvers = ["lead"]
}

# Studio itself: own spaces and apps, and seeing what there is.
data "aws_iam_policy_document" "studio" {
  statement {
    sid       = "OpenOwn"
    actions   = ["sagemaker:CreatePresignedDomainUrl"]
    resources = [local.own]
  }

  statement {
    sid       = "OwnSpaces"
    actions   = ["sagemaker:CreateSpace", "sagemaker:DeleteSpace", "sagemaker:UpdateSpace"]
    resources = ["arn:${local.partition}:sagemaker:${local.account}:space/$${sagemaker:DomainId}/*"]

    condition {
      test     = "ArnLike"
      variable = "sagemaker:OwnerUserProfileArn"
      values   = [local.own]
    }

    condition {
      test     = "StringEquals"
      variable = "sagemaker:SpaceSharingType"
      values   = ["Private"]
    }
  }

  statement {
    sid       = "OwnApps"
    actions   = ["sagemaker:CreateApp", "sagemaker:DeleteApp"]
    resources = ["arn:${local.partition}:sagemaker:${local.account}:app/$${sagemaker:DomainId}/*"]

    condition {
      test     = "ArnLike"
      variable = "sagemaker:OwnerUserProfileArn"
      values   = [local.own]
    }

    condition {
      test     = "StringEquals"
      variable = "sagemaker:SpaceSharingType"
      values   = ["Private"]
    }
  }

  statement {
    sid       = "TagWhatIsMade"
    actions   = ["sagemaker:AddTags"]
    resources = ["arn:${local.partition}:sagemaker:${local.account}:*"]

    condition {
      test     = "Null"
      variable = "sagemaker:TaggingAction"
      values   = ["false"]
    }
  }

  # checkov:skip=CKV_AWS_356: AWS knows no smaller resource for lists and searches; they tell names and settings, no data.
  statement {
    sid       = "See"
    actions   = ["sagemaker:Describe*", "sagemaker:List*", "sagemaker:Search"]
    resources = ["*"]
  }

  statement {
    sid       = "SeeNetwork"
    actions   = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs"]
    resources = ["*"]
  }

  statement {
    sid = "SeeLogs"
    actions = [
      "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
    ]
    resources = [
      "arn:${local.partition}:logs:${local.account}:log-group:/aws/sagemaker/*",
      "arn:${local.partition}:logs:${local.account}:log-group:/mlops/${local.prefix}-*",
    ]
  }

  statement {
    sid       = "Measure"
    actions   = ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics"]
    resources = ["*"]
  }

  statement {
    sid       = "MeasureJobs"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringLike"
      variable = "cloudwatch:namespace"
      values   = ["/aws/sagemaker/*", "aws/sagemaker/*", "mlops/${local.prefix}*"]
    }
  }
}

# Jobs by name, as the boundary wants them; where they run and with which key, the guardrails say.
data "aws_iam_policy_document" "jobs" {
  for_each = toset(["data-scientist", "lead", "ml-engineer"])

  statement {
    sid = "Jobs"
    actions = [
      "sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateModel", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob",
      "sagemaker:CreateTransformJob", "sagemaker:StopHyperParameterTuningJob", "sagemaker:StopProcessingJob", "sagemaker:StopTrainingJob",
      "sagemaker:StopTransformJob", "sagemaker:DeleteModel",
    ]
    resources = [for kind in ["hyper-parameter-tuning-job", "model", "processing-job", "training-job", "transform-job"] :
      "arn:${local.partition}:sagemaker:${local.account}:${kind}/${local.prefix}-*"
    ]
  }

  statement {
    sid       = "Experiments"
    actions   = [for thing in ["Action", "Artifact", "Context", "Experiment", "Trial", "TrialComponent"] : "sagemaker:*${thing}"]
    resources = [for kind in ["action", "artifact", "context", "experiment", "experiment-trial", "experiment-trial-component"] : "arn:${local.partition}:sagemaker:${local.account}:${kind}/${local.prefix}-*"]
  }

  statement {
    sid     = "Register"
    actions = ["sagemaker:CreateModelPackage"]
    resources = [
      "arn:${local.partition}:sagemaker:${local.account}:model-package/${local.prefix}-*/*",
      "arn:${local.partition}:sagemaker:${local.account}:model-package-group/${local.prefix}-*",
    ]
  }

  statement {
    sid     = "Pass"
    actions = ["iam:PassRole"]
    resources = concat(
      # What a lead starts must not run as the one who approves.
      distinct([local.role_arns["data-scientist"], local.role_arns[each.key == "lead" ? "data-scientist" : each.key]]),
      each.key == "ml-engineer" ? ["arn:${local.partition}:iam::${var.account_id}:role/mlops/${var.business_unit}/*/${local.prefix}-*"] : [],
    )

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  statement {
    sid       = "NetworkInterfaces"
    actions   = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"]
    resources = concat(["arn:${local.partition}:ec2:${local.account}:network-interface/*", "arn:${local.partition}:ec2:${local.account}:security-group/${local.security_group}"], [for subnet in local.subnets : "arn:${local.partition}:ec2:${local.account}:subnet/${subnet}"])
  }

  statement {
    sid       = "SeeInterfaces"
    actions   = ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces"]
    resources = ["*"]
  }
}

# Own folder, the folder of all, and data that was opened to all; who delivers also reads what projects made.
data "aws_iam_policy_document" "data" {
  for_each = toset(["data-scientist", "lead", "ml-engineer"])

  statement {
    sid       = "OwnFolder"
    actions   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${local.bucket}/studio/$${aws:SourceIdentity}/*"]
  }

  statement {
    sid       = "Folders"
    actions   = ["s3:ListBucket"]
    resources = ["arn:${local.partition}:s3:::${local.bucket}"]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["studio/$${aws:SourceIdentity}", "studio/$${aws:SourceIdentity}/*", "studio/shared", "studio/shared/*"]
    }
  }

  statement {
    sid       = "SharedFolder"
    actions   = each.key == "lead" ? ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
    resources = ["arn:${local.partition}:s3:::${local.bucket}/studio/shared/*"]
  }

  statement {
    sid       = "WhereBucketsAre"
    actions   = ["s3:GetBucketLocation"]
    resources = ["arn:${local.partition}:s3:::${local.bucket}", local.projects]
  }

  dynamic "statement" {
    for_each = length(var.data_locations) == 0 ? [] : ["OpenData"]

    content {
      sid       = "OpenData"
      actions   = ["s3:GetObject", "s3:GetObjectVersion"]
      resources = [for place in var.data_locations : "arn:${local.partition}:s3:::${place}/*"]
    }
  }

  dynamic "statement" {
    for_each = length(var.data_locations) == 0 ? [] : ["OpenDataLists"]

    content {
      sid       = "OpenDataLists"
      actions   = ["s3:ListBucket"]
      resources = distinct([for place in var.data_locations : "arn:${local.partition}:s3:::${split("/", place)[0]}"])
    }
  }

  # Named folders only: the pattern also fits the platform's own bucket, where everybody's folder is.
  dynamic "statement" {
    for_each = each.key == "data-scientist" || length(var.project_folders) == 0 ? [] : ["Projects"]

    content {
      sid       = "Projects"
      actions   = ["s3:GetObject", "s3:GetObjectVersion"]
      resources = [for folder in var.project_folders : "${local.projects}/${folder}/*"]

      condition {
        test     = "StringEquals"
        variable = "aws:ResourceAccount"
        values   = [var.account_id]
      }
    }
  }

  dynamic "statement" {
    for_each = each.key == "data-scientist" || length(var.project_folders) == 0 ? [] : ["ProjectsLists"]

    content {
      sid       = "ProjectsLists"
      actions   = ["s3:ListBucket"]
      resources = [local.projects]

      condition {
        test     = "StringEquals"
        variable = "aws:ResourceAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "StringLike"
        variable = "s3:prefix"
        values   = flatten([for folder in var.project_folders : [folder, "${folder}/*"]])
      }
    }
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"]
    resources = [local.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = [for service in ["ec2", "ecr", "s3", "sagemaker"] : "${service}.${var.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "VolumesOfJobs"
    actions   = ["kms:CreateGrant"]
    resources = [local.key_arn]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }

  statement {
    sid       = "Images"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"]
    resources = ["arn:${local.partition}:ecr:${var.region}:*:repository/*"]
  }

  statement {
    sid       = "ImagesSignIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Parameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["arn:${local.partition}:ssm:${local.account}:parameter${local.tree}/*"]
  }
}

# A lead says yes or no to a model that waits; the portal is the other one who may.
data "aws_iam_policy_document" "approval" {
  statement {
    sid       = "Decide"
    actions   = ["sagemaker:UpdateModelPackage"]
    resources = ["arn:${local.partition}:sagemaker:${local.account}:model-package/${local.prefix}-*/*"]

    condition {
      test     = "StringEquals"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["Approved", "PendingManualApproval", "Rejected"]
    }
  }
}

# Pipelines and endpoints of projects, by name.
data "aws_iam_policy_document" "delivery" {
  statement {
    sid = "Pipelines"
    actions = [
      "sagemaker:CreatePipeline", "sagemaker:DeletePipeline", "sagemaker:RetryPipelineExecution", "sagemaker:SendPipelineExecutionStepFailure",
      "sagemaker:SendPipelineExecutionStepSuccess", "sagemaker:StartPipelineExecution", "sagemaker:StopPipelineExecution", "sagemaker:UpdatePipeline",
    ]
    resources = ["arn:${local.partition}:sagemaker:${local.account}:pipeline/${local.prefix}-*"]
  }

  statement {
    sid = "Endpoints"
    actions = [
      "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpoint", "sagemaker:DeleteEndpointConfig",
      "sagemaker:InvokeEndpoint", "sagemaker:UpdateEndpoint", "sagemaker:UpdateEndpointWeightsAndCapacities",
    ]
    resources = [for kind in ["endpoint", "endpoint-config"] : "arn:${local.partition}:sagemaker:${local.account}:${kind}/${local.prefix}-*"]
  }
}

# For all but the approvers.
data "aws_iam_policy_document" "undecided" {
  statement {
    sid       = "NoDecision"
    effect    = "Deny"
    actions   = ["sagemaker:UpdateModelPackage"]
    resources = ["*"]
  }
}

# For all, approvers too.
data "aws_iam_policy_document" "guardrails" {
  # Nobody registers a model that is approved at once, a lead no more than others.
  statement {
    sid       = "NoModelIsBornApproved"
    effect    = "Deny"
    actions   = ["sagemaker:CreateModelPackage"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["PendingManualApproval"]
    }

    condition {
      test     = "Null"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["false"]
    }
  }

  # Whoever can change a profile or open another's Studio has that person's role.
  statement {
    sid    = "NobodyElse"
    effect = "Deny"
    actions = [
      "sagemaker:CreateDomain", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl", "sagemaker:CreateUserProfile",
      "sagemaker:DeleteDomain", "sagemaker:DeleteUserProfile", "sagemaker:UpdateDomain", "sagemaker:UpdateUserProfile",
      "sagemaker:PutModelPackageGroupPolicy", "sagemaker:DeleteModelPackageGroupPolicy",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "NoJobWithoutNetwork"
    effect    = "Deny"
    actions   = [for action in local.networked : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSubnets"
      values   = ["true"]
    }
  }

  statement {
    sid       = "NoJobInOtherSubnets"
    effect    = "Deny"
    actions   = [for action in local.networked : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "ForAnyValue:StringNotEquals"
      variable = "sagemaker:VpcSubnets"
      values   = local.subnets
    }
  }

  statement {
    sid       = "NoJobWithoutSecurityGroup"
    effect    = "Deny"
    actions   = [for action in local.networked : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSecurityGroupIds"
      values   = ["true"]
    }
  }

  statement {
    sid       = "NoJobWithOtherSecurityGroups"
    effect    = "Deny"
    actions   = [for action in local.networked : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "ForAnyValue:StringNotEquals"
      variable = "sagemaker:VpcSecurityGroupIds"
      values   = [local.security_group]
    }
  }

  statement {
    sid       = "NoOtherVolumeKey"
    effect    = "Deny"
    actions   = [for action in local.volumes : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "sagemaker:VolumeKmsKey"
      values   = [local.key_arn]
    }

    # A missing key counts as another one, but for machines that take none.
    condition {
      test     = "ForAnyValue:StringNotLike"
      variable = "sagemaker:InstanceTypes"
      values   = local.local_disks
    }
  }

  statement {
    sid       = "NoForeignVolumeKey"
    effect    = "Deny"
    actions   = [for action in local.volumes : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "sagemaker:VolumeKmsKey"
      values   = [local.key_arn]
    }

    condition {
      test     = "Null"
      variable = "sagemaker:VolumeKmsKey"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NoOtherOutputKey"
    effect    = "Deny"
    actions   = [for action in ["CreateHyperParameterTuningJob", "CreateProcessingJob", "CreateTrainingJob", "CreateTransformJob"] : "sagemaker:${action}"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "sagemaker:OutputKmsKey"
      values   = [local.key_arn]
    }
  }

  statement {
    sid       = "NoOtherInstanceTypes"
    effect    = "Deny"
    actions   = concat(["sagemaker:CreateApp"], [for action in local.volumes : "sagemaker:${action}"])
    resources = ["*"]

    condition {
      test     = "ForAnyValue:StringNotLike"
      variable = "sagemaker:InstanceTypes"
      values   = concat(["system"], var.instance_types)
    }
  }
}
