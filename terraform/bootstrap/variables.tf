variable "account_id" {
  description = "Number of the AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "create_oidc_provider" {
  description = "Whether to make the provider for GitHub's tokens. False: the account has one of this issuer already, and somebody else looks after it."
  type        = bool
  default     = true
}

variable "external_id" {
  description = "What Slipway shows at the door; make it with `openssl rand -hex 16`, one for each portal. No secret, but nothing to guess either."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]+$", var.external_id)) && length(var.external_id) >= 2 && length(var.external_id) <= 1224
    error_message = "An external id has 2 to 1224 letters, digits and any of _+=,.@:/-."
  }
}

variable "oidc_issuer" {
  description = "Who signs GitHub's tokens, without https://. An enterprise with a slug: `token.actions.githubusercontent.com/<slug>`; data residency: `token.actions.<subdomain>.ghe.com`; GitHub Enterprise Server: `<host>/_services/token`."
  type        = string
  default     = "token.actions.githubusercontent.com"

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+(/[A-Za-z0-9._-]+)*$", var.oidc_issuer))
    error_message = "An issuer is a host and maybe a path, without https:// and without a slash at the end: token.actions.githubusercontent.com."
  }
}

variable "portal_principal_arn" {
  description = "ARN of the role (or user) that Slipway runs as; it must exist already."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+$", var.portal_principal_arn))
    error_message = "The portal is one IAM role or user: arn:aws:iam::<account>:role/<name>. Not a session of it, not a whole account, no wildcard."
  }
}

variable "primary" {
  description = "Whether this is the first region of the account. Roles, boundary and OIDC provider are global: only the first region makes them, any other gets state and parameters alone."
  type        = bool
  default     = true
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "regions" {
  description = "All regions of this account in which the two roles may work; empty for this one alone. Only the first region's roles read it."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for region in var.regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "A region looks like eu-west-1."
  }

  validation {
    condition     = length(var.regions) == 0 || contains(var.regions, var.region)
    error_message = "The regions must contain ${var.region}, where this is applied."
  }
}

variable "role_name" {
  description = "Stem of the two roles' names: `slipway` makes slipway-plan, which only looks, and slipway-apply, which changes."
  type        = string
  default     = "slipway"

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{1,57}$", var.role_name))
    error_message = "The stem of the roles' names has 2 to 58 letters, digits, dashes and underscores, and begins with a letter."
  }
}
