"""The flat table of events: a row is an event with what it refers to, and what some cells of it hold."""

import pytest
from msgspec.structs import replace
from telling import article, entity, event, known, page, statement

from takhrij.records import Argument, Named, Published, Quantity
from takhrij.relations import table

LINGOS = entity("ستيفار لينغوس", name_en="Stefar Lingos")
MARSA = entity("مرسى", "place", "Marsa", "place_head:town")
SEOUL = entity("سول", "place", "Seoul", "gazetteer capital:seoul, one thing Q8684")
LYON = entity("ليون", "place", "Lyon", "gazetteer place:lyon")
TWO = entity("طرابلس", "place", "Tripoli", "gazetteer capital:tripoli, one thing place:tripoli-lebanon")
KNOWN = known(LINGOS, MARSA, SEOUL, LYON, TWO)


def cells(event, article=None, page=None, statement=None):
    told = table.told(event, page, article, statement, KNOWN)
    return dict(zip(table.header(), table.row(told), strict=True))


def at(entity=None, text="", code=None):
    return {"places": (Argument("place", entity.id if entity else None, text, 0, 0, code),)}


def of(*counted):
    return {"quantities": tuple(Quantity(*each, 0, 0) for each in counted)}


@pytest.mark.parametrize(
    ("event", "holds"),
    [
        (event("a", "CONSULT/visit"), {"event_type": "CONSULT", "event_mode": "visit", "quad_category": "verbal cooperation"}),
        (event("a", "AID"), {"event_type": "AID", "event_mode": "", "quad_category": "material cooperation"}),
        (event("a", "REQUEST/demand"), {"quad_category": "verbal conflict"}),
        (event("a", "ASSAULT", status="denied"), {"quad_category": "material conflict", "status": "denied"}),
        (event("a", "HIT"), {"event_type": "HIT", "quad_category": ""}),
        # dates
        (event("a", "AID"), {"event_date": "", "date_start": "", "date_end": ""}),
        (event("a", "AID", date="2024-06-11"), {"event_date": "2024-06-11", "date_start": "2024-06-11", "date_end": "2024-06-11"}),
        (event("a", "AID", date="2024-02"), {"event_date": "2024-02", "date_start": "2024-02-01", "date_end": "2024-02-29"}),
        (event("a", "AID", date="2024-W25"), {"date_start": "2024-06-17", "date_end": "2024-06-23"}),
        (event("a", "AID", date="2024-06-18/2024-06-19"), {"date_start": "2024-06-18", "date_end": "2024-06-19"}),
        (event("a", "AID", date="XXXX-06"), {"event_date": "XXXX-06", "date_start": "", "date_end": ""}),
        (event("a", "AID", date="2024-02-31"), {"event_date": "2024-02-31", "date_start": "", "date_end": ""}),
        # parties
        (
            event("a", "AID", "*ستيفار لينغوس", "السكان", code="RUSGOV"),
            {
                "actor_names": "ستيفار لينغوس", "actor_names_en": "Stefar Lingos", "actor_ids": LINGOS.id,
                "actor_codes": "RUSGOV", "actor_countries": "RUS", "actor_sectors": "GOV", "target_names": "السكان",
                "target_names_en": "", "target_ids": "",
            },
        ),
        (
            event("a", "AID", "السكان|*ستيفار لينغوس", code="COP"),
            {
                "actor_names": "السكان; ستيفار لينغوس", "actor_names_en": "; Stefar Lingos", "actor_ids": f"; {LINGOS.id}",
                "actor_codes": "COP; COP", "actor_countries": "", "actor_sectors": "COP; COP", "target_names": "",
            },
        ),
        (event("a", "AID", "بعض; الناس|كل"), {"actor_names": "بعض, الناس; كل", "actor_codes": ""}),
        (event("a", "AID", "=1+1|+2\t|@x"), {"actor_names": "'=1+1; '+2; '@x"}),
        # places
        (event("a", "AID"), {"place_name": "", "place_id": "", "place_country": ""}),
        (
            event("a", "AID", place=SEOUL.id, **at(SEOUL, "سيول")),
            {"place_name": "سول", "place_name_en": "Seoul", "place_id": SEOUL.id, "place_country": "KOR"},
        ),
        (event("a", "AID", place=LYON.id), {"place_name": "ليون", "place_id": LYON.id, "place_country": "FRA"}),
        (event("a", "AID", **at(MARSA)), {"place_name": "مرسى", "place_country": ""}),
        (event("a", "AID", **at(MARSA, code="FRAGOV")), {"place_country": "FRA"}),
        (event("a", "AID", **at(TWO)), {"place_name": "طرابلس", "place_country": ""}),
        (event("a", "AID", **at(None, "البلاد", "GOV")), {"place_name": "البلاد", "place_id": "", "place_country": ""}),
        (event("a", "AID", place="elsewhere"), {"place_name": "", "place_country": ""}),
        # quantities
        (event("a", "AID", **of(("قتيلا", 12.0, "على الأقل"))), {"quantities": "قتيلا: 12 (على الأقل)"}),
        (event("a", "AID", **of(("طن", 1.5, None), ("جرحى", 4e6, "نحو"))), {"quantities": "طن: 1.5; جرحى: 4000000 (نحو)"}),
    ],
)  # fmt: skip
def test_cells_of_an_event(event, holds):
    row = cells(event)
    assert {name: row[name] for name in holds} == holds


def test_cells_of_what_it_refers_to():
    given = replace(
        article("a"), title=Named("انهيار\nسد", 0, 1), outlet=Named("ضفاف", None, None),
        published=Published("2024-06", "url", ()),
    )  # fmt: skip
    row = cells(
        event("a", "AID", statement="said"), given, page("a", "اتهم الوزير", "https://a.example/1"), statement([LINGOS])
    )
    assert {
        "title": "انهيار سد", "outlet": "ضفاف", "published_date": "2024-06", "url": "https://a.example/1",
        "location": "a.txt", "trigger": "اتهم", "statement_id": "said", "speakers": "ستيفار لينغوس",
        "stance": "asserts", "article_id": "a",
    }.items() <= row.items()  # fmt: skip
    assert cells(event("a", "AID"), statement=statement((), "شاهد", "denies"))["speakers"] == "شاهد"


def test_what_the_dossier_does_not_have_is_empty():
    row = cells(event("a", "AID", "*غائب", statement="gone", place="gone"))
    assert row["actor_names"] == "غائب"
    assert {row[name] for name in ("trigger", "title", "outlet", "url", "location", "speakers", "stance")} == {""}


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("", ""),
        ("الوزير", "الوزير"),
        ("=HYPERLINK(\"https://a.example\")", "'=HYPERLINK(\"https://a.example\")"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("\x00=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("\n\tسطر\nآخر", "سطر آخر"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(words, cell):
    assert table.harmless(words) == cell


def test_columns_have_names_of_their_own_and_meanings():
    assert len({*table.header()}) == len(table.COLUMNS)
    assert all(column.meaning for column in table.COLUMNS)
