"""Entities across articles: each row a pile of articles, by the names in each, and how they come together."""

import pytest

from takhrij import entities
from takhrij.records import Name, Place, Reason

KEYS = {"روسيا": "country:ru", "فرنسا": "country:fr", "مصر": "country:eg", "الكرملين": "organisation:kremlin"}
ORGANISATIONS = {"الكرملين", "وزارة الخارجية", "منظمة أيادي الغوث"}
PLACES = {"روسيا", "فرنسا", "مصر", "بريسكا"}


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
    # a surname that two of the pile have
    (["سامر لاندوف", "كريم لاندوف", "روسيا", "مصر"], ["لاندوف", "روسيا", "مصر"], "لاندوف"),
]


@pytest.mark.parametrize(("one", "other", "name"), APART)
def test_two_things(one, other, name):
    _, merged, everyone = groups(one, other)
    kept = {merged.of[entity.id] for entity in everyone if name in entity.variants}
    assert len(kept) == sum(name in entity.variants for entity in everyone)


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
