# Answers of the template's form.

variable "base_model" {
  description = "The model that is tuned."
  type        = string

  validation {
    condition     = length(var.base_model) >= 1 && length(var.base_model) <= 200
    error_message = "The base model has 1 to 200 characters."
  }
}

variable "method" {
  description = "How it is tuned: sft or dpo."
  type        = string

  validation {
    condition     = contains(["sft", "dpo"], var.method)
    error_message = "The method is sft or dpo."
  }
}

variable "instance_type" {
  description = "Instance type of the jobs: ml.m5.xlarge."
  type        = string

  validation {
    condition     = can(regex("^ml\\.[a-z0-9-]+\\.[a-z0-9]+$", var.instance_type))
    error_message = "An instance type looks like ml.m5.xlarge."
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
