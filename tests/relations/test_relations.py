"""Who does what to whom: a row is events and the relations that they make, as (actor, type, target, status, events, articles)."""

import pytest
from telling import WHY, article, entity, event, known

from takhrij import relations
from takhrij.records import Copy, Dependency, On
from takhrij.words import rows

LINGOS = entity("لينغوس", name_en="Lingos", variants=("لينجوس",))
REDAN = entity("ريدان", name_en="Redan")
KNOWN = known(LINGOS, REDAN)


def found(events, texts=()):
    return relations.find(events, KNOWN, dict(texts))


def shown(events):
    return [
        (each.actor.name, each.type, each.target.name, each.status, len(each.events), each.articles)
        for each in found(events)
    ]


@pytest.mark.parametrize(
    ("events", "made"),
    [
        ([], []),
        ([event("a", "AID", "الهيئة"), event("a", "PROTEST", "", "الحكومة"), event("a", "ASSAULT")], []),
        # one relation of two articles, and of two events of an article
        (
            [event("a", "ACCUSE", "*لينغوس", "*ريدان"), event("b", "ACCUSE", "*لينغوس", "*ريدان")],
            [("لينغوس", "ACCUSE", "ريدان", "happened", 2, 2)],
        ),
        (
            [event("a", "ACCUSE", "*لينغوس", "*ريدان"), event("a", "ACCUSE", "*لينغوس", "*ريدان", date="2024")],
            [("لينغوس", "ACCUSE", "ريدان", "happened", 2, 1)],
        ),
        # what happened, is planned, alleged and denied is kept apart; so are modes, and the other way round
        (
            [event("a", "AID", "*لينغوس", "*ريدان", status) for status in ("happened", "planned", "alleged", "denied")],
            [("لينغوس", "AID", "ريدان", status, 1, 1) for status in ("alleged", "denied", "happened", "planned")],
        ),
        (
            [event("a", "CONSULT/visit", "*لينغوس", "*ريدان"), event("a", "CONSULT", "*لينغوس", "*ريدان")],
            [("لينغوس", "CONSULT", "ريدان", "happened", 1, 1), ("لينغوس", "CONSULT/visit", "ريدان", "happened", 1, 1)],
        ),
        (
            [event("a", "ACCUSE", "*لينغوس", "*ريدان"), event("a", "ACCUSE", "*ريدان", "*لينغوس")],
            [("ريدان", "ACCUSE", "لينغوس", "happened", 1, 1), ("لينغوس", "ACCUSE", "ريدان", "happened", 1, 1)],
        ),
        # an edge for each of several actors and targets, and one for a party that stands there twice
        (
            [event("a", "CONSULT/meet", "*لينغوس|*ريدان", "البلدية|الهيئة")],
            [
                ("ريدان", "CONSULT/meet", "البلدية", "happened", 1, 1),
                ("ريدان", "CONSULT/meet", "الهيئة", "happened", 1, 1),
                ("لينغوس", "CONSULT/meet", "البلدية", "happened", 1, 1),
                ("لينغوس", "CONSULT/meet", "الهيئة", "happened", 1, 1),
            ],
        ),
        ([event("a", "AID", "الهيئة|الهيئه", "*ريدان")], [("الهيئة", "AID", "ريدان", "happened", 1, 1)]),
        # groups: by their folded words, under the commonest; with another code they are others
        (
            [
                event("a", "AID", "الهيئه", "*ريدان"),
                event("b", "AID", "الهيئة", "*ريدان"),
                event("c", "AID", "الهيئة", "*ريدان"),
            ],
            [("الهيئة", "AID", "ريدان", "happened", 3, 3)],
        ),
        (
            [event("a", "AID", "الشرطة", "*ريدان", code="COP"), event("b", "AID", "الشرطة", "*ريدان", code="FRACOP")],
            [("الشرطة", "AID", "ريدان", "happened", 1, 1), ("الشرطة", "AID", "ريدان", "happened", 1, 1)],
        ),
        # an entity that the dossier does not have is what it is called
        ([event("a", "AID", "*غائب", "*ريدان")], [("غائب", "AID", "ريدان", "happened", 1, 1)]),
        # most articles first, then most events, then by names
        (
            [
                event("a", "AID", "هيئة", "*ريدان"),
                event("a", "AID", "هيئة", "*ريدان", date="2024"),
                event("a", "AID", "بلدية", "*ريدان"),
                event("a", "REJECT", "لجنة", "*ريدان"),
                event("b", "REJECT", "لجنة", "*ريدان"),
            ],
            [
                ("لجنة", "REJECT", "ريدان", "happened", 2, 2),
                ("هيئة", "AID", "ريدان", "happened", 2, 1),
                ("بلدية", "AID", "ريدان", "happened", 1, 1),
            ],
        ),
    ],
)
def test_relations(events, made):
    assert shown(events) == made
    assert shown(events[::-1]) == made
    told = {each.id for relation in found(events) for each in relation.events}
    assert len({each.id for each in events}) - len(told) == relations.one_sided(events, KNOWN)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ([None], "", ""),
        (["XXXX-06", "P2D", "soon", "2024-13", "9999-99"], "", ""),
        ([None, "2024-06-11"], "2024-06-11", "2024-06-11"),
        (["2024-06-12", "2024-06-11", "2024"], "2024", "2024"),
        (["2024-06", "2024-06-30", "2024-06-01"], "2024-06-01", "2024-06-30"),
        (["2024-06-18/2024-06-19", "2024-W25"], "2024-W25", "2024-W25"),
        (["2024-06-18/2024-06-19"], "2024-06-18", "2024-06-19"),
        (["2023-12", "9998-12", "9999-12"], "2023-12", "9998-12"),
    ],
)
def test_dates_are_as_precise_as_they_are_given(dates, first, last):
    (relation,) = found([event("a", "AID", "*لينغوس", "*ريدان", date=date) for date in dates])
    assert (relation.first, relation.last) == (first, last)


