# The same in every repository that Slipway makes; what is this repository's own is in Makefile.
VENV := .venv
PYTHON := $(VENV)/bin/python
UV := $(shell command -v uv 2>/dev/null)
PYTHON3 := $(firstword $(foreach name,python3.12 python3.11 python3,$(if $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes),$(name))))

.DEFAULT_GOAL := help

.PHONY: help install check test format lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

install: $(VENV)/complete ## a virtual environment with exactly what is locked

# A lock names every package there is, so none is looked for: with extras, an older pip would find newer ones, and refuse them.
# The last file says that it is whole: an installation that was broken off is made anew.
$(VENV)/complete: requirements-dev.txt
	@test -n "$(PYTHON3)" || { echo 'Install Python 3.11 or newer.' >&2; exit 1; }
	@echo "installing what requirements-dev.txt lists into $(VENV)"
	@rm -rf $(VENV)
	@$(PYTHON3) -m venv $(VENV)
ifdef UV
	@$(UV) pip install --quiet --python $(PYTHON) --no-deps --require-hashes -r requirements-dev.txt
else
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
endif
	@$(PYTHON) -m pip check --disable-pip-version-check
	@touch $@

check: install ## style and types
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

test: check ## everything that can be proven without AWS
	@$(PYTHON) -m pytest

format: install ## writes the code as `make check` wants it
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

# Exact versions with their hashes; where packages come from is your own settings' business.
lock: ## renews requirements.txt and requirements-dev.txt from pyproject.toml
	@test -n "$(UV)" || { echo 'Install uv: https://docs.astral.sh/uv' >&2; exit 1; }
	@$(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements.txt
	@$(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev -o requirements-dev.txt

clean: ## takes away what was made here
	@rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .coverage
