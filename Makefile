# Two commands do everything: `make build` and `make test`. `make help` lists the rest.
PYTHON ?= python3
ENV    := .venv
BIN    := $(ENV)/bin
READY  := $(ENV)/.ready

.PHONY: help build test data figures examples check lint lock docs wheel lowest bench evaluate requirements clean

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
	@if [ -n "$$BORDER_CRISIS_TEXTS" ]; then $(BIN)/python scripts/lock.py --check; \
	else echo "lock not re-checked: BORDER_CRISIS_TEXTS is not set"; fi
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff

## make lint          style, types, and the order of the hand-edited files of seeds/
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src scripts
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

## make wheel         build the wheel, check it, and load every table from it in an empty environment
wheel: $(READY)
	sh tests/wheel.sh $(BIN)/python

## make lowest        run the tests on the oldest versions that are supported
lowest:
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --require-hashes -r requirements/lowest.lock
	.venv-lowest/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	.venv-lowest/bin/python -m pytest -n auto tests/data tests/code/test_load.py tests/code/test_cli.py tests/code/test_rules.py tests/code/test_validate.py

## make bench         measure loading and importing beside their peers
bench: $(READY)
	$(BIN)/python benchmarks/load.py

## make evaluate      measure the extraction assistant on annotated texts (benchmarks/suggest)
evaluate: $(READY)
	@for half in development test; do if [ -f benchmarks/suggest/$$half/index.yaml ]; then \
	  echo "== $$half"; $(BIN)/python scripts/evaluate.py benchmarks/suggest/$$half; fi; done

## make requirements  renew the pinned locks from pyproject.toml
requirements: $(READY)
	$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 --upgrade \
	  --all-extras --group dev pyproject.toml -o requirements/dev.lock
	$(BIN)/uv pip compile -q --no-header --no-annotate --generate-hashes --python-version 3.11 --upgrade \
	  --resolution lowest-direct --all-extras --group test pyproject.toml -o requirements/lowest.lock

## make clean         remove the environments and build products
clean:
	rm -rf $(ENV) .venv-lowest dist build

$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.11")'
	$(PYTHON) -m venv $(ENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
