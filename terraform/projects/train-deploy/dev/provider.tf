# The portal keeps the state, so there is no backend here. Keys of another account are refused before anything happens.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = module.context.tags
  }
}
