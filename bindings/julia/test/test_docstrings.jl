# The examples in docstrings: the last line of each is true.

documented = [docstring for (_, entries) in Base.Docs.meta(NDGrad) for docstring in values(entries.docs)]
examples = [block[1] for docstring in documented for block in eachmatch(r"```julia\n(.*?)```"s, join(docstring.text))]

@testset "examples" begin
    @test length(examples) >= 3
    for example in examples
        @test include_string(Module(), "using NDGrad\n" * example) === true
    end
end
