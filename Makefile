# Needs Python 3.11 and make, nothing else. `make` alone lists what there is to make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin
PIP    := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test lint score bench docs lock clean

help:
	@awk -F ' *## *' '/^[a-z]+:.*##/ { split($$1, target, ":"); printf "make %-6s %s\n", target[1], $$2 }' Makefile

demo: .venv/for-use  ## read the sample pages into a dossier, show its claims, write its report
	@$(BIN)/takhrij build examples/pages --output build/demo.takhrij
	@$(BIN)/takhrij show build/demo.takhrij --claims --limit 8
	@$(BIN)/takhrij report build/demo.takhrij --output build/demo-report
	@echo "The dossier is build/demo.takhrij. Why each claim is counted so: $(BIN)/takhrij show build/demo.takhrij --claims --why"

test: lint gold  ## run every check and test
	@$(BIN)/python -m pytest -n 2 -q $(TESTS)

lint: .venv/for-work  ## check style, types and the direction of imports
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo 'Not formatted: run $(BIN)/ruff format .'; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache >build/lint-imports.log || { cat build/lint-imports.log; exit 1; }

score: .venv/for-use  ## compare with gold: its own, or GOLD=folder of sets; MISSES=10 shows what was missed
	@$(BIN)/python tools/scores.py $(if $(GOLD),--gold $(GOLD)) $(if $(MISSES),--misses $(MISSES))
	@if [ -z "$(GOLD)" ] && [ -d ../shared/data/html ]; then $(BIN)/python tools/html_scores.py; fi
	@if [ -z "$(GOLD)" ] && [ -d ../shared/data/names ]; then $(BIN)/python tools/spelling_scores.py; fi
	@if [ -z "$(GOLD)" ] && [ -d ../shared/data/times ]; then $(BIN)/python tools/recognizers.py; fi
	@if [ -z "$(GOLD)" ] && [ -d ../shared/data/events ]; then $(BIN)/python tools/event_scores.py; fi

bench: .venv/for-use build/peers/for-bench build/peers-mahad/for-bench  ## speed, what is kept of pages and found of times and names, beside other programs; time and memory of a build (PAGES=folder)
	@$(BIN)/python tools/skins.py
	@$(BIN)/python tools/bench_peers.py
	@$(BIN)/python tools/bench_times.py
	@$(BIN)/python tools/bench_names.py
	@echo
	@$(BIN)/python tools/bench.py $(PAGES)

docs: .venv/for-use demo  ## write the parts of the documents that are generated, and pictures of the report
	@$(BIN)/python tools/tree.py
	@$(BIN)/python tools/readers_table.py
	@$(BIN)/python tools/export_tables.py
	@$(BIN)/python tools/screenshots.py build/demo.takhrij

lock: .venv/for-work  ## choose the versions of all dependencies anew
	@export CUSTOM_COMPILE_COMMAND="make lock"; \
	compile="$(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe --build-deps-for editable \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options"; \
	$$compile --output-file requirements.lock pyproject.toml; \
	$$compile --extra dev --extra models --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml; \
	echo $(PEERS) | tr ' ' '\n' | $$compile --no-annotate --output-file requirements-bench.lock -; \
	echo mahad | $$compile --no-annotate --output-file requirements-bench-mahad.lock -

clean:  ## remove all that was made, .venv too
	rm -rf .venv build gold .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The environment, with what a user needs, and with what a developer needs besides.
.venv/for-use: requirements.lock pyproject.toml | .venv/bin/python build
	@echo "Setting up .venv (once) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/for-work: requirements-dev.lock .venv/for-use
	@echo "Adding to .venv what the tests need (once) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# The programs that Takhrij is measured against have environments of their own; mahad wants old versions of what others use.
PEERS := trafilatura readability-lxml justext dateparser
build/peers/for-bench: requirements-bench.lock | .venv/bin/python build
build/peers-mahad/for-bench: requirements-bench-mahad.lock | .venv/bin/python build
build/peers/for-bench build/peers-mahad/for-bench:
	@echo "Setting up $(@D) (once) ..."
	@$(PYTHON) -m venv $(@D)
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --python $(@D)/bin/python install --quiet --require-hashes -r $<
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Takhrij needs Python 3.11 or newer: make PYTHON=path")'
	@$(PYTHON) -m venv .venv

build:
	@mkdir -p build

# Gold that lies beside the repository, where it does: the scorer's own tests need it.
.PHONY: gold
gold:
	@if [ -d ../shared/gold ] && [ ! -e gold ]; then ln -s ../shared/gold gold; fi
