# Everything that is done to the project, each in one command. `make demo` and `make test` set up
# whatever they need, on a fresh machine too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench clean

demo: $(VENV)/installed
	$(BIN)/mtfix diff --words --color always samples/raw/01-news-borders.txt
	$(BIN)/mtfix fix --to text samples/raw/01-news-borders.txt

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .hypothesis .mtfix_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	$(BIN)/pip install --quiet -e .
	touch $@

$(VENV)/installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/pip install --quiet -e '.[dev]'
	touch $@ $(VENV)/installed
