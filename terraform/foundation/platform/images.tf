# One setting for a whole account and region: only one of those that share it may make it.

resource "aws_ecr_registry_scanning_configuration" "images" {
  count = var.primary ? 1 : 0

  scan_type = var.image_scanning

  rule {
    scan_frequency = var.image_scanning == "ENHANCED" ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH"

    repository_filter {
      filter      = "mlops/*"
      filter_type = "WILDCARD"
    }
  }
}
