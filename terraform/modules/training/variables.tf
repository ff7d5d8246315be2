variable "artifact_reader_arns" {
  description = "Roles of other accounts that may read the bucket, by exact ARN: those that models run with."
  type        = list(string)
  default     = []
}

variable "context" {
  description = "Where it stands and whose it is: the output of module context."
  type = object({
    access_log_bucket     = string
    account_id            = string
    at                    = string
    boundary_arn          = string
    bucket                = string
    business_unit         = string
    dead_letter_queue_arn = string
    dns_suffix            = string
    issuer                = string
    keys                  = object({ artifacts = string, events = string, logs = string })
    organization          = string
    organization_id       = string
    partition             = string
    path                  = string
    prefix                = string
    project               = string
    provider_arn          = string
    queue_arn             = string
    region                = string
    security_group_ids    = list(string)
    ssm_prefix            = string
    stage                 = string
    subnet_ids            = list(string)
    tree                  = string
  })
}

variable "deployed" {
  description = "Whether the approval of a model is followed by a deployment."
  type        = bool
}

variable "instance_types" {
  description = "Instance types that jobs may use; empty for any."
  type        = list(string)
}

variable "legacy_subject" {
  description = "Whether GitHub's subject without ids is trusted too."
  type        = bool
  default     = false
}

variable "more_bucket_arns" {
  description = "Further buckets of the project that its jobs read and write."
  type        = list(string)
  default     = []
}

variable "push_policy" {
  description = "What the repository that builds images may do, as JSON; empty when there is none."
  type        = string
  default     = ""
}

variable "registry_reader_arns" {
  description = "Roles of other accounts that may read the model package group, by exact ARN."
  type        = list(string)
  default     = []
}

variable "repositories" {
  description = "The project's repositories by key."
  type        = map(object({ environments = list(string), id = string, name = string }))

  validation {
    condition     = alltrue([for key, repository in var.repositories : contains(["llm", "pipeline", "training"], key) || key == "container" && var.push_policy != "" if contains(repository.environments, var.context.stage)])
    error_message = "In ${var.context.stage} only the repositories training, pipeline and llm get a role, and container when the project has images: what ${join(", ", [for key, repository in var.repositories : key if contains(repository.environments, var.context.stage)])} may do is not all known."
  }
}
