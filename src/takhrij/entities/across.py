"""Entities of all articles -> one entity for each real thing, by spelling and context, never by spelling alone.

1. Entities that the gazetteer knows as one thing are one.
2. Two spellings of one name of several words are one entity if their kinds agree and their articles tell of the same
   world: they name at least one other thing in common that is no mere country, or two of any kind.
3. A name of ordinary words alone (وزارة الخارجية، الشرطة) needs more: the country that the articles name most must be
   the same, for every country has one; where no country is known, the articles name two other things in common.
4. A person's lone surname joins the one full name of the pile that it ends, if their articles share two things.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.entities import spelling
from takhrij.entities.groups import Groups
from takhrij.records import Entity, Mention, Place, Reason

SHARED = 2  # things in common that two articles of one world have, countries counted
GAZETTEER = "gazetteer "
SAMPLE = 8  # of a group, against which a spelling is held
EVIDENCE = 12  # places kept for each merge


class Merged(msgspec.Struct, frozen=True):
    """The entities of a pile, and for each entity of an article the one that it is now."""

    entities: tuple[Entity, ...]
    of: Mapping[str, str]


class _Local(msgspec.Struct, frozen=True):
    """An entity of one article, with what its article tells of it."""

    entity: Entity
    thing: str | None  # what the gazetteer knows it as
    parts: tuple[str, ...]
    world: frozenset[str]  # the other things that its article names
    land: str | None  # the country that its article names most


def across(entities: Sequence[Entity], mentions: Iterable[Mention]) -> Merged:
    """Bring the entities of all articles together."""
    locals_ = _locals(entities, mentions)
    groups = _Groups(locals_)
    groups.join_things()
    groups.join_spellings()
    groups.join_surnames()
    return groups.merged()


def _locals(entities: Sequence[Entity], mentions: Iterable[Mention]) -> list[_Local]:
    """Each entity with the world of its article."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    article_of: dict[str, str] = {}
    for mention in mentions:
        counts[mention.article][mention.entity] += 1
        article_of[mention.entity] = mention.article
    thing_of = {entity.id: thing(entity) for entity in entities}
    named = {each.id: thing_of[each.id] or "name:" + " ".join(spelling.parts(each.name_ar)) for each in entities}
    worlds = {article: frozenset(named[e] for e in found if e in named) for article, found in counts.items()}
    lands = {article: _land(found, thing_of) for article, found in counts.items()}
    made = []
    for entity in sorted(entities, key=lambda e: e.id):
        article = article_of.get(entity.id, "")
        world = worlds.get(article, frozenset()) - {named[entity.id]}
        parts = spelling.parts(max(entity.variants, key=lambda v: (len(v.split()), len(v), v), default=entity.name_ar))
        made.append(_Local(entity, thing_of[entity.id], parts, world, lands.get(article)))
    return made


def thing(entity: Entity) -> str | None:
    """What the gazetteer knows an entity as: its Wikidata id, or its entry.

    >>> from takhrij.records import Entity, Reason
    >>> thing(Entity(id="e", kind="place", name_ar="روسيا", name_en="Russia", variants=(), same_as="Q159",
    ...              reason=Reason("gazetteer country:ru", ())))
    'Q159'
    """
    if entity.same_as:
        return entity.same_as
    entry = next((rule for rule in entity.reason.rule.split(", ") if rule.startswith(GAZETTEER)), None)
    return entry.removeprefix(GAZETTEER) if entry else None


def _land(found: Counter[str], thing_of: Mapping[str, str | None]) -> str | None:
    countries = Counter({thing_of[e]: n for e, n in found.items() if thing_of.get(e) in _countries()})
    best = countries.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else None


