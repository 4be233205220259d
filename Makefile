# A thin front for people who do not know cargo. Everything else about the build is in Cargo.toml and build.rs.
#
#   make            the shared and the static library, in target/release
#   make demo       the examples on real data: numbers and pictures, in target/demo
#   make test       every test that this machine can run; what it cannot run is named
#   make header     include/ndgrad.h anew from the Rust sources
#   make lint       formatting and lints

CC      ?= cc
TARGET   = $(or $(CARGO_TARGET_DIR),target)
RELEASE  = $(abspath $(TARGET))/release
DEMO     = $(TARGET)/demo

# Programs ask at run time for the library by a name with the ABI's number: a link to the file that cargo makes.
ifeq ($(shell uname -s),Darwin)
RUNTIME_LINK = libndgrad.dylib $(RELEASE)/libndgrad.0.dylib
else
RUNTIME_LINK = libndgrad.so $(RELEASE)/libndgrad.so.0
endif

DEMO_CFLAGS = -std=c99 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude -Iexamples/picture
NDGRAD      = -L$(RELEASE) -Wl,-rpath,$(RELEASE) -lndgrad
PICTURE     = $(RELEASE)/libpicture.a -lpthread -ldl -lm

.PHONY: all demo test header lint clean

all:
	cargo build --release --locked
	ln -sf $(RUNTIME_LINK)

demo: all
	cargo build --release --locked -p picture
	mkdir -p $(DEMO)
	$(CC) $(DEMO_CFLAGS) examples/quickstart.c -o $(DEMO)/quickstart $(NDGRAD)
	$(CC) $(DEMO_CFLAGS) examples/terrain.c -o $(DEMO)/terrain $(NDGRAD) $(PICTURE)
	$(CC) $(DEMO_CFLAGS) examples/thermocline.c -o $(DEMO)/thermocline $(NDGRAD) $(PICTURE)
	$(DEMO)/quickstart
	$(DEMO)/terrain examples/data $(DEMO)
	$(DEMO)/thermocline examples/data $(DEMO)
	@echo "Pictures: $(DEMO)/*.png"

test:
	cargo test --workspace --locked

header:
	NDGRAD_UPDATE_HEADER=1 cargo test --locked --test header

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

clean:
	cargo clean
