# The two targets, for an installed ndgrad (ndgradConfig.cmake) and for its source tree (CMakeLists.txt).
#
#   ndgrad::ndgrad   the shared library
#   ndgrad::static   the static library, with what it needs of the system

function(ndgrad_add_targets)
    cmake_parse_arguments(ARG "" "SHARED_LIBRARY;SONAME;STATIC_LIBRARY;INCLUDE_DIRECTORY;NATIVE_LIBRARIES" "" ${ARGN})
    separate_arguments(ARG_NATIVE_LIBRARIES)

    add_library(ndgrad::ndgrad SHARED IMPORTED GLOBAL)
    set_target_properties(ndgrad::ndgrad PROPERTIES
        IMPORTED_LOCATION "${ARG_SHARED_LIBRARY}"
        IMPORTED_SONAME "${ARG_SONAME}"
        INTERFACE_INCLUDE_DIRECTORIES "${ARG_INCLUDE_DIRECTORY}")

    add_library(ndgrad::static STATIC IMPORTED GLOBAL)
    set_target_properties(ndgrad::static PROPERTIES
        IMPORTED_LOCATION "${ARG_STATIC_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${ARG_INCLUDE_DIRECTORY}"
        INTERFACE_LINK_LIBRARIES "${ARG_NATIVE_LIBRARIES}")
endfunction()
