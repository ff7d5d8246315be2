# GitHub's tokens. AWS knows the certificates of GitHub itself, so there are no thumbprints.
resource "aws_iam_openid_connect_provider" "github" {
  count = var.primary && var.create_oidc_provider ? 1 : 0

  url            = "https://${var.oidc_issuer}"
  client_id_list = ["sts.amazonaws.com"]
}
