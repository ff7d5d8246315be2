variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    account_id     = string
    events_key_arn = string
    logs_key_arn   = string
    partition      = string
    prefix         = string
    project        = string
    region         = string
    ssm_prefix     = string
    stage          = string
  })
}

variable "log_groups" {
  description = "Log groups: short name to the whole one."
  type        = map(string)
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
  description = "What others may look up: short name to value. Names only, never a secret."
  type        = map(string)
}
