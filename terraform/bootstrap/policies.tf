# What the two roles may do: exactly what the roots below terraform/projects make, by name. A project's things are
# called <business unit>-<stage>-<project>…, so a name without a stage in it is not a project's.

locals {
  stages = ["dev", "preprod", "prod"]

  # Eight hexadecimal digits at the end make a bucket's name the only one in the world.
  buckets       = [for stage in local.stages : "arn:${local.partition}:s3:::*-${stage}-*-????????"]
  state_buckets = "arn:${local.partition}:s3:::slipway-state-${var.account_id}-*"
  state_objects = "${local.state_buckets}/project/*"

  # Any region: which ones is said once, in the boundary.
  alarms     = [for stage in local.stages : "arn:${local.partition}:cloudwatch:*:${var.account_id}:alarm:*-${stage}-*"]
  budgets    = [for stage in local.stages : "arn:${local.partition}:budgets::${var.account_id}:budget/*-${stage}-*"]
  groups     = [for stage in local.stages : "arn:${local.partition}:sagemaker:*:${var.account_id}:model-package-group/*-${stage}-*"]
  images     = "arn:${local.partition}:ecr:*:${var.account_id}:repository/mlops/*"
  keys       = "arn:${local.partition}:kms:*:${var.account_id}:key/*"
  aliases    = [for stage in local.stages : "alias/*-${stage}-*"]
  log_groups = flatten([for path in ["/aws/sagemaker/Endpoints/*", "/mlops/*"] : [for stage in local.stages : "arn:${local.partition}:logs:*:${var.account_id}:log-group:${path}-${stage}-*"]])
  parameters_of = {
    all      = "arn:${local.partition}:ssm:*:${var.account_id}:parameter/mlops/*"
    projects = "arn:${local.partition}:ssm:*:${var.account_id}:parameter/mlops/*/project/*"
  }
  queues    = "arn:${local.partition}:sqs:*:${var.account_id}:*-model-events*"
  rules     = [for stage in local.stages : "arn:${local.partition}:events:*:${var.account_id}:rule/*-${stage}-*"]
  schedules = [for stage in local.stages : "arn:${local.partition}:scheduler:*:${var.account_id}:schedule/*/*-${stage}-*"]
  topics    = [for stage in local.stages : "arn:${local.partition}:sns:*:${var.account_id}:*-${stage}-*"]

  # /mlops/<business unit>/<project>/<name>; the roles of the foundation have one part less.
  project_roles        = "${local.iam}:role/mlops/*/*/*"
  portal_roles         = "${local.iam}:role/${var.role_name}-*"
  execution_boundaries = "${local.iam}:policy/mlops/*-boundary"
}

