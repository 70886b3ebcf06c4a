# Everything a newcomer needs: `make demo`, `make test`. Nothing but Python 3.11+, make and git
# has to be there; the rest goes into .venv, pinned with hashes in requirements/.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-dev
READY_TO_RUN := $(VENV)/.ready

.PHONY: help setup demo test lint types imports browser bench lock clean

help:
	@echo "make demo    build the bundled library-science release and show what is in it"
	@echo "make test    every check and test; finds a Chromium for those of pages, or gets one"
	@echo "make bench   benchmarks beside their peers, as ratios"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   remove what the other targets made"

setup: $(READY)

$(READY): requirements/dev.lock
$(READY_TO_RUN): requirements/runtime.lock

# Installs what the one lock file among the prerequisites pins.
$(READY) $(READY_TO_RUN): pyproject.toml tools/make_venv.py
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found; install one or say 'make PYTHON=/path/to/python3 $(MAKECMDGOALS)'" >&2; exit 1; }
	$(PYTHON) tools/make_venv.py $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(filter %.lock,$^)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

# Whoever has what tests need has what running needs.
demo: $(if $(wildcard $(READY)),$(READY),$(READY_TO_RUN))
	@$(BIN)/python -m gradguide demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

# Chromium is no Python package: this machine has one, or apt-get or Playwright gets one.
browser: $(READY)
	@$(BIN)/python tools/chromium.py

test: lint types imports browser
	$(BIN)/python -m pytest -n auto

bench: $(READY)
	$(BIN)/python -m benchmarks

lock: $(READY)
	$(BIN)/python tools/lock.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
