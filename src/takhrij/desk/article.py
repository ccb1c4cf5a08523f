"""An article's page as it was read: its regions, with what was found drawn into their text."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from takhrij import ids
from takhrij.desk.case import Case
from takhrij.desk.highlights import Finding, Piece, Pieces, nest
from takhrij.desk.safe import line
from takhrij.records import Article, Copy, Page, Region, Span, Statement

FOLDED = {"furniture", "teaser"}


class Block(msgspec.Struct, frozen=True):
    """Regions that are shown together: one, or several that are folded away."""

    kind: str
    regions: list[tuple[Region | None, Pieces]]
    other: Article | None = None  # whose they are, where they are another article's


def text_of(case: Case, article: Article) -> list[Block]:
    """The page of an article, region by region, with what was found in it."""
    page = case.pages[article.page]
    found = findings(case, article)
    regions: list[Region | None] = [*case.regions_of.get(page.id, ())] or [None]
    blocks: list[Block] = []
    for kind, several in groupby(regions, key=lambda region: _block(case, article, region)):
        shown = [(each, _pieces(page, found, each)) for each in several]
        if kind in case.articles:
            blocks.append(Block("other", [], case.articles[kind]))
        elif kind in FOLDED:
            blocks.append(Block("folded", shown))
        else:
            blocks += [Block(kind, [each]) for each in shown]
    return blocks


def _block(case: Case, article: Article, region: Region | None) -> str:
    if region is None:
        return "body"
    if region.article and region.article != article.id and region.article in case.articles:
        return region.article
    return "furniture" if region.kind in FOLDED else region.kind


def _pieces(page: Page, found: list[Finding], region: Region | None) -> Pieces:
    span = Span(region.start, region.end) if region else Span(0, len(page.text))
    return nest(page.text, found, span)


def missing(case: Case, article: Article, blocks: Iterable[Block]) -> list[str]:
    """The findings that do not begin in the text shown: their links lead to the top of it."""

    def within(pieces: Pieces) -> Iterator[str]:
        for piece in pieces:
            if isinstance(piece, Piece):
                if piece.opens and piece.finding.id:
                    yield piece.finding.id
                yield from within(piece.inner)

    shown = {id_ for block in blocks for _, pieces in block.regions for id_ in within(pieces)}
    statements = [statement.id for statement in case.statements_of.get(article.id, ())]
    others = [finding.id for finding in findings(case, article) if finding.id]
    return [id_ for id_ in dict.fromkeys(statements + others) if id_ not in shown]


def findings(case: Case, article: Article) -> list[Finding]:
    """Everything found in an article, each with its anchor."""
    found: list[Finding] = []
    for number, statement in enumerate(case.statements_of.get(article.id, ()), 1):
        found += _statement(statement, number)
    for mention in case.mentions_of.get(article.id, ()):
        entity = case.entities.get(mention.entity)
        bare = Finding(mention.start, mention.end, "name", mention.id)
        title = line(entity.name_ar) if entity and entity.name_ar != mention.text else ""
        found.append(
            msgspec.structs.replace(bare, style=entity.kind, title=title, folder="entities", page=entity.id)
            if entity
            else bare
        )
    found += [
        Finding(time.start, time.end, "time", time.id, title=line(time.value), about=True)
        for time in case.times_of.get(article.id, ())
    ]
    found += [
        Finding(event.start, event.end, "event", event.id, event.status, line(event.type), about=True)
        for event in case.events_of.get(article.id, ())
    ]
    for copy in case.copies_of.get(article.id, ()):
        other = case.articles[copy.b if copy.a == article.id else copy.a]
        title = line(other.outlet.name if other.outlet else case.title(other))
        for n, passage in enumerate(passages(copy, article)):
            found.append(Finding(passage.start, passage.end, "shared", passage_id(copy, n), title=title))
    return found


def _statement(statement: Statement, number: int) -> Iterator[Finding]:
    """Its content, cue and speaker; its anchor is the first of its content."""
    style = "denies" if statement.stance == "denies" else ""
    for n, span in enumerate(sorted(statement.content)):
        yield Finding(span.start, span.end, "content", "" if n else statement.id, style, number=0 if n else number)
    for span in statement.cue + ((statement.speaker_span,) if statement.speaker_span else ()):
        yield Finding(span.start, span.end, "cue")


def passages(copy: Copy, article: Article) -> list[Span]:
    """What a copy shares, on the side of one article."""
    return sorted(passage.a if copy.a == article.id else passage.b for passage in copy.passages)


def passage_id(copy: Copy, number: int) -> str:
    """The anchor of a passage."""
    return ids.of("passage", copy.id, number)
