# The commands of the house. Nothing is needed beforehand but Python 3.11 or newer; the rest goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help run test test-long check docs sample bench lock
SHELL := /bin/sh

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
APP := .venv/app.stamp
DEV := .venv/dev.stamp
JOBS ?= 2

help:            ## say what there is
	@sed -n 's/^\([a-z-]*:\)[^#]*## /\1  /p' Makefile

run: $(APP)      ## open the dashboard on this machine, with the sample portfolio when there is none
	@if [ -n "$$STEERBOARD_STORE" ]; then test -e "$$STEERBOARD_STORE"; else test -e data/portfolio.duckdb || test -e data/sample.duckdb; fi \
	  || $(PY) -m sample_data.build
	$(PY) -m streamlit run dashboard.py

test: $(DEV)     ## all tests but the long ones; a browser is found or installed first
	$(PY) -m tests.browser
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(ARGS)

test-long: $(DEV) ## the tests that take too long for every day
	$(PY) -m tests.browser
	$(PY) -m pytest -m long $(ARGS)

check: $(DEV)    ## style, types, which way imports point, and whether the generated pages are in step
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m docs.generate --check

docs: $(APP)     ## write docs/glossary.md and docs/input_tables.md from the declarations
	$(PY) -m docs.generate

sample: $(APP)   ## make the sample files anew; the same seed gives the same files
	$(PY) -m sample_data.generate

bench: $(DEV)    ## side by side with bare engines, as ratios
	$(PY) -m benchmarks.run

lock: $(DEV)     ## pin anew what requirements*.in ask for
	$(PY) -m pip install --quiet uv
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	    --no-emit-find-links --custom-compile-command "make lock" $$name.in -o $$name.txt || exit 1; \
	done

.venv/pyvenv.cfg:
	@for p in "$(PYTHON)" python3 python3.13 python3.12 python3.11 python; do \
	  if "$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	    "$$p" -m venv --clear .venv && exit 0; rm -rf .venv; exit 1; fi; \
	done; \
	echo "Steerboard needs Python 3.11, 3.12 or 3.13 and found none. Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1

$(APP): requirements.txt | .venv/pyvenv.cfg
	@echo "Installing what the app needs into .venv (about a minute, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | .venv/pyvenv.cfg
	@echo "Installing what the tests need into .venv (one to two minutes, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
