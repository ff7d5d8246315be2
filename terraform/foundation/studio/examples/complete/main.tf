# Everything that Studio can be told. In use it is a root of its own: terraform apply -var-file=retail-banking-dev.tfvars

module "studio" {
  source = "../.."

  account_id       = "111122223333"
  auth_mode        = "SSO"
  business_unit    = "retail-banking"
  cost_centre      = "RB-44120"
  data_locations   = ["retail-banking-rates/daily"]
  home_file_system = "Retain"
  idle_minutes     = 90
  instance_types   = ["ml.t3.*", "ml.m5.*", "ml.g5.xlarge"]
  package_index    = { url = "https://packages.example.org/pypi/simple", proxy = "http://proxy.example.org:3128" }
  project_folders  = ["evaluation"]
  region           = "eu-west-1"
  volume_gb        = { default = 10, maximum = 200 }

  users = {
    ada   = { persona = "data-scientist", sso_user = "ada@example.org" }
    grace = { persona = "lead", sso_user = "grace@example.org" }
    linus = { persona = "ml-engineer", sso_user = "linus@example.org" }
  }
}
