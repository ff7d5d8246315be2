variable "account_id" {
  description = "Number of the AWS account of the stage."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has 12 digits."
  }
}

variable "alarms" {
  description = "When somebody is called, and a release is taken back: answers of 5xx in five minutes, and the slowest hundredth in milliseconds."
  type        = object({ errors = number, latency_ms = number })
}

variable "baseline" {
  description = "Statistics and constraints of the training data, as S3 addresses in the stage's bucket; null where the model has none."
  type        = object({ constraints = string, statistics = string })
  default     = null
}

variable "business_unit" {
  description = "Key of the business unit."
  type        = string
}

variable "canary" {
  description = "How a release goes over: this share of machines first, in percent, and the rest after so many minutes."
  type        = object({ minutes = number, percent = number })

  validation {
    condition     = var.canary.percent >= 1 && var.canary.percent <= 50 && var.canary.minutes >= 1 && var.canary.minutes <= 30
    error_message = "A canary has 1 to 50 percent and 1 to 30 minutes."
  }
}

variable "capture_percent" {
  description = "How many of a hundred calls are written down for the monitor."
  type        = number

  validation {
    condition     = var.capture_percent >= 0 && var.capture_percent <= 100
    error_message = "Between 0 and 100."
  }
}

variable "container" {
  description = "What answers: the image by its digest, the model's archive in the stage's own bucket, and the container's environment."
  type        = object({ environment = map(string), image = string, model_data_url = string })

  validation {
    condition     = startswith(var.container.model_data_url, "s3://${var.business_unit}-${var.stage}-${var.project}-")
    error_message = "The model lies in the stage's own bucket: a release takes it along, so that nobody else can write over it."
  }
}

variable "instance_type" {
  description = "Machine that answers."
  type        = string

  validation {
    condition     = can(regex("^ml\\.", var.instance_type))
    error_message = "A machine of SageMaker begins with ml., such as ml.m5.large."
  }
}

variable "instances" {
  description = "Fewest and most machines, and how many calls a minute one of them takes before another comes."
  type        = object({ calls_per_minute = number, max = number, min = number })

  validation {
    condition     = var.instances.min >= 1 && var.instances.max >= var.instances.min
    error_message = "At least one machine, and no fewer at most than at least."
  }
}

variable "model_package_arn" {
  description = "The approved model package; written on everything that is made of it."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[A-Za-z0-9-]+/[0-9]+$", var.model_package_arn))
    error_message = "Give the whole ARN of one version: arn:aws:sagemaker:…:model-package/<group>/<version>."
  }
}

variable "monitoring" {
  description = "How often the monitor compares the captured calls with the baseline (a cron expression of Model Monitor), and on which machine."
  type        = object({ instance_type = string, schedule = string })
}

variable "project" {
  description = "Name of the project."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "shadow" {
  description = "Another container that hears the same calls and whose answers nobody gets; null for none."
  type        = object({ environment = map(string), image = string, model_data_url = string })
  default     = null
}

variable "stage" {
  description = "Stage: preprod or prod."
  type        = string

  validation {
    condition     = contains(["preprod", "prod"], var.stage)
    error_message = "An endpoint is in preprod or prod."
  }
}
