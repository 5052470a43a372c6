"""Rivers and lakes from GSHHG, as GMT writes them out, with names from tables."""
import subprocess

from shapely.geometry import LineString, Point
from shapely.ops import linemerge, polygonize, unary_union

import common

REGION = "14/54/40/57"
# GMT's classes of rivers, by rank on the map: 1 permanent major ... 4 minor.
CLASSES = {1: 1, 2: 2, 3: 3, 4: 4}


def dump(*arguments):
    """Point lists of `gmt coast -M`."""
    command = ["gmt", "coast", "-R" + REGION, "-Dh", "-M", *arguments]
    # GMT keeps its own settings file in the folder it runs in.
    text = subprocess.run(command, check=True, capture_output=True, text=True, cwd=common.Paths.sources).stdout
    lines = []
    for row in text.splitlines():
        if row.startswith(">"):
            lines.append([])
        elif row:
            lines[-1].append(tuple(float(value) for value in row.split()))
    return [points for points in (common.rounded(line) for line in lines) if len(points) > 1]


def write_rivers():
    features = []
    for kind, rank in CLASSES.items():
        merged = linemerge([LineString(points) for points in dump(f"-I{kind}")])
        for line in sorted(common.lines_of(merged), key=lambda item: item.coords[0]):
            features.append((line, {"name": "", "name_uk": "", "rank": rank}))
    common.write_layer("rivers", "line", {"name": str, "name_uk": str, "rank": int}, features)


def write_lakes():
    lines = unary_union([LineString(points) for points in dump("-W", "-A0/2/2")])
    features = []
    for lake in sorted(polygonize(lines), key=lambda item: -item.area):
        features.append((lake, {"name": "", "name_uk": "", "kind": "lake"}))
    common.write_layer("lakes", "polygon", {"name": str, "name_uk": str, "kind": str}, features)


def write_labels():
    features = []
    for row in common.read_table("water_labels"):
        point = Point(float(row["lon"]), float(row["lat"]))
        features.append((point, {key: row[key] for key in ("name", "name_uk", "kind")}))
    common.write_layer("water_labels", "point", {"name": str, "name_uk": str, "kind": str}, features)


def make():
    write_labels()
    write_rivers()
    write_lakes()
