# shellcheck shell=bash
# Where the tools are that several scripts need. Sourced, never run.

# The first of these commands that is here.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return 0; done
  return 1
}

# Terraform or OpenTofu.
terraform_engine() {
  first_of terraform tofu
}

# Sets JAVA_HOME to a JDK 25, wherever machines keep theirs.
find_java() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home $(toolchains); do
    if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -qE '^javac 25'; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  return 1
}
# shellcheck disable=SC2034 # said by those who source this
readonly no_java='There is no JDK 25 on this machine. Install one (for example Eclipse Temurin 25: adoptium.net) and set JAVA_HOME.'

toolchains() {
  sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml" 2>/dev/null
}

# A folder with the AWS provider, unpacked or packed, as `terraform providers mirror` lays it out. SLIPWAY_PROVIDER_MIRROR
# comes first; then the places where Terraform itself looks, and where machines keep optional software.
provider_mirror() {
  local place found
  for place in "${SLIPWAY_PROVIDER_MIRROR:-}" "$HOME/.terraform.d/plugins" "${XDG_DATA_HOME:-$HOME/.local/share}/terraform/plugins" \
    /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
    [ -n "$place" ] && [ -d "$place/registry.terraform.io/hashicorp/aws" ] && { echo "$place"; return 0; }
  done
  found=$(find /opt /srv /usr/local -maxdepth 4 -type d -name registry.terraform.io 2>/dev/null | head -1)
  [ -n "$found" ] && [ -d "$found/hashicorp/aws" ] && dirname "$found"
}

# Writes the CLI configuration of a child: the mirror when there is one, else the provider's registry.
#   terraform_settings FILE; export TF_CLI_CONFIG_FILE=FILE
terraform_settings() {
  local mirror
  echo 'disable_checkpoint = true' >"$1"
  if mirror=$(provider_mirror); then
    printf 'provider_installation {\n  filesystem_mirror {\n    path    = "%s"\n    include = ["registry.terraform.io/hashicorp/aws"]\n  }\n}\n' \
      "$mirror" >>"$1"
  fi
}

# A Python environment with exactly what a locked list says, made once and kept in the user's cache; prints its folder.
#   python_env NAME REQUIREMENTS.txt
python_env() {
  local name=$1 list=$2 folder python
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/slipway/$name-$(sha256 "$list" | cut -c1-12)
  if [ ! -f "$folder/complete" ]; then
    python=$(python_here) || { echo 'Install Python 3.11 or newer.' >&2; return 1; }
    echo "   installing what $name needs into $folder (once)" >&2
    python_env_once "$python" "$folder" "$list" >&2 || return 1
  fi
  echo "$folder"
}

# A name on the path is not yet a Python: version managers put names there that only say what to install.
python_here() {
  local name
  for name in python3.13 python3.12 python3.11 python3; do
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return 0; }
  done
  return 1
}

# Two that start at the same time do not take it away from under each other's feet, where the machine has flock.
python_env_once() (
  if command -v flock >/dev/null; then mkdir -p "${2%/*}" && exec 9>"$2.lock" && flock 9; fi
  [ -f "$2/complete" ] || python_env_made "$@"
)

# A lock names every package there is, so none is looked for: with extras, an older pip would find newer ones, and refuse them.
# The last file says that it is whole: one that was broken off in the middle is made anew.
python_env_made() {
  local python=$1 folder=$2 list=$3
  rm -rf "$folder" && mkdir -p "${folder%/*}" &&
    "$python" -m venv "$folder" &&
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$list" &&
    "$folder/bin/python" -m pip check --disable-pip-version-check >&2 &&
    touch "$folder/complete"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi
}