# What a plan, a refresh and the doctor need to see. No content: no object but state, no secret, no image, no log line.
data "aws_iam_policy_document" "read" {
  # checkov:skip=CKV_AWS_356: AWS knows no smaller resource for the calls in Anywhere.
  statement {
    sid = "Buckets"
    actions = [
      "s3:GetAccelerateConfiguration",
      "s3:GetBucket*",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:ListTagsForResource",
    ]
    resources = concat(local.buckets, [local.state_buckets])

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid = "Roles"
    actions = [
      "iam:GetOpenIDConnectProvider",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListPolicyVersions",
      "iam:ListRolePolicies",
      "iam:ListRoleTags",
    ]
    resources = [
      "${local.iam}:oidc-provider/*",
      "${local.iam}:policy/mlops/*",
      local.boundary_arn,
      "${local.iam}:role/mlops/*",
      local.portal_roles,
    ]
  }

  statement {
    sid       = "Parameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:ListTagsForResource"]
    resources = [local.parameters_of.all]
  }

  statement {
    sid       = "Groups"
    actions   = ["sagemaker:DescribeModelPackageGroup", "sagemaker:GetModelPackageGroupPolicy", "sagemaker:ListTags"]
    resources = local.groups
  }

  statement {
    sid       = "Images"
    actions   = ["ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:GetRepositoryPolicy", "ecr:ListTagsForResource"]
    resources = [local.images]
  }

  statement {
    sid       = "Rules"
    actions   = ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"]
    resources = local.rules
  }

  statement {
    sid       = "Schedules"
    actions   = ["scheduler:GetSchedule"]
    resources = local.schedules
  }

  statement {
    sid       = "Topics"
    actions   = ["sns:GetTopicAttributes", "sns:ListTagsForResource"]
    resources = local.topics
  }

  statement {
    sid       = "Queues"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"]
    resources = [local.queues]
  }

  statement {
    sid       = "Alarms"
    actions   = ["cloudwatch:ListTagsForResource"]
    resources = local.alarms
  }

  statement {
    sid       = "LogGroups"
    actions   = ["logs:ListTagsForResource"]
    resources = local.log_groups
  }

  statement {
    sid       = "Budgets"
    actions   = ["budgets:ListTagsForResource", "budgets:ViewBudget"]
    resources = local.budgets
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:DescribeKey", "kms:GetKeyRotationStatus"]
    resources = [local.keys]

    condition {
      test     = "ForAnyValue:StringLike"
      variable = "kms:ResourceAliases"
      values   = concat([local.key_alias], local.aliases)
    }
  }

  # AWS allows each of these on "*" only: they list, or answer for a whole account.
  statement {
    sid = "Anywhere"
    actions = [
      "account:GetRegionOptStatus",
      "cloudwatch:DescribeAlarms",
      "ec2:DescribeRegions",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcs",
      "kms:ListAliases",
      "logs:DescribeLogGroups",
      "servicequotas:GetAWSDefaultServiceQuota",
      "servicequotas:GetServiceQuota",
      "servicequotas:ListAWSDefaultServiceQuotas",
      "servicequotas:ListServiceQuotas",
      "ssm:DescribeParameters",
      "sts:GetCallerIdentity",
    ]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "state_read" {
  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = [local.state_objects]
  }

  statement {
    sid       = "DecryptState"
    actions   = ["kms:Decrypt"]
    resources = [local.keys]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = [local.key_alias]
    }

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["s3.*.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "state_write" {
  statement {
    sid       = "WriteState"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = [local.state_objects]
  }

  statement {
    sid       = "EncryptState"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [local.keys]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = [local.key_alias]
    }

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["s3.*.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "change" {
  # The ACL "private" is what Terraform sends; any other would be refused by the bucket's ownership anyhow.
  statement {
    sid       = "MakeBuckets"
    actions   = ["s3:CreateBucket"]
    resources = local.buckets

    condition {
      test     = "StringEqualsIfExists"
      variable = "s3:x-amz-acl"
      values   = ["private"]
    }
  }

  # No replication, no inventory, no website, no ACL, no object: nothing by which data would leave. Encryption cannot be
  # switched off in S3, only set; which key, the plan shows and the policy tests prove.
  statement {
    sid = "ChangeBuckets"
    actions = [
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:PutBucketLogging",
      "s3:PutBucketOwnershipControls",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutBucketTagging",
      "s3:PutBucketVersioning",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "s3:TagResource",
      "s3:UntagResource",
    ]
    resources = local.buckets

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid = "MakeRolesInsideTheFence"
    actions = [
      "iam:CreateRole",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
    ]
    resources = [local.project_roles]

    condition {
      test     = "ArnLike"
      variable = "iam:PermissionsBoundary"
      values   = [local.execution_boundaries]
    }
  }

  # AWS does not tell of the boundary in these calls.
  statement {
    sid = "ChangeRoles"
    actions = [
      "iam:DeleteRole",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
    ]
    resources = [local.project_roles]
  }

  # The only role that Terraform hands to a service; pipelines get theirs from GitHub's jobs.
  statement {
    sid       = "PassRoleToSchedule"
    actions   = ["iam:PassRole"]
    resources = [local.project_roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["scheduler.amazonaws.com"]
    }
  }

  statement {
    sid = "Groups"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:CreateModelPackageGroup",
      "sagemaker:DeleteModelPackageGroup",
      "sagemaker:DeleteModelPackageGroupPolicy",
      "sagemaker:DeleteTags",
      "sagemaker:PutModelPackageGroupPolicy",
    ]
    resources = local.groups
  }

  # An image is pushed by GitHub's jobs, not by this role.
  statement {
    sid = "Images"
    actions = [
      "ecr:CreateRepository",
      "ecr:DeleteLifecyclePolicy",
      "ecr:DeleteRepository",
      "ecr:DeleteRepositoryPolicy",
      "ecr:PutImageScanningConfiguration",
      "ecr:PutImageTagMutability",
      "ecr:PutLifecyclePolicy",
      "ecr:SetRepositoryPolicy",
      "ecr:TagResource",
      "ecr:UntagResource",
    ]
    resources = [local.images]
  }

  # A repository asks for a grant on the key it encrypts with.
  statement {
    sid       = "KeysOfImages"
    actions   = ["kms:CreateGrant"]
    resources = [local.keys]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }

    condition {
      test     = "ForAnyValue:StringLike"
      variable = "kms:ResourceAliases"
      values   = local.aliases
    }

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["ecr.*.amazonaws.com"]
    }
  }

  statement {
    sid = "Rules"
    actions = [
      "events:DeleteRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:PutRule",
      "events:RemoveTargets",
      "events:TagResource",
      "events:UntagResource",
    ]
    resources = local.rules
  }

  # Events of a project go to the queue of its business unit and nowhere else.
  statement {
    sid       = "TargetsOfRules"
    actions   = ["events:PutTargets"]
    resources = local.rules

    condition {
      test     = "ForAllValues:ArnLike"
      variable = "events:TargetArn"
      values   = [local.queues]
    }

    condition {
      test     = "Null"
      variable = "events:TargetArn"
      values   = ["false"]
    }
  }

  statement {
    sid       = "Schedules"
    actions   = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"]
    resources = local.schedules
  }

  statement {
    sid       = "Topics"
    actions   = ["sns:CreateTopic", "sns:DeleteTopic", "sns:SetTopicAttributes", "sns:TagResource", "sns:UntagResource"]
    resources = local.topics
  }

  statement {
    sid = "Parameters"
    actions = [
      "ssm:AddTagsToResource",
      "ssm:DeleteParameter",
      "ssm:PutParameter",
      "ssm:RemoveTagsFromResource",
    ]
    resources = [local.parameters_of.projects]
  }

  statement {
    sid = "LogGroups"
    actions = [
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ]
    resources = local.log_groups
  }

  statement {
    sid = "Alarms"
    actions = [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ]
    resources = local.alarms
  }

  statement {
    sid       = "Budgets"
    actions   = ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"]
    resources = local.budgets
  }
}

