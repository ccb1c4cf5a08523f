"""Captures of one address at different times: versions of one article, which are no copies."""

from collections import defaultdict
from collections.abc import Iterable

from takhrij import text
from takhrij.copies.alignment import align, shares
from takhrij.copies.bodies import Body

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
        first: list[Body] = []
        for body in sorted(captured[address], key=lambda b: (b.fetched_at is None, b.fetched_at or "", b.article.id)):
            original = next((other for other in first if _same(body, other)), None)
            if original:
                found[body.article.id] = original.article.id
            else:
                first.append(body)
    return found


def _same(body: Body, other: Body) -> bool:
    if body.article.page == other.article.page:
        return False
    titles = [text.fold(each.article.title.name).text for each in (body, other) if each.article.title]
    return (len(titles) == 2 and titles[0] == titles[1]) or max(shares(align(body, other), body, other)) >= SAME
