# Every target sets itself up: it needs make and Python 3.11 or newer, and installs into .venv only.
# A second run installs nothing unless pyproject.toml has changed.

PYTHONS := python3 python3.14 python3.13 python3.12 python3.11
USABLE := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))

ifndef PYTHON
PYTHON := $(shell for python in $(PYTHONS); do \
	"$$python" -c '$(USABLE)' >/dev/null 2>&1 && { echo "$$python"; break; }; done)
endif

VENV := .venv
BIN := $(VENV)/bin
DATA ?= corpora
RUN ?= runs/reading
RUNS ?= 20000
TARGET ?= scores

.DELETE_ON_ERROR:
.PHONY: help figures site test lint lab model judge bench peers fuzz audit docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

figures: $(VENV)/.has-notebooks ## run the notebooks, which draw every figure and table in figures/, and list them
	PYTHONPATH=analysis $(BIN)/python -m figures_manifest

site: $(VENV)/.has-notebooks ## run the notebooks and render them as pages to read without Jupyter: site/index.html
	PYTHONPATH=analysis $(BIN)/python -m notebook_pages

test: lint ## lint, types and tests
	$(BIN)/python -m pytest

lint: $(VENV)/.has-dev ## lint and types alone
	$(BIN)/python -m ruff check
	$(BIN)/python -m mypy

# In a container one is often root, as whom Jupyter starts only when told to.
lab: $(VENV)/.has-notebooks ## open the notebooks in JupyterLab
	$(BIN)/jupyter-lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

model: corpora $(VENV)/.has-train ## train the reading model, or go on after a stop: make model DATA=path/to/corpora
	PYTHONPATH=analysis $(BIN)/python -m training.train --data '$(DATA)' --out '$(RUN)'

judge: corpora $(VENV)/.has-train ## learn the weights that judge clauses: make judge DATA=path/to/corpora
	PYTHONPATH=analysis $(BIN)/python -m training.judge --data '$(DATA)'

bench: corpora $(VENV)/.has-dev ## measure accuracy and speed: make bench DATA=path/to/corpora
	PYTHONPATH=analysis $(BIN)/python -m bench --data '$(DATA)'

peers: corpora $(VENV)/.has-dev ## measure other people's programs beside ours: make peers DATA=path/to/corpora
	PYTHONPATH=analysis $(BIN)/python -m bench.peers --data '$(DATA)'

fuzz: $(VENV)/.has-fuzz $(VENV)/.has-files ## feed the library what nobody would write: make fuzz TARGET=text RUNS=20000 (or scores, files)
	PYTHONPATH=analysis:tests $(BIN)/python -m bench.fuzz $(TARGET) -runs=$(RUNS)

EXTRAS := audit cluster dev docs files fuzz notebooks train
audit: $(EXTRAS:%=$(VENV)/.has-%) ## ask PyPI what is known against the libraries of all extras (online)
	$(BIN)/python -m pip freeze --exclude-editable >$(VENV)/installed.txt
	$(BIN)/python -m pip_audit --strict --no-deps --disable-pip --requirement $(VENV)/installed.txt

docs: $(VENV)/.has-docs ## build the documentation: docs/_build/html/index.html
	$(BIN)/python -m sphinx --builder html --fresh-env --fail-on-warning docs docs/_build/html

clean: ## remove the environment, caches and builds
	rm -rf $(VENV) build dist site docs/_build docs/api .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find analysis notebooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: corpora
corpora:
	@test -d '$(DATA)' || { echo "no folder '$(DATA)': say where the corpora are with DATA=path/to/corpora" >&2; exit 1; }

# The stamp is touched last, so an interrupted set-up starts again.
$(VENV)/.made:
ifeq ($(PYTHON),)
	@echo "no Python 3.11 or newer that can make a virtual environment among: $(PYTHONS)" >&2
	@echo "install one (on Debian and Ubuntu also python3-venv), or name it: make PYTHON=/path/to/python" >&2
	@exit 1
endif
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.has-%: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --disable-pip-version-check --editable '.[$*]'
	@touch $@
