# The image repositories of a project that brings its own container. A tag is never moved and an image is pulled by its
# digest, so that what was tested is what runs.

locals {
  path     = "mlops/${var.context.business_unit}/${var.context.project}"
  registry = "${var.context.account_id}.dkr.ecr.${var.context.region}.${data.aws_partition.here.dns_suffix}"
  readers  = sort(distinct(values(var.context.other_accounts)))
}

data "aws_partition" "here" {}

resource "aws_ecr_repository" "image" {
  for_each = var.names

  name                 = "${local.path}/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.context.artifacts_key_arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "image" {
  for_each = var.names

  repository = aws_ecr_repository.image[each.key].name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "What has no tag any more goes after two weeks"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "The last 100 images stay"
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 100 }
        action       = { type = "expire" }
      },
    ]
  })
}

# The roles of the later stages need not exist yet, and IAM refuses unknown principals: so the accounts are named, and
# the condition says which of their roles.
data "aws_iam_policy_document" "readers" {
  count = length(local.readers) == 0 ? 0 : 1

  statement {
    sid     = "PullFromLaterStages"
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "AWS"
      identifiers = [for account in local.readers : "arn:${var.context.partition}:iam::${account}:root"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"
      values   = var.reader_role_arns
    }
  }
}

resource "aws_ecr_repository_policy" "image" {
  for_each = length(local.readers) == 0 ? toset([]) : var.names

  repository = aws_ecr_repository.image[each.key].name
  policy     = data.aws_iam_policy_document.readers[0].json
}
