# Keukentafel: two commands on a fresh machine are `make run` and `make test`.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
# A virtual environment that another user made, or one under root's own Python, cannot be used: the system's goes first.
PYTHON ?= $(shell for p in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
POORT ?= 8000
ADRES ?= 127.0.0.1
V := .venv
.DEFAULT_GOAL := help

.PHONY: help setup run test lang check bench schoon
help:
	@echo "make run     de demoregio draaien         (POORT=8001 voor een andere poort)"
	@echo "make test    alle toetsen"
	@echo "make check   stijl, typen, muren tussen de verdiepingen, documentatie"
	@echo "make lang    de lange bewijzen"
	@echo "make bench   meten"

setup: $(V)/gereed
$(V)/gereed: requirements.lock requirements-basis.lock
	@[ -n "$(PYTHON)" ] || { echo "Keukentafel vraagt Python 3.11 of nieuwer, met venv (Debian: apt install python3-venv)." >&2; exit 1; }
	[ -x $(V)/bin/python ] || $(PYTHON) -m venv $(V)
	$(V)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-basis.lock
	UV_LINK_MODE=copy $(V)/bin/uv pip install --quiet --python $(V)/bin/python --require-hashes -r requirements.lock
	echo "$(CURDIR)/src" > $$($(V)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/keukentafel.pth
	touch $@

# What the tests need on top: the developer's packages and a browser.
$(V)/gereed-proef: $(V)/gereed requirements-dev.lock
	UV_LINK_MODE=copy $(V)/bin/uv pip install --quiet --python $(V)/bin/python --require-hashes -r requirements-dev.lock
	.ci/browser
	touch $@

run: setup
	@exec ./keukentafel serve --demo --adres $(ADRES) --poort $(POORT)

test: $(V)/gereed-proef
	@$(V)/bin/python -m pytest -q -n 3 --dist loadgroup -m "not lang"

lang: $(V)/gereed-proef
	@$(V)/bin/python -m pytest -q -m lang

check: $(V)/gereed-proef
	@$(V)/bin/ruff check .
	$(V)/bin/ruff format --check .
	$(V)/bin/mypy src
	$(V)/bin/lint-imports
	$(V)/bin/python -m pytest -q -m "not lang and not browser" tests/huis

bench: $(V)/gereed-proef
	@./keukentafel bench

schoon:
	@[ ! -x ./keukentafel ] || [ ! -d var/pg ] || ./keukentafel db stop || true
	rm -rf $(V) var
