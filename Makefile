# Everything a newcomer needs: make demo, make test. The rest is listed by `make help`.
VENV ?= .venv
PY := $(VENV)/bin/python
export PORT ?= 8000

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'
.PHONY: help
