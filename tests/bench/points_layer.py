"""Writes a GeoJSON of a million points with names and numbers, spread as towns are: many in clusters.
points_layer.py OUT [COUNT]"""
import random
import sys


def main():
    rng = random.Random(1)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    centres = [(rng.uniform(22.5, 39.5), rng.uniform(45, 52)) for _ in range(300)]
    with open(sys.argv[1], "w") as out:
        out.write('{"type":"FeatureCollection","features":[')
        for i in range(count):
            lon, lat = centres[i % len(centres)]
            out.write('%s{"type":"Feature","properties":{"name":"Place %d","kind":"%s","population":%d},"geometry":'
                      '{"type":"Point","coordinates":[%.5f,%.5f]}}'
                      % ("," if i else "", i, "town" if i % 7 else "city", rng.randrange(100_000),
                         lon + rng.gauss(0, 0.4), lat + rng.gauss(0, 0.3)))
        out.write("]}")


main()
