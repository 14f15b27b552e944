# Every command a developer types. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HUB_HOME ?= .hub
HUB_PORT ?= 8000
export HUB_HOME HUB_PORT

.PHONY: help install demo console lint check test attack attack-faults swaps lock bench format schema clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(VENV)/.installed: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing from requirements.lock"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install: $(VENV)/.installed ## install the hub and its tools into .venv

console: install ## build the console's bundle, if it is missing or stale
	@$(BIN)/python web/build.py

demo: install console ## a company of 2,000 people from five systems, served on HUB_PORT
	@HUB_DEV=1 $(BIN)/hub demo

lint: install ## format, lint, types, layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint ## what lint says, unit and golden tests (two minutes)
	@$(BIN)/pytest -q -n auto tests/unit tests/golden

test: install ## all tests that need nothing but Python
	@$(BIN)/pytest -q -n auto --dist loadfile --durations=40 --durations-min=10

attack: install ## attack the access of the hub: N queries (20,000), SEED to repeat a run
	@$(BIN)/python -m tests.attack --queries $(or $(N),20000) --seed $(or $(SEED),0)

attack-faults: install ## take one check after the other out of the hub: the attack finds them all
	@$(BIN)/python -m tests.attack --faults --seed $(or $(SEED),0)

swaps: install ## put N sealed values (100,000) where they do not belong: none may open
	@$(BIN)/python -m tests.keys --swaps $(or $(N),100000) --seed $(or $(SEED),0)

bench: install ## what the hub costs, beside peers doing the same work
	@$(BIN)/python -m bench

schema: install ## write schema.graphql, the printed policy and the reference pages anew
	@$(BIN)/hub schema print > schema.graphql
	@$(BIN)/hub access print > docs/reference/access.txt
	@$(BIN)/python -m tests.docs.pages

format: install ## format and mend what ruff can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## resolve requirements.lock anew
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	    --group dev --quiet pyproject.toml -o requirements.lock

clean: ## remove what was installed and the demo's data
	@rm -rf $(VENV) .hub
