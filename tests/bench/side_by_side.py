"""Whole processes side by side, in turn, each in every round: time from start to end, CPU and peak memory, and whether
the targets hold. Called by scripts/bench.

    side_by_side.py PROGRAM [--rounds N] [--json FILE] [--only TEXT]

A ratio is of the minima of one run: what disturbs a machine only ever adds. The data are made once, in build/bench."""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time

import peers
from measuring import FOLDER, cache, heavy, once

# In degrees. The second shows about a hundredth of the first's width.
WORLD, ZOOM = "-180,-70,180,80", "-60,-10,-56.4,-8.5"


class Line:
    """One line of the table. command: the program's, picture: what it writes; beside: commands of the peers by their names;
    targets: of wall (s), cpu (s), memory (MiB), ratio and cpu ratio (to each peer); file: what has to be made for it, one of
    build/bench. again: what the program keeps of a file stays from round to round, which else is emptied before each."""

    def __init__(self, title, command, picture, targets=None, beside=None, file=None, again=False):
        self.title, self.command, self.picture, self.file, self.again = title, command, picture, file, again
        self.targets, self.beside = targets or {}, beside or {}


def summary(runs):
    """Minimum and median seconds, minimum of CPU seconds, and most MiB."""
    return {"minimum": min(r[0] for r in runs), "median": statistics.median(r[0] for r in runs),
            "cpu": min(r[1] for r in runs), "memory": max(r[2] for r in runs)}


def measure(line, pictures, rounds, kept):
    """The figures of the program and those of each peer by its name."""
    commands = {None: (line.command, line.picture)}
    commands.update((name, (command, pictures[name])) for name, command in line.beside.items())
    runs = {name: [] for name in commands}
    kept.empty()
    for round_number in range(rounds + 1):
        if not line.again:
            kept.empty()
        for name, (command, picture) in commands.items():
            run = once(command, picture, kept.environment)
            if round_number > 0:  # the first warms the file cache
                runs[name].append(run)
    figures = {name: summary(of) for name, of in runs.items()}
    return figures.pop(None), figures


def view_of(program, *options):
    """West, south, east, north of the program's picture, in its projection: from its world file."""
    picture = os.path.join(FOLDER, "view.png")
    subprocess.run([program, "render", "--quiet", "--size", "1920x1080", "--world-file", "--out", picture, *options], check=True)
    with open(os.path.join(FOLDER, "view.pgw")) as lines:
        cell_x, _, _, cell_y, x, y = map(float, lines)
    west, north = x - cell_x / 2, y - cell_y / 2
    return west, north + 1080 * cell_y, west + 1920 * cell_x, north


def check_default_view(program):
    """The peers' default view is the program's, to a tenth of a pixel."""
    own = view_of(program)
    pixel = (own[2] - own[0]) / 1920
    if max(abs(a - b) for a, b in zip(own, peers.default_view())) > pixel / 10:
        sys.exit("default.map shows another view than the program, whose EXTENT is %.0f %.0f %.0f %.0f" % own)


def lines_of_default_map(program, installed):
    def drawn(*options, ending="png"):
        picture = os.path.join(FOLDER, "own." + ending)
        return [program, "render", "--out", picture, *options], picture

    def beside(scale=1):
        return {peer.name: peer.default(scale) for peer in installed}

    yield Line("the program's help", [program, "--help"], None, {"wall": 0.047})
    yield Line("default map, 1920 x 1080", *drawn("--size", "1920x1080"), {"ratio": 1.0, "cpu ratio": 1.0, "memory": 120},
               beside())
    yield Line("default map on one thread", *drawn("--size", "1920x1080", "--jobs", "1"), {"ratio": 1.0}, beside())
    yield Line("default map, 7680 x 4320", *drawn("--scale", "4"), {"wall": 0.45, "memory": 300}, beside(4))
    yield Line("default map as SVG", *drawn(ending="svg"))
    yield Line("default map as PDF", *drawn(ending="pdf"))