class _Groups(Groups):
    """Entities of articles that are one."""

    def __init__(self, locals_: Sequence[_Local]) -> None:
        super().__init__(len(locals_))
        self.all = locals_

    def join_things(self) -> None:
        first: dict[str, int] = {}
        for n, local in enumerate(self.all):
            if local.thing:
                self.join(first.setdefault(local.thing, n), n, f"one thing {local.thing}")

    def join_spellings(self) -> None:
        for one, other in self._alike():
            if self._differ(one, other):
                continue
            a, b = self.all[one], self.all[other]
            ordinary = all(part in _ordinary() for part in a.parts)
            if (ordinary and _one_land(a, b)) or (not ordinary and _one_world(a, b)):
                self.join(one, other, "spelling and context")

    def join_surnames(self) -> None:
        full: dict[str, set[int]] = defaultdict(set)
        for n, local in enumerate(self.all):
            if local.entity.kind == "person" and len(local.parts) > 1:
                full[spelling.key(local.parts[-1])[0]].add(self.of[n])
        for n, local in enumerate(self.all):
            if local.entity.kind != "person" or len(local.parts) != 1 or local.thing:
                continue
            candidates = full[spelling.key(local.parts[0])[0]]
            fitting = [g for g in candidates if any(self._names(m, local) for m in self.members.get(g, ()))]
            if len(candidates) == len(fitting) == 1 and self.of[n] != fitting[0]:
                self.join(fitting[0], n, "surname and context")

    def _names(self, n: int, surname: _Local) -> bool:
        full = self.all[n]
        alike = spelling.alike(full.parts[-1], surname.parts[0])
        return alike and len(full.world & surname.world) >= SHARED

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Pairs whose spellings may be of one name."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, local in enumerate(self.all):
            blocks[local.entity.kind, spelling.key(" ".join(local.parts))[0]].append(n)
        for block in blocks.values():
            compared: dict[int, list[int]] = defaultdict(list)  # of each group a few, so that a crowd costs no squares
            for n in block:
                for m in [m for few in compared.values() for m in few]:
                    same = self.all[m].parts == self.all[n].parts
                    if self.of[m] != self.of[n] and (same or self._spellings(m, n)):
                        yield m, n
                if len(compared[self.of[n]]) < SAMPLE:
                    compared[self.of[n]].append(n)

    def _spellings(self, a: int, b: int) -> bool:
        one, other = self.all[a].parts, self.all[b].parts
        lone = self.all[a].entity.kind == "person" and min(len(one), len(other)) == 1
        return not lone and spelling.alike(" ".join(one), " ".join(other))

    def _differ(self, a: int, b: int) -> bool:
        """Whether the gazetteer knows the two as two things."""
        one, other = self._thing(self.of[a]), self._thing(self.of[b])
        return one is not None and other is not None and one != other

    def _thing(self, group: int) -> str | None:
        return next((found for n in self.members[group] if (found := self.all[n].thing)), None)

    def merged(self) -> Merged:
        entities = [_entity([self.all[n] for n in members], self.rules[g]) for g, members in self.members.items()]
        of = {self.all[n].entity.id: self._id(group) for group, members in self.members.items() for n in members}
        return Merged(tuple(sorted(entities, key=lambda entity: entity.id)), of)

    def _id(self, group: int) -> str:
        return min(self.all[n].entity.id for n in self.members[group])


def _one_world(a: _Local, b: _Local) -> bool:
    shared = a.world & b.world
    return len(shared) >= SHARED or bool(shared - _countries())


def _one_land(a: _Local, b: _Local) -> bool:
    """Whether two articles are about one country; where none is known, whether they name several of the same things."""
    if a.land is None and b.land is None:
        return len((a.world & b.world) - _countries()) >= SHARED
    return a.land == b.land and _one_world(a, b)


def _entity(members: Sequence[_Local], rules: Sequence[str]) -> Entity:
    if len(members) == 1:
        return members[0].entity
    ordered = sorted(members, key=lambda local: local.entity.id)
    known = next((local.entity for local in ordered if local.thing), None)
    best = known or max((local.entity for local in ordered), key=lambda e: (len(e.name_ar.split()), len(e.name_ar)))
    kinds = Counter(local.entity.kind for local in ordered)
    variants = {variant for local in ordered for variant in local.entity.variants}
    places: dict[Place, None] = dict.fromkeys(p for local in ordered for p in local.entity.reason.evidence[:1])
    return Entity(
        id=ordered[0].entity.id,
        kind=known.kind if known else kinds.most_common(1)[0][0],
        name_ar=best.name_ar,
        name_en=best.name_en,
        variants=tuple(sorted(variants, key=lambda v: (-len(v), v))),
        same_as=best.same_as,
        reason=Reason(", ".join(dict.fromkeys([*best.reason.rule.split(", "), *rules])), tuple(places)[:EVIDENCE]),
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["wikidata"] or f"country:{row['key']}" for row in words.rows("names/countries.csv"))


@cache
def _ordinary() -> frozenset[str]:
    common = (text.fold(row["form"]).text for row in words.rows("common.txt"))
    return frozenset(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in common)
