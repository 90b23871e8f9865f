# Everything a person or the CI runs here. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PYTHON_CANDIDATES := python3 python3.13 python3.12 python3.11

export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

# --- Environment -------------------------------------------------------------------------------
# A stamp names the locks that were installed; a changed lock has another name, so it syncs again.
# dev holds all of core at the same versions, so whoever has dev has core.
lock_hash = $(shell cat requirements/bootstrap.txt requirements/$(1).txt | cksum | tr -cs '0-9\n' '-')
CORE := $(VENV)/.core-$(call lock_hash,core)
DEV := $(VENV)/.dev-$(call lock_hash,dev)

$(BIN)/python:
	@for python in $(PYTHON_CANDIDATES); do \
	    if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	        exec $$python -m venv $(VENV); \
	    fi; \
	done; \
	echo "No Python from 3.11 to 3.13 found (tried: $(PYTHON_CANDIDATES))." >&2; exit 1

define sync
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/$(1).txt
	@rm -f $(VENV)/.core-* $(VENV)/.dev-*
endef

$(CORE): | $(BIN)/python
	$(call sync,core)
	@touch $@

$(DEV): | $(BIN)/python
	$(call sync,dev)
	@touch $@ $(CORE)

.PHONY: setup setup-dev lock
setup: $(CORE) ## Make .venv with what a build needs
setup-dev: $(DEV) ## Make .venv with what a build and its tests need

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-package dbt-core-experimental-parser $(UPGRADE)
lock: $(DEV) ## Resolve pyproject.toml into requirements/ (UPGRADE=--upgrade for the newest versions)
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group core --constraint requirements/dev.txt --output-file requirements/core.txt
	$(COMPILE) --group bootstrap --output-file requirements/bootstrap.txt
