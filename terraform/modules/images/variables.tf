variable "context" {
  description = "Where the repositories stand and whose they are."
  type = object({
    account_id    = string
    at            = string
    business_unit = string
    dns_suffix    = string
    keys          = object({ artifacts = string })
    partition     = string
    prefix        = string
    project       = string
    region        = string
    ssm_prefix    = string
  })
}

variable "names" {
  description = "What the images are for."
  type        = set(string)
  default     = ["inference", "processing", "training"]

  validation {
    condition     = length(var.names) > 0 && alltrue([for name in var.names : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", name))])
    error_message = "An image has a name of small letters, digits and single dashes, and there is one at least."
  }
}

variable "reader_role_arns" {
  description = "Roles of other accounts that may pull, by exact ARN. They need not exist yet."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+$", arn))])
    error_message = "A reader is one role's ARN, without wildcards."
  }
}

variable "untagged_days" {
  description = "Days after which an image that no tag names goes."
  type        = number
  default     = 14

  validation {
    condition     = var.untagged_days >= 1 && floor(var.untagged_days) == var.untagged_days
    error_message = "Untagged images stay a whole number of days, 1 at least."
  }
}
