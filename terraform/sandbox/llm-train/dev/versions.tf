# The sandbox stands in for AWS with the built-in provider alone; nothing is downloaded.
terraform {
  required_version = ">= 1.11.0"
}
