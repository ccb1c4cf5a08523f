"""For whom a speaker stands: the bodies that two origins may share, and whether a name is one at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from takhrij import text, words
from takhrij.claims import gazetteer
from takhrij.records import Entity, Mention, OriginKind, Statement

STATE, ORGANISATION, GROUP, OWNER = "state:", "organisation:", "group:", "owner:"
ANY = "state:?"  # a state that is not named: it may be any
UNKNOWN = "?"  # nothing tells for whom a person stands: it may be anybody
STATE_OWNED = " state"  # what an owner ends with who is a state
BESIDE = 90  # letters before and behind a name in which its office may stand
PUBLIC = frozenset(["government", "intelligence"])


class Standing(msgspec.Struct, frozen=True):
    """What is known of one speaker."""

    kind: OriginKind
    name: str
    bodies: frozenset[str]
    speaks_for: str | None = None  # the organisation in whose name he speaks
    keys: frozenset[str] = frozenset()  # by which names and entities are known to be the same


class Known:
    """What all statements and mentions tell of the entities that speak."""

    def __init__(
        self,
        entities: Iterable[Entity],
        mentions: Iterable[Mention],
        statements: Iterable[Statement],
        pages: Mapping[str, str],
    ) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.pages = pages
        self.mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        self.on_page: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.mentions[mention.entity].append(mention)
            self.on_page[mention.page].append(mention)
        self.naming: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.speaker_span and len(statement.speakers) == 1:
                self.naming[statement.speakers[0]].append(statement)
        self.found: dict[str, Standing] = {}

    def standing(self, entity_id: str) -> Standing | None:
        """What is known of an entity; none where it is no speaker with a name (الشرطة, a treaty)."""
        if entity_id not in self.entities:
            return None
        if entity_id not in self.found:
            self.found[entity_id] = self._standing(self.entities[entity_id])
        found = self.found[entity_id]
        return None if found.kind == "unnamed" else found

    def _standing(self, entity: Entity) -> Standing:
        names = {gazetteer.form(name) for name in (entity.name_ar, entity.name_en, *entity.variants)} - {()}
        keys = frozenset({entity.id, *(" ".join(name) for name in names)})
        medium = next((gazetteer.media()[name] for name in sorted(names) if name in gazetteer.media()), None)
        if medium and entity.kind == "organisation":
            key, owner = medium
            kind: OriginKind = "agency" if key.startswith("agency") else "outlet"
            return Standing(kind, entity.name_ar, self._owned(owner, key), keys=keys | {key})
        if entity.kind == "person":
            bodies, speaks_for = self._of_person(entity, names)
            return Standing("person", entity.name_ar, bodies, speaks_for, keys)
        if entity.kind == "place":
            return Standing("organisation", entity.name_ar, self._of_place(entity, names), keys=keys)
        if entity.kind == "organisation" and not _only_a_noun(names):
            return Standing("organisation", entity.name_ar, self._of_body(entity, names), keys=keys)
        return Standing("unnamed", entity.name_ar, frozenset(), keys=keys)

    def _owned(self, owner: str, key: str) -> frozenset[str]:
        if owner.endswith(STATE_OWNED):
            origin = gazetteer.form(owner.removesuffix(STATE_OWNED))
            states = {
                row["key"] for row in words.rows("names/countries.csv") if _english_like(row["en"], " ".join(origin))
            }
            return frozenset({ORGANISATION + key, *({STATE + state for state in states} or {ANY})})
        return frozenset({ORGANISATION + key, OWNER + owner}) if owner else frozenset({ORGANISATION + key})

    def _of_place(self, entity: Entity, names: set[gazetteer.Form]) -> frozenset[str]:
        state = next((gazetteer.countries()[name] for name in sorted(names) if name in gazetteer.countries()), None)
        return frozenset({STATE + state} if state else {STATE + entity.id, ANY})

    def _of_body(self, entity: Entity, names: set[gazetteer.Form]) -> frozenset[str]:
        own = {ORGANISATION + entity.id}
        for name in sorted(names):
            if name in gazetteer.countries():  # a seat of power
                return frozenset({*own, STATE + gazetteer.countries()[name]})
            if name in gazetteer.groups():
                return frozenset({*own, GROUP + gazetteer.groups()[name]})
            if name in gazetteer.organisations():
                key, type_, country = gazetteer.organisations()[name]
                return frozenset({*own, ORGANISATION + key, *({STATE + (country or "?")} if type_ in PUBLIC else ())})
        return frozenset(own | self.bodies_of(gazetteer.form(entity.name_ar), own=False)[0])

    def _of_person(self, entity: Entity, names: set[gazetteer.Form]) -> tuple[frozenset[str], str | None]:
        """By the words that name him where he speaks, or else by those beside his name."""
        known = {STATE + gazetteer.leaders()[name] for name in names if gazetteer.leaders().get(name)}
        roles = [
            self._span(s.page, s.speaker_span.start, s.speaker_span.end, entity)
            for s in self.naming[entity.id]
            if s.speaker_span
        ]
        found = [self.bodies_of(*role) for role in roles]
        kinds = {kind for _, said, _ in found for kind in said}
        bodies = frozenset(known.union(*(each for each, _, _ in found)))
        speaks_for = min((body for _, _, body in found if body), default=None)
        if bodies or "free" in kinds:
            return bodies, speaks_for
        beside = [self.bodies_of(*self._beside(mention, entity)) for mention in self.mentions[entity.id]]
        near = frozenset().union(*(each for each, said, _ in beside if "state" in said or "own" in said))
        return (near, None) if near else (frozenset({UNKNOWN}), None)

    def _span(self, page: str, start: int, end: int, but: Entity) -> tuple[Sequence[str], list[Mention]]:
        within = [m for m in self.on_page[page] if start <= m.start and m.end <= end and m.entity != but.id]
        said = self.pages[page][start:end]
        for mention in self.mentions[but.id]:
            if mention.page == page and start <= mention.start and mention.end <= end:
                said = said.replace(mention.text, " ")
        return gazetteer.form(said), within

    def _beside(self, mention: Mention, entity: Entity) -> tuple[Sequence[str], list[Mention]]:
        page = self.pages[mention.page]
        above, below = page.rfind("\n", 0, mention.start) + 1, page.find("\n", mention.end)
        start, end = max(above, mention.start - BESIDE), min(below if below > 0 else len(page), mention.end + BESIDE)
        sentences = text.sentences(page, start, end)
        span = next((s for s in sentences if s.start <= mention.start < s.end), None)
        return self._span(mention.page, span.start, span.end, entity) if span else ((), [])

    def bodies_of(
        self, said: Sequence[str], mentions: Sequence[Mention] = (), *, own: bool = True
    ) -> tuple[frozenset[str], list[str], str | None]:
        """The bodies that words for an office name, the kinds of its nouns, and in whose name somebody speaks."""
        kinds = gazetteer.kinds(said)
        states = {STATE + key for _, _, key in gazetteer.among(said, gazetteer.countries())}
        groups = {GROUP + key for _, _, key in gazetteer.among(said, gazetteer.groups())}
        organisations = [m.entity for m in mentions if self.entities[m.entity].kind == "organisation"]
        found = set(groups)
        for each in organisations if own else ():
            standing = self.standing(each)
            found |= standing.bodies if standing else set()
        public = "state" in kinds or any(body.startswith(STATE) for body in found)
        led = "free" not in kinds and "own" not in kinds and bool(states)  # زعيم كوريا الشمالية
        if public or led or ("speaks" in kinds and not found):
            found |= states or ({ANY} if not any(body.startswith(STATE) for body in found) else set())
        if "own" in kinds and not organisations and own:
            found.add(ORGANISATION + " ".join(_after(said)))
        speaks_for = organisations[0] if "speaks" in kinds and organisations else None
        return frozenset(found), kinds, speaks_for


def _after(said: Sequence[str]) -> Sequence[str]:
    """The noun of a body of its own, and the two words behind it."""
    at = next(n for n in range(len(said)) if "own" in gazetteer.kinds(said[n : n + 1]))
    return said[at : at + 3]


def _only_a_noun(names: Iterable[gazetteer.Form]) -> bool:
    """«الشرطة», «الجيش», «وسائل الإعلام»: no name."""
    return all(len(name) == 1 and gazetteer.kinds(name) for name in names if not name[0].isascii())


def _english_like(country: str, adjective: str) -> bool:
    """Whether an English adjective is of a country: Russian, Iraqi, Omani, Lebanese."""
    name, origin = country.lower(), adjective.lower()
    return name[:5] == origin[:5] if len(name) > 5 else origin.startswith(name[:4])


def share(a: frozenset[str], b: frozenset[str]) -> str | None:
    """A body that two origins share, or may share, or none.

    >>> share(frozenset({"state:us"}), frozenset({"group:g7"})), share(frozenset({"state:us"}), frozenset({"state:ru"}))
    ('state:us', None)
    """
    if common := sorted(a & b):
        return common[0]
    for one, other in ((a, b), (b, a)):
        for body in sorted(one):
            if body == UNKNOWN and other:
                return UNKNOWN
            if body == ANY and any(each.startswith((STATE, GROUP)) for each in other):
                return ANY
            if body.startswith(GROUP):
                inside = gazetteer.members(body.removeprefix(GROUP))
                for each in sorted(other):
                    kind, _, key = each.partition(":")
                    if key in inside or (kind == "state" and "*" in inside):
                        return each
                    if kind == "group" and any(m != "*" for m in inside & gazetteer.members(key)):
                        return each
    return None
