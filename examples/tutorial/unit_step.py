# unit_step.py: the derivative of samples that are 1 apart.
import ndgrad

df = ndgrad.gradient([1, 2, 4, 7, 11, 16])
for value in df:
    print(f"{value:25.16E}")
