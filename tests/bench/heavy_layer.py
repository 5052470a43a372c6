"""Writes a GeoJSON of the shape of the world's land borders in OpenStreetMap: 8.15 million vertices in 920,808 rings of
230 multipolygons, one polygon of 191,184 rings among them. heavy_layer.py OUT [FRACTION]"""
import math
import random
import sys


def coast(random, lon, lat, radius, vertices):
    """A closed ring about a centre, rough at every scale, without crossings: its radius is a sum of waves."""
    waves = [(k, random.uniform(0, 2 * math.pi), 0.25 / k) for k in (2, 3, 5, 9, 17, 33, 65) if 3 * k < vertices]
    points = []
    for i in range(vertices - 1):
        angle = 2 * math.pi * i / (vertices - 1)
        r = radius * (1 + sum(a * math.sin(k * angle + p) for k, p, a in waves) / 2)
        points.append("[%.7f,%.7f]" % (lon + r * math.cos(angle), lat + r * 0.8 * math.sin(angle)))
    points.append(points[0])
    return "[" + ",".join(points) + "]"


def main():
    fraction = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(1)
    countries, large_vertices = 230, int(9_000 * fraction) + 50
    islands = int((920_808 - 191_184) * fraction / countries)
    with open(sys.argv[1], "w") as out:
        out.write('{"type":"FeatureCollection","features":[')
        for country in range(countries):
            lon, lat = -170 + (country % 23) * 14.8, -60 + country // 23 * 13
            polygons = ["[" + coast(rng, lon, lat, 4.5, large_vertices) + "]"]
            if country == 222:  # the lakes of one large polygon, on a grid within it
                side = int(math.sqrt(191_183 * fraction))
                holes = [coast(rng, lon - 2.4 + 4.8 * (i % side) / side, lat - 1.8 + 3.6 * (i // side) / side, 1.6 / side, 7)
                         for i in range(int(191_183 * fraction)) if i // side < side]
                polygons = ["[" + ",".join([coast(rng, lon, lat, 4.5, large_vertices)] + holes) + "]"]
            for i in range(islands):  # on a grid beside the country
                polygons.append("[" + coast(rng, lon + 6.9 + 0.04 * (i % 11), lat - 6 + 0.04 * (i // 11), 0.01, 7) + "]")
            out.write(("," if country else "") + '{"type":"Feature","properties":{"name":"country %d"},"geometry":'
                      '{"type":"MultiPolygon","coordinates":[' % country + ",".join(polygons) + "]}}")
        out.write("]}")


main()
