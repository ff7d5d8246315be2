variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    access_log_bucket = string
    account_id        = string
    accounts          = map(string)
    artifacts_key_arn = string
    boundary_arn      = string
    business_unit     = string
    oidc_issuer       = string
    oidc_provider_arn = string
    organization      = string
    organization_id   = string
    partition         = string
    path              = string
    prefix            = string
    prefixes          = map(string)
    project           = string
    region            = string
    security_group_id = string
    ssm_prefix        = string
    stage             = string
    subnet_ids        = list(string)
    suffix            = string
    suffixes          = map(string)
  })
}

variable "container" {
  description = "Whether the project brings its own container, whose images lie in dev."
  type        = bool
}

variable "inference" {
  description = "How the model answers: real-time or batch."
  type        = string

  validation {
    condition     = contains(["real-time", "batch"], var.inference)
    error_message = "Inference is real-time or batch."
  }
}

variable "repositories" {
  description = "The project's repositories by key. The ids are late-bound: they are only passed through."
  type        = map(object({ environments = list(string), id = string, name = string }))
}
