terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }

  # Which bucket and key, the workflow says; nothing of it is the same in two projects.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
