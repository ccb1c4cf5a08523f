r"""Articles: a page in, the kind of each of its lines and its articles out, with what their mastheads say.

>>> from takhrij import marks, pages
>>> text = "جسر جديد في مرسى\nافتتح محافظ مرسى اليوم جسرا جديدا فوق النهر.\nوقال المحافظ إن الجسر آمن.\nطباعة\n"
>>> page = pages.read(pages.Source(location="a.txt", media_type="text/plain", raw=text.encode()))
>>> found = find(page, marks.read(page.text), frozenset())
>>> [region.kind for region in found.regions], found.articles[0].title.name
(['title', 'body', 'body', 'furniture'], 'جسر جديد في مرسى')
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from takhrij import text
from takhrij.articles import language, masthead, published, regions
from takhrij.articles.lines import READ, Line, folded_key
from takhrij.articles.named import Kinded
from takhrij.marks import Marked
from takhrij.records import Article, Page, Place, Reason, Region

__all__ = ["ARABIC", "Found", "find", "host_lines", "language"]

LETTERS_A_WORD = 8
ARABIC = ("ar",)


class Found(msgspec.Struct, frozen=True):
    """What is on a page: its lines, each of one kind, its articles, and why there are none."""

    regions: tuple[Region, ...]
    articles: tuple[Article, ...]
    why: str | None = None


def host_lines(page: Page) -> tuple[str, tuple[str, ...]]:
    """The host of a page, if known, and its lines that may be the site's own: the short ones, as they are compared."""
    host = urlsplit(page.url or "").hostname or ""
    folded = text.fold(page.text).text if host else ""
    keys = (folded_key(line) for line in folded.split("\n") if len(line) < LETTERS_A_WORD * READ)
    return host.removeprefix("www."), tuple(dict.fromkeys(filter(None, keys)))


def find(page: Page, marked: Marked, repeated: frozenset[str], kept: Sequence[str] = ARABIC) -> Found:
    """The regions and articles of a page. `repeated` are those of `host_lines` that several pages of its host have.

    A page in a language that is not among the `kept` ones has no article.
    """
    spoken = language.of(page.text)
    if spoken.key not in (*kept, language.WORDLESS.key):
        return Found(regions.of_no_article(page, marked), (), f"in {spoken.name}, not in {language.names(kept)}")
    found, lines = regions.find(page, marked, repeated, spoken.script)
    kinded = list(zip(lines, (region.kind for region in found), strict=True))
    ids = list(dict.fromkeys(region.article for region in found if region.article))
    articles = tuple(
        _article(page, article, spoken.key,
                 [pair for pair, region in zip(kinded, found, strict=True) if region.article == article],
                 kinded, main=number == 0)
        for number, article in enumerate(ids)
    )  # fmt: skip
    return Found(tuple(found), articles, None if articles else "no line of it reads as an article's text")


def _article(page: Page, article: str, spoken: str, own: list[Kinded], around: list[Kinded], main: bool) -> Article:
    head = masthead.read(page, own, around, main)
    first: Line = own[0][0]
    last: Line = own[-1][0]
    return Article(
        id=article,
        page=page.id,
        **{name: getattr(head, name) for name in masthead.Masthead.__struct_fields__},
        published=published.of(page, own, main),
        language=spoken,
        version_of=None,
        reason=Reason("split", (Place(page.id, first.span.start, last.span.end),)),
    )
