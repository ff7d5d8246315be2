variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id   = string
    boundary_arn = string
    partition    = string
    path         = string
  })
}

variable "description" {
  description = "What the role is for."
  type        = string
}

variable "name" {
  description = "Name of the role."
  type        = string

  validation {
    condition     = length(var.name) <= 64
    error_message = "The role's name ${var.name} has ${length(var.name)} characters; IAM takes 64. Shorten the project's name or the business unit's key."
  }
}

variable "policy" {
  description = "What the role may do, as a JSON document."
  type        = string

  validation {
    condition     = can(jsondecode(var.policy).Statement) && length(var.policy) <= 10240
    error_message = "The policy must be a JSON policy document of at most 10240 characters, the most that a role's own policies may have."
  }
}

variable "service" {
  description = "The service that assumes the role: sagemaker.amazonaws.com."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?$", var.service))
    error_message = "A service is written like sagemaker.amazonaws.com."
  }
}
