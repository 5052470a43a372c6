"""Rivers, lakes and estuaries from GSHHG, as GMT writes them out, with names from tables."""
import heapq
import math
import subprocess
from collections import defaultdict

from shapely.geometry import LineString, Point, box
from shapely.ops import linemerge, polygonize, split, unary_union

import common

WEST, EAST, SOUTH, NORTH = 14, 54, 38, 59
# GMT's classes of rivers: 1 permanent major, 2 and 3 additional, 4 minor. They are the ranks of unnamed rivers.
CLASSES = (1, 2, 3, 4)
# GSHHG's rivers have gaps up to this (degrees) where a bin ends.
LARGEST_GAP = 0.007
ESTUARY_HALF_WIDTH, SMALLEST_ESTUARY = 0.012, 0.004
# Lakes of Ukraine in this corner are estuaries and salt lakes of the coast.
COAST_WEST, COAST_NORTH = 30.2, 47.2
# Square degrees: about 1 km2 in Ukraine and 4 km2 elsewhere.
SMALLEST_LAKE, SMALLEST_LAKE_ABROAD = 0.00013, 0.0005


def dump(*arguments, region=(WEST, EAST, SOUTH, NORTH)):
    """Lines of `gmt coast -M`. GSHHG comes in bins; lines that a bin's edge cuts meet at the cut."""
    command = ["gmt", "coast", "-R" + "/".join(map(str, region)), "-Dh", "-M", *arguments]
    # GMT keeps its own settings file in the folder it runs in.
    text = subprocess.run(command, check=True, capture_output=True, text=True, cwd=common.Paths.sources).stdout
    lines = []
    for row in text.splitlines():
        if row.startswith(">"):
            lines.append([])
        elif row:
            lines[-1].append(tuple(float(value) for value in row.split()))
    return [LineString(points) for points in map(common.rounded, lines) if len(points) > 1]


def connectors(lines):
    """Short lines that close the gaps GSHHG leaves where a river crosses from one of its bins into the next."""
    cells = defaultdict(list)
    groups = list(range(len(lines)))

    def group(index):
        while groups[index] != index:
            index = groups[index]
        return index

    first_at = {}
    for index, line in enumerate(lines):
        for point in line.coords:
            cells[(int(point[0] / LARGEST_GAP), int(point[1] / LARGEST_GAP))].append((point, index))
            groups[group(index)] = group(first_at.setdefault(point, index))
    result = []
    for index, line in enumerate(lines):
        for end in (line.coords[0], line.coords[-1]):
            column, row = int(end[0] / LARGEST_GAP), int(end[1] / LARGEST_GAP)
            near = [(math.dist(end, point), point, other) for i in (-1, 0, 1) for j in (-1, 0, 1)
                    for point, other in cells[(column + i, row + j)] if group(other) != group(index)]
            if near and min(near)[0] <= LARGEST_GAP:
                _, point, other = min(near)
                result.append(LineString([end, point]))
                groups[group(index)] = group(other)
    return result


class RiverGraph:
    """Stretches of rivers between confluences; names are given along the shortest way between points."""

    def __init__(self):
        ranked = []
        for rank in CLASSES:
            lines = common.lines_of(linemerge(dump(f"-I{rank}")))
            ranked += [(line, rank) for line in sorted(lines, key=lambda item: item.coords[0])]
        pieces = [line for line, _ in ranked]
        noded = linemerge(unary_union(pieces + connectors(pieces)))
        self.stretches = sorted(common.lines_of(noded), key=lambda item: item.coords[0])
        self.ranks = [self._rank(stretch, ranked) for stretch in self.stretches]
        self.names = [("", "")] * len(self.stretches)
        self.links = defaultdict(list)
        for index, line in enumerate(self.stretches):
            a, b = line.coords[0], line.coords[-1]
            self.links[a].append((b, index))
            self.links[b].append((a, index))

    @staticmethod
    def _rank(stretch, ranked):
        a, b = stretch.coords[:2]
        middle = Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        return min(ranked, key=lambda item: (item[0].distance(middle), item[1]))[1]

    def nearest(self, lon, lat):
        return min(self.links, key=lambda node: (node[0] - lon) ** 2 * 0.45 + (node[1] - lat) ** 2)

    def route(self, start, end):
        """Stretches of the shortest way; None when there is none."""
        best, queue = {start: (0.0, None, None)}, [(0.0, start)]
        while queue:
            length, node = heapq.heappop(queue)
            if node == end:
                found = []
                while best[node][1] is not None:
                    found.append(best[node][2])
                    node = best[node][1]
                return found
            if length > best[node][0]:
                continue
            for other, index in self.links[node]:
                further = length + self.stretches[index].length
                if other not in best or further < best[other][0]:
                    best[other] = (further, node, index)
                    heapq.heappush(queue, (further, other))
        return None

    def name(self, row):
        points = [tuple(map(float, point.split())) for point in row["points"].split(";")]
        nodes = [self.nearest(*point) for point in points]
        for start, end in zip(nodes, nodes[1:]):
            found = self.route(start, end)
            if not found:
                raise ValueError(f"rivers.csv: {row['name']}: no way from {start} to {end}")
            for index in found:
                if not self.names[index][0]:
                    self.names[index] = (row["name"], row["name_uk"])
                    self.ranks[index] = int(row["rank"])


