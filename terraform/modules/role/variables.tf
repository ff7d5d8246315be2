variable "context" {
  description = "Where the role stands and whose it is."
  type = object({
    account_id   = string
    boundary_arn = string
    partition    = string
    path         = string
    prefix       = string
  })

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/", var.context.boundary_arn))
    error_message = "Every role has a permissions boundary: the ARN of an IAM policy."
  }
}

variable "description" {
  description = "What the role is for."
  type        = string
}

variable "name" {
  description = "What the role does, the end of its name: pipeline, inference, schedule."
  type        = string

  validation {
    condition     = length("${var.context.prefix}-${var.name}") <= 64
    error_message = "The role's name ${var.context.prefix}-${var.name} has ${length("${var.context.prefix}-${var.name}")} characters; IAM takes 64."
  }
}

variable "policy" {
  description = "What the role may do: a policy document as JSON."
  type        = string

  validation {
    condition     = can(jsondecode(var.policy).Statement)
    error_message = "The policy must be a policy document as JSON."
  }
}

variable "service" {
  description = "The service that assumes the role."
  type        = string

  validation {
    condition     = contains(["sagemaker.amazonaws.com", "scheduler.amazonaws.com"], var.service)
    error_message = "Only SageMaker and the scheduler have roles in a project."
  }
}
