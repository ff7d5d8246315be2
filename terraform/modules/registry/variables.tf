variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id            = string
    dead_letter_queue_arn = string
    event_queue_arn       = string
    other_accounts        = map(string)
    partition             = string
    prefix                = string
    project               = string
    region                = string
  })
}

variable "deployed" {
  description = "Whether the approval of a model is followed by a deployment."
  type        = bool
}

variable "description" {
  description = "What the models of the group do."
  type        = string
}

variable "reader_role_arns" {
  description = "Roles of other accounts that may read models. They need not exist yet."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/mlops/[^*?]+$", arn))])
    error_message = "A reader is the whole ARN of a role below /mlops/, without wildcards."
  }
}
