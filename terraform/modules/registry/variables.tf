variable "context" {
  description = "Where the group stands and whose it is."
  type = object({
    account_id = string
    at         = string
    partition  = string
    prefix     = string
  })

  validation {
    condition     = can(regex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$", var.context.prefix)) && length(var.context.prefix) <= 63
    error_message = "The group's name ${var.context.prefix} has ${length(var.context.prefix)} characters; SageMaker takes 63 letters, digits and dashes."
  }
}

variable "description" {
  description = "What the models of the group do."
  type        = string
}

variable "reader_role_arns" {
  description = "Roles of other accounts that may read the group, by exact ARN. They need not exist yet."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+$", arn))])
    error_message = "A reader is one role's ARN, without wildcards."
  }

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : !strcontains(arn, "::${var.context.account_id}:")])
    error_message = "A role of account ${var.context.account_id} reads the group by its own policy; name only roles of other accounts."
  }
}
