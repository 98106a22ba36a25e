# Two commands do everything: `make build` and `make test`. `make help` lists the rest.
PYTHON ?= python3
ENV    := .venv
BIN    := $(ENV)/bin
READY  := $(ENV)/.ready
EXTRAS := --extra validate --extra polars --extra arrow --extra excel --extra plot
BROWSER := .venv-browser
PEERS  := .venv-peers

.PHONY: help build test data figures examples check lint lock docs agreement wheel lowest reproduce readers rehearse browser explorer bench evaluate catalogue spark hostile requirements clean


help:
	@grep -E '^## ' Makefile | sed 's/^## //'

## make build         create the environment, build and validate the whole package from seeds/
build: data
	$(BIN)/border-crisis validate --oracles

## make data          build the generated files alone
data: $(READY)
	$(BIN)/python scripts/build.py

## make figures       draw the charts of bc.plot into docs/figures/
figures: $(READY)
	$(BIN)/python scripts/figures.py

## make test          run the tests
test: $(READY)
	$(BIN)/python -m pytest -n auto

## make examples      run the code blocks of README and docs/, and renew the outputs that they show
examples: $(READY)
	$(BIN)/python scripts/examples.py

## make check         fail when a generated file is stale (with the texts at hand, the lock as well)
check: $(READY)
	$(BIN)/python scripts/build.py --check
	$(BIN)/python scripts/figures.py --check
	$(BIN)/python scripts/agreement.py --check
	@if [ -n "$$BORDER_CRISIS_TEXTS" ]; then $(BIN)/python scripts/lock.py --check; \
	else echo "lock not re-checked: BORDER_CRISIS_TEXTS is not set"; fi
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff

## make lint          style, types (ours, and what a user's mypy sees), and the order of the hand-edited files of seeds/
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src scripts
	$(BIN)/python -m pytest tests/types
	$(BIN)/python scripts/lint.py

## make lock          find the cited words in the texts again and write seeds/lock/
lock: $(READY)
	$(BIN)/python scripts/lock.py

## make docs          run every code block of README and docs/ (R as well), and build the site into build/docs/
docs: $(READY)
	@Rscript -e 'library(readr)' >/dev/null 2>&1 || (apt-get update -q && \
	  apt-get install -y -q --no-install-recommends r-base-core r-cran-readr) || echo "R could not be installed"
	$(BIN)/python scripts/examples.py --check --need-r
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --builder html docs build/docs

## make agreement     measure how far the two passes agree and write docs/agreement.md
agreement: $(READY)
	$(BIN)/python scripts/agreement.py

## make wheel         build the wheel, check it, and load every table from it in an empty environment
wheel: $(READY)
	sh tests/wheel.sh $(BIN)/python

## make lowest        run the tests on the oldest versions that are supported
lowest:
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --require-hashes -r requirements/lowest.lock
	.venv-lowest/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	.venv-lowest/bin/python -m pytest -n auto tests/data tests/code/test_load.py tests/code/test_cli.py tests/code/test_rules.py tests/code/test_validate.py tests/code/test_formats.py tests/code/test_diff.py

## make reproduce     make a release's files twice, elsewhere and in another time zone and locale; compare the bytes
reproduce: $(READY)
	sh tests/reproduce.sh $(BIN)/python build/release

## make readers       open those files in R, Node.js, Datasette and others, and compare every cell
readers: reproduce
	sh tests/readers/run.sh $(BIN)/python build/release/first

## make rehearse      release throw-away versions in a copy of the repository, from the first to a correction
rehearse: $(READY)
	$(BIN)/python -m pytest tests/release

## make explorer      bundle the explorer's page from explorer/ (with the Node of make browser)
explorer: $(BROWSER)/.ready
	PATH="$(CURDIR)/$(BROWSER)/bin:$$PATH" PYTHONPATH=src $(BROWSER)/bin/python scripts/explorer.py

## make browser       test the explorer in Chromium; installs Chromium (Debian), Node and the libraries where missing
browser: $(BROWSER)/.ready
	sh tests/browser/chromium.sh
	PATH="$(CURDIR)/$(BROWSER)/bin:$$PATH" PYTHONPATH=src $(BROWSER)/bin/python scripts/explorer.py --check
	cd explorer && PATH="$(CURDIR)/$(BROWSER)/bin:$$PATH" npm run --silent lint
	cd explorer && PATH="$(CURDIR)/$(BROWSER)/bin:$$PATH" npm run --silent test
	$(BROWSER)/bin/python -m pytest tests/browser

$(BROWSER)/.ready: requirements/browser.lock
	$(PYTHON) -m venv $(BROWSER)
	$(BROWSER)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/browser.lock
	@touch $@

## make bench         measure loading, building, comparing and validating beside their peers (some minutes)
bench: $(READY)
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/validate.py
	$(BIN)/python benchmarks/validate.py --scale

## make catalogue     every kind of wrongness that validate finds, and who else finds it (npm's reader where node is)
catalogue: $(READY)
	@command -v npm >/dev/null && npm install --silent --no-audit --no-fund --no-save --prefix $(ENV)/node datapackage@1.1.10 \
	  || echo "npm is not there: its reader is left out"
	$(BIN)/python tests/catalogue/run.py $(ENV)/node/node_modules

## make spark         the checks on Spark and on DuckDB agree (an environment of its own; needs Java 17)
spark:
	@command -v java >/dev/null || (apt-get update -q && apt-get install -y -q --no-install-recommends openjdk-17-jre-headless)
	$(PYTHON) -m venv .venv-spark
	.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.lock
	.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	.venv-spark/bin/python -m pytest tests/spark

## make hostile       hostile packages, tables and seed files for some minutes: no traceback, no hang, nothing outside
hostile: $(READY)
	$(BIN)/python -m pytest -n auto tests/hostile

## make evaluate      the extraction assistant: quality on annotated texts, recall against the ledger, speed on 100 MB
SPEED ?= 100
evaluate: $(READY) $(PEERS)/.ready
	@for half in development test; do if [ -f benchmarks/suggest/$$half/index.yaml ]; then \
	  echo "== $$half"; $(BIN)/python scripts/evaluate.py benchmarks/suggest/$$half; fi; done
	@echo "== ledger"; $(BIN)/python scripts/recall.py
	@echo "== speed"; $(BIN)/python benchmarks/suggest_speed.py --megabytes $(SPEED) --peers $(PEERS)/bin/python

$(PEERS)/.ready: requirements/peers.lock
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.lock
	@touch $@

## make requirements  renew the pinned locks from pyproject.toml
COMPILE = $(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 --upgrade
requirements: $(READY)
	$(COMPILE) $(EXTRAS) --group dev pyproject.toml -o requirements/dev.lock
	$(COMPILE) --resolution lowest-direct $(EXTRAS) --group test pyproject.toml -o requirements/lowest.lock
	$(COMPILE) --extra spark --group spark pyproject.toml -o requirements/spark.lock
	$(COMPILE) --group readers -o requirements/readers.lock
	$(COMPILE) --group browser -o requirements/browser.lock
	$(COMPILE) --group peers -o requirements/peers.lock

## make clean         remove the environments and build products
clean:
	rm -rf $(ENV) .venv-lowest .venv-spark $(BROWSER) $(PEERS) explorer/node_modules dist build

$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.11")'
	$(PYTHON) -m venv $(ENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
