"""Whole processes side by side, in turn, each in every round: time from start to end, CPU and peak memory, and whether
the targets hold. Called by scripts/bench.

    side_by_side.py PROGRAM [--rounds N] [--json FILE] [--only TEXT]

A ratio is of the minima of one run: what disturbs a machine only ever adds. The data are made once, in build/bench."""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
WORLD, ZOOM = "-180,-70,180,80", "-60,-10,-56.4,-8.5"  # the second shows about a hundredth of the first's width


def once(command):
    """Seconds from start to end, seconds of CPU, peak MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit("failed (%d): %s\n%s" % (process.returncode, " ".join(command), errors.decode(errors="replace")))
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(commands, rounds):
    """For each command: minimum and median seconds, minimum of CPU seconds, and most MiB."""
    runs = [[] for _ in commands]
    for round_number in range(rounds + 1):
        for command, of_command in zip(commands, runs):
            of_command.append(once(command))
        if round_number == 0:  # warms the file cache
            runs = [[] for _ in commands]
    return [{"minimum": min(r[0] for r in of), "median": statistics.median(r[0] for r in of),
             "cpu": min(r[1] for r in of), "memory": max(r[2] for r in of)} for of in runs]


def make_data(folder):
    """What the lines read: from generators with fixed seeds, and in the formats that ogr2ogr makes of it."""
    def make(name, script):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print("making", path, flush=True)
            subprocess.run([sys.executable, os.path.join(HERE, script), path + ".part"], check=True)
            os.rename(path + ".part", path)
        return path

    made = {"heavy.geojson": make("heavy.geojson", "heavy_layer.py"),
            "points.geojson": make("points.geojson", "points_layer.py")}
    for name, source in (("heavy.fgb", "heavy.geojson"), ("heavy.gpkg", "heavy.geojson"), ("points.fgb", "points.geojson")):
        path = os.path.join(folder, name)
        if not os.path.exists(path) and shutil.which("ogr2ogr"):
            print("making", path, flush=True)
            part = os.path.join(folder, "part." + name)
            subprocess.run(["ogr2ogr", part, made[source]], check=True,
                           env=dict(os.environ, OGR_GEOJSON_MAX_OBJ_SIZE="0"))
            os.rename(part, path)
        if os.path.exists(path):
            made[name] = path
    return made


def map_of(folder, layer, box):
    """A map of MapServer of one layer alone, with its own FlatGeobuf reader."""
    west, south, east, north = box.split(",")
    path = os.path.join(folder, "%s%s.map" % (os.path.basename(layer), "" if box == WORLD else "-zoom"))
    with open(path, "w") as out:
        out.write('MAP\n SIZE 1920 1080\n EXTENT %s %s %s %s\n PROJECTION "init=epsg:4326" END\n'
                  ' OUTPUTFORMAT NAME "png" DRIVER AGG/PNG IMAGEMODE RGB FORMATOPTION "COMPRESSION=2" END\n'
                  ' LAYER NAME own TYPE POLYGON STATUS DEFAULT CONNECTIONTYPE FLATGEOBUF DATA "%s"\n'
                  '  PROJECTION "init=epsg:4326" END\n'
                  '  CLASS STYLE COLOR "#0072B2" OUTLINECOLOR "#0072B2" END END\n END\nEND\n'
                  % (west, south, east, north, os.path.abspath(layer)))
    return path


def lines(program, data, folder):
    """(title, command, peer's command or None, targets): targets are of wall (s), cpu (s), memory (MiB), or ratio to the
    peer."""
    out = os.path.join(folder, "own.png")
    peer_out = os.path.join(folder, "peer.png")
    peer = shutil.which("map2img")

    def drawn(*options):
        return [program, "render", "--out", out, *options]

    def mapserver(path, width, height):
        return [peer, "-m", path, "-o", peer_out, "-s", str(width), str(height)] if peer else None

    def heavy_peer(box):
        return mapserver(map_of(folder, data["heavy.fgb"], box), 1920, 1080) if peer and "heavy.fgb" in data else None

    default = os.path.join(HERE, "default.map")
    yield "the program's help", [program, "--help"], None, {"wall": 0.047}
    yield ("default map, 1920 x 1080", drawn("--size", "1920x1080"), mapserver(default, 1920, 1080),
           {"ratio": 1.0, "cpu ratio": 1.0, "memory": 120})
    yield ("default map on one thread", drawn("--size", "1920x1080", "--jobs", "1"), mapserver(default, 1920, 1080),
           {"ratio": 1.0})
    yield ("default map, 7680 x 4320", drawn("--scale", "4"), mapserver(default, 7680, 4320), {"wall": 0.45, "memory": 300})
    yield "default map as SVG", [program, "render", "--out", os.path.join(folder, "own.svg")], None, {}
    yield "default map as PDF", [program, "render", "--out", os.path.join(folder, "own.pdf")], None, {}
    for name, wall in (("heavy.fgb", 1.0), ("heavy.gpkg", 1.0), ("heavy.geojson", 2.0)):
        if name in data:
            yield ("8.5 million vertices, the world: " + name, drawn("--bbox", WORLD, data[name]), heavy_peer(WORLD),
                   {"wall": wall, "memory": 400})
    for name in ("heavy.fgb", "heavy.gpkg"):
        if name in data:
            yield ("8.5 million vertices, a hundredth: " + name, drawn("--bbox", ZOOM, data[name]), heavy_peer(ZOOM),
                   {"wall": 0.2, "memory": 400})
    for name in ("points.fgb", "points.geojson"):
        if name in data:
            yield "a million points: " + name, drawn(data[name]), None, {"cpu": 2.0, "memory": 400}


def verdict(own, peer, targets):
    missed = []
    for name, most in targets.items():
        if name in ("ratio", "cpu ratio"):
            if peer is None:
                continue
            key = "minimum" if name == "ratio" else "cpu"
            value = own[key] / peer[key]
        else:
            value = own["minimum" if name == "wall" else name]
        if value > most:
            missed.append("%s %.3g > %.3g" % (name, value, most))
    return "misses: " + ", ".join(missed) if missed else "holds" if targets else ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    folder = os.path.join("build", "bench")
    os.makedirs(folder, exist_ok=True)
    data = make_data(folder)
    results = []
    print("%-46s %8s %8s %8s %7s %7s %7s  %s" % ("seconds, MiB; ratios to MapServer", "minimum", "median", "CPU", "memory",
                                              "wall x", "CPU x", "verdict"))
    for title, command, peer_command, targets in lines(arguments.program, data, folder):
        if arguments.only not in title:
            continue
        measured = measure([command] + ([peer_command] if peer_command else []), arguments.rounds)
        own, peer = measured[0], measured[1] if peer_command else None
        ratios = ("%7.2f %7.2f" % (own["minimum"] / peer["minimum"], own["cpu"] / peer["cpu"])) if peer else "%7s %7s" % ("", "")
        said = verdict(own, peer, targets)
        print("%-46s %8.3f %8.3f %8.3f %7.0f %s  %s"
              % (title, own["minimum"], own["median"], own["cpu"], own["memory"], ratios, said), flush=True)
        results.append({"title": title, "own": own, "peer": peer, "targets": targets, "verdict": said})
    if arguments.json:
        with open(arguments.json, "w") as out:
            json.dump({"machine": platform.platform(), "processors": os.cpu_count(), "time": time.strftime("%Y-%m-%d %H:%M"),
                       "rounds": arguments.rounds, "lines": results}, out, indent=1)


main()
