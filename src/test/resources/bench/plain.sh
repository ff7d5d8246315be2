#!/usr/bin/env bash
# What somebody without Slipway would run: the same Terraform commands on the same root. plain.sh FOLDER PROJECT
set -euo pipefail
work=$1 project=$2
mkdir -p "$work"
cp -R terraform/sandbox/. "$work/"
cd "$work/train/dev"
cat >slipway.auto.tfvars.json <<JSON
{
  "project": "$project", "business_unit": "retail-banking", "stage": "dev", "region": "eu-west-1",
  "account_id": "111122223333", "cost_centre": "RB-44120", "request": "R-1", "organization": "acme-ml",
  "organization_id": "1", "boundary_arn": "arn:aws:iam::111122223333:policy/mlops/retail-banking-dev-boundary",
  "accounts": {"dev": "111122223333", "preprod": "444455556666", "prod": "777788889999"},
  "repositories": {"training": {"name": "$project-training", "id": "42", "environments": ["dev"]}},
  "instance_type": "ml.m5.large", "monthly_budget": 500
}
JSON
unset TF_CLI_CONFIG_FILE
terraform init -input=false -no-color >/dev/null
terraform plan -input=false -no-color -out=plan.bin >/dev/null
terraform show -json plan.bin >plan.json
terraform apply -input=false -no-color plan.bin >/dev/null
