# Answers of the template's form.

variable "container" {
  description = "Whether the project brings its own container."
  type        = bool
}

variable "inference" {
  description = "How the model answers: real-time or batch."
  type        = string

  validation {
    condition     = contains(["real-time", "batch"], var.inference)
    error_message = "Inference is real-time or batch."
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
