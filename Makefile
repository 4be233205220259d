# A thin front for people who do not know cargo. Everything else about the build is in Cargo.toml and build.rs.
#
#   make            the shared and the static library, in target/release
#   make install    in PREFIX (/usr/local), uninstall takes it away: packaging/install.mk
#   make demo       the examples on real data: numbers and pictures, in target/demo
#   make test       every test that this machine can run; what it cannot run is named
#   make test-aarch64     the tests for 64-bit ARM, under an emulator: see CONTRIBUTING.md
#   make bench      speed against the memory's, a plain C loop, numba, numpy and OpenCV; QUICK=1 takes under two minutes
#   make docs       the documentation: target/docs/html/index.html. Wants doxygen and Python
#   make docs-links follows the links out of it, for which it wants a network
#   make bench-pictures   docs/images/bench-*.png from the newest record
#   make convergence      how errors fall on finer grids: docs/convergence-table.txt and docs/images/convergence.png
#   make header     include/ndgrad.h anew from the Rust sources
#   make lint       formatting and lints

CC      ?= cc
TARGET   = $(or $(CARGO_TARGET_DIR),target)
RELEASE  = $(abspath $(TARGET))/release
DEMO     = $(TARGET)/demo
BENCH    = $(TARGET)/bench
DOCS     = $(abspath $(TARGET))/docs

# Programs ask at run time for the library by a name with the ABI's number: a link to the file that cargo makes.
ABI := $(shell sed -n 's/^const ABI_VERSION: u32 = \([0-9]*\);/\1/p' build.rs)
ifeq ($(shell uname -s),Darwin)
LIBRARY_SUFFIX = dylib
SONAME_LINK = $(RELEASE)/libndgrad.$(ABI).dylib
else
LIBRARY_SUFFIX = so
SONAME_LINK = $(RELEASE)/libndgrad.so.$(ABI)
endif

DEMO_CFLAGS = -std=c99 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude -Iexamples/picture
NDGRAD      = -L$(RELEASE) -Wl,-rpath,$(RELEASE) -lndgrad
PICTURE     = $(RELEASE)/libpicture.a -lpthread -ldl -lm

# The plain loops that ndgrad is compared with are compiled as their users would. OPENMP= where the compiler has none.
OPENMP      ?= -fopenmp
BENCH_CFLAGS = -std=c11 -O3 -march=native -ffp-contract=off -Wall -Wextra -Wpedantic -Wno-unknown-pragmas -Werror -Iinclude
BENCH_PYTHON = $(BENCH)/venv/bin/python

.PHONY: all demo bench bench-pictures convergence docs docs-links test test-aarch64 header lint clean

all:
	cargo build --release --locked
	ln -sf libndgrad.$(LIBRARY_SUFFIX) $(SONAME_LINK)

demo: all
	cargo build --release --locked -p picture
	mkdir -p $(DEMO)
	$(CC) $(DEMO_CFLAGS) examples/quickstart.c -o $(DEMO)/quickstart $(NDGRAD)
	$(CC) $(DEMO_CFLAGS) examples/terrain.c -o $(DEMO)/terrain $(NDGRAD) $(PICTURE)
	$(CC) $(DEMO_CFLAGS) examples/thermocline.c -o $(DEMO)/thermocline $(NDGRAD) $(PICTURE)
	$(CC) $(DEMO_CFLAGS) examples/edges.c -o $(DEMO)/edges $(NDGRAD) $(PICTURE)
	$(CC) $(DEMO_CFLAGS) examples/wind.c -o $(DEMO)/wind $(NDGRAD) $(PICTURE)
	$(DEMO)/quickstart
	$(DEMO)/terrain examples/data $(DEMO)
	$(DEMO)/thermocline examples/data $(DEMO)
	$(DEMO)/edges examples/data $(DEMO)
	$(DEMO)/wind examples/data $(DEMO)
	@echo "Pictures: $(DEMO)/*.png"

# A quick run and one with options (BENCH_FLAGS, see benches/README.md) keep their record in target/bench.
bench: all $(BENCH)/harness $(BENCH_PYTHON)
	$(BENCH_PYTHON) -B benches/bench.py --harness $(BENCH)/harness --library $(RELEASE)/libndgrad.$(LIBRARY_SUFFIX) \
	    $(if $(QUICK),--quick) $(if $(QUICK)$(BENCH_FLAGS),--records $(BENCH)) $(BENCH_FLAGS)

bench-pictures: $(BENCH_PYTHON)
	$(BENCH_PYTHON) -B benches/plot.py $(lastword $(sort $(wildcard benches/records/*.csv)))

convergence: all $(BENCH_PYTHON)
	$(BENCH_PYTHON) -B tests/peers/convergence.py --library $(RELEASE)/libndgrad.$(LIBRARY_SUFFIX) --into docs

$(BENCH)/harness: $(wildcard benches/harness/*) include/ndgrad.h
	mkdir -p $(BENCH)
	$(CC) $(BENCH_CFLAGS) -DPLAIN_LOOP=plain_loop_1 -c benches/harness/loops.c -o $(BENCH)/loops_1.o
	$(CC) $(BENCH_CFLAGS) $(OPENMP) benches/harness/*.c $(BENCH)/loops_1.o -o $@ -ldl -lm

# numba and OpenCV are compared with where they install.
$(BENCH_PYTHON): $(wildcard benches/requirements*.txt)
	python3 -m venv $(BENCH)/venv
	$(BENCH)/venv/bin/pip install --quiet --disable-pip-version-check -r benches/requirements.txt
	-$(BENCH)/venv/bin/pip install --quiet --disable-pip-version-check -r benches/requirements-numba.txt
	-$(BENCH)/venv/bin/pip install --quiet --disable-pip-version-check -r benches/requirements-opencv.txt
	touch $@

# Warnings are errors: of Doxygen about the header, of Sphinx about links and everything else. It gives them only for pages
# that it reads, so it reads all anew.
docs: $(DOCS)/venv/bin/sphinx-build
	mkdir -p $(DOCS)/doxygen
	NDGRAD_DOXYGEN_OUTPUT=$(DOCS)/doxygen doxygen docs/Doxyfile
	NDGRAD_DOXYGEN_XML=$(DOCS)/doxygen/xml $< --fresh-env --fail-on-warning --keep-going --quiet -d $(DOCS)/doctrees docs $(DOCS)/html
	@echo "The documentation: $(DOCS)/html/index.html"

docs-links: docs
	NDGRAD_DOXYGEN_XML=$(DOCS)/doxygen/xml $(DOCS)/venv/bin/sphinx-build --quiet -b linkcheck -d $(DOCS)/doctrees docs $(DOCS)/links

$(DOCS)/venv/bin/sphinx-build: docs/requirements.txt
	python3 -m venv $(DOCS)/venv
	$(DOCS)/venv/bin/pip install --quiet --disable-pip-version-check -r docs/requirements.txt
	touch $@

test:
	cargo test --workspace --locked

test-aarch64:
	.ci/test_aarch64

header:
	NDGRAD_UPDATE_HEADER=1 cargo test --locked --test header

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

clean:
	cargo clean

include packaging/install.mk
