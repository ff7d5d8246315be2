# The image repositories of a project that brings its own container.

terraform {
  required_version = ">= 1.11.0"
}

variable "context" {
  description = "Where the repositories stand and whose they are."
  type        = any
}

variable "names" {
  description = "What the images are for."
  type        = set(string)
}

locals {
  path     = "mlops/${var.context.business_unit}/${var.context.project}"
  registry = "${var.context.account_id}.dkr.ecr.${var.context.region}.amazonaws.com"
}

resource "terraform_data" "repository" {
  for_each = var.names

  input = {
    type                 = "aws_ecr_repository"
    encryption_type      = "KMS"
    image_tag_mutability = "IMMUTABLE"
    kms_key              = var.context.kms_alias
    name                 = "${local.path}/${each.key}"
    scan_on_push         = true
    tags                 = var.context.tags
  }

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

resource "terraform_data" "lifecycle_policy" {
  for_each = var.names

  input = {
    type       = "aws_ecr_lifecycle_policy"
    untagged   = 14
    repository = terraform_data.repository[each.key].input.name
  }
  depends_on = [terraform_data.repository]
}

output "push_statements" {
  description = "What the repository that builds the images may do."
  value = [{
    Sid      = "PushOwnImages"
    Effect   = "Allow"
    Action   = ["ecr:BatchCheckLayerAvailability", "ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
    Resource = [for name in sort(var.names) : "arn:aws:ecr:${var.context.region}:${var.context.account_id}:repository/${local.path}/${name}"]
  }]
}

output "urls" {
  description = "Address of each repository."
  value       = { for name in var.names : name => "${local.registry}/${local.path}/${name}" }
}
