variable "context" {
  description = "Where the role stands and whose it is."
  type = object({
    account_id      = string
    boundary_arn    = string
    issuer          = string
    organization    = string
    organization_id = string
    partition       = string
    path            = string
    prefix          = string
    provider_arn    = string
    stage           = string
  })

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/", var.context.boundary_arn))
    error_message = "Every role has a permissions boundary: the ARN of an IAM policy."
  }

  validation {
    condition     = endswith(var.context.provider_arn, ":oidc-provider/${var.context.issuer}")
    error_message = "The provider ${var.context.provider_arn} is not the one of issuer ${var.context.issuer}."
  }
}

variable "key" {
  description = "Which of the project's repositories: training, realtime, …"
  type        = string

  validation {
    condition     = length("${var.context.prefix}-gh-${var.key}") <= 64
    error_message = "The role's name ${var.context.prefix}-gh-${var.key} has ${length("${var.context.prefix}-gh-${var.key}")} characters; IAM takes 64."
  }
}

variable "legacy_subject" {
  description = "Whether the subject without ids is trusted too, for repositories from before July 2026."
  type        = bool
  default     = false
}

variable "policy" {
  description = "What the role may do: a policy document as JSON."
  type        = string

  validation {
    condition     = can(jsondecode(var.policy).Statement)
    error_message = "The policy must be a policy document as JSON."
  }
}

variable "repository" {
  description = "The repository; its id is late-bound and only passed through."
  type        = object({ id = string, name = string })

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{1,100}$", var.repository.name))
    error_message = "A repository's name has 1 to 100 letters, digits, dots, dashes and underscores: a wildcard would let others in."
  }
}