def write_rivers():
    graph = RiverGraph()
    for row in common.read_table("rivers"):
        graph.name(row)
    groups = defaultdict(list)
    for line, rank, (name, name_uk) in zip(graph.stretches, graph.ranks, graph.names):
        groups[(rank, name, name_uk)].append(line)
    features = []
    # The large ones last, on top of the small.
    for (rank, name, name_uk), lines in sorted(groups.items(), reverse=True):
        merged = common.lines_of(linemerge(lines))
        for line in sorted(merged, key=lambda item: item.coords[0]):
            features.append((line, {"name": name, "name_uk": name_uk, "rank": rank}))
    common.write_layer("rivers", "line", {"name": str, "name_uk": str, "rank": int}, features)


def estuaries(ukraine):
    """Waters within Natural Earth's land that GSHHG's coast has as sea: the Syvash and the estuary of the Dnister.

    The two coasts differ by some 100 m everywhere: only what is more than ESTUARY_HALF_WIDTH from the shore counts.
    """
    west, east, south, north = region = (28.0, 38.5, 44.0, 47.6)
    frame = box(west, south, east, north).boundary
    faces = polygonize(unary_union([*dump("-W1", region=region), frame]))
    seas = [Point(31.5, 45.2), Point(36.5, 46.0)]
    sea = unary_union([face for face in faces if any(face.contains(point) for point in seas)])
    inland = ukraine.intersection(sea)
    wide = inland.buffer(-ESTUARY_HALF_WIDTH).buffer(ESTUARY_HALF_WIDTH * 1.7).intersection(inland)
    for part in common.rounded_polygons(wide):
        if part.area > SMALLEST_ESTUARY:
            yield from common.rounded_polygons(part.buffer(0))


def lake_polygons():
    outlines = polygonize(unary_union(dump("-W2", "-A0/2/2")))
    dams = []
    for row in common.read_table("dams"):
        lon1, lat1, lon2, lat2 = (float(row[key]) for key in ("lon1", "lat1", "lon2", "lat2"))
        dams.append(LineString([(lon1, lat1), (lon2, lat2)]))
    for lake in outlines:
        pieces = [lake]
        for dam in dams:
            pieces = [part for piece in pieces for part in (split(piece, dam).geoms if piece.crosses(dam) else [piece])]
        for piece in pieces:
            yield from common.rounded_polygons(piece)


def write_lakes(ukraine, land):
    names = [(Point(float(row["lon"]), float(row["lat"])), row) for row in common.read_table("lakes")]
    features = []
    found = [(lake, "lake") for lake in lake_polygons()] + [(bay, "estuary") for bay in estuaries(ukraine)]
    for lake, kind in sorted(found, key=lambda item: (-item[0].area, item[0].bounds)):
        home = ukraine.intersects(lake)
        if lake.area < (SMALLEST_LAKE if home else SMALLEST_LAKE_ABROAD):
            continue
        # Natural Earth's coast has some of them in the sea.
        if land.intersection(lake).area < 0.5 * lake.area:
            continue
        row = next((row for point, row in names if lake.contains(point)), None)
        if home and lake.centroid.x > COAST_WEST and lake.centroid.y < COAST_NORTH:
            kind = "estuary"
        features.append((lake, {
            "name": row["name"] if row else "", "name_uk": row["name_uk"] if row else "",
            "kind": row["kind"] if row else kind,
        }))
    named = {values["name"] for _, values in features}
    for _, row in names:
        if row["name"] not in named:
            print("lakes.csv: no lake at the point of", row["name"])
    common.write_layer("lakes", "polygon", {"name": str, "name_uk": str, "kind": str}, features)


def write_labels():
    features = []
    for row in common.read_table("water_labels"):
        point = Point(round(float(row["lon"]), 3), round(float(row["lat"]), 3))
        features.append((point, {key: row[key] for key in ("name", "name_uk", "kind")}))
    common.write_layer("water_labels", "point", {"name": str, "name_uk": str, "kind": str}, features)


def make(ukraine, land):
    """land: of Ukraine and its neighbours."""
    write_rivers()
    write_lakes(ukraine, land)
    write_labels()
