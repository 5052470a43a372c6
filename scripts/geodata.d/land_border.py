"""Ukraine's land border with Russia west of Luhansk oblast, from the Digital Chart of the World.

There Natural Earth's 1:10m line lies up to 7 km inside Ukraine. So the units on both sides lose the border that they
share, and the chart's line takes its place, from Belarus to where the two lines first cross in Luhansk oblast. Beyond,
neither is right: the chart puts Russia's town Chertkovo in Ukraine and makes Luhansk and Donetsk oblasts together 0.7 %
larger than the official areas, Natural Earth 0.5 % smaller. There Natural Earth's line stays.
Every boundary that ended at the old border is cut at the new one, or run on to it. The units are then made from the
lines again, so they go on sharing their vertices exactly.
"""
import math
import subprocess

from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import linemerge, nearest_points, polygonize, substring, unary_union
from shapely.prepared import prep

import common

# The oblasts whose border is the chart's: Chernihiv, Sumy and Kharkiv.
FROM_CHART = ("UA-74", "UA-59", "UA-63")
# Degrees. The chart draws the line once for each country; the two differ by less than this, about 350 m.
LARGEST_DIFFERENCE = 0.005
# Generalisation, degrees of latitude: about 110 m.
TOLERANCE = 0.001
# Degrees from an old end within which a line must have met the new border, and how far one that is run on overshoots:
# what sticks out belongs to no face.
REACH, OVERSHOOT = 0.08, 0.001
# A degree of longitude over one of latitude along the border.
SHRINK = math.cos(math.radians(50))


def chart_outlines(country):
    """The rings of a country in the chart, as GMT writes them out."""
    # GMT keeps its own settings file in the folder it runs in.
    text = subprocess.run(["gmt", "coast", "-E" + country, "-M"], check=True, capture_output=True, text=True,
                          cwd=common.Paths.sources).stdout
    rings = []
    for row in text.splitlines():
        if row.startswith(">"):
            rings.append([])
        elif row:
            rings[-1].append(tuple(map(float, row.split()[:2])))
    return rings


def chart_border():
    """The longest part of the outline of Ukraine's mainland that is Russia's outline too, generalised."""
    mainland = max(chart_outlines("UA"), key=len)
    extent = box(*LineString(mainland).bounds)
    theirs = unary_union([line for line in map(LineString, chart_outlines("RU")) if line.intersects(extent)])
    shared = prep(theirs.intersection(extent).buffer(LARGEST_DIFFERENCE, resolution=2))
    runs = [[]]
    for point in mainland:
        if shared.contains(Point(point)):
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    square = LineString([(lon * SHRINK, lat) for lon, lat in max(runs, key=len)]).simplify(TOLERANCE)
    return common.line_from((x / SHRINK, y) for x, y in square.coords)


def joined_border(chart, old, reach):
    """The chart's line, then the old border from where they first cross beyond a distance along it: from Belarus."""
    crossings = chart.intersection(old)
    along = sorted(old.project(point) for point in crossings.geoms if old.project(point) > reach)
    crossing = old.interpolate(along[0])
    parts = (substring(chart, 0, chart.project(crossing)), substring(old, along[0], old.length))
    border = common.line_from([point for part in parts for point in part.coords])
    if not border.is_simple:
        raise ValueError("the border with Russia crosses itself")
    return border


def edges_of(polygons):
    return {(a, b) if a < b else (b, a) for rings in polygons for ring in rings for a, b in zip(ring, ring[1:])}


def run_on(start, target):
    """A line from a point straight to the nearest of the target, and a little over it."""
    (x0, y0), (x1, y1) = start.coords[0], nearest_points(target, start)[0].coords[0]
    length = math.dist((x0, y0), (x1, y1))
    if not 0 < length < REACH:
        raise ValueError(f"a boundary's end at {(x0, y0)} is {length} degrees from the new border")
    more = 1 + OVERSHOOT / length
    return LineString([(x0, y0), (x0 + (x1 - x0) * more, y0 + (y1 - y0) * more)])


def joins(border, lines, old):
    """Lines that run the boundaries which ended at the old border on to the new one, and that to coast and Belarus."""
    result = []
    for line in lines:
        for end in map(Point, (line.coords[0], line.coords[-1])):
            loose = end.coords[0] in old and not line.is_ring
            if loose and not line.intersection(end.buffer(REACH)).intersects(border):
                result.append(run_on(end, border))
    # Through the ends of the border pass other lines: the coast, and the border of Belarus.
    across = unary_union(lines)
    for end in map(Point, (border.coords[0], border.coords[-1])):
        near = end.buffer(REACH)
        if not border.intersection(near).intersects(across.intersection(near)):
            result.append(run_on(end, across))
    return result


def replace(units):
    """Units as boundaries.read_units gives them, with the new border."""
    edges = [edges_of(polygons) for _, _, polygons in units]
    sides = {"UA": set(), "RU": set()}
    for (country, _, _), own in zip(units, edges):
        if country in sides:
            sides[country] |= own
    old = sides["UA"] & sides["RU"]
    ends = {point for edge in old for point in edge}
    touched = [index for index, own in enumerate(edges) if any(point in ends for edge in own for point in edge)]
    kept = set().union(*(edges[index] for index in touched)) - old

    whole = linemerge([LineString(edge) for edge in sorted(old)])
    whole, chart = (line if line.coords[0][1] > line.coords[-1][1] else LineString(line.coords[::-1])
                    for line in (whole, chart_border()))
    replaced = set().union(*(own & old for (_, iso, _), own in zip(units, edges) if iso in FROM_CHART))
    border = joined_border(chart, whole, max(whole.project(Point(point)) for edge in replaced for point in edge))
    lines = common.lines_of(linemerge([LineString(edge) for edge in sorted(kept)]))
    faces = polygonize(unary_union([*lines, border, *joins(border, lines, ends)]))

    shapes = {index: MultiPolygon([Polygon(rings[0], rings[1:]) for rings in units[index][2]]).buffer(0)
              for index in touched}
    made = {index: [] for index in touched}
    for face in faces:
        overlap, index = max((face.intersection(shape).area, index) for index, shape in shapes.items())
        # The others are holes: ground of units that the border does not touch, lakes, or sea.
        if overlap > face.area / 2:
            made[index].append(face)
    result = list(units)
    for index, own in made.items():
        # Faces that one boundary cuts off from each other by meeting the border twice are one again.
        polygons = common.rounded_polygons(unary_union(own))
        result[index] = (*units[index][:2], [[list(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
                                             for polygon in polygons])
    return result
