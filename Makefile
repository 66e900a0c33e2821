# make build: everything from a clean checkout to the sample journal in out/; make test: what a change must pass.
SHELL := /bin/bash
SOURCES := journal.toml pages.toml manuscripts bibliography styles build/imprint
BIN := .venv/bin

.PHONY: build test test-long wheel-test bench lock clean help

build: .venv/.installed  ## Install what is missing, then build the sample journal into out/
	@if [ -f out/.built ] && [ -z "$$(find $(SOURCES) -name __pycache__ -prune -o -newer out/.built -print -quit)" ]; then \
		echo "out/ is up to date"; \
	else \
		rm -f out/.built && $(BIN)/imprint build && touch out/.built; \
	fi

test: .venv/.tested  ## Lint, types and all tests that together take less than ten minutes
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

test-long: .venv/.tested  ## The tests that take longer
	$(BIN)/python -m pytest -m long  # one after the other: they go to the limits of time and memory
# Each file in one process: what one makes once, it makes once.
SIDE_BY_SIDE := -n logical --maxprocesses 4 --dist loadfile

wheel-test: .venv/.installed  ## Build the wheel, install it for each Python here, make and build a journal with it
	build/try-wheel

bench: .venv/.installed  ## Compare with what one would use instead (PAPERS, LIBRARIES=folder, MOST=n); writes docs/benchmarks*.md
	@test -d bench/.venv/bin || { python3 -m venv bench/.venv && bench/.venv/bin/pip install -q -r bench/requirements.txt; }
	@test -x bench/node_modules/.bin/bibtex-tidy || npm install --prefix bench --no-save --no-package-lock --ignore-scripts \
		--no-fund --no-audit --loglevel=error bibtex-tidy@1.14.0 || echo "bibtex-tidy cannot be installed: it is left out" >&2
	@command -v biber >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get install -qq -y --no-install-recommends biber; } \
		|| echo "biber is not here (Debian's package biber): it is left out" >&2
	nice $(BIN)/python bench/checkers.py $(LIBRARIES) bench --most $(MOST)
	nice $(BIN)/python bench/run.py $(PAPERS) bench/.venv --most $(MOST)
PAPERS := ../shared/corpus/joss
LIBRARIES := ../shared/corpus/bib/styles
MOST := 0

lock:  ## Pin the packages of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --group packaging $(LOCK) -o requirements.txt
	uv pip compile pyproject.toml --group packaging --group dev -c requirements.txt $(LOCK) -o requirements-dev.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

clean:  ## Remove everything that the commands above made
	rm -rf out .venv bench/.venv bench/node_modules node_modules dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find build tests -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 20

# ---------------------------------------------------------------- stamps

.venv/.system: build/bootstrap
	build/bootstrap system
	@mkdir -p $(@D) && touch $@

.venv/.packages: requirements.txt .venv/.system
	build/bootstrap venv .venv requirements.txt
	@touch $@

.venv/.installed: pyproject.toml .venv/.packages
	build/bootstrap install .venv --editable .
	@$(BIN)/python -m compileall -q build/imprint  # else each start pays for it where Python may not write bytecode by itself
	@touch $@

.venv/.tested: requirements-dev.txt package.json .venv/.installed
	build/bootstrap validators
	build/bootstrap venv .venv requirements-dev.txt
	@if command -v npm >/dev/null; then \
		PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-package-lock --ignore-scripts --no-fund --no-audit --loglevel=error \
		|| echo "npm could not install the validators: the tests that need them are skipped" >&2; \
	else \
		echo "npm is not here: the tests that need its validators are skipped" >&2; \
	fi
	@touch $@
