variable "access_log_bucket" {
  description = "Bucket that gets the access log; empty for none."
  type        = string
  default     = ""
}

variable "access_log_prefix" {
  description = "Where in that bucket the log goes; empty for the name of this bucket and a slash."
  type        = string
  default     = ""
}

variable "access_logs_from" {
  description = "For a bucket that access logs go to: the account and the ARNs (or patterns) of the buckets that may send theirs."
  type = object({
    account_id  = string
    bucket_arns = list(string)
  })
  default = null

  validation {
    condition     = var.access_logs_from == null || can(regex("^[0-9]{12}$", var.access_logs_from.account_id)) && try(length(var.access_logs_from.bucket_arns), 0) > 0
    error_message = "Access logs come from an account of 12 digits and at least one bucket."
  }
}

variable "aws_organization_id" {
  description = "AWS organization that readers must belong to; empty when it is not known."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(o-[a-z0-9]{10,32})?$", var.aws_organization_id))
    error_message = "An AWS organization's id looks like o-a1b2c3d4e5; leave it empty when there is none."
  }
}

variable "expiration_days" {
  description = "Days after which an object goes; null for never."
  type        = number
  default     = null

  validation {
    condition     = var.expiration_days == null || try(var.expiration_days >= 1 && floor(var.expiration_days) == var.expiration_days, false)
    error_message = "Objects stay a whole number of days, 1 at least, or for ever (null)."
  }
}

variable "force_destroy" {
  description = "Whether destroying the bucket destroys what is in it."
  type        = bool
  default     = false
}

variable "key_arn" {
  description = "ARN of the KMS key that encrypts every object."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.key_arn))
    error_message = "The key must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not of an alias: S3 compares keys, not names."
  }
}

variable "name" {
  description = "Name of the bucket, the only one in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]*[a-z0-9]$", var.name)) && length(var.name) >= 3 && length(var.name) <= 63
    error_message = "The bucket's name ${var.name} has ${length(var.name)} characters; S3 takes 3 to 63 small letters, digits and dashes."
  }
}

variable "noncurrent_days" {
  description = "Days after which a version that was replaced or deleted goes."
  type        = number
  default     = 90

  validation {
    condition     = var.noncurrent_days >= 1 && floor(var.noncurrent_days) == var.noncurrent_days
    error_message = "Replaced versions stay a whole number of days, 1 at least."
  }
}

variable "reader_account_ids" {
  description = "Other accounts whose roles may read the bucket."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.reader_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "An AWS account number has 12 digits."
  }
}

variable "reader_role_patterns" {
  description = "ARNs (or patterns) of those accounts' roles. They need not exist yet."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.reader_role_patterns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*?].*$", arn))])
    error_message = "A reader is a role's ARN with its account number; a pattern may not begin with a wildcard."
  }

  validation {
    condition     = (length(var.reader_account_ids) == 0) == (length(var.reader_role_patterns) == 0)
    error_message = "Readers need both: the accounts, and which of their roles."
  }
}

variable "tags" {
  description = "Tags of the bucket."
  type        = map(string)
  default     = {}
}
