"""The scenarios' algebra in shapely and pyproj, for comparing times with bench_pipeline: python3 scenarios_shapely.py GEODATA

The same recipes on the same data: the oblasts cut by the line, occupied ground before and after by oblast, what passes
and returns, zones along the line, geodesic areas of all of it. Only the oblasts that differ are computed.
"""
import os
import sys
import time

from osgeo import ogr
from pyproj import Geod, Transformer
from shapely import wkb
from shapely.geometry import LineString, MultiPolygon, Point
from shapely.ops import linemerge, polygonize, transform, unary_union
from shapely.prepared import prep

GEOD = Geod(ellps="WGS84")
DATE = "2025-08-17"


def read(folder, name):
    dataset = ogr.Open(os.path.join(folder, name + ".fgb"))
    return [(wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())), f.items()) for f in dataset.GetLayer(0)]


def km2(geometry):
    return abs(GEOD.geometry_area_perimeter(geometry)[0]) / 1e6 if not geometry.is_empty else 0.0


def cut(area, lines):
    faces = polygonize(unary_union([area.boundary, *lines]))
    inside = prep(area)
    return [face for face in faces if inside.contains(face.representative_point())]


def left_faces(area, lines):
    """Faces left of the directed lines; those that no line touches take the side of the nearest that one does."""
    decided, others = [], []
    for face in cut(area, lines):
        side = 0
        for line in lines:
            if not face.boundary.intersects(line):
                continue
            coords = list(line.coords)
            for a, b in zip(coords[:: max(1, len(coords) // 20)], coords[1 :: max(1, len(coords) // 20)]):
                length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
                if length == 0:
                    continue
                middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
                shift = (-(b[1] - a[1]) / length * 1e-6, (b[0] - a[0]) / length * 1e-6)
                if face.contains(Point(middle[0] + shift[0], middle[1] + shift[1])):
                    side += 1
                elif face.contains(Point(middle[0] - shift[0], middle[1] - shift[1])):
                    side -= 1
        (decided if side else others).append((face, side > 0))
    result = [face for face, left in decided if left]
    for face, _ in others:
        if min(decided, key=lambda item: item[0].distance(face))[1]:
            result.append(face)
    return unary_union(result)


def band(line, km):
    """All ground within a distance: stretch by stretch in a projection about its middle."""
    pieces = []
    for part in getattr(line, "geoms", [line]):
        coords = list(part.coords)
        for start in range(0, len(coords) - 1, 60):
            piece = LineString(coords[start : start + 61])
            middle = piece.centroid
            crs = f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +datum=WGS84"
            there = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
            back = Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
            pieces.append(transform(back, transform(there, piece).buffer(km * 1000, 24)))
    return unary_union(pieces)


class Scenarios:
    def __init__(self, folder):
        self.oblasts = {values["name"]: geometry for geometry, values in read(folder, "oblasts")}
        (self.ukraine, _), = read(folder, "ukraine")
        self.lines = [LineString(part.coords) for geometry, values in read(folder, "contact_lines")
                      if values["date"] == DATE for part in geometry.geoms]
        self.old_line = [LineString(part.coords) for geometry, _ in read(folder, "line_2014_2022")
                         for part in geometry.geoms]

    def by_oblast(self, area):
        ready = prep(area)
        result = {}
        for name, oblast in self.oblasts.items():
            if ready.contains(oblast):
                result[name] = oblast
            elif ready.intersects(oblast):
                result[name] = oblast.intersection(area)
            else:
                result[name] = MultiPolygon()
        return result

    def base(self):
        self.occupied = left_faces(self.ukraine, self.lines)
        self.before = self.by_oblast(self.occupied)
        largest = max(self.occupied.geoms, key=lambda part: part.area)
        self.pockets = unary_union([part for part in self.occupied.geoms if part is not largest])

    def ledger(self, after, zone_km=None):
        figures = {}
        for name, oblast in self.oblasts.items():
            before, now = self.before[name], after[name]
            passed = now.difference(before) if now is not before else MultiPolygon()
            returned = before.difference(now) if now is not before else MultiPolygon()
            figures[name] = [km2(oblast), km2(before), km2(now), km2(passed), km2(returned)]
        whole = unary_union(list(after.values()))
        held = self.ukraine.difference(whole)
        line = whole.boundary.intersection(held.boundary) if not whole.is_empty else LineString()
        merged = linemerge([part for part in getattr(line, "geoms", [line]) if part.geom_type == "LineString"]) \
            if not line.is_empty else line
        if zone_km:
            ground = band(merged, zone_km)
            for name, oblast in self.oblasts.items():
                figures[name] += [km2(ground.intersection(after[name])),
                                  km2(ground.intersection(oblast.difference(after[name])))]
        return figures

    def with_oblasts(self, names, keep=None):
        return {name: self.oblasts[name] if name in names else
                self.before[name] if keep is None or name in keep else MultiPolygon() for name in self.oblasts}

    def all(self):
        self.base()
        self.ledger(self.before)
        after = self.with_oblasts({"Donetsk", "Luhansk"})
        for name in ("Sumy", "Kharkiv"):
            after[name] = after[name].difference(self.pockets)
        self.ledger(after)
        self.ledger(self.with_oblasts({"Donetsk", "Luhansk", "Zaporizhzhia", "Kherson"}))
        old = left_faces(self.ukraine, self.old_line)
        after = self.with_oblasts(set(), {"Crimea", "Sevastopol"})
        for name in ("Donetsk", "Luhansk"):
            after[name] = self.oblasts[name].intersection(old)
        self.ledger(after)
        self.ledger(self.with_oblasts(set(), set()))
        kept = {"Crimea", "Sevastopol", "Luhansk", "Donetsk", "Kherson", "Zaporizhzhia"}
        self.ledger(self.with_oblasts({"Luhansk", "Donetsk"}, kept))
        left = set(self.oblasts) - {"Dnipropetrovsk", "Mykolaiv", "Sumy", "Kharkiv"}
        self.ledger(self.with_oblasts(set(), left), 5)
        self.ledger(self.before, 15)
        self.ledger(self.before, 20)


def timed(what, work):
    best = min(_time(work) for _ in range(3))
    print(f"shapely: {what}: {best * 1000:.0f} ms (best of 3)")


def _time(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    scenarios = Scenarios(sys.argv[1])
    timed("all nine scenarios from nothing", scenarios.all)
    timed("one step of dragging a zone of 15 km", lambda: scenarios.ledger(scenarios.before, 15))


if __name__ == "__main__":
    main()
