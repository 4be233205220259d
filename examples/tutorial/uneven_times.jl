# uneven_times.jl: how fast a temperature changes that was read at uneven times.
using NDGrad, Printf

celsius = [20, 22, 24, 21, 19, 18, 17]
hours = [0, 1, 1.5, 3, 4, 6, 7]

rate = gradient(celsius, hours)   # degrees per hour
foreach(value -> @printf("%25.16E\n", value), rate)