def lines_of_files(program, installed):
    """Peers draw the world in degrees: what a rectangle of a conic projection shows of it they do not find out."""
    picture = os.path.join(FOLDER, "own.png")

    def line(title, name, options, targets, again=False, projection=None, peer_file=None):
        path = os.path.join(FOLDER, name)
        beside = {}
        if projection and installed:
            view = view_of(program, *options)
            beside = {peer.name: peer.file(peer_file, path, projection, view) for peer in installed}
        return Line("%s: %s" % (title, name), [program, "render", "--size", "1920x1080", "--out", picture, *options, path],
                    picture, targets, beside, name, again)

    first, world = {"heavy.fgb": 1.0, "heavy.gpkg": 1.0, "heavy.geojson": 2.0}, ("--bbox", WORLD)
    for name, wall in first.items():
        yield line("8.5 million vertices, the world", name, world, {"wall": wall, "memory": 400})
    for name in first:
        yield line("second opening, the world", name, world, {"wall": 0.3, "memory": 400}, again=True)
    yield line("the world in degrees", "heavy.fgb", ("--crs", "EPSG:4326", *world), {}, projection=peers.DEGREES, peer_file="world")
    for name in ("heavy.fgb", "heavy.gpkg"):
        yield line("8.5 million vertices, a hundredth", name, ("--bbox", ZOOM), {"wall": 0.2, "memory": 400},
                   projection=peers.OWN, peer_file="hundredth-" + name)
    for name in ("points.fgb", "points.geojson"):
        yield line("a million points", name, (), {"cpu": 2.0, "memory": 400})


def missed(own, others, targets):
    """What does not hold of the targets, each with both figures."""
    found = []
    for name, most in targets.items():
        if name in ("ratio", "cpu ratio"):
            key = "minimum" if name == "ratio" else "cpu"
            values = [(name + " to " + peer, own[key] / other[key]) for peer, other in others.items()]
        else:
            values = [(name, own["minimum" if name == "wall" else name])]
        found += ["%s %.3g > %.3g" % (what, value, most) for what, value in values if value > most]
    return found


def verdict(own, others, targets):
    """Nothing where all targets are ratios and no peer is here."""
    found = missed(own, others, targets)
    measured = [name for name in targets if others or "ratio" not in name]
    return "misses: " + ", ".join(found) if found else "holds" if measured else ""


def heading(installed):
    titles = "%-46s %8s %8s %8s %7s" % ("seconds, MiB; ratios to each peer", "minimum", "median", "CPU", "memory")
    return titles + "".join(" %17s" % (peer.name + " wall") + " %5s" % "CPU" for peer in installed) + "  verdict"


def row(line, own, others, installed, said):
    figures = "%-46s %8.3f %8.3f %8.3f %7.0f" % (line.title, own["minimum"], own["median"], own["cpu"], own["memory"])
    for peer in installed:
        other = others.get(peer.name)
        figures += (" %17.2f %5.2f" % (own["minimum"] / other["minimum"], own["cpu"] / other["cpu"])) if other else " " * 24
    return figures + "  " + said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    os.makedirs(FOLDER, exist_ok=True)
    installed = peers.installed()
    if installed:
        check_default_view(asked.program)
    pictures = {peer.name: peer.picture for peer in installed}
    lines = [line for line in (*lines_of_default_map(asked.program, installed), *lines_of_files(asked.program, installed))
             if asked.only in line.title]
    if not lines:
        sys.exit("no line has this in its title: " + asked.only)
    results = []
    print(heading(installed))
    with cache() as kept:
        for line in lines:
            if line.file and not heavy(line.file):
                print("%-46s not measured: ogr2ogr is not installed (package gdal-bin)" % line.title)
                continue
            own, others = measure(line, pictures, asked.rounds, kept)
            said = verdict(own, others, line.targets)
            print(row(line, own, others, installed, said), flush=True)
            results.append({"title": line.title, "own": own, "peers": others, "targets": line.targets, "verdict": said})
    if asked.json:
        with open(asked.json, "w") as out:
            json.dump({"machine": platform.platform(), "processors": os.cpu_count(), "time": time.strftime("%Y-%m-%d %H:%M"),
                       "rounds": asked.rounds, "lines": results}, out, indent=1)


main()
