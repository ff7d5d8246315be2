variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id        = string
    artifacts_key_arn = string
    partition         = string
    prefix            = string
    region            = string
    security_group_id = string
    subnet_ids        = list(string)
  })
}

variable "buckets" {
  description = "Names of the buckets that jobs read and write."
  type        = list(string)

  validation {
    condition     = length(var.buckets) > 0
    error_message = "Jobs need at least one bucket."
  }
}

variable "group" {
  description = "The model package group whose models jobs read."
  type        = object({ arn = string, packages_arn = string })
}

variable "image_arns" {
  description = "The project's own image repositories."
  type        = list(string)
  default     = []
}

variable "instance_types" {
  description = "Instance types that jobs may use; empty for any."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for type in var.instance_types : can(regex("^ml\\.[a-z0-9-]+\\.[a-z0-9]+$", type))])
    error_message = "An instance type looks like ml.m5.xlarge."
  }
}

variable "read_buckets" {
  description = "Names of further buckets that jobs only read."
  type        = list(string)
  default     = []
}

variable "read_key" {
  description = "Key of those further buckets, by account and alias (without alias/); null when it is ours."
  type        = object({ account_id = string, alias = string })
  default     = null
}

variable "registers" {
  description = "Whether jobs register models."
  type        = bool
}

variable "role_arn" {
  description = "The role that has this policy; a pipeline hands it to its jobs."
  type        = string
}

variable "trains" {
  description = "Whether models are trained here."
  type        = bool
}
