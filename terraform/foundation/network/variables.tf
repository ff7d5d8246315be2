variable "account_id" {
  description = "Number of the AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account number has 12 digits."
  }
}

variable "aws_organization_id" {
  description = "AWS organization whose principals may use the endpoints; empty for this account's alone."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(o-[a-z0-9]{10,32})?$", var.aws_organization_id))
    error_message = "An AWS organization's id looks like o-a1b2c3d4e5; leave it empty when there is none."
  }
}

variable "business_unit" {
  description = "Key of the business unit."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])+$", var.business_unit)) && length(var.business_unit) <= 20
    error_message = "A business unit's key has 2 to 20 small letters, digits and single dashes, and begins with a letter."
  }

  validation {
    condition     = length(setintersection(split("-", var.business_unit), ["dev", "preprod", "prod"])) == 0
    error_message = "A business unit's key has no stage in it: with \"${var.business_unit}\" its names could be another's."
  }
}

variable "cidr" {
  description = "Addresses of a new VPC, private and nobody else's: there is no default, because two networks with the same one can never be joined. Null when a VPC is given."
  type        = string
  default     = null

  validation {
    condition     = (var.cidr == null) != (var.vpc == null)
    error_message = "Give either the addresses of a new VPC (cidr) or a VPC that is there (vpc)."
  }

  validation {
    condition     = var.cidr == null || can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)[0-9.]+/(1[6-9]|2[0-4])$", var.cidr)) && try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false)
    error_message = "The addresses must be a private network (10/8, 172.16/12, 192.168/16) of /16 to /24, written by its first address: 10.42.0.0/20."
  }

  validation {
    condition     = var.cidr == null || !startswith(coalesce(var.cidr, "none"), "172.17.")
    error_message = "172.17.0.0/16 is Docker's own network inside every SageMaker job: choose another."
  }
}

variable "cost_centre" {
  description = "Cost centre that pays."
  type        = string

  validation {
    condition     = length(var.cost_centre) >= 1 && length(var.cost_centre) <= 64
    error_message = "A cost centre has 1 to 64 characters."
  }
}

variable "data_bucket_arns" {
  description = "Buckets besides Slipway's that workloads may read through the S3 endpoint, such as a data lake's."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.data_bucket_arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{2,62}$", arn))])
    error_message = "A bucket's ARN looks like arn:aws:s3:::acme-data-lake: no path, no wildcard."
  }
}

variable "egress" {
  description = "Way out to the internet: none, or nat for gateways in public subnets."
  type        = string
  default     = "none"

  validation {
    condition     = contains(["none", "nat"], var.egress)
    error_message = "Egress is none or nat."
  }

  validation {
    condition     = var.vpc == null || var.egress == "none"
    error_message = "The way out of a VPC that is there already is its owner's: leave egress at none."
  }
}

variable "endpoints" {
  description = "AWS services that are reached inside the VPC, by the end of their endpoint's name; studio stands for SageMaker Studio. S3 has a gateway and need not be named."
  type        = list(string)
  default = [
    "ecr.api",
    "ecr.dkr",
    "events",
    "kms",
    "logs",
    "monitoring",
    "sagemaker.api",
    "sagemaker.runtime",
    "secretsmanager",
    "sqs",
    "ssm",
    "studio",
    "sts",
  ]

  validation {
    condition     = alltrue([for endpoint in var.endpoints : contains(keys(local.endpoint_services), endpoint)])
    error_message = "There is no endpoint ${join(", ", [for endpoint in var.endpoints : endpoint if !contains(keys(local.endpoint_services), endpoint)])}: known are ${join(", ", keys(local.endpoint_services))}."
  }

  validation {
    condition     = length(var.endpoints) == length(toset(var.endpoints))
    error_message = "An endpoint is named twice."
  }
}

variable "flow_log_days" {
  description = "Days for which the log of the network's flows is kept."
  type        = number
  default     = 365

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_log_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "key_arn" {
  description = "KMS key of the flow log; empty to make one."
  type        = string
  default     = ""

  validation {
    condition     = var.key_arn == "" || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.key_arn))
    error_message = "The key must be the ARN of a key, arn:aws:kms:<region>:<account>:key/<id>, or empty."
  }
}

variable "nat_gateways" {
  description = "With egress nat: per-zone, or one for all zones (cheaper, and down when its zone is)."
  type        = string
  default     = "per-zone"

  validation {
    condition     = contains(["per-zone", "one"], var.nat_gateways)
    error_message = "NAT gateways are per-zone or one."
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
  description = "Stage: dev, preprod or prod."
  type        = string

  validation {
    condition     = contains(["dev", "preprod", "prod"], var.stage)
    error_message = "A stage is dev, preprod or prod."
  }
}

variable "vpc" {
  description = "A VPC that is there already; null for a new one. Without security_group_id a group for workloads is made; endpoints only when make_endpoints says so, and then the S3 gateway goes into route_table_ids. endpoint_security_group_id is the group of endpoints that are there; without it workloads reach the VPC's own addresses by HTTPS."
  type = object({
    endpoint_security_group_id = optional(string)
    id                         = string
    make_endpoints             = optional(bool, false)
    route_table_ids            = optional(list(string), [])
    security_group_id          = optional(string)
    subnet_ids                 = list(string)
  })
  default = null

  validation {
    condition     = var.vpc == null || can(regex("^vpc-[0-9a-f]{8,17}$", var.vpc.id))
    error_message = "A VPC's id looks like vpc-0a1b2c3d4e5f67890."
  }

  validation {
    condition     = var.vpc == null || alltrue([for id in try(var.vpc.subnet_ids, []) : can(regex("^subnet-[0-9a-f]{8,17}$", id))]) && try(length(toset(var.vpc.subnet_ids)), 0) >= 2
    error_message = "Name at least two different subnets, each in a zone of its own: subnet-0a1b2c3d4e5f67890."
  }

  validation {
    condition = var.vpc == null || alltrue([
      for id in compact([try(var.vpc.endpoint_security_group_id, null), try(var.vpc.security_group_id, null)]) : can(regex("^sg-[0-9a-f]{8,17}$", id))
    ])
    error_message = "A security group's id looks like sg-0a1b2c3d4e5f67890."
  }

  validation {
    condition     = var.vpc == null || !try(var.vpc.make_endpoints, false) || try(length(var.vpc.route_table_ids), 0) > 0
    error_message = "The S3 gateway needs the route tables of the subnets (route_table_ids): without them the traffic goes another way, or none."
  }
}

variable "zones" {
  description = "Two or three availability zones of a new VPC; empty for the region's first two. Name them: AWS may add one before them."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.zones) == 0 || length(toset(var.zones)) == length(var.zones) && length(var.zones) >= 2 && length(var.zones) <= 3
    error_message = "Name two or three different zones, or none."
  }

  validation {
    condition     = alltrue([for zone in var.zones : can(regex("^${var.region}[a-z]$", zone))])
    error_message = "The zones of ${var.region} are called ${var.region}a and so on."
  }
}