# The fence: whatever policy anybody attaches to the two roles, they can do no more than this. Wider than the policies
# where that costs nothing, so that it seldom changes; the denials are what it is for.
data "aws_iam_policy_document" "boundary" {
  # checkov:skip=CKV_AWS_356: a boundary gives nothing; the policies of the roles name the resources.
  # checkov:skip=CKV_AWS_111: a boundary gives nothing; the policies of the roles name the resources.
  # checkov:skip=CKV_AWS_109: a boundary gives nothing; the policies of the roles name the resources.
  statement {
    sid = "Look"
    actions = [
      "account:GetRegionOptStatus",
      "budgets:ListTagsForResource",
      "budgets:ViewBudget",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListTagsForResource",
      "ec2:Describe*",
      "ecr:DescribeRepositories",
      "ecr:GetLifecyclePolicy",
      "ecr:GetRepositoryPolicy",
      "ecr:ListTagsForResource",
      "events:Describe*",
      "events:List*",
      "iam:GetOpenIDConnectProvider",
      "iam:GetPolicy*",
      "iam:GetRole*",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListPolicyVersions",
      "iam:ListRole*",
      "kms:DescribeKey",
      "kms:GetKeyRotationStatus",
      "kms:ListAliases",
      "logs:DescribeLogGroups",
      "logs:ListTagsForResource",
      "s3:Get*Configuration",
      "s3:GetBucket*",
      "s3:ListBucket",
      "s3:ListTagsForResource",
      "sagemaker:DescribeModelPackageGroup",
      "sagemaker:GetModelPackageGroupPolicy",
      "sagemaker:ListTags",
      "scheduler:GetSchedule",
      "servicequotas:Get*",
      "servicequotas:List*",
      "sns:GetTopicAttributes",
      "sns:ListTagsForResource",
      "sqs:GetQueue*",
      "sqs:ListQueueTags",
      "ssm:DescribeParameters",
      "ssm:ListTagsForResource",
      "sts:GetCallerIdentity",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Parameters"
    actions   = ["ssm:GetParameter*"]
    resources = [local.parameters_of.all]
  }

  statement {
    sid       = "State"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = [local.state_objects]
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey"]
    resources = [local.keys]

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["ecr.*.amazonaws.com", "s3.*.amazonaws.com"]
    }
  }

  statement {
    sid = "Change"
    actions = [
      "budgets:ModifyBudget",
      "budgets:*agResource",
      "cloudwatch:DeleteAlarms",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:*agResource",
      "ecr:CreateRepository",
      "ecr:Delete*Policy",
      "ecr:DeleteRepository",
      "ecr:PutImage*",
      "ecr:PutLifecyclePolicy",
      "ecr:SetRepositoryPolicy",
      "ecr:*agResource",
      "events:*Rule",
      "events:*Targets",
      "events:*agResource",
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:*RetentionPolicy",
      "logs:*agResource",
      "s3:CreateBucket",
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:PutBucket*",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "s3:*agResource",
      "sagemaker:*ModelPackageGroup*",
      "sagemaker:*Tags",
      "scheduler:*Schedule",
      "sns:*Topic*",
      "sns:*agResource",
      "ssm:*Tags*",
      "ssm:DeleteParameter",
      "ssm:PutParameter",
    ]
    resources = [
      "arn:${local.partition}:budgets::${var.account_id}:budget/*",
      "arn:${local.partition}:cloudwatch:*:${var.account_id}:alarm:*",
      local.images,
      "arn:${local.partition}:events:*:${var.account_id}:rule/*",
      "arn:${local.partition}:logs:*:${var.account_id}:log-group:*",
      "arn:${local.partition}:s3:::*-????????",
      "arn:${local.partition}:sagemaker:*:${var.account_id}:model-package-group/*",
      "arn:${local.partition}:scheduler:*:${var.account_id}:schedule/*",
      "arn:${local.partition}:sns:*:${var.account_id}:*",
      local.parameters_of.projects,
    ]
  }

  statement {
    sid       = "MakeRolesInsideTheFence"
    actions   = ["iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRole*"]
    resources = [local.project_roles]

    condition {
      test     = "ArnLike"
      variable = "iam:PermissionsBoundary"
      values   = [local.execution_boundaries]
    }
  }

  statement {
    sid       = "ChangeRoles"
    actions   = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]
    resources = [local.project_roles]
  }

  statement {
    sid       = "PassRoleToSchedule"
    actions   = ["iam:PassRole"]
    resources = [local.project_roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["scheduler.amazonaws.com"]
    }
  }

  statement {
    sid       = "KeepBoundaries"
    effect    = "Deny"
    actions   = ["iam:Create*", "iam:Delete*", "iam:Set*", "iam:Tag*", "iam:Untag*"]
    resources = ["${local.iam}:policy/*-boundary"]
  }

  statement {
    sid       = "KeepFences"
    effect    = "Deny"
    actions   = ["iam:Delete*PermissionsBoundary"]
    resources = ["*"]
  }

  statement {
    sid    = "KeepSignIn"
    effect = "Deny"
    actions = [
      "iam:*ClientID*",
      "iam:CreateOpenID*",
      "iam:DeleteOpenID*",
      "iam:TagOpenID*",
      "iam:UntagOpenID*",
      "iam:UpdateOpenID*",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "KeepThemselves"
    effect    = "Deny"
    actions   = ["iam:Attach*", "iam:Delete*", "iam:Detach*", "iam:PassRole", "iam:Put*", "iam:Tag*", "iam:Untag*", "iam:Update*"]
    resources = [local.portal_roles]
  }

  statement {
    sid       = "KeepPlatform"
    effect    = "Deny"
    actions   = ["s3:CreateBucket", "s3:Delete*", "s3:Put*"]
    resources = flatten([for stage in local.stages : [for name in ["access-logs", "artifacts"] : "arn:${local.partition}:s3:::*-${stage}-${name}-????????"]])
  }

  # Who spoke with whom in a network; a project's log group has a project in its name.
  statement {
    sid       = "KeepFlowLogs"
    effect    = "Deny"
    actions   = ["logs:Delete*", "logs:Put*"]
    resources = ["arn:${local.partition}:logs:*:${var.account_id}:log-group:/mlops/*/network/*"]
  }

  # Services without a region answer in one of their own.
  statement {
    sid         = "StayInRegions"
    effect      = "Deny"
    not_actions = ["account:*", "budgets:*", "iam:*", "s3:GetBucket*", "sts:*"]
    resources   = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = local.regions
    }
  }
}