def copy(a, b):
    return Copy(id=a + b, reason=WHY, a=a, b=b, passages=(), share_of_a=0.1, share_of_b=0.1, direction="unknown")


def rests(article, how, /, **on):
    return Dependency(id=article + how, reason=WHY, article=article, on=On(**on), how=how)


@pytest.mark.parametrize(
    ("copies", "dependencies", "versions", "distinct"),
    [
        ([], [], {}, 4),
        ([copy("a", "b")], [], {}, 3),
        ([copy("a", "b"), copy("c", "b")], [], {}, 2),
        ([], [rests("a", "retelling", article="d")], {}, 3),
        ([copy("a", "b")], [rests("a", "copy", article="b")], {}, 3),
        ([], [rests("a", "common_source", name="unseen-1"), rests("c", "common_source", name="unseen-1")], {}, 3),
        ([], [rests("a", "credit", name="و ن ك"), rests("c", "credit", name="و ن ك")], {}, 4),
        ([], [rests("a", "retelling", article="elsewhere"), rests("b", "retelling", article="elsewhere")], {}, 3),
        ([], [], {"b": "a"}, 3),
    ],
)
def test_articles_that_share_text_are_one(copies, dependencies, versions, distinct):
    texts = relations.texts([article(each, versions.get(each)) for each in "abcd"], copies, dependencies)
    (relation,) = found([event(each, "AID", "*لينغوس", "*ريدان") for each in "abcd"], texts)
    assert (relation.articles, relation.distinct) == (4, distinct)


def test_a_party_has_its_commonest_code():
    codes = ["RUSGOV", None, "RUSMIL", "RUSMIL", None, None]
    events = [event("a", "AID", "*لينغوس", "*ريدان", code=code) for code in codes]
    assert {(each.actor.code, each.actor.kind, each.actor.name_en) for each in found(events)} == {
        ("RUSMIL", "person", "Lingos")
    }


def test_every_type_that_events_are_given_has_a_category():
    given = {row["type"].partition("/")[0] for name in ("triggers", "nouns") for row in rows(f"events/{name}.csv")}
    assert given - {"", "-"} <= set(relations.plover.QUADS)  # - is no event
