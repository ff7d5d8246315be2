# What every root is given; the same file in each of them.

variable "account_id" {
  description = "Number of the AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "accounts" {
  description = "Account of each stage of the business unit; one account may serve several."
  type        = map(string)

  validation {
    condition     = toset(keys(var.accounts)) == toset(["dev", "preprod", "prod"]) && alltrue([for number in values(var.accounts) : can(regex("^[0-9]{12}$", number))])
    error_message = "Accounts name an AWS account number of 12 digits for each of dev, preprod and prod."
  }

  validation {
    condition     = lookup(var.accounts, var.stage, "") == var.account_id
    error_message = "The account of stage ${var.stage} is not account ${var.account_id}."
  }
}

variable "boundary_arn" {
  description = "Permissions boundary of every role; empty for none."
  type        = string
  default     = ""

  validation {
    condition     = var.boundary_arn == "" || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/", var.boundary_arn))
    error_message = "The permissions boundary must be the ARN of an IAM policy, or empty."
  }
}

variable "business_unit" {
  description = "Key of the business unit that owns the project."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])+$", var.business_unit))
    error_message = "A business unit's key has small letters, digits and single dashes, and begins with a letter."
  }

  validation {
    condition     = length(setintersection(split("-", var.business_unit), ["dev", "preprod", "prod"])) == 0
    error_message = "A business unit's key has no stage in it: with \"${var.business_unit}\" its names could be another's."
  }
}

variable "cost_centre" {
  description = "Cost centre that pays."
  type        = string

  validation {
    condition     = length(var.cost_centre) >= 1 && length(var.cost_centre) <= 64
    error_message = "A cost centre has 1 to 64 characters."
  }
}

variable "legacy_subject" {
  description = "Whether GitHub's subject without ids is trusted too, for repositories from before July 2026."
  type        = bool
  default     = false
}

variable "organization" {
  description = "GitHub organization of the repositories."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9](-?[A-Za-z0-9])*$", var.organization)) && length(var.organization) <= 39
    error_message = "A GitHub organization has at most 39 letters, digits and single dashes."
  }
}

variable "organization_id" {
  description = "Numeric id of the GitHub organization."
  type        = string

  validation {
    condition     = can(regex("^[0-9]+$", var.organization_id))
    error_message = "The id of a GitHub organization is a number."
  }
}

variable "project" {
  description = "Name of the project, part of every name below."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])+$", var.project)) && length(var.project) >= 3
    error_message = "A project's name has at least 3 small letters, digits and single dashes, and begins with a letter."
  }

  validation {
    condition     = !contains(["access-logs", "artifacts", "studio"], var.project) && !contains(split("-", var.project), "gh")
    error_message = "Call the project something else than access-logs, artifacts or studio, and without a part \"gh\": \"${var.project}\" would take names that others have."
  }

  validation {
    condition     = length(var.business_unit) + length(var.project) <= 42
    error_message = "The business unit's key and the project's name have ${length(var.business_unit) + length(var.project)} characters together; 42 is the most, because an IAM role's name has 64 at most."
  }
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "repositories" {
  description = "The project's repositories by key. The ids are late-bound: they are only passed through."
  type = map(object({
    environments = list(string)
    id           = string
    name         = string
  }))

  validation {
    condition     = alltrue([for key in keys(var.repositories) : can(regex("^[a-z][a-z0-9-]*$", key)) && length(key) <= 9])
    error_message = "A repository's key has at most 9 small letters, because it is part of a role's name."
  }

  validation {
    condition     = alltrue([for repository in var.repositories : length(repository.name) >= 1 && length(repository.name) <= 100])
    error_message = "A repository's name has 1 to 100 characters."
  }
}

variable "request" {
  description = "Id of the request that asked for this."
  type        = string
}

variable "stage" {
  description = "Stage: dev, preprod or prod."
  type        = string

  validation {
    condition     = contains(["dev", "preprod", "prod"], var.stage)
    error_message = "A stage is dev, preprod or prod."
  }
}
