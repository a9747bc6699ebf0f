# Everything runs in .venv, which is made from requirements-dev.lock. `make help` lists the targets.
YEAR ?= 2023
DATA ?=
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup build test quick lint format bench keep docs sample pictures templates wheel lock fuzz registers audit clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY) ## make the environment (the other targets do it by themselves)

# The lock file is complete, so nothing is resolved: older pips refuse `coverage[toml]` under hashes
# as soon as a newer release than the locked one exists.
$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sofrep needs Python 3.11 or later; say which with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

build: $(READY) ## write the documents of YEAR (2023) to out/YEAR, from sample_data/vast or DATA=FOLDER
	$(BIN)/sofrep build $(YEAR) $(if $(DATA),--data "$(DATA)")

test: $(READY) ## run all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(READY) ## run what a change most likely breaks, in half a minute
	$(BIN)/python -m pytest -n auto --dist worksteal -q -x tests/house tests/domain tests/visning tests/forbundsprofil tests/facit

lint: $(READY) ## ruff, mypy, the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

ROWS ?=
bench: $(READY) ## time whole commands against their limits, in pairs; some of them with ROWS="help kept"
	PYTHONPATH=tests $(BIN)/python -m bench.bench $(ROWS)

OUT ?= kept
keep: $(READY) ## keep what the program makes of the samples in OUT, to compare with after a redesign
	$(BIN)/python tests/bench/keep.py "$(OUT)"

docs: $(READY) ## write the generated pages of docs/ anew
	$(BIN)/python -m sofrep.amnen.alla.format_page > docs/data-format.md
	$(BIN)/python -m sofrep.amnen.alla.figures_page > docs/figures.md
	$(BIN)/python -m sofrep.forbundsprofil.reference > docs/profile.md
	$(BIN)/python -m sofrep.domain.regler > docs/problems.md
	$(BIN)/python -c 'from sofrep.pipeline.record_schema import schema_text as t; print(t(), end="")' > docs/figurer.schema.json
	$(BIN)/python -c 'from sofrep.cli.exit_codes import exit_codes_markdown as m; print(m(), end="")' > docs/exit-codes.md

sample: $(READY) ## make the sample workbooks anew
	$(BIN)/python sample_data/make_samples.py

pictures: $(READY) ## make the handbook's pictures anew (LibreOffice, poppler)
	$(BIN)/python docs/images/make_pictures.py

templates: $(READY) ## make the built-in Word template anew (overwrites it)
	$(BIN)/python templates/dokumentmall.py

wheel: $(READY) ## build the wheel, try it in an empty environment and put it in dist/
	bash .ci/try-wheel

N ?= 2000
SEED ?= 1
PROFILES ?= 100
FORBUND ?= 24
EDITED ?= 200
fuzz: $(READY) ## run on N (2000) broken folders, N accidents, every column lost, PROFILES (100) profiles, FORBUND (24) förbund attacked and EDITED (200) edited documents; another SEED gives others
	PYTHONPATH=tests $(BIN)/python -m fuzz.fuzz $(N) $(SEED)
	SOFREP_ACCIDENTS=$(N) SOFREP_SEED=$(SEED) SOFREP_COLUMNS=all $(BIN)/python -m pytest \
	  tests/accidents tests/pipeline/test_lost_columns.py tests/pipeline/test_lost_columns_of_samples.py -n auto -q
	SOFREP_PUBLISH=$(N) SOFREP_SEED=$(SEED) $(BIN)/python -m pytest tests/cli/test_publish.py -n auto -q
	SOFREP_GRANSKNING=1 $(BIN)/python -m pytest tests/granskning -n auto -q
	SOFREP_PROFILES=$(PROFILES) $(BIN)/python -m pytest tests/pipeline/test_any_profile.py -q
	SOFREP_FORBUND=$(FORBUND) $(BIN)/python -m pytest tests/rojande/test_smallest.py -n auto -q
	SOFREP_FORNYELSE=$(EDITED) SOFREP_SEED=$(SEED) $(BIN)/python -m pytest tests/word/test_fornyelse_search.py -n auto -q

registers: $(READY) ## hold the sentences of the documents on N (2000) random registers
	SOFREP_REGISTERS=$(N) $(BIN)/python -m pytest tests/sentences -n auto -q

audit: $(READY) ## hold the locked dependencies against known vulnerabilities
	bash .ci/audit

lock: $(READY) ## resolve the lock files anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --group dev --group bench pyproject.toml -o requirements-dev.lock

clean: ## remove what the other targets made
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
