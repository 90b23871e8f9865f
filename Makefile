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
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_SYSTEM_CERTS := 1

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

# uv is fast and removes what is no longer locked; where it cannot reach a registry that pip is set up for, pip installs.
define sync
	@echo "Installing requirements/$(1).txt into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/$(1).txt \
	    || $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/$(1).txt
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
PEERS := opendp smartnoise pipelinedp
lock: $(DEV) ## Resolve pyproject.toml into requirements/ (UPGRADE=--upgrade for the newest versions)
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group core --constraint requirements/dev.txt --output-file requirements/core.txt
	$(COMPILE) --group bootstrap --output-file requirements/bootstrap.txt
	$(foreach peer,$(PEERS),$(COMPILE) --group peer_$(peer) --output-file requirements/peer_$(peer).txt;)

# --- The main job ------------------------------------------------------------------------------
# Options that are empty are not passed on; the defaults are the pipeline's (raw, warehouse, ledger).
build_options = $(if $(RAW_DIR),--raw-dir "$(RAW_DIR)") $(if $(WAREHOUSE_DIR),--warehouse-dir "$(WAREHOUSE_DIR)") \
    $(if $(LEDGER_DIR),--ledger-dir "$(LEDGER_DIR)") $(if $(AS_OF),--as-of "$(AS_OF)") \
    $(if $(TEAM_RELEASE),--team-release "$(TEAM_RELEASE)") $(if $(RESTATE),--restate)
DEMO_SOURCES := $(shell find demo -name '*.py' -not -path 'demo/raw/*')
DEMO_MADE := demo/.made

.PHONY: demo build plan
demo: $(CORE) $(DEMO_MADE) ## Invent organizations, score them, print the card
	@$(BIN)/python -m pipeline build --raw-dir demo/raw --warehouse-dir demo/warehouse --ledger-dir demo/ledger --as-of 2026-10-31

$(DEMO_MADE): $(DEMO_SOURCES) | $(CORE)
	@rm -rf demo/raw
	@$(BIN)/python -m demo --out demo/raw
	@touch $@

build: $(CORE) ## Score what lies in RAW_DIR (also WAREHOUSE_DIR, LEDGER_DIR, AS_OF, TEAM_RELEASE=on, RESTATE=1)
	@$(BIN)/python -m pipeline build $(build_options)

plan: $(CORE) ## What error bar and yearly epsilon each policy gives per team size, before any data is read
	@$(BIN)/python -m pipeline plan

# --- Judging a change --------------------------------------------------------------------------
PACKAGES := $(patsubst %/__init__.py,%,$(wildcard $(addsuffix /__init__.py,landing pipeline demo udfs quality benchmarks audit gate)))
SQL := models tests/singular
TIMEFORMAT := %0lR
export TIMEFORMAT
# $(call timed,what,command): the command's own output, then what took how long.
timed = @printf '== %s\n' "$(1)"; time $(2)

.PHONY: test test-slow gate lint lint-python lint-types lint-text lint-sql format rules
test: lint gate rules ## Everything fast: lint, the gate, dbt unit tests, pytest; what CI runs
	@printf '== pytest\n'
	@$(BIN)/pytest

test-slow: $(DEV) ## The long tests
	@$(BIN)/pytest -m slow

gate: $(CORE) ## Judge whether anything lets one person be seen: models, then what WAREHOUSE_DIR has published
	@WAREHOUSE_DIR=target/gate LEDGER_DIR=target/gate $(BIN)/python -m gate $(if $(WAREHOUSE_DIR),--warehouse-dir "$(WAREHOUSE_DIR)")

lint: lint-python lint-types lint-text lint-sql ## ruff, mypy, yamllint, codespell, sqlfluff

lint-python: $(DEV)
	$(call timed,ruff,{ $(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .; })
lint-types: $(DEV)
	$(call timed,mypy,$(BIN)/mypy $(PACKAGES))
lint-text: $(DEV)
	$(call timed,yamllint,$(BIN)/yamllint --strict .)
	$(call timed,codespell,$(BIN)/codespell)
lint-sql: $(DEV)
	@$(MAKE) --no-print-directory $(SQL_LINTED)

# sqlfluff takes seconds per model, so only what changed since the last clean pass is read again.
SQL_FILES := $(shell find models tests/singular -name '*.sql')
SQL_LINTED := target/.sqlfluff
$(SQL_LINTED): $(SQL_FILES) .sqlfluff | $(DEV)
	$(call timed,sqlfluff,$(BIN)/sqlfluff lint --disable-progress-bar --processes 0 $(if $(filter .sqlfluff,$?),$(SQL),$?))
	@mkdir -p $(@D) && touch $@

# Unit tests read rows written beside them, but dbt asks the built tables for their columns: a build of nearly no input makes them.
RULES := target/rules
RULES_FOLDERS := WAREHOUSE_DIR=$(RULES)/warehouse LEDGER_DIR=$(RULES)/ledger
rules: $(DEV) ## dbt's unit tests, on scratch files
	@rm -rf $(RULES)/ledger $(RULES)/warehouse && mkdir -p $(RULES)/raw/nobody/policy/organization_settings
	@echo 'setting,value' > $(RULES)/raw/nobody/policy/organization_settings/settings.csv
	$(call timed,build of one empty file,$(BIN)/python -m pipeline build --raw-dir $(RULES)/raw --warehouse-dir $(RULES)/warehouse \
	    --ledger-dir $(RULES)/ledger > $(RULES)/build.log || { cat $(RULES)/build.log; exit 1; })
	$(call timed,dbt unit tests,$(RULES_FOLDERS) $(BIN)/dbt --quiet test --selector rules --target-path target/rules/dbt \
	    --log-path $(RULES)/logs)

format: $(DEV) ## Let ruff and sqlfluff mend what they can
	@$(BIN)/ruff check --fix --quiet .; $(BIN)/ruff format --quiet .; $(BIN)/sqlfluff fix --disable-progress-bar --quiet $(SQL)

.PHONY: quality bench peers docs
quality: $(DEV) ## Great Expectations on what WAREHOUSE_DIR has published
	@$(BIN)/python -m quality $(if $(WAREHOUSE_DIR),--warehouse-dir "$(WAREHOUSE_DIR)")

bench: $(DEV) ## Time a build of invented data (PEOPLE=.. DAYS=.., or SWEEP=500,2000,8000)
	@$(BIN)/python -m benchmarks $(if $(PEOPLE),--people $(PEOPLE)) $(if $(DAYS),--days $(DAYS)) \
	    $(if $(SWEEP),--sweep "$(SWEEP)")

.PHONY: audit
audit: $(CORE) ## Black-box epsilon audits: claimed, lower bound, verdict (RUNS=100000)
	@$(BIN)/python -m audit $(if $(RUNS),--runs $(RUNS))

peers: $(DEV) ## Release the same invented teams with OpenDP, SmartNoise and PipelineDP, each in its own environment
	@$(BIN)/python -m benchmarks.peers

docs: $(CORE) ## The catalogue of tables and columns, in target/docs
	@$(BIN)/dbt docs generate --static --empty-catalog --target lint --target-path target/docs
	@echo "target/docs/static_index.html"

# --- Tidying -----------------------------------------------------------------------------------
.PHONY: clean help
clean: ## Remove what can be made again; never a ledger, never raw files
	rm -rf target logs dbt_packages .pytest_cache .mypy_cache .ruff_cache .hypothesis demo/raw demo/warehouse $(DEMO_MADE)
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -print0 | xargs -0 -r rm -rf

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
