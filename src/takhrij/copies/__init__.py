"""Copies: articles with their words in, the texts that they share and what rests on what out.

An article is made a `body` when its page is read. Bodies with one of their `keys` in common are brought together by
the engine. `find` tells what two of them share, `dependencies` who rests on whom by that and by the mastheads.

>>> from takhrij import marks
>>> from takhrij.records import Article, Metadata, Named, Page, Reason, Region
>>> def read(name, outlet, text):
...     page = Page(id=name, location=name, url=None, media_type="text/plain", encoding="utf-8", fetched_at=None,
...                 sha256="", text=text, metadata=Metadata())
...     article = Article(id=f"article-{name}", page=name, title=None, outlet=Named(outlet, None, None), byline=None,
...                       dateline=None, agency=None, retells=None, owner=None, published=None, language="ar",
...                       version_of=None, reason=Reason("example", ()))
...     region = Region(id=f"region-{name}", page=name, start=0, end=len(text), kind="body", article=article.id,
...                     reason=Reason("example", ()))
...     return body(article, [region], page, marks.read(text))
>>> first = read("1", "مرآة تازمور", "افتتح محافظ مرسى سرغاي لوندين جسرا فوق نهر سيفرا وقال إن العمل فيه دام عامين.")
>>> second = read("2", "بريد الواحة", "افتتح المحافظ سرجاي لوندين جسراً فوق نهر سيفرا، وقال إن العمل فيه دام عامين.")
>>> set(keys(first)).isdisjoint(keys(second))
False
>>> copy = find(first, second)
>>> [passage.b for passage in copy.passages], round(copy.share_of_a, 2), copy.direction
([Span(start=14, end=75)], 0.8, 'unknown')
>>> [(each.article, each.how) for each in dependencies([first, second], [copy], versions([first, second]))]
[('article-1', 'common_source'), ('article-2', 'common_source')]
"""

from collections.abc import Iterable, Sequence

from takhrij import ids
from takhrij.copies import direction, fingerprints
from takhrij.copies.alignment import align, place, shares, unquoted
from takhrij.copies.bodies import Body, body
from takhrij.copies.dependencies import dependencies
from takhrij.copies.versions import versions
from takhrij.records import Copy, Place, Reason

__all__ = ["Body", "body", "dependencies", "find", "keys", "pairs", "versions"]

SPEECH = 20  # words outside quotation marks, without which those inside do not count: two reporters heard one speaker
MANY, SOME, FEW = 40, 24, 12  # words that agree
WHOLE, MOST, PART = 0.7, 0.4, 0.3  # of the words of an article


def keys(body: Body) -> tuple[str, ...]:
    """The keys by which the engine brings bodies together: a run of twelve words in both gives both a common one."""
    return fingerprints.keys(body.words)


def pairs(meetings: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Who met, once each and sorted: from the articles of each key.

    >>> pairs([["c", "a"], ["a", "b", "c"], ["d"]])
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    met = (sorted(set(meeting)) for meeting in meetings)
    return sorted({(first, second) for those in met for n, first in enumerate(those) for second in those[n + 1 :]})


def find(a: Body, b: Body) -> Copy | None:
    """What two articles share, if it is more than two writers would put alike. The order of the two means nothing.

    Captures of one address are versions, not copies.
    """
    a, b = sorted((a, b), key=lambda body: body.article.id)
    if a.article.id == b.article.id or (a.address and a.address == b.address and a.article.page != b.article.page):
        return None
    stretches = align(a, b)
    of_a, of_b = shares(stretches, a, b)
    agree = sum(run.length for stretch in stretches for run in stretch)
    one_site = bool(a.host and a.host == b.host) or direction.same_house(a, b)
    if not _enough(agree, unquoted(stretches, a, b), (of_a, of_b), one_site=one_site):
        return None
    passages = tuple(place(stretch, a, b) for stretch in stretches)
    evidence = direction.evidence(a, b, passages, (of_a, of_b))
    longest = max(passages, key=lambda passage: passage.a.end - passage.a.start)
    return Copy(
        id=ids.of("copy", a.article.id, b.article.id),
        a=a.article.id,
        b=b.article.id,
        passages=passages,
        share_of_a=round(of_a, 3),
        share_of_b=round(of_b, 3),
        direction=direction.weigh(evidence),
        reason=Reason(
            "; ".join(("shared words", *dict.fromkeys(each.what for each in evidence))),
            (
                Place(a.article.page, longest.a.start, longest.a.end),
                Place(b.article.page, longest.b.start, longest.b.end),
                *(place for each in evidence for place in each.places),
            ),
        ),
    )


def _enough(agree: int, unquoted: int, shares: tuple[float, float], *, one_site: bool) -> bool:
    """Whether so many words that agree are a copy.

    Of 1,337 articles of one day of eleven papers, nearly all that agree in forty words have a source in common; titles
    of dignitaries, condolences, market reports agree in thirty. So fewer count only where they are much of an article.
    What one site prints in several articles (footers, biographies, a weather bulletin) has to be much of one, or long.
    Accepted: two telegrams of one wording to two heads of state are a copy.
    """
    smaller, larger = sorted(shares)
    counted = agree if unquoted >= SPEECH else unquoted
    if smaller >= WHOLE and unquoted * 2 >= FEW:  # one flash in two prints
        return True
    if one_site:
        return counted >= (MANY if larger >= MOST else 100)
    return counted >= (FEW if larger >= WHOLE else SOME if larger >= PART else MANY)
