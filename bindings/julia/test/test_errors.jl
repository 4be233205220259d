# Bad input: which exception, with which words, and that nothing has been written.

function message(call)
    try
        call()
    catch error
        return sprint(showerror, error)
    end
    return "no error"
end

@testset "errors" begin
    f = random_samples(Float64, (4, 6))
    samples = copy(f)
    out = fill(poison(Float64), 4, 6)
    other = fill(poison(Float64), 4, 6)
    both = (out, other)
    short = rand(2, 6)
    cases = [
        (ArgumentError, "the step of dimension 1 is 0.0", () -> gradient!(both, f, 0)),
        (ArgumentError, "the step of dimension 2 is NaN", () -> gradient!(both, f, 1, NaN)),
        (ArgumentError, "coordinate 3 of dimension 1 is 1.0, the same as coordinate 2", () -> gradient!(both, f, [0, 1.0, 1, 2], 1)),
        (ArgumentError, "coordinate 4 of dimension 1 is inf", () -> gradient!(both, f, [0, 1.0, 3, Inf], 1)),
        (ArgumentError, "3 spacings for 2 dimensions", () -> gradient!(both, f, 1, 2, 3)),
        (ArgumentError, "1 spacings for 2 dimensions", () -> gradient!(both, f, [0, 1, 2, 3])),
        (ArgumentError, "a spacing is a String", () -> gradient!(both, f, "1", 1)),
        (DimensionMismatch, "dimension 2 has 6 samples and 4 coordinates", () -> gradient!(both, f, 1, [0, 1, 2, 3])),
        (ArgumentError, "dimension 3: expected 1 to 2", () -> gradient!(out, f; dims = 3)),
        (ArgumentError, "dimension 0: expected 1 to 2", () -> gradient!(out, f; dims = 0)),
        (ArgumentError, "dims[2] is dimension 1", () -> gradient!(both, f; dims = (1, 1))),
        (ArgumentError, "edge_order is 9: expected 1 to 8", () -> gradient!(both, f; edge_order = 9)),
        (ArgumentError, "edge_order is 10000000000: expected 1 to 8", () -> gradient!(both, f; edge_order = 10^10)),
        (ArgumentError, "dimension 1 has 2 samples: expected at least 3", () -> gradient(short; dims = 1, edge_order = 2)),
        (DimensionMismatch, "1 output arrays for 2 dimensions", () -> gradient!(out, f)),
        (DimensionMismatch, "an output has size (2, 6): expected (4, 6)", () -> gradient!((out, short), f)),
        (ArgumentError, "out is a Array", () -> gradient!(zeros(Int, 4, 6), f; dims = 1)),
        (ArgumentError, "an output holds Int64", () -> gradient!((out, zeros(Int64, 4, 6)), f)),
        (NDGradError, "out[1] shares memory with f", () -> gradient!(view(f, 1:2, :), view(f, 2:-1:1, :); dims = 2)),
        (NDGradError, "out[2] shares memory with out[1]", () -> gradient!((out, view(out, 4:-1:1, :)), f)),
        (NDGradError, "out[1] is Float32 and f is Float64: expected Float64", () -> gradient!(zeros(Float32, 4, 6), f; dims = 1)),
        (NDGradError, "expected Float64 or Float32 (NDG_BAD_DTYPE)", () -> gradient!(zeros(ComplexF64, 4, 6), ones(Int, 4, 6); dims = 1)),
    ]
    for (exception, words, call) in cases
        @test_throws exception call()
        text = message(call)
        @test occursin(words, text) || text
        @test same_bits(out, fill(poison(Float64), 4, 6)) && same_bits(other, out) && same_bits(f, samples)
    end
end
