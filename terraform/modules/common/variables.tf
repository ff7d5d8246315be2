variable "context" {
  description = "Where it stands and whose it is."
  type = object({
    account_id = string
    at         = string
    keys       = object({ events = string, logs = string })
    partition  = string
    prefix     = string
    ssm_prefix = string
    stage      = string
  })
}

variable "log_groups" {
  description = "Log groups: short name to full name."
  type        = map(string)

  validation {
    condition     = alltrue([for name in values(var.log_groups) : startswith(name, "/mlops/${var.context.prefix}/") || startswith(name, "/aws/sagemaker/Endpoints/${var.context.prefix}-")])
    error_message = "A log group of the project lies below /mlops/${var.context.prefix}/ or is of one of its endpoints: the key of logs is for no others."
  }
}

variable "monthly_budget" {
  description = "US dollars a month after which people are told."
  type        = number

  validation {
    condition     = var.monthly_budget >= 1
    error_message = "The monthly budget must be at least 1 US dollar."
  }
}

variable "parameters" {
  description = "What others may look up: short name to value."
  type        = map(string)

  validation {
    condition     = alltrue([for name in keys(var.parameters) : can(regex("^[a-z]+(-[a-z]+)*$", name))])
    error_message = "A parameter's short name has small letters and single dashes."
  }
}
