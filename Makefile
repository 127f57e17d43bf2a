# Duban (督办图谱). `make` lists the commands; each installs what it needs into .venv by itself.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test check fix docs gold gold-freeze bench axe workbench serve clean

VENV ?= .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
WEB_STAMP := $(VENV)/.installed-web
WORKBENCH := build/workbench/yasgui.min.js
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && { echo "$$name"; break; }; done)
# One process for each core; the tests of a file share what they built.
SIDE_BY_SIDE := -n auto --dist loadfile --benchmark-disable
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(DEV_STAMP)  ## create .venv and install everything, tests included

demo: $(RUN_STAMP)  ## read the three sample reports and show every kind of output
	@$(BIN)/kg demo

test: $(DEV_STAMP)  ## format, lint, types, every test and doctest
	@$(call say_what_is_missing)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

check: $(DEV_STAMP)  ## the same without the slow tests (wheel, browser, OWL): before every commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not bench and not browser and not slow"

fix: $(DEV_STAMP)  ## let ruff mend layout and simple findings
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEV_STAMP)  ## rewrite the lists of lexicons and questions
	$(BIN)/python -m tests.listings

gold: $(DEV_STAMP)  ## score extraction against the gold; a drop is an error
	$(BIN)/python -m tests.gold.run

gold-freeze: $(DEV_STAMP)  ## accept the present scores as the new baseline
	$(BIN)/python -m tests.gold.run --freeze

bench: $(DEV_STAMP)  ## measure speed
	$(BIN)/python -m pytest -m bench tests/bench

axe:  ## fetch axe-core (needs npm), with which the browser tests look for faults of access
	npm install --prefix build/axe --no-save --no-audit --no-fund --silent axe-core@4.10.3

workbench: $(WORKBENCH)  ## fetch the SPARQL editor Yasgui (needs npm); without it `make serve` has a plain one

$(WORKBENCH): kg/web/workbench/package-lock.json
	mkdir -p $(@D)/npm && cp kg/web/workbench/package*.json $(@D)/npm
	npm ci --prefix $(@D)/npm --ignore-scripts --no-audit --no-fund --silent
	cp $(@D)/npm/node_modules/@zazuko/yasgui/build/yasgui.min.css $(@D) && rm -f $@
	cp $(@D)/npm/node_modules/@zazuko/yasgui/build/yasgui.min.js $(@D) && rm -rf $(@D)/npm

serve: $(WEB_STAMP)  ## browse the store, kg-store or KG_STORE; the samples when there is none
	@test -e $(WORKBENCH) || { command -v npm >/dev/null && $(MAKE) --no-print-directory workbench; } || \
	  echo "note: npm is missing or cannot reach its registry, so /workbench is a plain text field"
	@store="$${KG_STORE:-kg-store}"; test -e "$$store" || $(BIN)/kg build kg/samples/*.txt --store "$$store"; \
	exec $(BIN)/kg serve --store "$$store"

clean:  ## remove .venv, caches and what make demo wrote
	rm -rf $(VENV) build dist demo kg-store .pytest_cache .mypy_cache .ruff_cache .benchmarks *.egg-info

$(RUN_STAMP): setup.cfg pyproject.toml
	@$(call install,.)

$(WEB_STAMP): setup.cfg pyproject.toml
	@$(call install,.[web])

$(DEV_STAMP): setup.cfg pyproject.toml
	@$(call install,.[dev]) && touch $(RUN_STAMP) $(WEB_STAMP)

# $(call install,WHAT): make .venv when it is missing or too old, install WHAT, leave the stamp last.
define install
	if [ -z "$(PYTHON)" ]; then \
	  echo "make: Python 3.11 or newer is needed; found: $$(python3 --version 2>&1 || true)." \
	       "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 2; fi; \
	if ! $(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	  rm -rf $(VENV); \
	  $(PYTHON) -m venv $(VENV) || { \
	    echo "make: $(PYTHON) cannot create $(VENV); on Debian: apt-get install python3-venv" >&2; exit 2; }; fi; \
	echo "installing into $(VENV) (once; later runs start at once) …"; \
	$(BIN)/python -m pip install -qq --editable '$(1)' || { \
	  echo "make: pip could not install the dependencies. This step needs a package index:" \
	       "the network, or PIP_INDEX_URL=…, or PIP_NO_INDEX=1 PIP_FIND_LINKS=folder/of/wheels." \
	       "Nothing after it does." >&2; exit 2; }; \
	touch $@
endef

define say_what_is_missing
	command -v java >/dev/null || \
	  echo "note: no Java, so the tests of OWL consistency are skipped (Debian: default-jre-headless)"; \
	command -v chromium >/dev/null || \
	  echo "note: no Chromium, so the browser tests are skipped (Debian: chromium)"; \
	test -e $(WORKBENCH) || \
	  echo "note: no Yasgui, so the tests of the workbench are skipped (make workbench; Debian: npm)"; \
	test -e build/axe/node_modules/axe-core || \
	  echo "note: no axe-core, so faults of access are not looked for (make axe; Debian: npm)"
endef
