"""Entities across articles: each row a pile of articles, by the names in each, and how they come together."""

import msgspec
import pytest

from takhrij import entities
from takhrij.records import Name, Office, Place, Reason

KEYS = {
    "روسيا": "country:ru", "فرنسا": "country:fr", "مصر": "country:eg", "الكرملين": "organisation:kremlin",
    "القاهرة": "capital:cairo",
}  # fmt: skip
ORGANISATIONS = {"الكرملين", "وزارة الخارجية", "منظمة أيادي الغوث", "وزارة النقل", "لجنة التحقيق", "الجيش المصري"}
PLACES = {"روسيا", "فرنسا", "مصر", "بريسكا", "القاهرة", "دورغاف"}


def names(article, words):
    found, start = [], 0
    for word in words:
        place = Place(article, start, start + len(word))
        kind = "organisation" if word in ORGANISATIONS else "place" if word in PLACES else "person"
        rule = f"gazetteer {KEYS[word]}" if word in KEYS else "example"
        found.append(
            Name(
                page=article, article=article, start=start, end=place.end, text=word, kind=kind, key=KEYS.get(word),
                reason=Reason(rule, (place,)),
            )
        )  # fmt: skip
        start = place.end + 1
    return found


def groups(*articles):
    everyone, mentions = [], []
    for number, words in enumerate(articles):
        who, where = entities.within(f"article-{number}", names(f"article-{number}", words))
        everyone += who
        mentions += where
    merged = entities.across(everyone, mentions)
    return {entity.variants for entity in merged.entities}, merged, everyone


ROWS = [
    # one thing of the gazetteer is one entity everywhere
    ((["روسيا"], ["روسيا", "الكرملين"]), {("روسيا",), ("الكرملين",)}),
    # spellings join where the articles tell of one world
    (
        (["سيرين لاندوغ", "بريسكا"], ["سيرين لاندوج", "بريسكا"]),
        {("سيرين لاندوج", "سيرين لاندوغ"), ("بريسكا",)},
    ),
    # every country has one ministry of a name; what an article names tells its country
    ((["وزارة النقل", "مصر"], ["وزارة النقل", "القاهرة"]), {("وزارة النقل",), ("مصر",), ("القاهرة",)}),
    # a name with its country in it says enough
    ((["الجيش المصري"], ["الجيش المصري", "فرنسا"]), {("الجيش المصري",), ("فرنسا",)}),
    # a longer chain of fathers is the shorter one
    (
        (["سالم بن غانم الهلالي", "بريسكا"], ["سالم الهلالي", "بريسكا"]),
        {("سالم بن غانم الهلالي", "سالم الهلالي"), ("بريسكا",)},
    ),
    # a lone surname in two spellings, on two things
    (
        (["لاندوغ", "بريسكا", "دورغاف"], ["لاندوج", "بريسكا", "دورغاف"]),
        {("لاندوج", "لاندوغ"), ("بريسكا",), ("دورغاف",)},
    ),
    # of an East Asian name the first word
    (
        (["تشوي دونغ ووك", "بريسكا", "روسيا"], ["تشوي", "بريسكا", "روسيا"]),
        {("تشوي دونغ ووك", "تشوي"), ("بريسكا",), ("روسيا",)},
    ),
    # a lone surname joins the one full name of the pile
    (
        (["سامر لاندوف", "روسيا", "الكرملين"], ["لاندوف", "روسيا", "الكرملين"]),
        {("سامر لاندوف", "لاندوف"), ("روسيا",), ("الكرملين",)},
    ),
]


@pytest.mark.parametrize(("articles", "expected"), ROWS)
def test_one_thing(articles, expected):
    found, _, _ = groups(*articles)
    assert found == expected


