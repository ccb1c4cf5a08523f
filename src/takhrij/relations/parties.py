"""The parties of events: an entity, or a group that no name is given to, known by its folded words and its code."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from takhrij import ids, text
from takhrij.records import Argument, Entity, Event, Role

GROUP = "group"  # the kind of a party that is described and not named
PARTIES: tuple[Role, Role] = ("actor", "target")


class Party(msgspec.Struct, frozen=True):
    """Somebody who acts or is acted on."""

    id: str  # of the entity; of a group, made from its words and its code
    kind: str  # of the entity, or `group`
    name: str
    name_en: str  # empty for a group
    code: str  # CAMEO country and sector; empty where the words show none
    spellings: tuple[str, ...] = ()  # of the name, this one too

    @property
    def entity(self) -> str:
        """The id of the entity; empty for a group."""
        return "" if self.kind == GROUP else self.id


def of(argument: Argument, entities: Mapping[str, Entity]) -> Party:
    """The party that an argument of an event names.

    >>> of(Argument("actor", None, "شرطة مرسى", 0, 9, "COP"), {})
    Party(id='party-...', kind='group', name='شرطة مرسى', name_en='', code='COP', spellings=('شرطة مرسى',))
    """
    entity, code = entities.get(argument.entity or ""), argument.code or ""
    if entity:
        spellings = tuple(dict.fromkeys((entity.name_ar, *entity.variants)))
        return Party(entity.id, entity.kind, entity.name_ar or argument.text, entity.name_en, code, spellings)
    words = text.one_line(argument.text)
    folded = " ".join(text.fold(words).text.split())
    return Party(ids.of("party", folded, code), GROUP, words, "", code, (words,))


def several(event: Event, role: Role, entities: Mapping[str, Entity]) -> list[Party]:
    """The parties of an event that have a role, each once."""
    found: dict[str, Party] = {}
    for argument in event.arguments:
        if argument.role == role:
            party = of(argument, entities)
            found.setdefault(party.id, party)
    return list(found.values())


def gathered(events: Iterable[Event], entities: Mapping[str, Entity]) -> dict[str, Party]:
    """All who act or are acted on, by id: a group under its commonest words, each with its commonest code."""
    seen: defaultdict[str, list[Party]] = defaultdict(list)
    for event in events:
        for role in PARTIES:
            for party in several(event, role, entities):
                seen[party.id].append(party)
    return {id_: _one(alike) for id_, alike in seen.items()}


def _one(alike: list[Party]) -> Party:
    spellings = tuple(dict.fromkeys(spelling for party in alike for spelling in party.spellings))
    name, code = _commonest(party.name for party in alike), _commonest(party.code for party in alike if party.code)
    return msgspec.structs.replace(alike[0], name=name, code=code, spellings=spellings)


def _commonest(values: Iterable[str]) -> str:
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]), default=("", 0))[0]
