"""The kind of every line of a page, with its reason: guesses by themselves, then by what stands around them."""

from takhrij import ids
from takhrij.articles import guesses, layout, split
from takhrij.articles import lines as lines_
from takhrij.articles.lines import Line
from takhrij.marks import Marked
from takhrij.records import Page, Place, Reason, Region


def find(page: Page, marked: Marked, repeated: frozenset[str], script: str) -> tuple[list[Region], list[Line]]:
    """The regions of a page, one a line, and the lines. An article's id comes from the span of its lines.

    `script` is that of the page's language: lines in Latin letters are no text of an Arabic page.
    """
    lines = lines_.read(marked)
    title = layout.headline(page)
    around = guesses.Surroundings(
        repeated=repeated,
        names=guesses.names(lines, page.metadata.outlet),
        title=title,
        latin=script == "LATIN",
    )
    guessed = layout.weigh(page, lines, guesses.guess(lines, around), title)
    found = layout.settle(page, lines, guessed, split.sort(lines, guessed, title))
    articles = {number: _article(page, found, lines, number) for number in sorted(set(found.articles)) if number}
    regions = [
        Region(
            id=ids.of("region", page.id, line.span.start, line.span.end),
            page=page.id,
            start=line.span.start,
            end=line.span.end,
            kind=kind,
            article=articles.get(number),
            reason=Reason(rule, (Place(page.id, guess.evidence.start, guess.evidence.end),)),
        )
        for line, guess, kind, rule, number in zip(lines, guessed, *found, strict=True)
    ]
    return regions, lines


def of_no_article(page: Page, marked: Marked) -> tuple[Region, ...]:
    """The regions of a page whose language is not kept."""
    return tuple(
        Region(
            id=ids.of("region", page.id, line.span.start, line.span.end),
            page=page.id,
            start=line.span.start,
            end=line.span.end,
            kind="furniture",
            article=None,
            reason=Reason("language", (Place(page.id, line.span.start, line.span.end),)),
        )
        for line in lines_.read(marked)
    )


def _article(page: Page, found: split.Sorted, lines: list[Line], number: int) -> str:
    own = [line for line, article in zip(lines, found.articles, strict=True) if article == number]
    return ids.of("article", page.id, own[0].span.start, own[-1].span.end)
