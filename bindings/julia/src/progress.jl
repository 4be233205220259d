# What happens during a call: Ctrl-C, the garbage collector's other threads, and who wants to know how far it is.

# The callback of every grid; nothing is thrown out of it.
function go_on(done::Cdouble, context::Ptr{Cvoid})::Cint
    try
        GC.safepoint() # where Julia throws an InterruptException
        grid = unsafe_pointer_to_objref(context)
        grid.progress === nothing || grid.progress(done)
        return 0
    catch error
        task_local_storage(:NDGrad_caught, error) # a call does not leave its task
        return 1
    end
end

function watch!(grid)
    check(ccall(symbol(:ndg_grid_set_progress), Int32, (Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Cvoid}), grid,
                @cfunction(go_on, Cint, (Cdouble, Ptr{Cvoid})), pointer_from_objref(grid)))
end

# What has stopped the last call of this task, if anything has.
take_caught() = pop!(task_local_storage(), :NDGrad_caught, nothing)

"""
    NDGrad.set_progress!(f, grid)

Has calls on a grid call `f(done)` every few milliseconds, with the fraction that is done, on the thread that makes the call. If it
throws, the call stops and throws that too; outputs are then partly written. `nothing` for `f`: nobody is told.

Ctrl-C is answered in any case, by an `InterruptException`.
"""
function set_progress!(f, grid::Grid)
    grid.progress = f
    return grid
end
