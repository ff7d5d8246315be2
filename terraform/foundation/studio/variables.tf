variable "account_id" {
  description = "Number of the AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "auth_mode" {
  description = "How people sign in: IAM (your own identities open a link) or SSO (IAM Identity Center)."
  type        = string
  default     = "IAM"

  validation {
    condition     = contains(["IAM", "SSO"], var.auth_mode)
    error_message = "People sign in by IAM or SSO."
  }
}

variable "business_unit" {
  description = "Key of the business unit."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", var.business_unit)) && length(var.business_unit) >= 2 && length(var.business_unit) <= 20
    error_message = "A business unit has 2 to 20 small letters and digits, with single dashes between them."
  }

  validation {
    condition     = length(setintersection(split("-", var.business_unit), ["dev", "preprod", "prod"])) == 0
    error_message = "A business unit's key has no stage in it: with \"${var.business_unit}\" its names could be another's."
  }
}

variable "cost_centre" {
  description = "Cost centre, as a tag on everything."
  type        = string
}

variable "data_locations" {
  description = "Data that all personas may read, as bucket or bucket/prefix; the platform's data_bucket_arns must name the bucket too."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for place in var.data_locations : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.'()/-]+)?$", place))])
    error_message = "A place is a bucket or bucket/prefix, without s3:// and without a wildcard."
  }
}

variable "hidden_tools" {
  description = "Tools of Studio's navigation that nobody sees. Hiding takes no right away; the roles do."
  type        = list(string)
  default = [
    "AutoMl", "Comet", "DataWrangler", "DeepchecksLLMEvaluation", "EmrClusters", "Fiddler", "HyperPodClusters", "InferenceOptimization",
    "InferenceRecommender", "JumpStart", "LakeraGuard", "Projects",
  ]
}

variable "home_file_system" {
  description = "What becomes of the file system with everybody's home when the domain is destroyed: Retain or Delete."
  type        = string
  default     = "Retain"

  validation {
    condition     = contains(["Retain", "Delete"], var.home_file_system)
    error_message = "The file system is kept (Retain) or goes with the domain (Delete)."
  }
}

variable "idle_minutes" {
  description = "After how many idle minutes JupyterLab and Code Editor stop; people may choose between 60 and this."
  type        = number
  default     = 120

  validation {
    condition     = var.idle_minutes >= 60 && var.idle_minutes <= 525600 && floor(var.idle_minutes) == var.idle_minutes
    error_message = "Whole minutes, at least 60 (AWS allows no less) and at most 525600."
  }
}

variable "instance_types" {
  description = "Instance types that jobs and apps of Studio may use; * stands for any size of a family."
  type        = list(string)
  default     = ["ml.t3.*", "ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.g4dn.xlarge", "ml.g5.xlarge"]

  validation {
    condition     = length(var.instance_types) > 0 && alltrue([for type in var.instance_types : can(regex("^ml\\.[a-z0-9-]+\\.([a-z0-9]+|\\*)$", type))])
    error_message = "An instance type looks like ml.m5.large or ml.m5.*; all families at once are not allowed."
  }
}

variable "package_index" {
  description = "Where pip finds packages from a network without internet, and the proxy if there is one; null for neither."
  type = object({
    url      = string
    no_proxy = optional(string, "169.254.169.254,169.254.170.2,localhost,127.0.0.1,.amazonaws.com")
    proxy    = optional(string)
  })
  default = null

  validation {
    condition     = var.package_index == null || can(regex("^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?$", var.package_index.url))
    error_message = "The index is an https:// address without user, password or query: it is no place for a secret."
  }

  validation {
    condition     = try(var.package_index.proxy, null) == null || can(regex("^https?://[A-Za-z0-9.-]+(:[0-9]+)?$", var.package_index.proxy))
    error_message = "A proxy is http(s)://host:port without user or password."
  }

  validation {
    condition     = var.package_index == null || can(regex("^[A-Za-z0-9.,:/-]*$", var.package_index.no_proxy))
    error_message = "Hosts that need no proxy are separated by commas."
  }
}

variable "project_folders" {
  description = "Folders of the projects' buckets that leads and ML engineers may read, to judge a model."
  type        = list(string)
  default     = ["evaluation", "models", "reports"]

  validation {
    condition     = alltrue([for folder in var.project_folders : can(regex("^[a-z0-9][a-z0-9-]*$", folder)) && folder != "studio"])
    error_message = "A folder has small letters, digits and dashes, no slash and no wildcard; studio is people's own."
  }
}

variable "region" {
  description = "AWS region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "stage" {
  description = "Stage: dev. People try things only there."
  type        = string
  default     = "dev"

  validation {
    condition     = var.stage == "dev"
    error_message = "Studio belongs to dev: preprod and prod are changed by deployments only."
  }
}

variable "users" {
  description = "Who works here: profile name -> persona (data-scientist, lead or ml-engineer), and the user name of IAM Identity Center when people sign in by SSO."
  type = map(object({
    persona  = string
    sso_user = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for user in var.users : contains(["data-scientist", "lead", "ml-engineer"], user.persona)])
    error_message = "A persona is data-scientist, lead or ml-engineer."
  }

  validation {
    condition     = alltrue([for name, user in var.users : can(regex("^[a-z0-9](-*[a-z0-9]){0,62}$", name))])
    error_message = "A profile has at most 63 small letters, digits and dashes; write a dot or an @ as a dash. It is also the folder in the bucket."
  }

  validation {
    condition     = alltrue([for user in var.users : (user.sso_user != null) == (var.auth_mode == "SSO")])
    error_message = "With SSO each user has an sso_user; with IAM none has."
  }
}

variable "volume_gb" {
  description = "Size of a space's volume: at first, and at most."
  type = object({
    default = optional(number, 5)
    maximum = optional(number, 100)
  })
  default = {}

  validation {
    condition     = var.volume_gb.default >= 5 && var.volume_gb.default <= var.volume_gb.maximum && var.volume_gb.maximum <= 16384
    error_message = "A volume has 5 to 16384 GB, and the maximum is not below the default."
  }
}
