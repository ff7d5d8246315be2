# The model package group, and which roles of other accounts may read it. Registering is the pipeline's, by its own policy;
# approving is a lead's or the portal's: nobody gets that here.

locals {
  group_arn   = "arn:${var.context.partition}:sagemaker:${var.context.at}:model-package-group/${var.context.prefix}"
  package_arn = "arn:${var.context.partition}:sagemaker:${var.context.at}:model-package/${var.context.prefix}/*"
}

resource "aws_sagemaker_model_package_group" "models" {
  model_package_group_name        = var.context.prefix
  model_package_group_description = var.description
}

# The readers need not exist yet, so the principal is their account and the condition is their name. Both ARNs are needed: the
# group's, and its packages'.
data "aws_iam_policy_document" "readers" {
  count = length(var.reader_role_arns) == 0 ? 0 : 1

  dynamic "statement" {
    for_each = {
      ReadGroup   = { actions = ["sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"], resource = local.group_arn }
      ReadPackage = { actions = ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"], resource = local.package_arn }
    }

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = [statement.value.resource]

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
}

resource "aws_sagemaker_model_package_group_policy" "readers" {
  count = length(var.reader_role_arns) == 0 ? 0 : 1

  model_package_group_name = aws_sagemaker_model_package_group.models.model_package_group_name
  resource_policy          = data.aws_iam_policy_document.readers[0].json
}
