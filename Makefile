# Everything one does with Beffroi's sources. Needs python3 >= 3.11 with venv, make and git.

PYTHON ?= python3
ARGS ?=

BIN := .venv/bin
READY := .venv/project.stamp
HOMESERVER := .venv-homeserver/requirements.stamp
# Both environments are built side by side, the checks run two at a time.
MAKEFLAGS += --jobs=2
# Wheels only, each known by its hash: nothing is compiled, nothing unknown is run.
PIP_INSTALL := -m pip install -qq --disable-pip-version-check --no-deps
COMPILE := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --no-build \
	--generate-hashes --no-annotate --custom-compile-command "make lock"
LOCKED := --require-hashes --only-binary :all: --requirement
# Neither a server nor a process of our own
UNIT := --database=sqlite --ignore=tests/homeserver --ignore=tests/processes

# Without compiled files, every process would compile all our sources anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test unit check lint types layers schema example bench french lock clean

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

install: $(READY) $(HOMESERVER) ## create both environments

demo: $(READY) $(HOMESERVER) ## play a day in a town hall on a real homeserver (ARGS=--once stops at the end)
	$(BIN)/python -m demo $(ARGS)

test: $(READY) $(HOMESERVER) ## run every test, with a real Synapse and a real PostgreSQL
	$(BIN)/pytest --numprocesses=2 $(ARGS)

unit: $(READY) ## run the tests that need no server and no process of their own, on SQLite
	$(BIN)/pytest --numprocesses=2 --dist=loadfile $(UNIT) $(ARGS)

check: lint types layers schema example ## everything CI checks beside the tests

lint: $(READY) ## style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## mypy, strict, tests included
	$(BIN)/mypy

layers: $(READY) ## bot imports commands, commands imports storage, never the other way
	$(BIN)/lint-imports

schema: $(READY) ## the migrations build what the models describe
	$(BIN)/python -m storage.migrations check

example: $(READY) ## the example configuration is the one that the settings generate
	$(BIN)/python -m bot.config --check config.example.toml

bench: $(READY) $(HOMESERVER) ## measure against the homeserver's own floor
	@$(BIN)/python -m compileall -q bot commands storage # as pip does where it installs
	$(BIN)/python -m bench $(ARGS)

french: $(READY) ## measure how French is read (ARGS=--misses, --write, --duckling PATH)
	@$(BIN)/python -m tests.commands.language.measuring $(ARGS)

lock: .venv-lock/requirements.stamp ## pin what pyproject.toml asks for (ARGS=--upgrade takes the newest)
	$(COMPILE) --extra postgresql --group build pyproject.toml -o requirements/bot.txt $(ARGS)
	$(COMPILE) --extra postgresql --group dev pyproject.toml -o requirements/dev.txt \
		--constraint requirements/bot.txt $(ARGS)
	$(COMPILE) --group homeserver -o requirements/homeserver.txt $(ARGS)
	$(COMPILE) --group lock -o requirements/lock.txt $(ARGS)

clean: ## remove the environments, the caches and all state
	rm -rf .venv .venv-homeserver .venv-lock var build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/requirements.stamp: requirements/dev.txt
.venv-homeserver/requirements.stamp: requirements/homeserver.txt
.venv-lock/requirements.stamp: requirements/lock.txt

# The stamp is a copy of the lock: an environment is made again only where its lock has changed.
%/requirements.stamp:
	@cmp -s $< $@ || { \
		echo "Installing $< into $* …" && \
		$(PYTHON) -m venv --clear $* && \
		$*/bin/python $(PIP_INSTALL) $(LOCKED) $<; }
	@cp $< $@

$(READY): .venv/requirements.stamp pyproject.toml
	@$(BIN)/python $(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@
