# Everything a user or a developer of Tatanan does, by name: `make demo`, `make test`, ...
# Needs Python 3.11 or later, make, and a package index that pip knows.

PYTHON ?= python3
VENV ?= .venv
REPORTS ?= src/tatanan/examples
SHOWN ?= 07-tarif-dagang.txt
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check train evaluate linking bench page tour kills docs lock clean

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(READY)  ## set up, read the example reports, print the record of one
	@mkdir -p build
	@echo 'Reading $(REPORTS) ...' >&2
	@$(BIN)/tatanan read $(REPORTS) --format jsonl > build/demo.jsonl
	@$(BIN)/tatanan read $(REPORTS)/$(SHOWN)
	@echo 'The records of all reports, one a line, are in build/demo.jsonl' >&2

test: $(READY)  ## set up, run all tests and the examples in the docstrings
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(READY)  ## style, types, imports, docstrings, lexicons
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/interrogate --quiet src tests scripts benchmarks
	$(BIN)/tatanan lexicon check

# The encoder is trained by itself, with PyTorch, best on a graphics card: see training/README.md.
train: $(READY)  ## train the models: make train [TREEBANKS=folder] [ANNOTATED=folder NEWS=folder]
	@test -n "$(TREEBANKS)$(ANNOTATED)" || { echo 'Name what to train from: make train TREEBANKS=folder ANNOTATED=folder' >&2; exit 2; }
	@test -z "$(TREEBANKS)" || $(BIN)/python -m tatanan.parse.train "$(TREEBANKS)"
	@test -z "$(ANNOTATED)" || $(BIN)/python -m tatanan.training affiliation "$(ANNOTATED)/news.jsonl" \
		$(if $(NEWS),--placed training/news-*.jsonl --news "$(NEWS)")
	@test -z "$(ANNOTATED)" || $(BIN)/python -m tatanan.training events "$(ANNOTATED)"/*.jsonl \
		--written training/??-?.jsonl $(if $(NEWS),--placed training/news-*.jsonl --news "$(NEWS)")

evaluate: $(READY)  ## score the coder: make evaluate GOLD=folder
	@test -n "$(GOLD)" || { echo 'Name the folder of annotated reports: make evaluate GOLD=folder' >&2; exit 2; }
	$(BIN)/tatanan evaluate "$(GOLD)"

linking: $(READY)  ## hold the linking of events against judged pairs: make linking NEWS=folder
	@test -n "$(NEWS)" || { echo 'Name the folder of the articles that were judged: make linking NEWS=folder' >&2; exit 2; }
	$(BIN)/python -m tatanan.evaluate.linking "$(NEWS)" benchmarks/gold/linking/pairs.jsonl

bench: $(READY)  ## time everything, half an hour: make bench [REPORTS=folder] [DATA=folder]
	@$(BIN)/python benchmarks/speed.py "$(REPORTS)"
	@$(BIN)/python benchmarks/bulk.py "$(REPORTS)"
	@$(BIN)/python benchmarks/store.py
	@$(BIN)/python benchmarks/exchange.py
	@$(BIN)/python benchmarks/measures.py $(if $(DATA),--data "$(DATA)")
	@$(BIN)/python benchmarks/balance.py $(if $(DATA),--data "$(DATA)")
	@$(BIN)/python benchmarks/serve.py
	@$(BIN)/python benchmarks/page.py

page:  ## build the browser's page anew from web/ (needs Node.js 20.19 or 22.12 and npm)
	cd web && npm ci --no-audit --no-fund && npm run check && npm run words && npm run build && npm run sizes

tour: $(READY)  ## renew the pictures of docs/tour.md (needs Chromium)
	@$(BIN)/python -m pytest tests/page/test_views.py
	@$(BIN)/python scripts/make_tour.py

kills: $(READY)  ## kill a run of bulk work again and again: make kills NEWS=folder [COUNT=1500] [KILLS=5]
	@test -n "$(NEWS)" || { echo 'Name a folder of texts: make kills NEWS=folder' >&2; exit 2; }
	$(BIN)/python benchmarks/kills.py "$(NEWS)" --reports $(or $(COUNT),1500) --kills $(or $(KILLS),5)

docs: $(READY)  ## renew the output that README.md and docs/ show
	@$(BIN)/python scripts/make_docs.py

lock:  ## write requirements.lock anew (needs uv on the path)
	uv pip compile --quiet --universal --generate-hashes --strip-extras --no-annotate --no-header \
	  --python-version 3.11 --group dev --output-file requirements.lock pyproject.toml
	sed -i '1i # Exact versions and digests of everything that Tatanan and its checks need; written by `make lock`.' requirements.lock

clean:  ## remove the virtual environment and the caches
	rm -rf "$(VENV)" build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The stamp is newer than the lock as long as nothing has to be installed again.
$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Tatanan needs Python 3.11 or later; name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@test -x "$(BIN)/pip" || { $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null && $(PYTHON) -m venv "$(VENV)"; } || { \
	  rm -rf "$(VENV)"; \
	  echo 'Python cannot make a virtual environment here; on Debian: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once; two or three minutes) ...' >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch "$@"
