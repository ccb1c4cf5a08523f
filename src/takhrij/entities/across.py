"""Entities of all articles -> one entity for each real thing, by spelling and context, never by spelling alone.

1. Entities that the gazetteer knows as one thing are one.
2. Two spellings of one name are one entity if their kinds agree and their articles have something in common (`ground`):
   other things, a country, an office.
3. A name with more forefathers is the shorter one, on the same grounds, if only one person of the pile is so.
4. A person's lone surname is the one full name that it ends whose articles name several of the same things.
5. Offices of different countries part what spelling joins.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from takhrij import text
from takhrij.entities import forms, spelling
from takhrij.entities.ground import Ground, Local, Why, locals_of
from takhrij.entities.groups import Groups, counted, told
from takhrij.entities.spelling import given_names
from takhrij.records import Entity, Mention, Merge, Office, Place, Reason
from takhrij.words.yours import YOURS

SAMPLE = 8  # of a group, against which a spelling is held
EVIDENCE = 12  # places kept for an entity


class Merged(msgspec.Struct, frozen=True):
    """The entities of a pile, and for each entity of an article the one that it is now."""

    entities: tuple[Entity, ...]
    of: Mapping[str, str]


def across(entities: Sequence[Entity], mentions: Iterable[Mention]) -> Merged:
    """Bring the entities of all articles together."""
    locals_, ground = locals_of(entities, mentions)
    pile = _Pile(locals_, ground)
    pile.join_things()
    pile.join_spellings()
    pile.join_fuller()
    pile.join_surnames()
    return pile.merged()


class _Pile(Groups):
    """Entities of articles that are one."""

    def __init__(self, locals_: Sequence[Local], ground: Ground) -> None:
        super().__init__(len(locals_))
        self.all = locals_
        self.ground = ground
        self.things = {n: {local.thing} - {None} for n, local in enumerate(locals_)}
        self.countries = {n: set(local.countries) for n, local in enumerate(locals_)}
        self.families: dict[str, list[tuple[int, str]]] = defaultdict(list)  # persons with their surnames, by its keys
        self.found: dict[str, list[int]] = {}  # by surname, the persons that have been looked up
        for n, local in enumerate(locals_):
            if local.entity.kind == "person":
                for surname in forms.surnames(local.parts):
                    for key in spelling.keys(surname):
                        self.families[key].append((n, surname))

    def join(self, one: int, other: int, rule: str, evidence: Sequence[Place] = ()) -> None:
        """As groups are joined, with what is known of both."""
        a, b = sorted((self.of[one], self.of[other]))
        if a != b:
            self.things[a] |= self.things.pop(b)
            self.countries[a] |= self.countries.pop(b)
        super().join(one, other, rule, evidence)

    def join_things(self) -> None:
        """What the gazetteer knows as one."""
        first: dict[str, int] = {}
        for n, local in enumerate(self.all):
            if local.thing:
                self.join(
                    n, first.setdefault(local.thing, n), f"one thing {local.thing}", local.entity.reason.evidence[:1]
                )

    def join_spellings(self) -> None:
        """Alike on common ground."""
        for one, other in self._alike():
            a, b = self.all[one], self.all[other]
            if why := self.ground.common(a, b):
                self._join(other, one, "same name" if a.parts == b.parts else "spelling", why)

    def join_fuller(self) -> None:
        """A shorter chain of fathers is the only longer one on common ground."""
        longer: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, local in enumerate(self.all):
            if local.entity.kind == "person" and len(local.parts) > 2:
                for part in {*local.parts[1:]}:
                    longer[local.parts[0], part].append(n)
        for n, local in enumerate(self.all):
            if local.entity.kind == "person" and len(local.parts) > 1:
                candidates = (m for m in longer[local.parts[0], local.parts[-1]]
                              if forms.fuller(local.name, self.all[m].name))  # fmt: skip
                self._join_only(n, candidates, self.ground.common, "fuller name")

    def join_surnames(self) -> None:
        """A lone surname, if its own article has not left it open whose it is."""
        for n, local in enumerate(self.all):
            if local.entity.kind != "person" or len(local.parts) != 1 or local.thing:
                continue
            candidates = self._family(local.parts[0])
            if not any(self.all[m].article == local.article for m in candidates):
                self._join_only(n, candidates, self.ground.several, "surname")

    def _join_only(
        self, n: int, candidates: Iterable[int], ground: Callable[[Local, Local], Why | None], what: str
    ) -> None:
        """Join the one group among the candidates that there is ground for."""
        found: dict[int, tuple[int, Why]] = {}
        for m in candidates:
            known = self.of[m] == self.of[n] or self.of[m] in found or self._differ(n, m)
            if not known and (why := ground(self.all[n], self.all[m])):
                found[self.of[m]] = m, why
        if len(found) == 1:
            [(m, why)] = found.values()
            self._join(n, m, what, why)

    def _join(self, n: int, m: int, what: str, why: Why) -> None:
        self.join(n, m, f"{what} and {why[0]}", why[1])

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Pairs whose spellings may be of one name, and that are not known as two things."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, local in enumerate(self.all):
            for key in spelling.keys(local.name):
                blocks[local.entity.kind, key].append(n)
        for block in blocks.values():
            compared: dict[int, list[int]] = defaultdict(list)  # of each group a few, so that a crowd costs no squares
            for n in block:
                for m in [m for few in compared.values() for m in few]:
                    if self.of[m] != self.of[n] and not self._differ(m, n) and self._may_be_one(m, n):
                        yield m, n
                if len(compared[self.of[n]]) < SAMPLE:
                    compared[self.of[n]].append(n)

    def _may_be_one(self, a: int, b: int) -> bool:
        one, other = self.all[a], self.all[b]
        lone = one.entity.kind == "person" and len(one.parts) == len(other.parts) == 1
        # a given name alone may be anybody's, and so may a surname that somebody of the pile has
        anybody = lone and (one.parts[0] in given_names() or self._family(one.parts[0]))
        return not anybody and spelling.alike(one.name, other.name)

    def _family(self, surname: str) -> list[int]:
        """The persons with a surname."""
        if surname not in self.found:
            met = (each for key in spelling.keys(surname) for each in self.families.get(key, ()))
            self.found[surname] = sorted({n for n, theirs in met if spelling.near(theirs, surname)})
        return self.found[surname]

    def _differ(self, a: int, b: int) -> bool:
        """Whether the two are known as two things, or hold offices of different countries."""
        one, other = self.of[a], self.of[b]
        things = self.things[one] | self.things[other]
        lands, others = self.countries[one], self.countries[other]
        return (len(things) > 1 and self.things[one] != self.things[other]) or bool(
            lands and others and lands.isdisjoint(others)
        )

    def merged(self) -> Merged:
        """The groups as entities."""
        entities = [self._entity(group) for group in self.members]
        of = {self.all[n].entity.id: self._id(group) for group, members in self.members.items() for n in members}
        return Merged(tuple(sorted(entities, key=lambda entity: entity.id)), of)

    def _id(self, group: int) -> str:
        return min(self.all[n].entity.id for n in self.members[group])

    def _entity(self, group: int) -> Entity:
        members = [self.all[n] for n in self.members[group]]
        if len(members) == 1:
            return members[0].entity
        ordered = [local.entity for local in sorted(members, key=lambda local: local.entity.id)]
        listed = [local.entity for local in members if local.thing]
        known = min(listed, key=lambda entity: (YOURS not in entity.reason.rule, entity.id), default=None)
        best = known or max(ordered, key=lambda e: (len(e.name_ar.split()), len(e.name_ar)))
        kinds = Counter(entity.kind for entity in ordered)
        variants = {variant for entity in ordered for variant in entity.variants}
        places: dict[Place, None] = dict.fromkeys(p for entity in ordered for p in entity.reason.evidence[:1])
        rules = dict.fromkeys([*best.reason.rule.split(", "), *(join.rule for join in self.joins[group])])
        held: dict[Office, None] = dict.fromkeys(office for entity in ordered for office in entity.offices)
        return Entity(
            id=ordered[0].id,
            kind=known.kind if known else kinds.most_common(1)[0][0],
            name_ar=best.name_ar,
            name_en=best.name_en,
            variants=tuple(sorted(variants, key=lambda v: (-len(v), v))),
            same_as=best.same_as,
            offices=tuple(sorted(held, key=lambda office: (office.role, office.country or ""))),
            merges=counted([*(merge for entity in ordered for merge in entity.merges), *self._merges(group)]),
            reason=Reason(", ".join(rules), tuple(places)[:EVIDENCE]),
        )

    def _merges(self, group: int) -> Iterator[Merge]:
        for join in self.joins[group]:
            one, other = (text.undecorated(self.all[n].name) for n in (join.one, join.other))
            yield told(one, other, join.rule, join.evidence)
