"""How time and memory of a picture grow with what is drawn, and what shapes cost that are bad for a renderer. Called by
scripts/bench --growth and --shapes; the data are made once, in build/bench, from fixed seeds, with ogr2ogr.

    growth.py PROGRAM [--shapes] [--rounds N] [--only TEXT] [--json FILE]

Each picture is drawn --rounds times, three where not given; time and CPU are the least, memory is the most. Nothing the
program keeps of a file is there before. From each figure that of a picture without the file is taken off; the exponent is
the slope from one size to the next, both as logarithms: 1 where twice as much costs twice as much. n log n has 1.06
between a million and ten million."""
import argparse
import json
import math
import os
import random
import shutil
import struct
import subprocess
import sys

from measuring import FOLDER, cache, kept, once

BOX = (22.5, 44.5, 40.0, 52.0)
MOST = 1.15  # the exponent between the two largest sizes: n log n, and what is not exact
# Less than these is not told apart from nothing: s, s, MiB.
LEAST = {"wall": 0.01, "cpu": 0.01, "memory": 1}


# ------------------------------------------------------------------------------------------------- shapes as hex of WKB

def point(x, y):
    return struct.pack("<BI2d", 1, 1, x, y).hex()


def line(xys):
    """xys: x and y in turn."""
    return struct.pack("<BII%dd" % len(xys), 1, 2, len(xys) // 2, *xys).hex()


def polygon(rings):
    """Of rings that are closed, each with x and y in turn."""
    return (struct.pack("<BII", 1, 3, len(rings)) +
            b"".join(struct.pack("<I%dd" % len(ring), len(ring) // 2, *ring) for ring in rings)).hex()


def round_ring(rng, x, y, radius, vertices):
    """A closed ring about a place, a little rough, without crossings."""
    xys = []
    for i in range(vertices - 1):
        angle, r = 2 * math.pi * i / (vertices - 1), radius * rng.uniform(0.8, 1)
        xys += (x + r * math.cos(angle), y + r * math.sin(angle))
    return xys + xys[:2]


def grid(count, west=BOX[0], south=BOX[1], east=BOX[2], north=BOX[3]):
    """count places on a grid, and half the distance between neighbours."""
    columns = math.ceil(math.sqrt(count * (east - west) / (north - south)))
    step = (east - west) / columns
    rows = math.ceil(count / columns)
    for i in range(count):
        yield west + (i % columns + 0.5) * step, south + (i // columns + 0.5) * (north - south) / rows, \
            min(step, (north - south) / rows) / 2


# ------------------------------------------------------------------------- layers: rows of a table, the shape, then names

def vertices_of_lines(rng, count):
    """Lines of a thousand vertices, each a walk."""
    for _ in range(count // 1000):
        x, y, xys = rng.uniform(BOX[0] + 1, BOX[2] - 1), rng.uniform(BOX[1] + 1, BOX[3] - 1), []
        for _ in range(1000):
            x, y = x + rng.uniform(-0.003, 0.003), y + rng.uniform(-0.002, 0.002)
            xys += (x, y)
        yield line(xys)


def vertices_of_areas(rng, count):
    """Areas of a thousand vertices, side by side."""
    for x, y, half in grid(count // 1000):
        yield polygon([round_ring(rng, x, y, 0.95 * half, 1000)])


def rings(rng, count):
    """Areas of five vertices, side by side, each a feature."""
    for x, y, half in grid(count):
        yield polygon([round_ring(rng, x, y, 0.9 * half, 5)])


def holes(rng, count):
    """One area with holes of five vertices, side by side."""
    west, south, east, north = BOX
    whole = [west, south, east, south, east, north, west, north, west, south]
    yield polygon([whole] + [round_ring(rng, x, y, 0.9 * half, 5) for x, y, half in grid(count)])


def points(rng, count):
    for _ in range(count):
        yield point(rng.uniform(BOX[0], BOX[2]), rng.uniform(BOX[1], BOX[3]))


def labelled_points(rng, count):
    for i in range(count):
        yield point(rng.uniform(BOX[0], BOX[2]), rng.uniform(BOX[1], BOX[3])) + ",Place %d" % i


def on_one_spot(rng, count):
    for i in range(count):
        yield point(31.5, 48.5) + ",Place %d" % i


def one_ring(rng, count):
    """A coast that goes to and fro at every scale: its distance from the middle is a sum of waves."""
    waves = [(k, rng.uniform(0, 2 * math.pi), 0.3 / k) for k in (3, 7, 19, 53, 149, 419, 1181, 3323, 9349, 26309)]
    xys = []
    for i in range(count - 1):
        angle = 2 * math.pi * i / (count - 1)
        r = 1 + sum(a * math.sin(k * angle + p) for k, p, a in waves)
        xys += (31.5 + 4 * r * math.cos(angle), 48.2 + 1.8 * r * math.sin(angle))
    yield polygon([xys + xys[:2]])


def slits(rng, count):
    """One area with long slanting holes, so narrow that the whole view has many on a pixel."""
    west, south = 24.0, 45.0
    step = 10.0 / count
    found = [[west, south, west + 15, south, west + 15, south + 6, west, south + 6, west, south]]
    for i in range(count):
        x = west + 0.5 + i * step
        low, high, wide = south + 0.5, south + 5.5, 0.4 * step
        found.append([x, low, x + 4, high, x + 4 + wide, high, x + wide, low, x, low])
    yield polygon(found)


def make_layer(part, name, kind, count):
    """Writes a FlatGeobuf of one of the kinds above: rows go to ogr2ogr as they are made."""
    command = ["ogr2ogr", "-nln", name, "-a_srs", "EPSG:4326", "-oo", "GEOM_POSSIBLE_NAMES=shape", "-oo", "KEEP_GEOM_COLUMNS=NO",
               part, "CSV:/vsistdin/"]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, env=dict(os.environ, OGR_CSV_MAX_LINE_SIZE="-1"))
    with writer.stdin as table:
        table.write("shape,name\n")
        for row in kind(random.Random(1), count):
            table.write(row if "," in row else row + ",")
            table.write("\n")
    if writer.wait() != 0:
        sys.exit("ogr2ogr has failed: " + " ".join(command))


def layer(name, kind, count):
    """The layer's path. Another process makes it: the peak memory that is told of a process is never less than what the one
    that has started it holds."""
    return kept(name + ".fgb", lambda part: subprocess.run([sys.executable, os.path.abspath(__file__), "--make", part, name,
                                                            kind.__name__, str(count)], check=True))


def map_with_names(file):
    """Options to draw a file's points with their names, which takes a map of its own: files on top of a map have none."""
    path = os.path.splitext(file)[0] + ".toml"
    with open(path, "w") as out:
        out.write('title = "Points with names"\n'
                  'crs = "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs"\n'
                  '[data]\npoints = { path = "%s" }\n[themes.paper]\nbackground = "#FFFFFF"\n'
                  '[[layers]]\nid = "points"\ntitle = "Points"\ndata = "points"\n[[layers.rules]]\n'
                  'symbol = { shape = "circle", size = 3, color = "#0072B2" }\n'
                  'label = { column = "name", size = 8, color = "#000000", halo = "#FFFFFF" }\n' % os.path.basename(file))
    return "--map", path


def file_on_top(file):
    return (file,)


# Of what is not vertices, ten million would be files of more than 1 GB.
GROWTH = {
    "vertices of lines": (vertices_of_lines, (10**5, 10**6, 10**7)),
    "vertices of areas": (vertices_of_areas, (10**5, 10**6, 10**7)),
    "rings": (rings, (10**4, 10**5, 10**6)),
    "holes of one area": (holes, (10**4, 10**5, 10**6)),
    "points": (points, (10**5, 10**6, 3 * 10**6)),
    "points with names": (labelled_points, (10**4, 10**5, 10**6)),
}
SHAPES = {
    "a million points on one spot": (on_one_spot, 10**6, {"": BOX, ", close": (31.4, 48.45, 31.6, 48.55)}),
    "one ring of 5 million vertices": (one_ring, 5 * 10**6, {"": BOX, ", close": (35.4, 48.1, 35.8, 48.3)}),
    "20,000 slits side by side": (slits, 20_000, {"": BOX, ", close": (30.0, 48.0, 30.2, 48.1)}),
}


class Meter:
    """Draws pictures with the program, and tells what each costs."""

    def __init__(self, program, rounds, kept_tables):
        self.program, self.rounds, self.kept = program, rounds, kept_tables

    def cost(self, box, *files):
        picture = os.path.join(FOLDER, "own.png")
        command = [self.program, "render", "--size", "1920x1080", "--out", picture,
                   "--bbox", ",".join("%g" % side for side in box), *files]
        runs = []
        for _ in range(self.rounds):
            self.kept.empty()
            runs.append(once(command, picture, self.kept.environment))
        return {"wall": min(r[0] for r in runs), "cpu": min(r[1] for r in runs), "memory": max(r[2] for r in runs)}


def above(cost, base):
    """What is left of the figures without those of a picture without the file."""
    return {name: max(cost[name] - base[name], LEAST[name]) for name in LEAST}


def exponents(smaller, larger):
    """Of each figure, from one size and its cost to the next; none where the smaller cost is hardly told from nothing."""
    grown = math.log(larger[0] / smaller[0])
    return {name: None if smaller[1][name] <= 2 * LEAST[name] and larger[1][name] <= 20 * LEAST[name]
            else math.log(larger[1][name] / smaller[1][name]) / grown for name in LEAST}


def verdict(last):
    missed = ["%s %.2f" % (name, value) for name, value in last.items() if value is not None and value > MOST]
    return "grows worse than n log n: " + ", ".join(missed) if missed else "grows no worse than n log n"


def growth(meter, only):
    print("%-18s %10s %7s %8s %8s %7s   exponents: %5s %5s %6s" % ("what", "how many", "file MB", "wall s", "CPU s", "MiB", "wall",
                                                                  "CPU", "memory"))
    bases = {file_on_top: ("a picture without a file", meter.cost(BOX)),
             map_with_names: ("a map of a single name", meter.cost(BOX, *map_with_names(layer("growth-name", labelled_points, 1))))}
    results = [{"what": what, "cost": cost} for what, cost in bases.values()]
    for what, cost in bases.values():
        print("%-37s %8.3f %8.3f %7.0f" % (what + ", taken off", cost["wall"], cost["cpu"], cost["memory"]))
    for title, (kind, sizes) in GROWTH.items():
        if only not in title:
            continue
        options = map_with_names if kind is labelled_points else file_on_top
        base = bases[options][1]
        before, last = None, None
        for count in sizes:
            file = layer("growth-%s-%d" % (title.replace(" ", "-"), count), kind, count)
            cost = above(meter.cost(BOX, *options(file)), base)
            last = exponents(before, (count, cost)) if before else None
            told = "".join(" %*s" % (width, "-" if value is None else "%.2f" % value)
                           for width, value in zip((5, 5, 6), last.values())) if last else ""
            print("%-18s %10d %7.1f %8.3f %8.3f %7.0f              %s"
                  % (title, count, os.path.getsize(file) / 1e6, cost["wall"], cost["cpu"], cost["memory"], told), flush=True)
            results.append({"what": title, "count": count, "cost": cost, "exponents": last})
            before = (count, cost)
        print("    " + verdict(last))
        results[-1]["verdict"] = verdict(last)
    return results


def shapes(meter, only):
    print("%-40s %7s %8s %8s %7s" % ("the whole picture", "file MB", "wall s", "CPU s", "MiB"))
    results = []
    for title, (kind, count, views) in SHAPES.items():
        if only not in title:
            continue
        file = layer("shape-" + kind.__name__.replace("_", "-"), kind, count)
        for where, box in views.items():
            cost = meter.cost(box, file)
            print("%-40s %7.1f %8.3f %8.3f %7.0f" % (title + where, os.path.getsize(file) / 1e6, cost["wall"], cost["cpu"],
                                                     cost["memory"]), flush=True)
            results.append({"what": title + where, "count": count, "cost": cost})
    return results


def main():
    if sys.argv[1:2] == ["--make"]:
        make_layer(sys.argv[2], sys.argv[3], globals()[sys.argv[4]], int(sys.argv[5]))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--shapes", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--json")
    asked = parser.parse_args()
    if not shutil.which("ogr2ogr"):
        sys.exit("ogr2ogr is not installed, which makes the layers (package gdal-bin)")
    with cache() as kept_tables:
        results = (shapes if asked.shapes else growth)(Meter(asked.program, asked.rounds, kept_tables), asked.only)
    if asked.json:
        with open(asked.json, "w") as out:
            json.dump(results, out, indent=1)


main()
