# The image repositories of a project that brings its own container. An image is pushed once, in dev, and taken by its digest
# everywhere else.

locals {
  path     = "mlops/${var.context.business_unit}/${var.context.project}"
  registry = "${var.context.account_id}.dkr.ecr.${var.context.region}.${var.context.dns_suffix}"

  # What a built image is told by, to the pipeline that trains with it and to whoever looks it up.
  parameters = [for name in sort(var.names) : "arn:${var.context.partition}:ssm:${var.context.at}:parameter${var.context.ssm_prefix}/images/${name}"]
  pipelines  = "arn:${var.context.partition}:sagemaker:${var.context.at}:pipeline/${var.context.prefix}--*"

  arns = { for name in var.names : name => "arn:${var.context.partition}:ecr:${var.context.at}:repository/${local.path}/${name}" }
}

resource "aws_ecr_repository" "image" {
  for_each = var.names

  name                 = "${local.path}/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.context.keys.artifacts
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

# Tagged images stay: one of them may answer in prod, and only its digest says so.
resource "aws_ecr_lifecycle_policy" "image" {
  for_each = var.names

  repository = aws_ecr_repository.image[each.key].name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Untagged layers of broken pushes go after ${var.untagged_days} days"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = var.untagged_days
      }
      action = { type = "expire" }
    }]
  })
}

data "aws_iam_policy_document" "pull" {
  count = length(var.reader_role_arns) == 0 ? 0 : 1

  statement {
    sid     = "PullFromOtherStages"
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "AWS"
      identifiers = [for id in distinct([for arn in var.reader_role_arns : split(":", arn)[4]]) : "arn:${var.context.partition}:iam::${id}:root"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"
      values   = var.reader_role_arns
    }
  }
}

resource "aws_ecr_repository_policy" "pull" {
  for_each = length(var.reader_role_arns) == 0 ? toset([]) : var.names

  repository = aws_ecr_repository.image[each.key].name
  policy     = data.aws_iam_policy_document.pull[0].json
}

# What the repository that builds may do: push, into these, see what the scan found, say which image is the newest, and let the
# project train with it. It cannot delete, and it passes no role: the pipeline has its own.
data "aws_iam_policy_document" "push" {
  #checkov:skip=CKV_AWS_356:Inspector knows no smaller resource for listing
  statement {
    sid       = "SignIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "PushOwnImages"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImageScanFindings",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [for name in sort(var.names) : local.arns[name]]
  }

  # Where Inspector scans, ECR asks it for the findings with the caller's rights.
  # https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-iam.html
  statement {
    sid       = "SeeFindings"
    actions   = ["inspector2:ListCoverage", "inspector2:ListFindings"]
    resources = ["*"]
  }

  # Without tags: SSM takes none when a value is written over another.
  statement {
    sid       = "PublishOwnImages"
    actions   = ["ssm:PutParameter"]
    resources = local.parameters
  }

  statement {
    sid       = "TrainWithThem"
    actions   = ["sagemaker:DescribePipeline", "sagemaker:StartPipelineExecution"]
    resources = [local.pipelines]
  }
}
