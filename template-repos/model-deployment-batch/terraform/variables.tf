variable "account_id" {
  description = "Number of the AWS account of the stage."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has 12 digits."
  }
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

variable "container" {
  description = "What scores: the image by its digest, the model's archive in the stage's own bucket, and the container's environment."
  type        = object({ environment = map(string), image = string, model_data_url = string })

  validation {
    condition     = startswith(var.container.model_data_url, "s3://${var.business_unit}-${var.stage}-${var.project}-")
    error_message = "The model lies in the stage's own bucket: a release takes it along, so that nobody else can write over it."
  }
}

variable "content_type" {
  description = "What the files are, such as text/csv; one row a line."
  type        = string
}

variable "input" {
  description = "Folder of the stage's bucket in which the files lie."
  type        = string

  validation {
    condition     = can(regex("^data/[A-Za-z0-9/_-]+$", var.input))
    error_message = "Files to score lie below data/ in the stage's bucket, such as data/input."
  }
}

variable "instance_type" {
  description = "Machine that scores."
  type        = string

  validation {
    condition     = can(regex("^ml\\.", var.instance_type))
    error_message = "A machine of SageMaker begins with ml., such as ml.m5.large."
  }
}

variable "instances" {
  description = "How many machines score at once."
  type        = number

  validation {
    condition     = var.instances >= 1 && var.instances <= 50
    error_message = "Between 1 and 50 machines."
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

variable "project" {
  description = "Name of the project."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "schedule" {
  description = "When, as EventBridge Scheduler writes it (UTC), and whether."
  type        = object({ enabled = bool, expression = string })

  validation {
    condition     = can(regex("^(cron|rate|at)\\(.+\\)$", var.schedule.expression))
    error_message = "Write cron(0 4 * * ? *) or rate(1 day)."
  }
}

variable "stage" {
  description = "Stage: preprod or prod."
  type        = string

  validation {
    condition     = contains(["preprod", "prod"], var.stage)
    error_message = "Files are scored in preprod and prod."
  }
}

variable "stop_on_drift" {
  description = "Whether a run stops before it scores when the files break the constraints of the training data."
  type        = bool
}
