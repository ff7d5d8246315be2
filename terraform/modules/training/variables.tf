variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    access_log_bucket     = string
    account_id            = string
    artifacts_key_arn     = string
    boundary_arn          = string
    business_unit         = string
    dead_letter_queue_arn = string
    event_queue_arn       = string
    oidc_issuer           = string
    oidc_provider_arn     = string
    organization          = string
    organization_id       = string
    other_accounts        = map(string)
    partition             = string
    path                  = string
    prefix                = string
    prefixes              = map(string)
    project               = string
    region                = string
    security_group_id     = string
    ssm_prefix            = string
    stage                 = string
    subnet_ids            = list(string)
    suffix                = string
  })
}

variable "container" {
  description = "Whether the project brings its own container."
  type        = bool
  default     = false

  validation {
    condition     = var.container || !contains(keys(var.repositories), "container")
    error_message = "There is a repository that builds images, but no image repositories were asked for."
  }
}

variable "deployed" {
  description = "Whether the approval of a model is followed by a deployment in the accounts of later stages."
  type        = bool
}

variable "instance_types" {
  description = "Instance types that jobs may use; empty for any."
  type        = list(string)
}

variable "more_buckets" {
  description = "Names of further buckets of the project that jobs read and write."
  type        = list(string)
  default     = []
}

variable "repositories" {
  description = "The project's repositories by key. The ids are late-bound: they are only passed through."
  type        = map(object({ environments = list(string), id = string, name = string }))
}
