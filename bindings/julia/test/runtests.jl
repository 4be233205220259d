using NDGrad
using Random
using Test

include("reference.jl")

Random.seed!(20)

@testset "NDGrad" begin
    @testset "$file" for file in ["values", "layouts", "spacing", "errors", "grids", "operators", "sides", "collector", "docstrings"]
        include("test_$file.jl")
    end
end

# What the suite that runs this looks for.
println("NDGrad: all tests passed with the library ", NDGrad.version())
