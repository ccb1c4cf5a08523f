"""Relations: the same party does the same to the same party, in one event or in many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from takhrij import ids
from takhrij.dates import periods
from takhrij.records import Entity, Event, EventStatus
from takhrij.relations import parties
from takhrij.relations.parties import Party


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what to whom, and whether it is done, planned, alleged or denied."""

    id: str
    actor: Party
    type: str  # `CONSULT` or `CONSULT/visit`
    target: Party
    status: EventStatus
    events: tuple[Event, ...]  # that tell of it, in the order of the pages
    articles: int  # in which they stand
    distinct: int  # those articles, counting as one what shares text or rests on one another
    first: str  # date of the event that begins first, as precise as it is known; empty where none is dated
    last: str  # of the one that ends last


def find(events: Sequence[Event], entities: Mapping[str, Entity], texts: Mapping[str, str]) -> list[Relation]:
    """The relations that events tell of, those in most articles first.

    Actors who act together have a relation each, as have targets. An event with one party only is in none of them.
    `texts` is what `distinct.texts` says of the articles.
    """
    known = parties.gathered(events, entities)
    told: defaultdict[tuple[str, str, str, EventStatus], list[Event]] = defaultdict(list)
    for event in events:
        for actor in parties.several(event, "actor", entities):
            for target in parties.several(event, "target", entities):
                told[actor.id, event.type, target.id, event.status].append(event)
    found = [
        _relation(known[actor], type_, known[target], status, alike, texts)
        for (actor, type_, target, status), alike in told.items()
    ]
    return sorted(found, key=_order)


def one_sided(events: Iterable[Event], entities: Mapping[str, Entity]) -> int:
    """How many events have an actor only, a target only, or neither: no relation is made of them."""
    return sum(not all(parties.several(event, role, entities) for role in parties.PARTIES) for event in events)


def _relation(
    actor: Party, type_: str, target: Party, status: EventStatus, events: list[Event], texts: Mapping[str, str]
) -> Relation:
    articles = {event.article for event in events}
    dated = [(found, event.date or "") for event in events if (found := periods.days(event.date or ""))]
    return Relation(
        id=ids.of("relation", actor.id, type_, target.id, status),
        actor=actor,
        type=type_,
        target=target,
        status=status,
        events=tuple(events),
        articles=len(articles),
        distinct=len({texts.get(article, article) for article in articles}),
        first=min((days, date) for days, date in dated)[1].partition("/")[0] if dated else "",
        last=max((days[::-1], date) for days, date in dated)[1].rpartition("/")[2] if dated else "",
    )


def _order(relation: Relation) -> tuple[int, int, str, str, str, str, str]:
    names = relation.actor.name, relation.target.name
    return -relation.articles, -len(relation.events), *names, relation.type, relation.status, relation.id