APART = [
    # one name in two worlds
    (["سيرين لاندوغ", "روسيا"], ["سيرين لاندوغ", "مصر"], "سيرين لاندوغ"),
    # every country has a foreign ministry
    (["وزارة الخارجية", "روسيا", "بريسكا"], ["وزارة الخارجية", "مصر", "بريسكا"], "وزارة الخارجية"),
    # ordinary words are the name of many
    (["لجنة التحقيق", "مصر", "بريسكا"], ["لجنة التحقيق", "مصر", "بريسكا"], "لجنة التحقيق"),
    # two given names are the name of many
    (["سالم غانم", "مصر", "بريسكا"], ["سالم غانم", "مصر", "بريسكا"], "سالم غانم"),
    # a given name alone is anybody's
    (["غانم", "بريسكا", "دورغاف"], ["غانم", "بريسكا", "دورغاف"], "غانم"),
    # a given name is no surname of the family of آل
    (["سالم آل غانم", "روسيا", "بريسكا"], ["غانم", "روسيا", "بريسكا"], "غانم"),
    # a lone name that its own article leaves open
    (["سامر لاندوف", "روسيا", "بريسكا"], ["سيرين لاندوف", "كريم لاندوف", "لاندوف", "روسيا", "بريسكا"], "لاندوف"),
    # a surname that two of the pile have
    (["سامر لاندوف", "كريم لاندوف", "روسيا", "مصر"], ["لاندوف", "روسيا", "مصر"], "لاندوف"),
]


@pytest.mark.parametrize(("one", "other", "name"), APART)
def test_two_things(one, other, name):
    _, merged, everyone = groups(one, other)
    kept = {merged.of[entity.id] for entity in everyone if name in entity.variants}
    assert len(kept) == sum(name in entity.variants for entity in everyone)


def told(*articles):
    everyone, mentions = [], []
    for number, (words, offices) in enumerate(articles):
        who, where = entities.within(f"article-{number}", names(f"article-{number}", words))
        everyone += [msgspec.structs.replace(e, offices=offices if e.kind == "person" else ()) for e in who]
        mentions += where
    return entities.across(everyone, mentions)


MINISTER = "foreign-minister"
OFFICES = [
    # an office that both hold is ground enough, and offices of two countries part
    ("سيرين لاندوغ", [Office(MINISTER, "fr")], [Office(MINISTER, "fr")], [], True),
    ("سيرين لاندوغ", [Office(MINISTER, "fr")], [Office(MINISTER, "eg")], ["بريسكا", "دورغاف"], False),
    ("سيرين لاندوغ", [Office(MINISTER, None)], [Office(MINISTER, "eg")], ["بريسكا"], True),
    ("سالم غانم", [Office(MINISTER, "fr")], [Office(MINISTER, "fr")], [], True),
    ("سالم غانم", [Office("emir", None)], [Office("emir", None)], ["مصر"], False),
]


@pytest.mark.parametrize(("name", "one", "other", "shared", "same"), OFFICES)
def test_offices(name, one, other, shared, same):
    merged = told(([name, *shared], tuple(one)), ([name, *shared], tuple(other)))
    assert (len([entity for entity in merged.entities if entity.kind == "person"]) == 1) is same


def test_merges_show_what_both_articles_name():
    merged = told((["سيرين لاندوغ", "بريسكا"], ()), (["سيرين لاندوج", "بريسكا"], ()))
    [person] = [entity for entity in merged.entities if entity.kind == "person"]
    [merge] = person.merges
    assert {merge.spelling, merge.joined} == {"سيرين لاندوغ", "سيرين لاندوج"}
    assert (merge.rule, merge.times) == ("spelling and things in common", 1)
    assert [place.page for place in merge.evidence] == ["article-0", "article-1"]
    assert {place.start for place in merge.evidence} == {13}


def test_the_order_of_the_articles_does_not_matter():
    articles = [["سيرين لاندوغ", "بريسكا"], ["سيرين لاندوج", "بريسكا", "روسيا"], ["روسيا", "لاندوغ", "بريسكا"]]
    everyone, mentions = [], []
    for number, words in enumerate(articles):
        who, where = entities.within(f"article-{number}", names(f"article-{number}", words))
        everyone += who
        mentions += where
    forth = entities.across(everyone, mentions)
    back = entities.across(everyone[::-1], mentions[::-1])
    assert forth == back


def test_every_entity_has_a_new_one():
    _, merged, everyone = groups(["سيرين لاندوغ", "بريسكا"], ["سيرين لاندوج", "بريسكا"])
    kept = {entity.id for entity in merged.entities}
    assert set(merged.of) == {entity.id for entity in everyone}
    assert set(merged.of.values()) == kept
