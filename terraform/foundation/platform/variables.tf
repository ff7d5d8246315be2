variable "access_log_days" {
  description = "Days for which the log of who read which object is kept."
  type        = number
  default     = 365

  validation {
    condition     = var.access_log_days >= 1 && floor(var.access_log_days) == var.access_log_days
    error_message = "Access logs stay a whole number of days, 1 at least."
  }
}

variable "account_id" {
  description = "Number of the AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "alarm_emails" {
  description = "Who is told when an approval could not be handled; each must confirm a mail once."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", address))])
    error_message = "An alarm goes to a mail address, such as ml-platform@example.com."
  }
}

variable "approver_role_arns" {
  description = "Roles below the execution boundary that may approve a model; null for the lead of this stage's Studio. The portal has a boundary of its own."
  type        = list(string)
  default     = null

  validation {
    condition     = var.approver_role_arns == null || alltrue([for arn in coalesce(var.approver_role_arns, []) : can(regex("^arn:aws[a-z-]*:iam::${var.account_id}:role/mlops/${var.business_unit}/[A-Za-z0-9_+=,.@/-]+$", arn))])
    error_message = "An approver is one role below arn:aws:iam::${var.account_id}:role/mlops/${var.business_unit}/, without wildcards."
  }
}

variable "archive_days" {
  description = "Days for which the model registry's events can be replayed; 0 for no archive."
  type        = number
  default     = 90

  validation {
    condition     = var.archive_days >= 0 && floor(var.archive_days) == var.archive_days
    error_message = "The archive keeps events a whole number of days; 0 means no archive."
  }
}

variable "aws_organization_id" {
  description = "AWS organization that readers of other accounts must belong to; empty when it is not known."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(o-[a-z0-9]{10,32})?$", var.aws_organization_id))
    error_message = "An AWS organization's id looks like o-a1b2c3d4e5; leave it empty when there is none."
  }
}

variable "business_unit" {
  description = "Key of the business unit."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])+$", var.business_unit))
    error_message = "A business unit's key has small letters, digits and single dashes, and begins with a letter."
  }

  validation {
    condition     = length("${var.business_unit}-${var.stage}-model-events") <= 48 && length(var.business_unit) <= 20
    error_message = "The business unit's key has ${length(var.business_unit)} characters; 20 is the most, because its names begin with it: ${var.business_unit}-${var.stage}-model-events has ${length("${var.business_unit}-${var.stage}-model-events")}, and an archive's name 48 at most."
  }

  validation {
    condition     = length(setintersection(split("-", var.business_unit), ["dev", "preprod", "prod"])) == 0
    error_message = "A business unit's key has no stage in it: with \"${var.business_unit}\" its names could be another's."
  }
}

variable "consumer_account_ids" {
  description = "Accounts of the other stages, whose roles below /mlops/<business unit>/ read this stage's artifacts and images."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.consumer_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "An AWS account number has 12 digits."
  }

  validation {
    condition     = !contains(var.consumer_account_ids, var.account_id)
    error_message = "Account ${var.account_id} is this one; name only other accounts."
  }
}

variable "cost_centre" {
  description = "Cost centre that pays."
  type        = string

  validation {
    condition     = length(var.cost_centre) >= 1 && length(var.cost_centre) <= 64
    error_message = "A cost centre has 1 to 64 characters."
  }
}

variable "data_bucket_arns" {
  description = "Buckets besides Slipway's that roles may read at most, such as a data lake's; the same as the network's."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.data_bucket_arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{2,62}$", arn))])
    error_message = "A bucket's ARN looks like arn:aws:s3:::acme-data-lake: no path, no wildcard."
  }
}

variable "image_scanning" {
  description = "BASIC, free and at push; or ENHANCED, by Amazon Inspector, all the time, at its price. Only where primary."
  type        = string
  default     = "BASIC"

  validation {
    condition     = contains(["BASIC", "ENHANCED"], var.image_scanning)
    error_message = "Images are scanned BASIC or ENHANCED."
  }
}

variable "key_arns" {
  description = "Keys that are there already; each one missing is made. Theirs must be the statements that the README names."
  type = object({
    artifacts = optional(string)
    events    = optional(string)
    logs      = optional(string)
  })
  default = {}

  validation {
    condition     = alltrue([for arn in values(var.key_arns) : arn == null || can(regex("^arn:aws[a-z-]*:kms:${var.region}:[0-9]{12}:key/[A-Za-z0-9-]+$", arn))])
    error_message = "A key is the ARN of a key in ${var.region}, arn:aws:kms:${var.region}:<account>:key/<id>; not of an alias."
  }
}

variable "network" {
  description = "Where jobs must run; null for what foundation/network published."
  type = object({
    security_group_id = string
    subnet_ids        = list(string)
  })
  default = null

  validation {
    condition     = var.network == null || can(regex("^sg-[0-9a-f]{8,17}$", var.network.security_group_id)) && alltrue([for id in try(var.network.subnet_ids, []) : can(regex("^subnet-[0-9a-f]{8,17}$", id))]) && try(length(var.network.subnet_ids), 0) >= 2
    error_message = "A network is a security group (sg-…) and at least two subnets (subnet-…)."
  }
}

variable "oidc" {
  description = "Issuer and provider of GitHub's tokens; null for what bootstrap published."
  type = object({
    issuer       = string
    provider_arn = string
  })
  default = null

  validation {
    condition     = var.oidc == null || !startswith(try(var.oidc.issuer, ""), "https://") && can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/.+$", var.oidc.provider_arn)) && endswith(try(var.oidc.provider_arn, ""), "/${try(var.oidc.issuer, "?")}")
    error_message = "The issuer has no https://, and the provider's ARN ends with it: arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com."
  }
}

variable "oldest_message_minutes" {
  description = "Minutes that an approval may wait for the portal before somebody is told."
  type        = number
  default     = 60

  validation {
    condition     = var.oldest_message_minutes >= 5 && floor(var.oldest_message_minutes) == var.oldest_message_minutes
    error_message = "An approval waits a whole number of minutes, 5 at least."
  }
}

variable "primary" {
  description = "Whether this business unit and stage sets what an account has once in a region: how images are scanned. True for exactly one of those that share an account."
  type        = bool
  default     = false
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "stage" {
  description = "Stage: dev, preprod or prod."
  type        = string

  validation {
    condition     = contains(["dev", "preprod", "prod"], var.stage)
    error_message = "A stage is dev, preprod or prod."
  }
}
