# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
VENV ?= .venv
PORT ?= 8000
export VENV PORT
PY := $(VENV)/bin/python
DEV := DJANGO_SETTINGS_MODULE=portal.settings.dev $(PY) manage.py
LOCK := $(VENV)/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.12 --generate-hashes --no-emit-index-url
# Bytecode is compiled once here, because some machines forbid Python to keep it, and each start would pay for it.
INSTALL := $(VENV)/bin/uv pip install --quiet --python $(PY) --no-deps --require-hashes --compile-bytecode

.PHONY: help demo seed test check fix bench soak messages lock screens nu lighthouse clean
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST)

demo: seed ## set up from nothing, seed the demo, serve it at http://127.0.0.1:$(PORT)
	@$(DEV) demo_logins
	@DJANGO_SETTINGS_MODULE=portal.settings.dev deploy/serve

seed: $(VENV)/.base ## all of demo but serving
	@$(DEV) seed_demo

test: $(VENV)/.dev ## every test, on SQLite and on PostgreSQL, browser tests included where a Chromium is found
	@$(PY) -m tests.tools.both $(ARGS)

check: $(VENV)/.dev ## lint, types, import contracts, migrations, deployment, locks, catalogue
	@$(PY) -m tests.tools.check

fix: $(VENV)/.dev ## let the formatters mend what they can
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .
	@git ls-files '*.html' | xargs $(VENV)/bin/djhtml --tabwidth 2
	@git ls-files '*.py' | xargs $(VENV)/bin/django-upgrade --target-version 6.0

bench: $(VENV)/.dev ## measure all, or what ARGS names; prints, and writes $$DATA_DIR/bench.json
	@$(PY) -m tests.bench $(ARGS)

soak: $(VENV)/.dev ## the long runs, on both databases: kills, planted identifiers, the synthetic county; prints their figures
	@$(PY) -m tests.tools.both --soak $(ARGS)

messages: $(VENV)/.dev ## extract interface text into locale/, compile it
	@$(PY) -m tests.tools.messages

screens: $(VENV)/.dev ## make the pictures in docs/screens again from the demo
	@$(PY) -m tests.tools.screens

nu: $(VENV)/.dev ## the Nu HTML Checker over every kind of page (needs java and npm)
	@$(PY) -m tests.tools.nu

lighthouse: $(VENV)/.dev ## Lighthouse, mobile, on the pages that residents land on (needs npm)
	@$(PY) -m tests.tools.lighthouse

lock: $(VENV)/.uv ## resolve pyproject.toml again into requirements/
	@$(LOCK) -o requirements/base.txt
	@$(LOCK) --extra dev -c requirements/base.txt -o requirements/dev.txt

clean: ## remove the environment (data under $$DATA_DIR stays)
	rm -rf $(VENV)

$(VENV)/.uv: requirements/uv.txt
	@python=$$(deploy/find-python) && { test -x $(PY) || "$$python" -m venv $(VENV); }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/.base: $(VENV)/.uv requirements/base.txt
	@$(INSTALL) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@$(INSTALL) -r requirements/dev.txt
	@touch $@
