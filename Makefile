# `make demo` and `make test` are all that a newcomer needs; `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= $(shell cores=$$(nproc 2>/dev/null || echo 2); \
	echo $$((cores < 2 ? 2 : cores > 6 ? 6 : cores)))
# In the order in which they are read, tests of the browser last: a thread that has driven one is no
# place for the database any more.
PARALLEL = -n $(WORKERS) --dist loadgroup --no-loadscope-reorder
MOVES ?= 10000
ROWS ?= 10000000
BIN = .venv/bin
RUN = $(BIN)/python -m
export PORT

# Images of machines like to forbid compiled files; then each of fifty processes compiles anew.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test walks coverage controls lint format bench bench-large storm reconcile messages screenshots \
	requirements runtime development browser translation

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

demo: runtime  ## The whole portal with demo data on http://127.0.0.1:$PORT/ (8000)
	@$(RUN) blkportal.local.demo --stop-with-parent

demo-reset: runtime  ## Throw the demo's data away
	@$(RUN) blkportal.local.reset

# A worker of the tests holds 400 MB and goes to and fro in it. The C library keeps it in pages of
# 2 MB, where Python's own allocator does not: up to a third less work (docs/performance.md).
test walks coverage: export PYTHONMALLOC = malloc
test walks coverage: export GLIBC_TUNABLES = glibc.malloc.hugetlb=1
test: development browser  ## Tests of every rule and page, as many at a time as there are cores
	$(RUN) pytest $(PARALLEL) -m "not walk" $(ARGS)

walks: development browser  ## The walks over all addresses again, as everybody else
	$(RUN) pytest $(PARALLEL) -m walk $(ARGS)

coverage: development browser  ## The tests, and the lines that none of them has seen
	$(RUN) coverage erase
	$(RUN) coverage run -m pytest $(PARALLEL)
	$(RUN) coverage combine -q
	$(RUN) coverage report

controls: development  ## Plant each known fault and see a test notice it; ARGS="seat" narrows it
	$(RUN) tests.controls $(ARGS)

lint: development  ## Style, floors, types, deployment, migrations, catalogs
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) blkportal.local.throwaway $(BIN)/lint-imports
	$(RUN) blkportal.local.throwaway $(BIN)/mypy
	$(RUN) blkportal.local.throwaway $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	@test ! -f tests/catalogs.py || $(RUN) tests.catalogs

format: development  ## Lay the code out as `make lint` wants it
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

bench: development  ## The speeds that are promised, as ratios
	$(RUN) tests.bench

bench-large: development  ## Reports among 10,000,000 made-up people; ROWS=1000000 for fewer
	$(RUN) tests.bench.large $(ROWS)

storm: development  ## Random moves while processes are killed, then a recount; MOVES=10000
	$(RUN) tests.races $(MOVES)

reconcile: runtime  ## Recount every seat, nomination and offer; fails when one has drifted
	$(BIN)/python manage.py reconcile

messages: development translation  ## Collect new texts for the translator, and compile the catalogs
	$(BIN)/python manage.py makemessages --locale id --no-wrap --no-obsolete --add-location file \
		--ignore .venv --ignore .local --ignore tests
	$(BIN)/python manage.py compilemessages --locale id --ignore .venv --ignore .local

screenshots: development browser  ## Pictures of the running demo for the README
	$(RUN) tests.screenshots

requirements: development  ## Pin the packages named in the .in files, with hashes
	for name in requirements requirements-dev; do \
		$(RUN) uv pip compile $$name.in --output-file $$name.txt --universal --python-version 3.11 \
			--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
			--quiet || exit 1; \
	done

runtime:
	@PYTHON="$(PYTHON)" sh .ci/packages requirements.txt

development:
	@PYTHON="$(PYTHON)" sh .ci/packages requirements-dev.txt

browser:
	@sh .ci/system chromium

translation:
	@sh .ci/system gettext
