variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id        = string
    boundary_arn      = string
    oidc_issuer       = string
    oidc_provider_arn = string
    organization      = string
    organization_id   = string
    partition         = string
    path              = string
    prefix            = string
    stage             = string
  })
}

variable "key" {
  description = "Which of the project's repositories: training, realtime, …"
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.key)) && length(var.key) <= 9
    error_message = "A repository's key has at most 9 small letters, because it is part of a role's name."
  }
}

variable "legacy_subject" {
  description = "Whether to take the old form of the subject too, for a repository that is older than July 2026."
  type        = bool
  default     = false
}

variable "policy" {
  description = "What the role may do, as a JSON document."
  type        = string

  validation {
    condition     = can(jsondecode(var.policy).Statement) && length(var.policy) <= 10240
    error_message = "The policy must be a JSON policy document of at most 10240 characters, the most that a role's own policies may have."
  }
}

variable "repository" {
  description = "The repository; its id is late-bound and only passed through."
  type        = object({ id = string, name = string })
}
