# terrain.py: how steep is the land of western North America?  python3 terrain.py DATA  reads DATA/rockies.*
import sys
from pathlib import Path

import ndgrad
import numpy as np

tile = Path(sys.argv[1], "rockies")
degree = 111195  # metres, along a meridian or the equator

# Each axis is its name, its length, its unit, and then the coordinates.
lines = tile.with_suffix(".txt").read_text().splitlines()
words = " ".join(line for line in lines if not line.startswith("#")).split()
rows = int(words[1])
latitude = np.array(words[3 : rows + 3], dtype=float)
longitude = np.array(words[rows + 6 :], dtype=float)
height = np.fromfile(tile.with_suffix(".i16"), dtype="<i2").reshape(rows, -1)  # metres

# Rise, in metres per metre of way. East in metres along the equator: a row farther north is shorter, which the slope sees to.
north, east = ndgrad.gradient(height, degree * latitude, degree * longitude)

# In hundredths of a degree: from heights in whole metres one knows no more.
shrink = np.cos(np.radians(latitude))[:, np.newaxis]
slope = np.rint(100 * np.degrees(np.arctan(np.hypot(north, east / shrink))))

land = height > 0
top = np.unravel_index(np.where(land, slope, -1).argmax(), slope.shape)
numbers = {
    "cells of land": land.sum(),
    "1 degree or steeper": (slope[land] >= 100).sum(),
    "mean slope": slope[land].sum() / (100 * land.sum()),
    "greatest slope": slope[top] / 100,
    "its latitude": latitude[top[0]],
    "its longitude": longitude[top[1]],
    "its height": height[top],
    "its rise to the north": north[top],
    "and along the equator": east[top],
}
for what, number in numbers.items():
    print(f"{what:>22}{number:25.16E}")
