# The most that any role of a project can do, whatever its own policy says. A boundary gives nothing: it is the fence.

locals {
  boundary     = "${local.prefix}-boundary"
  boundary_arn = "${local.arn}:iam::${var.account_id}:policy/mlops/${local.boundary}"

  # Of the business unit in any stage's account, and of this stage in this one.
  our_roles       = "${local.arn}:iam::*:role/mlops/${var.business_unit}/*"
  our_stage_roles = "${local.arn}:iam::${var.account_id}:role/mlops/${var.business_unit}/*${local.prefix}-*"
  scaling_role    = "${local.arn}:iam::${var.account_id}:role/aws-service-role/sagemaker.application-autoscaling.${data.aws_partition.here.dns_suffix}/*"
  approvers       = coalesce(var.approver_role_arns, ["${local.arn}:iam::${var.account_id}:role/mlops/${var.business_unit}/${local.prefix}-studio-lead"])

  our_buckets   = "${local.arn}:s3:::${local.prefix}-*"
  other_buckets = [for stage in ["dev", "preprod", "prod"] : "${local.arn}:s3:::${var.business_unit}-${stage}-*" if stage != var.stage]

  # Pipelines are compiled with use_custom_job_prefix, so that their jobs and models carry our name and not SageMaker's.
  sagemaker       = "${local.arn}:sagemaker:${local.at}"
  their_models    = "${local.arn}:sagemaker:${var.region}:*:model-package*/${var.business_unit}-*"
  jobs_in_network = ["AutoMLJob*", "HyperParameterTuningJob", "Model", "ProcessingJob", "TrainingJob", "*JobDefinition"]

  # These have disks of their own, encrypted by themselves, and refuse a key for the volume.
  own_disks = ["ml.*d*.*", "ml.g*", "ml.p4*", "ml.p5*", "ml.p6*", "ml.trn*"]

  # A key of ours by name, one of yours by number.
  given_keys = compact(values(var.key_arns))
  use_key    = ["kms:*crypt*", "kms:CreateGrant", "kms:DescribeKey", "kms:GenerateDataKey*"]
}

