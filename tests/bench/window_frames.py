"""Frames of the window while a hand drags and zooms the map: a recorded hand is played by its own clock, and what each
frame cost is read from the log of frames. Called by scripts/bench --window.

    window_frames.py PROGRAM [--rounds N] [--json FILE] [OPTION ...] [FILE ...]

FILE: data to lie over the map; one of build/bench that is not there is made. Other options are handed to the program, as
--assume-crs EPSG:4326. Nothing the program keeps of a file is there before. Where there is no display, one without a
screen is taken (SDL's offscreen driver, which asks EGL: a graphics card is used where there is one). The time of a frame
ends when all of it is drawn."""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

from measuring import FOLDER, cache, heavy

# Milliseconds: the median and the 99th of a hundred, on a renderer in software.
TARGETS = {(1920, 1080): (12, 25), (1280, 720): (8, 16)}
# The same over a file of millions of vertices.
TARGETS_WITH_FILES = {size: (33, 66) for size in TARGETS}
# Seconds until the hand begins: with files, until they are read.
STILL, STILL_WITH_FILES = 1.5, 5.0
MADE = ("heavy.geojson", "heavy.fgb", "heavy.gpkg", "points.geojson", "points.fgb")


def hand(width, height, still):
    """Three seconds of dragging to and fro, then eight steps of the wheel in and eight out."""
    events, time = [], still

    def add(event, after=1 / 60, **values):
        nonlocal time
        time += after
        events.append(dict(event=event, frame=0, seconds=round(time, 4), **values))

    x, y = width / 2, height / 2
    add("move", x=x, y=y)
    add("down", x=x, y=y, button=1, clicks=1)
    for i in range(180):
        x += -6 if i % 120 < 60 else 6
        y += 2 if i % 40 < 20 else -2
        add("move", x=x, y=y)
    add("up", 0.3, x=x, y=y, button=1, clicks=1)
    for step in (1, -1):
        for i in range(8):
            add("wheel", 0.9 if i == 0 else 0.12, x=0, y=step)
    return [{"frontline_input": 1, "width": width, "height": height, "scale": 1}] + events


def play(program, handed, width, height, kept):
    """The renderer's name, the milliseconds of each frame from the first movement on, those from the start to the first
    frame, and the medians of what frames go to."""
    still = STILL_WITH_FILES if handed else STILL
    kept.empty()
    with tempfile.TemporaryDirectory() as folder:
        replay, log = os.path.join(folder, "hand.json"), os.path.join(folder, "frames.json")
        with open(replay, "w") as out:
            out.writelines(json.dumps(line) + "\n" for line in hand(width, height, still))
        environment = dict(kept.environment, FRONTLINE_FRAME_LOG=log)
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            environment["SDL_VIDEODRIVER"] = "offscreen"
        done = subprocess.run([program, *handed, "--replay", replay, "--live"], env=environment)
        if done.returncode != 0:
            sys.exit("the window ended with %d" % done.returncode)
        with open(log) as lines:
            first, *frames = [json.loads(line) for line in lines]
    moving = [f for f in frames if f["ms"] > still * 1e3]
    parts = {part: statistics.median(f[part + "_ms"] for f in moving) for part in ("panels", "map", "screen")}
    return first["renderer"], [f["cost_ms"] for f in moving], frames[0]["ms"], parts


def histogram(costs):
    edges = [4, 8, 12, 16, 25, 33, 50, 100, float("inf")]
    low = 0
    for edge in edges:
        count = sum(low <= cost < edge for cost in costs)
        print("    %4s to %-4s ms  %5d  %s" % (low, edge, count, "#" * round(60 * count / len(costs))))
        low = edge


def measure(program, handed, round_count, kept):
    """Prints the figures of each size, and gives them back."""
    results = []
    for (width, height), (median, last) in (TARGETS_WITH_FILES if handed else TARGETS).items():
        rounds = [play(program, handed, width, height, kept) for _ in range(round_count)]
        if not results:
            print("renderer:", rounds[0][0])
        # A machine is only ever disturbed to the worse: the round with the least median is the one to read.
        renderer, costs, shown, parts = min(rounds, key=lambda r: sorted(r[1])[len(r[1]) // 2])
        ordered = sorted(costs)
        figures = {q: ordered[min(len(ordered) - 1, int(len(ordered) * q / 100))] for q in (50, 90, 99)}
        print("%d x %d: %d frames, median %.1f ms, 90th %.1f, 99th %.1f; first frame %.0f ms after the start"
              % (width, height, len(costs), figures[50], figures[90], figures[99], shown))
        print("    medians of its parts: " + ", ".join("%s %.1f ms" % part for part in parts.items()))
        histogram(costs)
        for name, value, target in (("median", figures[50], median), ("99th of 100", figures[99], last)):
            print("    %s: %s %.1f ms, target %d ms" % ("holds" if value <= target else "MISSED", name, value, target))
        results.append({"width": width, "height": height, "renderer": renderer, "frames": costs, "first": shown, "parts": parts})
    return results


def make_missing(handed):
    """Makes the files of build/bench among what is handed to the program."""
    for argument in handed:
        folder, name = os.path.split(argument)
        if name in MADE and os.path.abspath(folder) == os.path.abspath(FOLDER) and not heavy(name):
            sys.exit("ogr2ogr is not installed, which makes %s (package gdal-bin)" % argument)


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json")
    asked, handed = parser.parse_known_args()
    make_missing(handed)
    print("recorded pan and zoom over the default map" + (" with " + " ".join(handed) if handed else ""), flush=True)
    with cache() as kept:
        results = measure(asked.program, handed, asked.rounds, kept)
    if asked.json:
        with open(asked.json, "w") as out:
            json.dump(results, out)


main()
