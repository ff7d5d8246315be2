# A role that exactly one repository and one environment of it can become.

terraform {
  required_version = ">= 1.11.0"
}

variable "key" {
  description = "Which of the project's repositories: training, realtime, …"
  type        = string
}

variable "legacy_subject" {
  description = "Whether the subject without ids is trusted too."
  type        = bool
  default     = false
}

variable "repository" {
  description = "The repository; its id is late-bound and only passed through."
  type        = object({ name = string, id = string })
}

variable "context" {
  description = "Where the role stands and whose it is."
  type        = any
}

variable "statements" {
  description = "What the role may do."
  type        = any
}

locals {
  arn     = "arn:aws:iam::${var.context.account_id}:role${var.context.path}${local.name}"
  issuer  = "token.actions.githubusercontent.com"
  legacy  = "repo:${var.context.organization}/${var.repository.name}:environment:${var.context.stage}"
  name    = "${var.context.prefix}-gh-${var.key}"
  owner   = "${var.context.organization}@${var.context.organization_id}"
  subject = "repo:${local.owner}/${var.repository.name}@${var.repository.id}:environment:${var.context.stage}"
}

resource "terraform_data" "role" {
  input = {
    type = "aws_iam_role"
    arn  = local.arn
    assume_role_policy = {
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "arn:aws:iam::${var.context.account_id}:oidc-provider/${local.issuer}" }
        Condition = {
          StringEquals = {
            "${local.issuer}:aud"           = "sts.amazonaws.com"
            "${local.issuer}:environment"   = var.context.stage
            "${local.issuer}:repository_id" = var.repository.id
            "${local.issuer}:sub"           = var.legacy_subject ? [local.subject, local.legacy] : [local.subject]
          }
        }
      }]
    }
    max_session_duration = 3600
    name                 = local.name
    path                 = var.context.path
    permissions_boundary = var.context.boundary_arn
    tags                 = merge(var.context.tags, { repository = var.repository.name })
  }

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

resource "terraform_data" "policy" {
  input = {
    type   = "aws_iam_role_policy"
    name   = "project"
    policy = { Version = "2012-10-17", Statement = var.statements }
    role   = terraform_data.role.input.name
  }
  depends_on = [terraform_data.role]

  provisioner "local-exec" {
    command = "sleep 1"
  }
}

output "arn" {
  description = "ARN of the role."
  value       = local.arn
}

output "trust" {
  description = "Who can become the role."
  value = {
    environment   = var.context.stage
    repository    = "${var.context.organization}/${var.repository.name}"
    repository_id = var.repository.id
    role          = local.arn
    subject       = local.subject
  }
}
