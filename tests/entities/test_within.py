"""Which names of one article are one entity: rows of names, and the groups that they make."""

import pytest

from takhrij import entities, ids
from takhrij.entities.romanise import romanise
from takhrij.entities.spelling import alike
from takhrij.records import Name, Place, Reason


def name(number, text, kind="person", key=None, rule="test"):
    start = 100 * number
    place = Place("p", start, start + len(text))
    return Name(
        page="p",
        article="a",
        start=place.start,
        end=place.end,
        text=text,
        kind=kind,
        key=key,
        reason=Reason(rule, (place,)),
    )


def grouped(rows):
    names = [name(number, *row) for number, row in enumerate(rows)]
    found, mentions = entities.within("a", names)
    text = {mention.id: mention.text for mention in mentions}
    assert len(mentions) == len(names)
    assert {mention.entity for mention in mentions} == {entity.id for entity in found}
    return sorted(sorted(text[m.id] for m in mentions if m.entity == entity.id) for entity in found)


P, B, L = ("person",), ("organisation",), ("place",)
ROWS = [
    # the same words, with and without the article
    ([("سامر الحلبي",), ("سامر الحلبي",)], [["سامر الحلبي", "سامر الحلبي"]]),
    ([("الأمم المتحدة", *B), ("أمم المتحدة", *B)], [["أمم المتحدة", "الأمم المتحدة"]]),
    # short forms
    ([("سيرغي دوبرالوف",), ("دوبرالوف",)], [["دوبرالوف", "سيرغي دوبرالوف"]]),
    ([("تشوي دونغ ووك",), ("تشوي",)], [["تشوي", "تشوي دونغ ووك"]]),
    ([("وزارة النقل السلوفينية", *B), ("وزارة النقل", *B)], [["وزارة النقل", "وزارة النقل السلوفينية"]]),
    # two of one surname stay two, and the surname alone joins neither
    ([("سيرغي دوبرالوف",), ("إيرينا دوبرالوف",)], [["إيرينا دوبرالوف"], ["سيرغي دوبرالوف"]]),
    (
        [("سيرغي دوبرالوف",), ("إيرينا دوبرالوف",), ("دوبرالوف",)],
        [["إيرينا دوبرالوف"], ["دوبرالوف"], ["سيرغي دوبرالوف"]],
    ),
    # a short form is of its own kind
    ([("جامعة لافيندور", *B), ("لافيندور", *P)], [["جامعة لافيندور"], ["لافيندور"]]),
    # spellings
    ([("سيرغي شويدوغوف",), ("سيرجي شويدوجوف",)], [["سيرجي شويدوجوف", "سيرغي شويدوغوف"]]),
    ([("كوردالين", *L), ("كردالين", *L)], [["كردالين", "كوردالين"]]),
    ([("بيونغ تشانغ", *L), ("بيونجتشانج", *L)], [["بيونجتشانج", "بيونغ تشانغ"]]),
    ([("سامر الحلبي",), ("سمير الحلبي",)], [["سامر الحلبي"], ["سمير الحلبي"]]),
    ([("كوردالين", *L), ("كردالين", *P)], [["كردالين"], ["كوردالين"]]),
    # the gazetteer
    ([("سول", *L, "capital:seoul"), ("سيول", *L, "capital:seoul")], [["سول", "سيول"]]),
    ([("روسيا", *L, "country:ru"), ("موسكو", *L, "capital:moscow")], [["روسيا"], ["موسكو"]]),
    # abbreviation in brackets
    ([("الهيئة الكردفانية", *B), ("كوردا", *B, None, entities.IN_BRACKETS)], [["الهيئة الكردفانية", "كوردا"]]),
]


@pytest.mark.parametrize(("names", "groups"), ROWS)
def test_groups(names, groups):
    assert grouped(names) == sorted(map(sorted, groups))


def test_gazetteer_gives_name_and_wikidata():
    [entity], _ = entities.within("a", [name(0, "سول", "place", "capital:seoul")])
    assert (entity.name_en, entity.same_as, entity.reason.rule) == ("Seoul", "Q8684", "gazetteer capital:seoul")


def test_ids_come_from_places():
    [entity], [first, second] = entities.within("a", [name(1, "سامر الحلبي"), name(2, "الحلبي")])
    assert first.id == ids.of("mention", "p", 100, 111)
    assert entity.id == ids.of("entity", min(first.id, second.id))


def test_order_of_names_does_not_matter():
    names = [name(n, text) for n, text in enumerate(["سيرغي دوبرالوف", "دوبرالوف", "سيرجي دوبرالوف", "هانا كورت"])]
    assert entities.within("a", names) == entities.within("a", names[::-1])


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بيسكوف", "Biskuf"),
        ("آنا كورت", "Ana Kurt"),
        ("YTN", "YTN"),
        ("يوري", "Yuri"),
        ("وانغ", "Wang"),
        ("كيم جونغ-سو", "Kim Jung-Su"),
    ],
)
def test_romanisation(arabic, latin):
    assert romanise(arabic) == latin


@pytest.mark.parametrize(
    "pair", [("ترامب", "ترمب"), ("نتنياهو", "نتانياهو"), ("سيول", "سول"), ("جونغ أون", "جونج اون"), ("فاغنر", "فاجنر")]
)
def test_alike(pair):
    assert alike(*pair)


@pytest.mark.parametrize("pair", [("سامر", "سمير"), ("كيم", "كوم"), ("لي", "لو"), ("باريس", "بارود")])
def test_not_alike(pair):
    assert not alike(*pair)