data "aws_iam_policy_document" "boundary" {
  #checkov:skip=CKV_AWS_107:A fence gives nothing; ecr:GetAuthorizationToken has no resource
  #checkov:skip=CKV_AWS_108:A fence gives nothing; what may be read is named
  #checkov:skip=CKV_AWS_109:A fence gives nothing; roles can only be passed
  #checkov:skip=CKV_AWS_111:A fence gives nothing; calls on * have no smaller resource
  #checkov:skip=CKV_AWS_356:A fence gives nothing; calls on * have no smaller resource
  # One statement for what needs no condition: the actions of one service never meet the resources of another, and IAM counts
  # every character. For the same reason no region where the name says enough.
  statement {
    sid = "OurThings"
    actions = [
      "cloudwatch:*",
      "ec2:CreateNetworkI*",
      "ecr:*Layer*",
      "ecr:PutImage",
      "iam:CreateServiceLinkedRole",
      "logs:*LogEvents",
      "logs:CreateLog*",
      "logs:Get*",
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:Get*",
      "s3:List*",
      "s3:PutObject",
      "sagemaker:*",
      "scheduler:*Schedule",
      "ssm:GetParameter*",
      "sts:AssumeRole",
    ]
    resources = concat(
      [
        local.our_buckets,
        local.our_roles,
        local.scaling_role,
        "${local.arn}:cloudwatch:*:${var.account_id}:*${local.prefix}-*",
        "${local.arn}:ec2:*:*:network-interface/*",
        "${local.arn}:ec2:*:*:security-group/${local.security_group}",
        "${local.arn}:ecr:${local.at}:repository/mlops/${var.business_unit}/*",
        "${local.arn}:logs:*:${var.account_id}:log-group:/aws/sagemaker/*",
        "${local.arn}:logs:*:${var.account_id}:log-group:/mlops/${local.prefix}*",
        "${local.arn}:scheduler:*:${var.account_id}:schedule/*/${local.prefix}-*",
        "${local.sagemaker}:*/${local.prefix}-*",
        "${local.sagemaker}:*/pipelines-*",
        "${local.arn}:ssm:*:${var.account_id}:parameter/mlops/${local.stage_tree}/*",
      ],
      [for id in local.subnets : "${local.arn}:ec2:*:*:subnet/${id}"],
    )
  }

  # Images are built in dev. Of all that is published there, the repository that builds them writes these and no others.
  dynamic "statement" {
    for_each = var.stage == "dev" ? [1] : []

    content {
      sid       = "OurImages"
      actions   = ["ssm:PutParameter"]
      resources = ["${local.arn}:ssm:*:${var.account_id}:parameter/mlops/${local.stage_tree}/*/images/*"]
    }
  }

  statement {
    sid = "Look"
    actions = [
      "ecr:Batch*",
      "ecr:Describe*",
      "ecr:Get*",
      "s3:GetBucketLocation",
      "s3:GetObject*",
      "s3:ListBucket",
      "sagemaker:CreateModel",
      "sagemaker:Describe*",
      "sagemaker:ListModelP*",
    ]
    resources = concat(
      ["${local.arn}:ecr:${var.region}:*:repository/*", "${local.arn}:s3:::jumpstart-*-prod-${var.region}*", local.their_models],
      local.other_buckets,
      flatten([for arn in var.data_bucket_arns : [arn, "${arn}/*"]]),
    )
  }

  statement {
    sid       = "Studio"
    actions   = ["sagemaker:*App", "sagemaker:*Space", "sagemaker:AddTags", "sagemaker:CreatePresigned*", "sagemaker:Describe*"]
    resources = ["${local.sagemaker}:*/d-*"]
  }

  statement {
    sid = "Anywhere"
    actions = [
      "application-autoscaling:*",
      "cloudwatch:Describe*",
      "cloudwatch:Get*",
      "cloudwatch:List*",
      "ec2:DeleteNetworkInterface*",
      "ec2:Describe*",
      "ecr:GetAu*",
      "inspector2:List*",
      "logs:Describe*",
      "sagemaker:List*",
      "sagemaker:Search",
    ]
    resources = ["*"]
  }

  # In an account of several stages, a role of dev must not hand on one of prod.
  statement {
    sid       = "PassOurRoles"
    actions   = ["iam:GetRole", "iam:PassRole"]
    resources = [local.our_stage_roles]

    condition {
      test     = "StringEqualsIfExists"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com", "scheduler.amazonaws.com"]
    }
  }

  statement {
    sid       = "Metrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringLike"
      variable = "cloudwatch:namespace"
      values   = ["*aws/sagemaker/*", "mlops/${local.prefix}*"]
    }
  }

  dynamic "statement" {
    for_each = length(local.given_keys) == 0 ? [] : [local.given_keys]

    content {
      sid       = "GivenKeys"
      actions   = local.use_key
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.given_keys) == 3 ? [] : [1]

    content {
      sid       = "OurKeys"
      actions   = local.use_key
      resources = ["${local.arn}:kms:${local.at}:key/*"]

      condition {
        test     = "ForAnyValue:StringLike"
        variable = "kms:ResourceAliases"
        values   = ["alias/${local.prefix}-*"]
      }
    }
  }

  # Another stage's key: which one, its policy says.
  statement {
    sid       = "ReadThroughS3"
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.${data.aws_partition.here.dns_suffix}"]
    }
  }

  # What follows refuses, even where a resource's own policy would let in.

  statement {
    sid           = "NoOtherRoles"
    effect        = "Deny"
    actions       = ["iam:*", "sts:AssumeRole"]
    not_resources = [local.our_roles, local.scaling_role]
  }

  statement {
    sid    = "NoPowers"
    effect = "Deny"
    actions = [
      "account:*",
      "iam:A*",
      "iam:CreateR*",
      "iam:D*",
      "iam:Pu*",
      "iam:T*",
      "iam:U*",
      "organizations:*",
      "secretsmanager:*",
    ]
    resources = ["*"]
  }

  # A key with several values is compared in both ways: absent, and any of them another. Whoever names subnets names groups: the
  # API takes no one without the other.
  statement {
    sid       = "NetworkNamed"
    effect    = "Deny"
    actions   = [for job in local.jobs_in_network : "sagemaker:Create${job}"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSubnets"
      values   = ["true"]
    }
  }

  statement {
    sid       = "OurSubnets"
    effect    = "Deny"
    actions   = ["sagemaker:*"]
    resources = ["*"]

    condition {
      test     = "ForAnyValue:StringNotEquals"
      variable = "sagemaker:VpcSubnets"
      values   = local.subnets
    }
  }

  statement {
    sid       = "OurGroup"
    effect    = "Deny"
    actions   = ["sagemaker:*"]
    resources = ["*"]

    condition {
      test     = "ForAnyValue:StringNotEquals"
      variable = "sagemaker:VpcSecurityGroupIds"
      values   = [local.security_group]
    }
  }

  statement {
    sid       = "OutputEncrypted"
    effect    = "Deny"
    actions   = ["sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "sagemaker:OutputKmsKey"
      values   = ["true"]
    }
  }

  statement {
    sid       = "VolumeEncrypted"
    effect    = "Deny"
    actions   = ["sagemaker:CreateEndpointConfig", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "sagemaker:VolumeKmsKey"
      values   = ["true"]
    }

    condition {
      test     = "Null"
      variable = "sagemaker:InstanceTypes"
      values   = ["false"]
    }

    condition {
      test     = "ForAllValues:StringNotLike"
      variable = "sagemaker:InstanceTypes"
      values   = local.own_disks
    }
  }

  statement {
    sid       = "TrafficEncrypted"
    effect    = "Deny"
    actions   = ["sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob"]
    resources = ["*"]

    condition {
      test     = "BoolIfExists"
      variable = "sagemaker:InterContainerTrafficEncryption"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NoSideDoors"
    effect    = "Deny"
    actions   = ["sagemaker:CreateNotebookInstance", "sagemaker:PutModelPackageGroupPolicy"]
    resources = ["*"]
  }

  # Registering is not approving: only a lead decides, and the portal, which has another fence. Nobody else changes a package at
  # all: an approved one that takes another image would keep its approval.
  statement {
    sid       = "LeadsDecide"
    effect    = "Deny"
    actions   = ["sagemaker:UpdateModelPackage"]
    resources = ["*"]

    condition {
      test     = "ArnNotEquals"
      variable = "aws:PrincipalArn"
      values   = local.approvers
    }
  }

  statement {
    sid       = "RegisterPending"
    effect    = "Deny"
    actions   = ["sagemaker:CreateModelPackage"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "sagemaker:ModelApprovalStatus"
      values   = ["Approved"]
    }
  }
}

resource "aws_iam_policy" "boundary" {
  name        = local.boundary
  path        = "/mlops/"
  description = "The most that a role of a project of ${var.business_unit} in ${var.stage} can do"
  policy      = data.aws_iam_policy_document.boundary.minified_json

  lifecycle {
    precondition {
      condition     = length(data.aws_iam_policy_document.boundary.minified_json) <= 6144
      error_message = "The execution boundary has ${length(data.aws_iam_policy_document.boundary.minified_json)} characters; IAM takes 6144. Name fewer data_bucket_arns or approver_role_arns."
    }
  }
}
