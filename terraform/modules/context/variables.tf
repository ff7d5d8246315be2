variable "given" {
  description = "What every root is given."
  type = object({
    account_id      = string
    accounts        = map(string)
    boundary_arn    = string
    business_unit   = string
    cost_centre     = string
    organization    = string
    organization_id = string
    project         = string
    region          = string
    request         = string
    stage           = string
  })

  validation {
    condition     = length(var.given.business_unit) + length(var.given.project) <= 42
    error_message = "The business unit's key and the project's name have ${length(var.given.business_unit) + length(var.given.project)} characters together; 42 is the most, because an IAM role's name has 64 at most."
  }

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:policy/mlops/.+-boundary$", var.given.boundary_arn))
    error_message = "Every role of a project has the execution boundary of its stage: arn:aws:iam::<account>:policy/mlops/<business unit>-<stage>-boundary. foundation/platform makes it."
  }
}
