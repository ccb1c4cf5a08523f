"""What articles rest on: one another, or somebody unseen.

1. `version`: another capture of an article.
2. `credit`: the agency that an article credits.
3. `retelling`: the outlet that an article retells; that outlet's article where one, and one alone, is shown to be it.
4. `copy`: the article it was taken from. `self_reuse`: another article of its own outlet or owner, both ways where it
   is not known which was first.
5. `common_source`: two articles share a text, and the pages do not show which took it. Both rest on the agency that one
   of them credits, or on somebody unseen; all that are bound together by an unseen source rest on the same one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from takhrij import ids, words
from takhrij.copies import media
from takhrij.copies.bodies import Body, united
from takhrij.copies.direction import after, same_house
from takhrij.records import Copy, Dependency, DependencyHow, Entity, Named, On, Place, Reason

SAME = 0.5  # of the rare words of a retelling stand in what it retells
FEW = 5  # words


def dependencies(
    bodies: Sequence[Body], copies: Iterable[Copy], versions: Mapping[str, str], entities: Iterable[Entity] = ()
) -> list[Dependency]:
    """All that is shown, by article; `entities` give those relied on by name their entity."""
    by_id = {body.article.id: body for body in bodies}
    shared = sorted(copies, key=lambda copy: copy.id)
    known = _known(entities)
    found = [
        *_versions(by_id, versions),
        *_credits(bodies, known),
        *_retellings(bodies, shared, versions, known),
        *_copies(by_id, shared),
        *_common(by_id, shared, known),
    ]
    once = {each.id: each for each in reversed(found)}
    return sorted(once.values(), key=lambda each: (each.article, each.how, each.id))


def _dependency(article: str, on: On, how: DependencyHow, reason: Reason) -> Dependency:
    return Dependency(
        id=ids.of("dependency", article, on.article, on.name, how), article=article, on=on, how=how, reason=reason
    )


def _versions(by_id: Mapping[str, Body], versions: Mapping[str, str]) -> Iterator[Dependency]:
    for article, original in versions.items():
        reason = Reason(f"one address: {by_id[article].address}", ())
        yield _dependency(article, On(article=original), "version", reason)


def _credits(bodies: Sequence[Body], known: Mapping[str, str]) -> Iterator[Dependency]:
    for body in bodies:
        if agency := body.article.agency:
            reason = Reason("credits an agency", _place(body, agency))
            yield _dependency(body.article.id, _on(agency.name, known), "credit", reason)


def _retellings(
    bodies: Sequence[Body], copies: Sequence[Copy], versions: Mapping[str, str], known: Mapping[str, str]
) -> Iterator[Dependency]:
    of: defaultdict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        if body.article.outlet and body.article.id not in versions:
            of[media.key(body.article.outlet.name)].append(body)
    pairs = {pair for copy in copies for pair in ((copy.a, copy.b), (copy.b, copy.a))}
    for body in bodies:
        if retells := body.article.retells:
            others = [other for other in of[media.key(retells.name)] if _may_be_told(other, body)]
            told = [other for other in others if (body.article.id, other.article.id) in pairs]
            found = told[0] if len(told) == 1 else _most_like(body, told or others)
            on = On(article=found.article.id) if found else _on(retells.name, known)
            rule = "retells, the article with most of its rare words" if found else "retells"
            yield _dependency(body.article.id, on, "retelling", Reason(rule, _place(body, retells)))


def _may_be_told(other: Body, retelling: Body) -> bool:
    first, then = other.article.published, retelling.article.published
    return other.article.id != retelling.article.id and not (first and then and after(first.value, then.value))


def _most_like(body: Body, others: Sequence[Body]) -> Body | None:
    """The article that has most of the rare words, if it has enough of them and no other has as many."""
    rare = set(body.words) - _ordinary()
    counts = sorted(((len(rare.intersection(other.words)), n) for n, other in enumerate(others)), reverse=True)
    if not counts or counts[0][0] < max(FEW, SAME * len(rare)):
        return None
    return others[counts[0][1]] if len(counts) == 1 or counts[0][0] > counts[1][0] else None


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(united([row["form"] for row in words.rows("common.txt")]))


def _copies(by_id: Mapping[str, Body], copies: Sequence[Copy]) -> Iterator[Dependency]:
    for copy in copies:
        ways = {"a_from_b": [(copy.a, copy.b)], "b_from_a": [(copy.b, copy.a)]}.get(copy.direction)
        if same_house(by_id[copy.a], by_id[copy.b]):
            for taker, giver in ways or [(copy.a, copy.b), (copy.b, copy.a)]:
                yield _dependency(taker, On(article=giver), "self_reuse", copy.reason)
        elif ways:
            for taker, giver in ways:
                yield _dependency(taker, On(article=giver), "copy", copy.reason)


def _common(by_id: Mapping[str, Body], copies: Sequence[Copy], known: Mapping[str, str]) -> Iterator[Dependency]:
    unseen: list[Copy] = []
    for copy in copies:
        a, b = by_id[copy.a], by_id[copy.b]
        if copy.direction != "unknown" or same_house(a, b):
            continue
        agencies = {media.key(agency.name): agency for agency in (b.article.agency, a.article.agency) if agency}
        if len(agencies) == 1:
            [agency] = agencies.values()
            for article in (copy.a, copy.b):
                yield _dependency(article, _on(agency.name, known), "common_source", copy.reason)
        else:
            unseen.append(copy)
    first = _smallest(unseen)
    for copy in unseen:
        for article in (copy.a, copy.b):
            yield _dependency(article, On(name=ids.of("unseen", first[article])), "common_source", copy.reason)


def _smallest(copies: Sequence[Copy]) -> dict[str, str]:
    """For each article the smallest of those it is bound to by copies."""
    bound: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        bound[copy.a].add(copy.b)
        bound[copy.b].add(copy.a)
    first: dict[str, str] = {}
    for article in sorted(bound):
        waiting = [] if article in first else [article]
        while waiting:
            each = waiting.pop()
            if each not in first:
                first[each] = article
                waiting += bound[each]
    return first


def _known(entities: Iterable[Entity]) -> dict[str, str]:
    """Entities by the media that their names name; a name of two is none's."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind == "organisation":
            for name in (entity.name_ar, entity.name_en, *entity.variants):
                found[media.key(name)].add(entity.id)
    return {key: next(iter(those)) for key, those in found.items() if len(those) == 1}


def _on(name: str, known: Mapping[str, str]) -> On:
    return On(name=name, entity=known.get(media.key(name)))


def _place(body: Body, field: Named) -> tuple[Place, ...]:
    return () if field.start is None or field.end is None else (Place(body.article.page, field.start, field.end),)
