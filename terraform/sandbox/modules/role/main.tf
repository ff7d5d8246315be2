# A role that an AWS service assumes, with its permissions boundary and one policy.

terraform {
  required_version = ">= 1.11.0"
}

variable "name" {
  description = "Name of the role, at most 64 characters."
  type        = string
}

variable "context" {
  description = "Where the role stands and whose it is."
  type        = any
}

variable "service" {
  description = "Who may assume the role."
  type        = string
}

variable "statements" {
  description = "What the role may do."
  type        = any
}

locals {
  arn = "arn:aws:iam::${var.context.account_id}:role${var.context.path}${var.name}"
}

resource "terraform_data" "role" {
  input = {
    type = "aws_iam_role"
    arn  = local.arn
    assume_role_policy = {
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = var.service }
        Condition = { StringEquals = { "aws:SourceAccount" = var.context.account_id } }
      }]
    }
    max_session_duration = 3600
    name                 = var.name
    path                 = var.context.path
    permissions_boundary = var.context.boundary_arn
    tags                 = var.context.tags
  }

  provisioner "local-exec" {
    command = "sleep 2"
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
  depends_on  = [terraform_data.policy]
}

output "name" {
  description = "Name of the role."
  value       = terraform_data.role.input.name
}
