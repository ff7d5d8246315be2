#!/usr/bin/env bash
# What somebody without Slipway would run in an account: the same Terraform commands on the same root.
#   plain-aws.sh FOLDER PROJECT      keys and the endpoint stand in the environment
set -euo pipefail
# shellcheck source=bin/tools.sh
. bin/tools.sh
work=$1 project=$2
mkdir -p "$work"
cp -R terraform/projects terraform/modules "$work/"
terraform_settings "$work/terraform.rc"
export TF_CLI_CONFIG_FILE=$work/terraform.rc
cd "$work/projects/train/dev"
cat >slipway.auto.tfvars.json <<JSON
{
  "project": "$project", "business_unit": "fraud", "stage": "dev", "region": "eu-central-1",
  "account_id": "222233334444", "cost_centre": "FR-20077", "request": "R-1", "organization": "acme-ml",
  "organization_id": "1", "boundary_arn": "arn:aws:iam::222233334444:policy/mlops/fraud-dev-boundary",
  "accounts": {"dev": "222233334444", "preprod": "222233334444", "prod": "222233334444"},
  "repositories": {"training": {"name": "$project-training", "id": "42", "environments": ["dev"]}},
  "instance_type": "ml.m5.large", "monthly_budget": 500
}
JSON
terraform init -input=false -no-color >/dev/null
terraform plan -input=false -no-color -out=plan.bin >/dev/null
terraform show -json plan.bin >plan.json
terraform apply -input=false -no-color plan.bin >/dev/null
