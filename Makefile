# Every target does its own set-up: Python 3.11 and a package index are all that a machine needs.
.DEFAULT_GOAL := help
# The first of these that really is 3.11; `make PYTHON=/path/to/python3.11` names another.
is_311 = import sys; sys.exit(sys.version_info[:2] != (3, 11))
PYTHON ?= $(shell for each in python3.11 python3 python; do "$$each" -c '$(is_311)' 2>/dev/null && echo "$$each" && break; done)
PIP := pip --quiet --disable-pip-version-check --no-input
UV ?= uv
LOCK := $(UV) pip compile pyproject.toml --quiet --python-version 3.11 --universal --generate-hashes \
	--no-emit-index-url --no-header --no-annotate
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The annotated articles and their scorer; not part of this repository.
EVAL ?= ../shared/eval

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed and none was found; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(PIP) install --require-hashes -r requirements.lock
	$(BIN)/$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(READY)

setup: $(READY) ## environment and gazetteer
	$(BIN)/python -m services.extractor.gazetteer.build --if-missing

demo: setup ## the stream on this machine, from articles to alerts, in a minute
	$(BIN)/tocsin demo

test: setup ## unit, contract, property and connected tests
	$(BIN)/pytest

check: setup ## style, types, import directions, schema drift
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m schemas.generate --check

quality: setup ## figures on annotated articles beside baselines (EVAL=folder, ARGS="--full" or "--accept")
	$(BIN)/python -m tests.quality.run --eval "$(EVAL)" $(ARGS)

judgement: setup ## fit what the reader judges by on annotated articles (EVAL=folder)
	$(BIN)/python -m tests.quality.judgement --eval "$(EVAL)" $(ARGS)

bench: setup ## speed and memory beside a peer in the same run
	$(BIN)/python -m tests.bench.run

generate: setup ## JSON Schema and AsyncAPI from the models
	$(BIN)/python -m schemas.generate

lock: ## pin every dependency by hash: for development, and for the image (needs uv)
	$(LOCK) --extra dev -o requirements.lock
	$(LOCK) --constraint requirements.lock -o deploy/requirements.lock
	$(LOCK) --constraint requirements.lock --extra gazetteer -o deploy/requirements-gazetteer.lock

clean: ## forget environment and caches
	rm -rf $(VENV) .cache out

.PHONY: help setup demo test check quality judgement bench generate lock clean
