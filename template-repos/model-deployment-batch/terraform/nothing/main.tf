# A root with nothing in it: applied to the state of a stage it takes away all that is there, whatever model that was.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]
}

variable "account_id" {
  description = "The account of the stage; in another one nothing is done"
  type        = string
}

variable "region" {
  description = "The region of the stage"
  type        = string
}
