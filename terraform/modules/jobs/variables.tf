variable "bucket_arns" {
  description = "Buckets of the project that are read and written."
  type        = list(string)

  validation {
    condition     = length(var.bucket_arns) > 0 && alltrue([for arn in var.bucket_arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9-]+$", arn))])
    error_message = "A bucket's ARN looks like arn:aws:s3:::name, without a path or a wildcard, and there is one at least."
  }
}

variable "context" {
  description = "Where the role stands and whose it is."
  type = object({
    account_id         = string
    at                 = string
    business_unit      = string
    dns_suffix         = string
    keys               = object({ artifacts = string })
    partition          = string
    path               = string
    prefix             = string
    project            = string
    region             = string
    security_group_ids = list(string)
    subnet_ids         = list(string)
  })
}

variable "image_account_id" {
  description = "Account with the project's images: dev's."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.image_account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "instance_types" {
  description = "Instance types that jobs may use; empty for any."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for type in var.instance_types : can(regex("^ml\\.[a-z0-9-]+\\.[a-z0-9]+$", type))])
    error_message = "An instance type looks like ml.m5.xlarge."
  }
}

variable "kept_folders" {
  description = "Folders of the buckets that nothing that runs may write into: what runs next lies there."
  type        = list(string)
  default     = ["code"]

  validation {
    condition     = alltrue([for folder in var.kept_folders : can(regex("^[a-z]+$", folder))]) && contains(var.kept_folders, "code")
    error_message = "Name folders by small letters, code among them."
  }
}

variable "role_name" {
  description = "Name of the role, which it may hand on to its own jobs and to nothing else."
  type        = string
}
