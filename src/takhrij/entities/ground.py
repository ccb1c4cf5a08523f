"""What two articles have in common that shows that they mean one thing by a name.

*Telling* is another thing that both name, if it is no country. The more a name says, the less it takes:

| name | ground |
|---|---|
| its own country in it: الجيش المصري | that |
| a body of which a country has one: وزارة الصحة | the country of both articles |
| other ordinary words: لجنة التحقيق | two telling things |
| a person's lone one, or of two given names: محمد سعيد | two telling things, or the same office |
| any other | a telling thing, or two countries, or the same office; the same words: the country of both articles |
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from takhrij import words
from takhrij.entities import gazetteer, spelling
from takhrij.entities.spelling import given_names
from takhrij.records import Entity, Mention, Place
from takhrij.words.yours import YOURS

SEVERAL = 2  # things
SHOWN = 3  # of what two articles have in common
Why = tuple[str, tuple[Place, ...]]  # the ground, and the words of both articles


class Local(msgspec.Struct, frozen=True):
    """An entity of one article, with what its article tells of it."""

    entity: Entity
    article: str
    thing: str | None  # what the gazetteer knows it as
    name: str  # the fullest spelling
    parts: tuple[str, ...]
    world: frozenset[str]  # the other things that its article names
    land: str | None  # the country that its article tells of
    countries: frozenset[str]  # of its offices


class Ground:
    """What articles have in common, with the places that show it."""

    def __init__(self, places: Mapping[tuple[str, str], Place], spread: Mapping[str, int]) -> None:
        """By article and thing, where it is named; and how many articles name it."""
        self.places = places
        self.spread = spread

    def common(self, a: Local, b: Local) -> Why | None:
        """The ground on which two of one name are one, if there is any."""
        shared = a.world & b.world
        telling = shared - gazetteer.countries()
        lands = a.land is not None and a.land == b.land
        person = a.entity.kind == "person"
        if not person and a.parts == b.parts and _of_a_country(a.parts):
            return "its country in it", ()
        if person and (offices := _offices(a) & _offices(b)):
            return "office " + ":".join(min(offices)), self._shown(a, b, shared)
        if _anybody(a.name) if person else _ordinary(a.parts):
            if lands and not person and _one_per_country(a.name):
                return f"country {a.land}", self._shown(a, b, shared)
            return self._things(a, b, telling) if len(telling) >= SEVERAL else None
        if telling or len(shared) >= SEVERAL:
            return self._things(a, b, shared)
        if lands and a.parts == b.parts and len(a.parts) > 1:
            return f"country {a.land}", self._shown(a, b, shared)
        return None

    def several(self, a: Local, b: Local) -> Why | None:
        """The ground on which a lone surname is a full name."""
        shared = a.world & b.world
        enough = len(shared) >= SEVERAL and shared - gazetteer.countries()
        return self._things(a, b, shared) if enough else None

    def _things(self, a: Local, b: Local, shared: frozenset[str]) -> Why:
        return "things in common", self._shown(a, b, shared)

    def _shown(self, a: Local, b: Local, shared: frozenset[str]) -> tuple[Place, ...]:
        """Where the rarest of what is shared stands in both articles."""
        rarest = sorted(shared, key=lambda thing: (self.spread[thing], thing))[:SHOWN]
        return tuple(self.places[article, thing] for thing in rarest for article in (a.article, b.article))


def locals_of(entities: Sequence[Entity], mentions: Iterable[Mention]) -> tuple[list[Local], Ground]:
    """Each entity with the world of its article."""
    thing_of = {entity.id: thing(entity) for entity in entities}
    named = {each.id: thing_of[each.id] or "name:" + " ".join(spelling.parts(each.name_ar)) for each in entities}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    article_of: dict[str, str] = {}
    places: dict[tuple[str, str], Place] = {}
    for mention in mentions:
        if mention.entity in named:
            counts[mention.article][named[mention.entity]] += 1
            article_of[mention.entity] = mention.article
            place = Place(mention.page, mention.start, mention.end)
            places[mention.article, named[mention.entity]] = min(
                places.get((mention.article, named[mention.entity]), place), place
            )
    worlds = {article: frozenset(found) for article, found in counts.items()}
    lands = {article: _land(found) for article, found in counts.items()}
    made = []
    for entity in sorted(entities, key=lambda e: e.id):
        article = article_of.get(entity.id, "")
        name = max(entity.variants, key=lambda v: (len(v.split()), len(v), v), default=entity.name_ar)
        known = thing_of[entity.id]
        of = {office.country for office in entity.offices if office.country}
        if known and entity.kind == "person" and (country := gazetteer.country(known)):
            of.add(country)
        world = worlds.get(article, frozenset()) - {named[entity.id]}
        made.append(Local(entity, article, known, name, spelling.parts(name), world, lands.get(article), frozenset(of)))
    return made, Ground(places, Counter(name for world in worlds.values() for name in world))


def thing(entity: Entity) -> str | None:
    """What the gazetteer knows an entity as: its Wikidata id, or its entry.

    >>> from takhrij.records import Entity, Reason
    >>> thing(Entity(id="e", kind="place", name_ar="روسيا", name_en="Russia", variants=(), same_as="Q159",
    ...              reason=Reason("gazetteer country:ru", ())))
    'Q159'
    """
    if entity.same_as:
        return entity.same_as
    known = (rule for rule in entity.reason.rule.split(", ") if rule.startswith((gazetteer.GAZETTEER, YOURS)))
    return next((rule.removeprefix(gazetteer.GAZETTEER) for rule in sorted(known)), None)  # the gazetteer's first


def _land(found: Mapping[str, int]) -> str | None:
    """The country that most of what an article names is, or belongs to."""
    countries: Counter[str] = Counter()
    for thing_, times in found.items():
        if country := gazetteer.country(thing_):
            countries[country] += times
    best = countries.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else None


def _offices(local: Local) -> set[tuple[str, str]]:
    """Offices of a country that stands beside them; a prince is one of many."""
    return {(office.role, office.country) for office in local.entity.offices if office.country}


@cache
def _of_a_country(parts: tuple[str, ...]) -> bool:
    return len(parts) > 1 and any(part in _country_words() for part in parts[1:])


@cache
def _country_words() -> frozenset[str]:
    """Countries of one word and adjectives of countries, as parts of a name."""
    entries = (entry for entry in words.entries() if entry.table in {"country", "nationality"})
    return frozenset(parts[0] for entry in entries if len(parts := spelling.parts(entry.text)) == 1)


@cache
def _one_per_country(name: str) -> bool:
    parts = spelling.parts(name)
    heads = (spelling.parts(row["form"]) for row in words.rows("entities/one_per_country.txt"))
    return any(parts[: len(head)] == head for head in heads)


@cache
def _anybody(name: str) -> bool:
    """Whether a person's name says little: one word, or two given names."""
    found = spelling.words_of(name)
    given = [word.part in given_names() and not word.article for word in found]
    return len(found) == 1 or (len(found) == 2 and all(given))


@cache
def _ordinary(parts: tuple[str, ...]) -> bool:
    return all(part in _common() for part in parts)


@cache
def _common() -> frozenset[str]:
    return frozenset(part for row in words.rows("common.txt") for part in spelling.parts(row["form"]))
