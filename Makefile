# 医策 Yice. `make run` and `make test` are all that a fresh machine needs; `make help` lists the rest.

# PYTHON=… given once is kept: the environment stays with the Python that it was made with.
NAMED := $(PYTHON)
PYTHON ?= $(shell for p in .venv/bin/python python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
PREPARE = "$(PYTHON)" .ci/prepare.py $(if $(NAMED),--python "$(NAMED)") $(if $(WHEELS),--wheels "$(WHEELS)")
CODE := main.py ui store index tests resources .ci build.spec

# Tests in as many processes as there are processors; without it they run in one, to be looked into.
TOGETHER := -n auto --dist worksteal
# Many tests start the program: they keep what Python has translated, out of the way of the sources.
KEPT := env -u PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX="$(CURDIR)/build/bytecode"
# Tests with which `make test` counts branches. Counting doubles the time of a test, so they are the quick ones;
# `make coverage` counts them in all tests, those of the window and of the notebook too.
MEASURED := $(addprefix tests/store/,formats intake library model system) tests/ui/services \
	$(addprefix tests/index/,comparison duties indicators interpretation matching query references text)

.DEFAULT_GOAL := help
.PHONY: help setup run wheels tools test lint format build packages test-packages coverage bench torture mutants check-word screenshots i18n man fonts lock clean python

help: ## list the targets
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-zh}}}" in zh*|C*|POSIX*) \
		echo "医策需要 Python 3.11 或更高版本$(if $(PYTHON),，而“$(PYTHON)”不是)；请安装，或指定：make PYTHON=/路径/python3.11 …" ;; *) \
		echo "Yice needs Python 3.11 or later$(if $(PYTHON), and $(PYTHON) is not); name one: make PYTHON=/path/to/python3.11 …" ;; esac >&2; exit 1; fi

setup: python ## what running needs: packages, system libraries, translations, library; only what is not done yet
	@$(PREPARE)

run: setup ## open the window
	@$(PY) main.py

wheels: python ## a folder of packages for a computer without network: dist/wheels; there make setup WHEELS=FOLDER
	@$(PREPARE) --kit $(or $(KIT),run) --fetch dist/wheels

tools: python ## also what makes the bundle and what the tests need
	@$(PREPARE) --kit test

test: tools ## lint, build the bundle, then every test, those of the bundle included
	@failed=; \
	$(MAKE) --no-print-directory lint || failed="$$failed lint"; \
	$(PY) .ci/bundle.py || failed="$$failed build"; \
	if $(if $(ARGS),true,false); then YICE_BUNDLE=dist/yice $(KEPT) $(PY) -m pytest $(TOGETHER) $(ARGS) || failed="$$failed tests"; else \
	$(KEPT) $(PY) -m pytest $(TOGETHER) --cov --cov-report= $(MEASURED) || failed="$$failed tests"; \
	$(PY) tests/rooms_covered.py || failed="$$failed coverage"; \
	YICE_BUNDLE=dist/yice $(KEPT) $(PY) -m pytest $(TOGETHER) $(addprefix --ignore=,$(MEASURED)) || failed="$$failed tests"; fi; \
	[ -z "$$failed" ] || { echo "Failed:$$failed" >&2; exit 1; }

lint: tools ## ruff, mypy on store, index and ui, the import contracts
	@failed=0; \
	$(PY) -m ruff check $(CODE) || failed=1; \
	$(PY) -m ruff format --check $(CODE) || failed=1; \
	$(PY) -m mypy || failed=1; \
	$(VENV)/bin/lint-imports || failed=1; \
	exit $$failed

format: tools ## let ruff format the code
	@$(PY) -m ruff check --fix $(CODE)
	@$(PY) -m ruff format $(CODE)

build: python ## the program as a folder that needs no Python: dist/yice
	@$(PREPARE) --kit bundle
	@$(PY) .ci/bundle.py

packages: python ## what is handed out for Windows and for older Linux, into dist/packages
	@$(PREPARE) --kit bundle --packages
	@$(PY) resources/packaging/build.py $(ARGS)

test-packages: tools ## make and run the packages: Windows under Wine, Linux in a tree of Debian 11
	@$(PY) .ci/try_packages.py $(ARGS)

coverage: tools ## the tests with the share of branches they take, room by room; ARGS names some tests
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(TOGETHER) --cov=store --cov=index --cov=ui --cov-report= --cov-fail-under=0 $(ARGS)
	@$(PY) tests/rooms_covered.py 0

bench: tools build ## the figures, as ratios: a table and build/bench.json
	@$(PY) tests/bench/run.py $(ARGS)

torture: tools ## flip bits, kill, fill disks: what must never be lost; some minutes, a table
	@PYTHONPATH=. QT_QPA_PLATFORM=offscreen $(PY) tests/torture/run.py $(ARGS)

mutants: tools ## which small changes of the code does no test notice; some minutes a room
	@$(PY) tests/mutants/run.py $(ARGS)

check-word: tools ## Word files against PDF files, through LibreOffice where it is installed
	@$(PY) .ci/check_word.py

screenshots: tools ## pictures of a real run into build/screenshots; those of README.md into resources
	@$(PY) tests/e2e/screenshots.py build/screenshots
	@$(PY) tests/e2e/picture_files.py build/screenshots resources

i18n: tools ## collect new strings of the window into resources/i18n/*/*.ts
	@$(PY) .ci/collect_strings.py

man: tools ## resources/man from the help of the command line, a page for each language
	@mkdir -p resources/man
	@$(PY) -m ui.commandline.man_page resources/man

fonts: tools ## make resources/fonts anew from Debian's fonts-noto-cjk
	@$(PY) resources/fonts/make_fonts.py

lock: tools ## requirements.lock and the locks of the packages from pyproject.toml
	@$(PY) .ci/lock.py
	@$(PY) resources/packaging/lock.py

clean: ## remove everything that can be made again
	@rm -rf $(VENV) .vnew .vold build dist .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +
