"""Captures of one address at different times: versions of one article, which are no copies."""

from collections import defaultdict
from collections.abc import Iterable

from takhrij import text
from takhrij.copies.alignment import align, shares
from takhrij.copies.bodies import Body
from takhrij.copies.fingerprints import keys

SAME = 0.5  # of the shorter one's words: a page that a site keeps filling with other articles is no version of itself


def versions(bodies: Iterable[Body]) -> dict[str, str]:
    """For each article that is another capture of one captured before: that one. Ids of articles.

    Captures are ordered by when they were fetched, those that do not say it last, then by id.
    """
    captured: defaultdict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        if body.address:
            captured[body.address].append(body)
    found: dict[str, str] = {}
    for address in sorted(captured):
        first: dict[
            str, Body
        ] = {}  # by what later captures may know it by: some sites give all their pages one address
        for body in sorted(captured[address], key=lambda b: (b.fetched_at is None, b.fetched_at or "", b.article.id)):
            known_by = [_title(body), *keys(body.words)]
            others = {first[key].article.id: first[key] for key in known_by if key in first}
            original = next((other for other in others.values() if _same(body, other)), None)
            if original:
                found[body.article.id] = original.article.id
            else:
                for key in known_by:
                    first.setdefault(key, body)
    return found


def _same(body: Body, other: Body) -> bool:
    if body.article.page == other.article.page:
        return False
    return _title(body) == _title(other) != "" or max(shares(align(body, other), body, other)) >= SAME


def _title(body: Body) -> str:
    return text.fold(body.article.title.name).text if body.article.title else ""
