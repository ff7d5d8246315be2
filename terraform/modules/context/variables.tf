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
    condition     = length("${var.given.business_unit}-${var.given.stage}-${var.given.project}") <= 51
    error_message = "The prefix ${var.given.business_unit}-${var.given.stage}-${var.given.project} has ${length("${var.given.business_unit}-${var.given.stage}-${var.given.project}")} characters; 51 is the most, because a role's name has 64 at most and a model package group's 63."
  }
}
