# Every task of the handbook. A target first installs what it needs and this machine lacks, and
# does that again only when the lock it came from has changed: each stamp file below stands for
# one lock. All Python packages live in .venv, all npm packages in node_modules.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Steps share .venv, and pytest uses every core by itself: `make -j` gains nothing here.
.NOTPARALLEL:

# A Node.js that we had to install ourselves goes before one that was too old.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Material's notice about MkDocs 2 is for people who choose a version; ours is pinned.
export NO_MKDOCS_2_WARNING := 1

python := .venv/bin/python
pip_install := $(python) -m pip --disable-pip-version-check -qq install --progress-bar off
# One lock for every machine: for the oldest Python we support (that of Debian 12) and all newer.
compile := .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11.2 \
	--generate-hashes --no-annotate --custom-compile-command 'make lock'
npm_install := npm ci --no-audit --no-fund --loglevel=error >/dev/null
node_is_there := npm --version >/dev/null 2>&1 && \
	node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' 2>/dev/null

site_packages := .venv/.installed-site
test_packages := .venv/.installed-test
kompas := .venv/.installed-kompas
npm_packages := node_modules/.installed
bundle := macros/kompas/static/kompas.js
scripts := $(shell find macros/kompas -path macros/kompas/static -prune -o -name '*.js' -print 2>/dev/null)

.PHONY: help
help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: site
site: $(kompas) $(bundle) ## Build the site and its downloads
	@.venv/bin/kompas bouw

.PHONY: serve
serve: $(kompas) $(bundle) ## Show the site while editing; a change is seen at once
	@.venv/bin/kompas serveer

.PHONY: test
test: check-format check-style check-types check-scripts check-behaviour ## Run every check

.PHONY: bench
bench: $(kompas) $(test_packages) $(bundle) ## Measure the site and its files, as ratios
	@$(python) bench/site_against_plain.py
	@$(python) bench/downloads.py
	@$(python) bench/regions.py

.PHONY: lock
lock: | .venv/bin/pip ## Renew the locks after a change in pyproject.toml or package.json
	@echo "Locking the Python packages …"
	@$(pip_install) --require-hashes -r requirements/lock.txt
	@for name in lock node; do \
		$(compile) --output-file requirements/$$name.txt requirements/$$name.in; \
	done
	@$(compile) --extra build --output-file requirements/site.txt pyproject.toml
	@$(compile) --extra build --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml
	@echo "Locking the npm packages …"
	@npm install --package-lock-only --no-audit --no-fund --loglevel=error

.PHONY: clean
clean: ## Remove what was made and installed here, .venv and node_modules too
	rm -rf .venv node_modules site build dist macros/kompas/static
	rm -rf .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# --- Checks, quick ones first; `make -k test` shows the failures of all ---------------------

.PHONY: check-format check-style check-types check-scripts check-behaviour
check-format: $(kompas) $(test_packages)
	@echo "Checking the layout of the Python code …"
	@.venv/bin/ruff format --check --quiet . || { echo "Run '.venv/bin/ruff format' to repair it." >&2; exit 1; }

check-style: $(kompas) $(test_packages)
	@echo "Checking the style of the Python code …"
	@.venv/bin/ruff check --quiet .

check-types: $(kompas) $(test_packages)
	@echo "Checking the types of the Python code …"
	@.venv/bin/mypy

check-scripts: $(kompas) $(npm_packages)
	@echo "Checking the scripts …"
	@npm run --silent check
	@npm test --silent

check-behaviour: $(kompas) $(test_packages) $(bundle)
	@echo "Running the tests (some minutes) …"
	@$(python) -m pytest

# --- What the tasks need --------------------------------------------------------------------

.PHONY: system-site system-test
system-site:
	@scripts/install-system-packages site
system-test:
	@scripts/install-system-packages site test

# pip is the last thing that venv puts there, so a half-made .venv is made again.
.venv/bin/pip: | system-site
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Kompas needs Python 3.11 or newer; 'python3' here is $$(python3 --version)." >&2; exit 1; }
	@echo "Making .venv …"
	@python3 -m venv .venv

$(site_packages): requirements/site.txt | .venv/bin/pip
	@echo "Installing Python packages (about a minute) …"
	@$(pip_install) --require-hashes -r $<
	@touch $@

$(test_packages): requirements/test.txt $(site_packages) | system-test
	@echo "Installing Python packages for the tests (about a minute) …"
	@$(pip_install) --require-hashes -r $<
	@touch $@

# Its build tools come from the lock, so pip has nothing to fetch for it.
$(kompas): pyproject.toml scripts/handbook_in_wheel.py $(site_packages)
	@echo "Installing kompas itself …"
	@$(pip_install) --no-deps --no-build-isolation --editable .
	@touch $@

$(npm_packages): package.json package-lock.json .npmrc requirements/node.txt | $(kompas)
	@if ! ($(node_is_there)); then \
		echo "Installing Node.js, as this machine has none of version 18 or newer …"; \
		$(pip_install) --require-hashes -r requirements/node.txt; \
	fi
	@echo "Installing npm packages …"
	@$(npm_install)
	@touch $@

$(bundle): $(scripts) scripts/bundle.mjs $(npm_packages)
	@echo "Bundling the scripts …"
	@npm run --silent build
