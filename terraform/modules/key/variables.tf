variable "account_id" {
  description = "Number of the AWS account that the key lives in."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "alias" {
  description = "Name of the key, without alias/."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_-]{1,250}$", var.alias)) && !startswith(var.alias, "aws/") && !startswith(var.alias, "alias/")
    error_message = "An alias has at most 250 letters, digits, dashes, underscores and slashes, and does not begin with aws/ or alias/."
  }
}

variable "consumers" {
  description = "Roles of other accounts that may decrypt, and only through these services. They need not exist yet."
  type = object({
    account_ids         = list(string)
    aws_organization_id = optional(string, "")
    role_patterns       = list(string)
    services            = list(string)
  })
  default = null

  validation {
    condition     = var.consumers == null || alltrue([for id in try(var.consumers.account_ids, []) : can(regex("^[0-9]{12}$", id))]) && try(length(var.consumers.account_ids), 0) > 0
    error_message = "Consumers are at least one account of 12 digits."
  }

  validation {
    condition     = var.consumers == null || alltrue([for arn in try(var.consumers.role_patterns, []) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*?].*$", arn))]) && try(length(var.consumers.role_patterns), 0) > 0
    error_message = "A consumer is a role's ARN with its account number; a pattern may not begin with a wildcard."
  }

  validation {
    condition     = var.consumers == null || try(length(var.consumers.services), 0) > 0
    error_message = "Consumers decrypt through at least one service, such as s3."
  }
}

variable "deletion_days" {
  description = "Days between asking for the key's end and its end."
  type        = number
  default     = 30

  validation {
    condition     = var.deletion_days >= 7 && var.deletion_days <= 30
    error_message = "KMS waits 7 to 30 days before it deletes a key."
  }
}

variable "description" {
  description = "What the key is for."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "service_statements" {
  description = "AWS services that use the key in their own name, each for the sources named."
  type = map(object({
    actions            = optional(list(string), ["kms:Decrypt", "kms:GenerateDataKey*"])
    encryption_context = optional(map(list(string)), {})
    service            = string
    source_arns        = optional(list(string), [])
    source_account     = optional(bool, true)
  }))
  default = {}

  validation {
    condition     = alltrue([for statement in var.service_statements : statement.source_account || length(statement.encryption_context) > 0])
    error_message = "A service uses the key for this account's things: keep source_account, or name the encryption context."
  }

  validation {
    condition     = alltrue([for statement in var.service_statements : alltrue([for action in statement.actions : can(regex("^kms:[A-Z][A-Za-z]+\\*?$", action))])])
    error_message = "Name the actions of KMS one by one, such as kms:Decrypt; kms:* is too much for a service."
  }
}

variable "tags" {
  description = "Tags of the key."
  type        = map(string)
  default     = {}
}

variable "via_services" {
  description = "Services through which this account's own people and roles use the key, such as s3. Nobody uses it directly."
  type        = list(string)

  validation {
    condition     = length(var.via_services) > 0 && alltrue([for service in var.via_services : can(regex("^[a-z0-9-]+$", service))])
    error_message = "Name at least one service by the first word of its address, such as s3, ecr or sagemaker."
  }
}
