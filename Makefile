# Every target does its own set-up: Python 3.11 and a package index are all that a machine needs.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $(READY)

setup: $(READY) ## environment and gazetteer
	$(BIN)/python -m services.extractor.gazetteer.build --if-missing

demo: setup ## the stream on this machine, from articles to alerts, in a minute
	$(BIN)/tocsin demo

test: setup ## unit, contract, property and connected tests
	$(BIN)/pytest

check: setup ## style, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

generate: setup ## JSON Schema and AsyncAPI from the models
	$(BIN)/python -m schemas.generate

lock: ## pin every dependency by hash
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock

clean: ## forget environment and caches
	rm -rf $(VENV) .cache out

.PHONY: help setup demo test check generate lock clean
