variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id        = string
    artifacts_key_arn = string
    business_unit     = string
    other_accounts    = map(string)
    partition         = string
    project           = string
    region            = string
  })
}

variable "names" {
  description = "What the images are for."
  type        = set(string)

  validation {
    condition     = alltrue([for name in var.names : can(regex("^[a-z]+$", name))])
    error_message = "An image is called by small letters, such as training."
  }
}

variable "reader_role_arns" {
  description = "Roles of other accounts that may pull. They need not exist yet."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.context.other_accounts) == 0 || length(var.reader_role_arns) > 0
    error_message = "There are other accounts, so say which of their roles may pull."
  }

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/mlops/[^*?]+$", arn))])
    error_message = "A reader is the whole ARN of a role below /mlops/, without wildcards."
  }
}
