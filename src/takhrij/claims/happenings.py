"""Which events a claim tells of."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from takhrij import text
from takhrij.claims.content import Content
from takhrij.records import Event
from takhrij.words import stems


def events_of(events: Sequence[Event], pages: Mapping[str, str]) -> Callable[[Sequence[Content]], list[str]]:
    """For the statements of a claim the events that they report in words that most of them share."""
    by_statement: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.statement:
            by_statement[event.statement].append(event)

    def told(group: Sequence[Content]) -> list[str]:
        return sorted(
            event.id
            for content in group
            for event in by_statement[content.statement.id]
            if _shared(event, content, group, pages[event.page])
        )

    return told


def _shared(event: Event, content: Content, group: Sequence[Content], page: str) -> bool:
    """Whether more than half of the statements have the event's word, or this one alone its first."""
    roots = {stems.root(word) for word in text.read(page[event.start : event.end]).words}
    if len(group) == 1:
        first = content.statement.content[0]
        return roots <= content.features.keys() and event.start < first.start + (first.end - first.start) / 2
    return 2 * sum(bool(roots & each.features.keys()) for each in group) > len(group)
