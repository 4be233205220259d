# The C library: where it is, and its functions.

import Libdl

const ABI = 0

# The handle of the library, found when it is first needed. Not a constant of the precompiled package: another process may
# have another NDGRAD_LIBRARY.
const handle = Ref{Ptr{Cvoid}}(C_NULL)

# What is tried: the file that NDGRAD_LIBRARY names and no other; or else an installed library, by the name with the ABI's
# number, which is there without a development package too; or else the one of the source tree that this package lies in.
function candidates()
    named = get(ENV, "NDGRAD_LIBRARY", "")
    isempty(named) || return [named]
    built = normpath(@__DIR__, "..", "..", "..", "target", "release", "libndgrad")
    return ["libndgrad.so.$ABI", "libndgrad.$ABI", "libndgrad", built]
end

function open_library()
    names = candidates()
    for name in names
        found = Libdl.dlopen(name; throw_error = false)
        found === nothing && continue
        abi = ccall(Libdl.dlsym(found, :ndg_abi_version), Int32, ())
        abi == ABI || error("$(Libdl.dlpath(found)) has ABI $abi: expected $ABI")
        return found
    end
    error("the library ndgrad is in none of ", join(names, ", "), ": set NDGRAD_LIBRARY to its file")
end

# The address of a function of the library.
function symbol(name::Symbol)
    if handle[] == C_NULL
        handle[] = open_library()
    end
    return Libdl.dlsym(handle[], name)
end

"""
    NDGrad.version()

The version of the C library that is in use.
"""
version() = VersionNumber(unsafe_string(ccall(symbol(:ndg_version), Cstring, ())))

"""
    NDGrad.library()

The file of the C library that is in use.
"""
function library()
    symbol(:ndg_version)
    return Libdl.dlpath(handle[])
end

"""
    NDGrad.set_num_threads(n)

On how many threads a call may compute, in the whole process, but for grids that have a number of their own; 0: as many as
there are cores for the process. A process starts with 1, or with what the environment variable `NDGRAD_NUM_THREADS` says:
the cores are Julia's. The number changes no bit of a result.
"""
function set_num_threads(n::Integer)
    ccall(symbol(:ndg_set_num_threads), Cvoid, (Int32,), number_of_threads(n))
end

function number_of_threads(n::Integer)
    n >= 0 || throw(ArgumentError("the number of threads is $n: expected 0 or more"))
    return Int32(min(n, typemax(Int32)))
end

"""
    NDGrad.num_threads()

What [`NDGrad.set_num_threads`](@ref) has set.
"""
num_threads() = Int(ccall(symbol(:ndg_num_threads), Int32, ()))
