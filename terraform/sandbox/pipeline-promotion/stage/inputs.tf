# Answers of the template's form.

variable "schedule" {
  description = "When the pipeline runs by itself: an EventBridge schedule, or manual."
  type        = string

  validation {
    condition     = length(var.schedule) >= 1 && length(var.schedule) <= 256
    error_message = "The schedule has 1 to 256 characters."
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
