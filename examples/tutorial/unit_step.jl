# unit_step.jl: the derivative of samples that are 1 apart.
using NDGrad, Printf

df = gradient([1, 2, 4, 7, 11, 16])
foreach(value -> @printf("%25.16E\n", value), df)
