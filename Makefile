# Everything runs in .venv; the only needs are Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format bench clean synapse

demo: $(STAMP)  ## the whole job offline: a bundled news site, a profile, alerts on the terminal
	$(BIN)/watcher demo

test: $(STAMP)  ## every test; needs no network beyond loopback
	$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(STAMP)  ## the one gate: format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto --dist loadfile

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

synapse: $(STAMP)  ## a real Matrix server for one test, in an environment of its own
	$(PYTHON) -m venv $(VENV)/synapse
	$(VENV)/synapse/bin/python -m pip install --quiet matrix-synapse

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@
