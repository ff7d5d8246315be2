terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }

  # Bucket, key and region come from bootstrap by -backend-config.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
