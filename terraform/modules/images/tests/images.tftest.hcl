provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  context = {
    access_log_bucket     = "retail-banking-dev-access-logs-2ed30ac2"
    account_id            = "111122223333"
    accounts              = { dev = "111122223333", preprod = "444455556666", prod = "777788889999" }
    at                    = "eu-west-1:111122223333"
    boundary_arn          = "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary"
    bucket                = "retail-banking-dev-churn-2ed30ac2"
    buckets               = { dev = "retail-banking-dev-churn-2ed30ac2", preprod = "retail-banking-preprod-churn-07258e5f", prod = "retail-banking-prod-churn-6a334841" }
    business_unit         = "retail-banking"
    dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events-dead"
    dns_suffix            = "amazonaws.com"
    issuer                = "token.actions.githubusercontent.com"
    keys = {
      artifacts = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000a"
      events    = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000e"
      logs      = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-00000000000f"
    }
    organization       = "acme-ml"
    organization_id    = "41000001"
    partition          = "aws"
    path               = "/mlops/retail-banking/churn/"
    prefix             = "retail-banking-dev-churn"
    project            = "churn"
    provider_arn       = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
    queue_arn          = "arn:aws:sqs:eu-west-1:111122223333:retail-banking-dev-model-events"
    region             = "eu-west-1"
    security_group_ids = ["sg-0a1b2c3d4e5f67890"]
    ssm_prefix         = "/mlops/retail-banking/dev/project/churn"
    stage              = "dev"
    subnet_ids         = ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"]
    suffix             = "2ed30ac2"
    tree               = "/mlops/retail-banking/dev"
  }
  reader_role_arns = ["arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference"]
}

run "keeps_images_as_they_are" {
  command = plan

  assert {
    condition     = alltrue([for it in aws_ecr_repository.image : it.image_tag_mutability == "IMMUTABLE" && one(it.encryption_configuration).encryption_type == "KMS" && one(it.encryption_configuration).kms_key == var.context.keys.artifacts && one(it.image_scanning_configuration).scan_on_push])
    error_message = "Immutable, with our key, scanned."
  }

  assert {
    condition     = toset(keys(output.urls)) == toset(["inference", "processing", "training"]) && output.urls["inference"] == "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail-banking/churn/inference" && output.arns["inference"] == "arn:aws:ecr:eu-west-1:111122223333:repository/mlops/retail-banking/churn/inference"
    error_message = "Addresses are known at plan."
  }

  assert {
    condition     = alltrue([for it in aws_ecr_lifecycle_policy.image : alltrue([for rule in jsondecode(it.policy).rules : rule.selection.tagStatus == "untagged"])])
    error_message = "What is tagged stays: it may answer in prod."
  }

  assert {
    condition     = alltrue([for policy in aws_ecr_repository_policy.pull : alltrue([for it in jsondecode(policy.policy).Statement : it.Principal.AWS == "arn:aws:iam::444455556666:root" && it.Condition.ArnEquals["aws:PrincipalArn"] == "arn:aws:iam::444455556666:role/mlops/retail-banking/churn/retail-banking-preprod-churn-inference" && !contains(it.Action, "ecr:PutImage")])])
    error_message = "Named roles pull, and no more."
  }

  assert {
    condition     = toset([for it in jsondecode(output.push_policy).Statement : it.Sid]) == toset(["SignIn", "PushOwnImages", "SeeFindings", "PublishOwnImages", "TrainWithThem"])
    error_message = "What builds images does five things."
  }

  assert {
    condition     = alltrue([for it in jsondecode(output.push_policy).Statement : toset(it.Resource) == toset(values(output.arns)) if it.Sid == "PushOwnImages"])
    error_message = "Pushing is for these images only."
  }

  assert {
    condition     = alltrue([for action in flatten([for it in jsondecode(output.push_policy).Statement : it.Action]) : !strcontains(action, "Delete") && !endswith(action, "*")])
    error_message = "What builds images takes nothing away."
  }
}

run "says_which_image_is_the_newest" {
  command = plan

  assert {
    condition = alltrue([for it in jsondecode(output.push_policy).Statement :
      it.Action == "ssm:PutParameter" && toset(it.Resource) == toset([for name in ["inference", "processing", "training"] : "arn:aws:ssm:eu-west-1:111122223333:parameter/mlops/retail-banking/dev/project/churn/images/${name}"])
      if it.Sid == "PublishOwnImages"
    ])
    error_message = "It writes the parameters of its own images, each by name, and tags none."
  }

  assert {
    condition = alltrue([for it in jsondecode(output.push_policy).Statement :
      toset(it.Action) == toset(["sagemaker:DescribePipeline", "sagemaker:StartPipelineExecution"]) && it.Resource == "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/retail-banking-dev-churn--*"
      if it.Sid == "TrainWithThem"
    ])
    error_message = "It starts the project's own pipelines, and changes none."
  }
}

run "sees_what_inspector_found" {
  command = plan

  assert {
    condition     = [for it in jsondecode(output.push_policy).Statement : toset(it.Action) if it.Sid == "SeeFindings"] == [toset(["inspector2:ListCoverage", "inspector2:ListFindings"])]
    error_message = "Where Inspector scans, the gate asks it through ECR."
  }
}

run "are_pulled_by_nobody_else" {
  command = plan

  variables {
    reader_role_arns = []
  }

  assert {
    condition     = length(aws_ecr_repository_policy.pull) == 0
    error_message = "Without readers there is no policy."
  }
}

run "rejects_big_letters" {
  command         = plan
  expect_failures = [var.names]

  variables {
    names = ["Inference"]
  }
}

run "rejects_any_role" {
  command         = plan
  expect_failures = [var.reader_role_arns]

  variables {
    reader_role_arns = ["arn:aws:iam::444455556666:role/*"]
  }
}

run "rejects_no_days" {
  command         = plan
  expect_failures = [var.untagged_days]

  variables {
    untagged_days = 0
  }
}
