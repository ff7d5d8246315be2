variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    access_log_bucket  = string
    account_id         = string
    accounts           = map(string)
    at                 = string
    boundary_arn       = string
    bucket             = string
    buckets            = map(string)
    business_unit      = string
    dns_suffix         = string
    issuer             = string
    keys               = object({ artifacts = string, events = string, logs = string })
    organization       = string
    organization_id    = string
    partition          = string
    path               = string
    prefix             = string
    project            = string
    provider_arn       = string
    region             = string
    security_group_ids = list(string)
    ssm_prefix         = string
    stage              = string
    subnet_ids         = list(string)
    tree               = string
  })

  validation {
    condition     = contains(["preprod", "prod"], var.context.stage)
    error_message = "Models answer in preprod and prod; in ${var.context.stage} they are made."
  }
}

variable "inference" {
  description = "How the model answers: real-time or batch."
  type        = string

  validation {
    condition     = contains(["real-time", "batch"], var.inference)
    error_message = "Inference is real-time or batch."
  }
}

variable "legacy_subject" {
  description = "Whether GitHub's subject without ids is trusted too."
  type        = bool
  default     = false
}

variable "repositories" {
  description = "The project's repositories by key."
  type        = map(object({ environments = list(string), id = string, name = string }))

  validation {
    condition     = alltrue([for key, repository in var.repositories : key == (var.inference == "batch" ? "batch" : "realtime") if contains(repository.environments, var.context.stage)])
    error_message = "With ${var.inference} inference only the repository ${var.inference == "batch" ? "batch" : "realtime"} gets a role in ${var.context.stage}: what ${join(", ", [for key, repository in var.repositories : key if contains(repository.environments, var.context.stage)])} may do is not all known."
  }
}
