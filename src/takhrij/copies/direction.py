"""Which of two articles took its text from the other, as far as their pages show.

1. Evidence is listed, each with its place: one credits the other's outlet; one says that it replaces an earlier text of
   its own house; one house printed both, on different days; one is the later; one is contained in the other; both
   credit one agency.
2. The first two decide, and the third where no agency is credited by both. That one is later, or shorter, decides
   nothing: two prints of one dispatch differ in both. Evidence for both directions, or against the dates, is none.
"""

from collections.abc import Iterator, Sequence

import msgspec

from takhrij.copies import media
from takhrij.copies.bodies import Body
from takhrij.records import Direction, Named, Passage, Place, Span

AROUND = 150  # characters: a sentence before or after a passage speaks of it
CONTAINED = 0.9  # of the words
LATER = "published later"


class Evidence(msgspec.Struct, frozen=True):
    """One thing that the pages show of where the text comes from."""

    what: str
    direction: Direction
    decides: bool
    places: tuple[Place, ...]


def evidence(a: Body, b: Body, passages: Sequence[Passage], shares: tuple[float, float]) -> list[Evidence]:
    """1. What two pages show, whose articles share passages."""
    agency = one_agency(a, b)
    found = [
        *_of(a, b, "a_from_b", [passage.a for passage in passages]),
        *_of(b, a, "b_from_a", [passage.b for passage in passages]),
    ]
    if same_house(a, b) and agency is None:
        found += [Evidence("one house, the later print", e.direction, True, e.places) for e in found if e.what == LATER]
    if agency is not None:
        found.append(Evidence("one agency credited by both", "unknown", False, agency))
    smaller, larger = sorted(shares)
    if larger >= CONTAINED > smaller:
        found.append(Evidence("contained", "a_from_b" if shares[0] > shares[1] else "b_from_a", False, ()))
    return found


def weigh(evidence: Sequence[Evidence]) -> Direction:
    """2. What all the evidence together shows."""
    decided = {each.direction for each in evidence if each.decides}
    dates = {each.direction for each in evidence if each.what == LATER}
    if len(decided) == 1 and len(decided | dates) == 1:
        return decided.pop()
    return "unknown"


def same_house(a: Body, b: Body) -> bool:
    """Whether one outlet or owner prints both. A host tells only where an outlet is unknown: many print on one site."""
    first, second = media.house(a.article), media.house(b.article)
    if a.article.outlet and b.article.outlet:
        return not first.isdisjoint(second)
    return bool(a.host and a.host == b.host) or not first.isdisjoint(second)


def one_agency(a: Body, b: Body) -> tuple[Place, ...] | None:
    """Where both credit the same agency; None where they do not."""
    first, second = a.article.agency, b.article.agency
    if not (first and second and media.key(first.name) == media.key(second.name)):
        return None
    return _place(a, first) + _place(b, second)


def _of(taker: Body, giver: Body, direction: Direction, spans: Sequence[Span]) -> Iterator[Evidence]:
    """What speaks for one of them having taken it from the other."""
    if giver.article.outlet and (credit := _credit(taker, media.key(giver.article.outlet.name), spans)) is not None:
        yield Evidence("credits the other's outlet", direction, True, credit)
    earlier, later = giver.article.published, taker.article.published
    dates = (later.value[:10], earlier.value[:10]) if earlier and later else ("", "")
    if after(*dates) and earlier and later:
        places = tuple(
            Place(body.article.page, span.start, span.end)
            for body, published in ((taker, later), (giver, earlier))
            for span in published.evidence[:1]
        )
        yield Evidence(LATER, direction, False, places)
    if taker.replaces and not giver.replaces and same_house(taker, giver):
        place = Place(taker.article.page, taker.replaces.start, taker.replaces.end)
        yield Evidence("says that it replaces an earlier text", direction, True, (place,))


def _credit(taker: Body, outlet: str, spans: Sequence[Span]) -> tuple[Place, ...] | None:
    """Where an article credits an outlet that is not its own; None where it does not."""
    if taker.article.outlet and media.key(taker.article.outlet.name) == outlet:
        return None
    fields = [taker.article.retells, taker.article.agency]
    stated = [field for field in fields if field and media.key(field.name) == outlet]
    near = [(span.start - AROUND, span.end + AROUND) for span in spans]
    named = tuple(media.named(taker, outlet, near))
    return tuple(place for field in stated for place in _place(taker, field)) + named if stated or named else None


def after(later: str, earlier: str) -> bool:
    """Whether a day or month is certainly after another."""
    shown = min(len(later), len(earlier))
    return later[:shown] > earlier[:shown]


def _place(body: Body, field: Named) -> tuple[Place, ...]:
    return () if field.start is None or field.end is None else (Place(body.article.page, field.start, field.end),)
