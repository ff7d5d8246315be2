# Answers of the template's form.

variable "schedule" {
  description = "When the pipeline runs by itself after dev: hourly, daily, weekly or on-demand."
  type        = string

  validation {
    condition     = contains(["hourly", "daily", "weekly", "on-demand"], var.schedule)
    error_message = "The schedule is hourly, daily, weekly or on-demand."
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
