# make install and make uninstall: a C library as packagers expect it. Included by the Makefile, which has built the two
# libraries in $(RELEASE). DESTDIR stands before every path, for packages; the installed tree may be moved as a whole.
#
#   PREFIX      /usr/local
#   LIBDIR      $(PREFIX)/lib      both have to lie below PREFIX:
#   INCLUDEDIR  $(PREFIX)/include  the paths in ndgrad.pc and the CMake package are relative

PREFIX     ?= /usr/local
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
INSTALL    ?= install

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)

# What a program needs that links the static library: rustc --print native-static-libs, but for the compiler's own libgcc.
ifeq ($(shell uname -s),Darwin)
LIBRARY_FILE    = libndgrad.$(VERSION).dylib
NATIVE_LIBS     = pthread dl m
else
LIBRARY_FILE    = libndgrad.so.$(VERSION)
NATIVE_LIBS     = util rt pthread dl m
endif
SHARED_LIBRARY  = libndgrad.$(LIBRARY_SUFFIX)

HEADERS_BELOW   = $(notdir $(wildcard include/ndgrad/*.hpp))
PKGCONFIG_DIR   = $(LIBDIR)/pkgconfig
CMAKE_DIR       = $(LIBDIR)/cmake/ndgrad
DOC_DIR         = $(PREFIX)/share/doc/ndgrad

# LIBDIR and INCLUDEDIR as seen from PREFIX, and the way back up: lib/x86_64-linux-gnu gives ../..
space          := $(subst ,, )
LIB_BELOW       = $(patsubst $(PREFIX)/%,%,$(LIBDIR))
INCLUDE_BELOW   = $(patsubst $(PREFIX)/%,%,$(INCLUDEDIR))
UP_FROM_LIB     = $(subst $(space),/,$(patsubst %,..,$(subst /, ,$(LIB_BELOW))))

FILL_IN = sed -e 's|@VERSION@|$(VERSION)|g' \
    -e 's|@SONAME@|$(notdir $(SONAME_LINK))|g' \
    -e 's|@LIBRARY_FILE@|$(LIBRARY_FILE)|g' \
    -e 's|@UP_FROM_LIB@|$(UP_FROM_LIB)|g' \
    -e 's|@LIB_BELOW@|$(LIB_BELOW)|g' \
    -e 's|@INCLUDE_BELOW@|$(INCLUDE_BELOW)|g' \
    -e 's|@NATIVE_LIBS@|$(NATIVE_LIBS)|g' \
    -e 's|@NATIVE_LINK_FLAGS@|$(addprefix -l,$(NATIVE_LIBS))|g'

.PHONY: install uninstall paths_below_prefix

install: $(RELEASE)/$(SHARED_LIBRARY) $(RELEASE)/libndgrad.a paths_below_prefix
	$(INSTALL) -d '$(DESTDIR)$(INCLUDEDIR)/ndgrad' '$(DESTDIR)$(PKGCONFIG_DIR)' '$(DESTDIR)$(CMAKE_DIR)' '$(DESTDIR)$(DOC_DIR)'
	$(INSTALL) -m 755 $(RELEASE)/$(SHARED_LIBRARY) '$(DESTDIR)$(LIBDIR)/$(LIBRARY_FILE)'
	ln -sf $(LIBRARY_FILE) '$(DESTDIR)$(LIBDIR)/$(notdir $(SONAME_LINK))'
	ln -sf $(notdir $(SONAME_LINK)) '$(DESTDIR)$(LIBDIR)/$(SHARED_LIBRARY)'
	$(INSTALL) -m 644 $(RELEASE)/libndgrad.a '$(DESTDIR)$(LIBDIR)/libndgrad.a'
	$(INSTALL) -m 644 include/ndgrad.h include/ndgrad.hpp '$(DESTDIR)$(INCLUDEDIR)'
	$(INSTALL) -m 644 $(addprefix include/ndgrad/,$(HEADERS_BELOW)) '$(DESTDIR)$(INCLUDEDIR)/ndgrad'
	$(FILL_IN) packaging/ndgrad.pc.in > '$(DESTDIR)$(PKGCONFIG_DIR)/ndgrad.pc'
	$(FILL_IN) packaging/ndgradConfig.cmake.in > '$(DESTDIR)$(CMAKE_DIR)/ndgradConfig.cmake'
	$(FILL_IN) packaging/ndgradConfigVersion.cmake.in > '$(DESTDIR)$(CMAKE_DIR)/ndgradConfigVersion.cmake'
	$(INSTALL) -m 644 packaging/ndgradTargets.cmake '$(DESTDIR)$(CMAKE_DIR)/ndgradTargets.cmake'
	chmod 644 '$(DESTDIR)$(PKGCONFIG_DIR)/ndgrad.pc' '$(DESTDIR)$(CMAKE_DIR)'/*.cmake
	$(INSTALL) -m 644 README.md LICENSE-MIT LICENSE-APACHE '$(DESTDIR)$(DOC_DIR)'

# The folders that are ndgrad's alone go with their files; others stay.
uninstall:
	rm -f '$(DESTDIR)$(LIBDIR)/$(LIBRARY_FILE)' '$(DESTDIR)$(LIBDIR)/$(notdir $(SONAME_LINK))'
	rm -f '$(DESTDIR)$(LIBDIR)/$(SHARED_LIBRARY)' '$(DESTDIR)$(LIBDIR)/libndgrad.a'
	rm -f '$(DESTDIR)$(INCLUDEDIR)/ndgrad.h' '$(DESTDIR)$(INCLUDEDIR)/ndgrad.hpp' '$(DESTDIR)$(PKGCONFIG_DIR)/ndgrad.pc'
	rm -rf '$(DESTDIR)$(INCLUDEDIR)/ndgrad' '$(DESTDIR)$(CMAKE_DIR)' '$(DESTDIR)$(DOC_DIR)'

paths_below_prefix:
	@for path in '$(LIB_BELOW)' '$(INCLUDE_BELOW)'; do \
	    case "$$path" in /*) echo "make install: $$path does not lie below PREFIX=$(PREFIX)" >&2; exit 1;; esac; done

# Where nobody has run make yet. Built as the user who installs.
$(RELEASE)/$(SHARED_LIBRARY) $(RELEASE)/libndgrad.a:
	$(MAKE) all
