# uneven_times.py: how fast a temperature changes that was read at uneven times.
import ndgrad

celsius = [20, 22, 24, 21, 19, 18, 17]
hours = [0, 1, 1.5, 3, 4, 6, 7]

rate = ndgrad.gradient(celsius, hours)  # degrees per hour
for value in rate:
    print(f"{value:25.16E}")
