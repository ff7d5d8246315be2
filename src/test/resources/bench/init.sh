#!/usr/bin/env bash
# Begins in a root of a copy, twice: `init.sh FOLDER`. Prints two durations in nanoseconds, and the bytes that were copied.
set -euo pipefail
# shellcheck source=bin/tools.sh
. bin/tools.sh
work=$1
mkdir -p "$work"
cp -R terraform/projects terraform/modules "$work/"
terraform_settings "$work/terraform.rc"
export TF_CLI_CONFIG_FILE=$work/terraform.rc
cd "$work/projects/train/dev"
began=$(date +%s%N)
terraform init -input=false -no-color >/dev/null
cold=$(date +%s%N)
terraform init -input=false -no-color >/dev/null
warm=$(date +%s%N)
# Links are counted as links: what the mirror has is not copied.
echo "$((cold - began)) $((warm - cold)) $(du -sb .terraform | cut -f1)"
