# A stage in which models are made: their bucket, their registry, the role that makes them, and who may start it.

locals {
  at       = "${var.context.region}:${var.context.account_id}"
  arn      = "arn:${var.context.partition}"
  bucket   = "${var.context.prefix}-${var.context.suffix}"
  key      = var.context.artifacts_key_arn
  pipeline = "${local.arn}:sagemaker:${local.at}:pipeline/${var.context.prefix}-*"
  role_arn = "${local.arn}:iam::${var.context.account_id}:role${var.context.path}${var.context.prefix}-pipeline"

  here   = { for key, repository in var.repositories : key => repository if contains(repository.environments, var.context.stage) }
  builds = toset([for key in keys(local.here) : key if key == "container"])
  starts = toset([for key in keys(local.here) : key if key != "container"])

  # The roles of the later stages, by the names that they will have.
  later = flatten([
    for stage, account in var.context.other_accounts : concat(
      ["${local.arn}:iam::${account}:role${var.context.path}${var.context.prefixes[stage]}-inference"],
      [for key, repository in var.repositories : "${local.arn}:iam::${account}:role${var.context.path}${var.context.prefixes[stage]}-gh-${key}" if contains(repository.environments, stage)],
    )
  ])
  readers = var.deployed ? local.later : []
}

module "artifacts" {
  source = "../bucket"

  name                 = local.bucket
  key_arn              = local.key
  access_log_bucket    = var.context.access_log_bucket
  reader_account_ids   = length(local.readers) == 0 ? [] : sort(distinct(values(var.context.other_accounts)))
  reader_role_patterns = local.readers
}

module "registry" {
  source = "../registry"

  context          = var.context
  deployed         = var.deployed
  description      = "Models of ${var.context.project}"
  reader_role_arns = local.readers
}

module "images" {
  source = "../images"
  count  = var.container ? 1 : 0

  context          = var.context
  names            = ["inference", "processing", "training"]
  reader_role_arns = local.readers
}

module "jobs" {
  source = "../jobs"

  context        = var.context
  buckets        = concat([local.bucket], var.more_buckets)
  group          = { arn = module.registry.arn, packages_arn = module.registry.packages_arn }
  image_arns     = var.container ? values(module.images[0].arns) : []
  instance_types = var.instance_types
  registers      = true
  role_arn       = local.role_arn
  trains         = true
}

module "pipeline_role" {
  source = "../role"

  context     = var.context
  description = "Jobs that train and evaluate ${var.context.project}"
  name        = "${var.context.prefix}-pipeline"
  policy      = module.jobs.policy
  service     = "sagemaker.amazonaws.com"
}

# Whoever changes the code starts the pipeline; what the pipeline does is the pipeline role's.
data "aws_iam_policy_document" "start" {
  statement {
    sid = "OwnPipelines"
    actions = [
      "sagemaker:AddTags",
      "sagemaker:CreatePipeline",
      "sagemaker:DescribePipeline",
      "sagemaker:DescribePipelineDefinitionForExecution",
      "sagemaker:DescribePipelineExecution",
      "sagemaker:ListPipelineExecutionSteps",
      "sagemaker:ListPipelineExecutions",
      "sagemaker:ListTags",
      "sagemaker:StartPipelineExecution",
      "sagemaker:StopPipelineExecution",
      "sagemaker:UpdatePipeline",
    ]
    resources = [local.pipeline, "${local.pipeline}/execution/*"]
  }

  statement {
    sid       = "PassPipelineRole"
    actions   = ["iam:PassRole"]
    resources = [local.role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }

  statement {
    sid       = "OwnCode"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${local.arn}:s3:::${local.bucket}/code/*", "${local.arn}:s3:::${local.bucket}/evaluation/*"]
  }

  statement {
    sid       = "OwnBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = ["${local.arn}:s3:::${local.bucket}"]
  }

  statement {
    sid       = "OurKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"]
    resources = [local.key]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.context.region}.${data.aws_partition.here.dns_suffix}"]
    }
  }

  statement {
    sid       = "ReadModels"
    actions   = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"]
    resources = [module.registry.arn, module.registry.packages_arn]
  }

  statement {
    sid       = "ReadParameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["${local.arn}:ssm:${local.at}:parameter${var.context.ssm_prefix}/*"]
  }
}

# Whoever builds images pushes them, and touches nothing else.
data "aws_iam_policy_document" "push" {
  #checkov:skip=CKV_AWS_356:AWS allows ecr:GetAuthorizationToken on * only
  count = var.container ? 1 : 0

  statement {
    sid = "OwnImages"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImageScanFindings",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:ListImages",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = values(module.images[0].arns)
  }

  statement {
    sid       = "SignIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "ReadParameters"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = ["${local.arn}:ssm:${local.at}:parameter${var.context.ssm_prefix}/*"]
  }
}

data "aws_partition" "here" {}

module "github_role" {
  source   = "../github-role"
  for_each = local.here

  context    = var.context
  key        = each.key
  policy     = contains(local.builds, each.key) ? data.aws_iam_policy_document.push[0].json : data.aws_iam_policy_document.start.json
  repository = { id = each.value.id, name = each.value.name }
}
