variable "context" {
  description = "Where the rule stands, whose it is, and where it tells."
  type = object({
    account_id            = string
    at                    = string
    dead_letter_queue_arn = string
    partition             = string
    prefix                = string
    queue_arn             = string
  })

  validation {
    condition     = alltrue([for arn in [var.context.queue_arn, var.context.dead_letter_queue_arn] : startswith(arn, "arn:${var.context.partition}:sqs:${var.context.at}:")])
    error_message = "The queues must be in ${var.context.at}, where the rule is: another's needs a policy that names this rule."
  }

  validation {
    condition     = length("${var.context.prefix}-approved") <= 64
    error_message = "The rule's name ${var.context.prefix}-approved has ${length("${var.context.prefix}-approved")} characters; EventBridge takes 64."
  }
}

variable "model_package_group" {
  description = "Name of the group whose approvals are told of."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$", var.model_package_group)) && length(var.model_package_group) <= 63
    error_message = "The name of a model package group has at most 63 letters, digits and dashes."
  }
}
