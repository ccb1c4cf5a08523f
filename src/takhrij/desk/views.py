"""What the pages of the desk show of a record, made ready for the templates."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from takhrij import ids
from takhrij.desk.case import Case, published
from takhrij.desk.highlights import Finding, Piece, Pieces, nest
from takhrij.records import Article, Claim, Copy, Event, Page, Reason, Region, Span, Statement, Story, Time

ID = re.compile(r"[a-z_]{1,20}-[0-9a-f]{16}")
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
FOLDED = {"furniture", "teaser"}
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
LONG = 90  # letters of a heading where many stand in a list


def slug(id_: str) -> str:
    """An id as the name of a file or anchor; one that no stage makes is made one.

    >>> slug("page-e91cc69f13a9f9dc"), slug("../../x")
    ('page-e91cc69f13a9f9dc', 'id-358ee4953c66a869')
    """
    return id_ if ID.fullmatch(id_) else ids.of("id", id_)


def line(words: str) -> str:
    """Words of a page for where they cannot be kept apart: in one line, without what turns the direction of a line."""
    return " ".join(CONTROLS.sub(" ", words).split())


class Who(msgspec.Struct, frozen=True):
    """Somebody or something that is named, and the page about it."""

    name: str
    folder: str = ""
    id: str = ""
    note: str = ""  # key of a label


def who(case: Case, name: str, entity: str | None = None) -> Who:
    """A speaker, link or origin; a claim names its speakers by entity or by words."""
    known = case.entities.get(entity or name)
    if known and case.occurrences_of.get(known.id):
        return Who(known.name_ar or name, "entities", known.id)
    return Who(known.name_ar if known else name)


def speakers(case: Case, statement: Statement) -> list[Who]:
    """Who says it."""
    named = [who(case, each) for each in statement.speakers if each in case.entities]
    return named or [Who(statement.speaker_text, note="" if statement.speaker_text.strip() else "speaker_unknown")]


def chain(case: Case, statement: Statement) -> list[list[Who]]:
    """The steps from the page to the speaker: the outlet, each link, the speakers."""
    article = case.articles[statement.article]
    outlet = article.outlet.name if article.outlet else ""
    steps = [[Who(outlet, "articles", article.id, "" if outlet else "outlet_unknown")]]
    for link in statement.chain:
        named = who(case, link.name, link.entity)
        steps.append([msgspec.structs.replace(named, note="carried") if link.start is None else named])
    return [*steps, speakers(case, statement)]


class Shown(msgspec.Struct, frozen=True):
    """Words that show something, and where they stand in an article's page."""

    words: str
    article: str
    anchor: str


def evidence(case: Case, reason: Reason) -> Iterator[Shown]:
    """The words of a reason, each once."""
    seen = set()
    for place in reason.evidence:
        words = line(case.words(place.page, Span(place.start, place.end)))
        if words and words not in seen:
            seen.add(words)
            yield Shown(_shortened(words), *_at(case, place.page, place.start))


def _at(case: Case, page: str, offset: int) -> tuple[str, str]:
    """The article's page, and the anchor there, that show a place."""
    for region in case.regions_of.get(page, ()):
        if region.start <= offset < region.end:
            article = region.article if region.article in case.articles else _first_article(case, page)
            return (article, f"at-{region.start}") if article else ("", "")
    return "", ""


def _first_article(case: Case, page: str) -> str:
    return next((region.article for region in case.regions_of[page] if region.article in case.articles), None) or ""


def _shortened(words: str) -> str:
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + " …"


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


class Shares(msgspec.Struct, frozen=True):
    """A text that an article shares with another, seen from the article."""

    copy: Copy
    other: Article
    share: int  # per cent
    direction: str
    passages: list[Shown]


def shares(case: Case, article: Article) -> Iterator[Shares]:
    """The texts that an article shares, the largest first."""
    copies = case.copies_of.get(article.id, ())
    for copy in sorted(copies, key=lambda copy: (-_share(copy, article), copy.id)):
        is_a = copy.a == article.id
        taken = {"a_from_b": is_a, "b_from_a": not is_a}.get(copy.direction)
        direction = "unknown" if taken is None else "of_this" if taken else "of_other"
        shown = [
            Shown(_shortened(line(case.words(article.page, span))), article.id, passage_id(copy, n))
            for n, span in enumerate(passages(copy, article))
        ]
        other = case.articles[copy.b if is_a else copy.a]
        yield Shares(copy, other, round(100 * _share(copy, article)), direction, shown)


def _share(copy: Copy, article: Article) -> float:
    return copy.share_of_a if copy.a == article.id else copy.share_of_b


class Day(msgspec.Struct, frozen=True):
    """What happened on a day, or in a month or year where no more is known."""

    date: str
    events: list[Event]
    articles: list[Article]


def timeline(case: Case, story: Story) -> list[Day]:
    """The events of a story and when its articles were published, by date."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    printed: defaultdict[str, list[Article]] = defaultdict(list)
    for article in case.articles_in(story.articles):
        if day := _day(published(article)):
            printed[day].append(article)
        for event in case.events_of.get(article.id, ()):
            if day := _day(event.date or ""):
                events[day].append(event)
    return [Day(day, events.get(day, []), printed.get(day, [])) for day in sorted({*events, *printed})]


def named_days(case: Case, story: Story) -> list[tuple[str, list[Time]]]:
    """The days that the articles of a story name, with the words that do."""
    days: defaultdict[str, list[Time]] = defaultdict(list)
    for article in case.articles_in(story.articles):
        for time in case.times_of.get(article.id, ()):
            if time.type in {"DATE", "TIME"} and len(day := _day(time.value)) == len("2024-06-11"):
                days[day].append(time)
    return sorted(days.items())


def _day(value: str) -> str:
    match = DAY.match(value)
    return match.group() if match else ""


def spellings(case: Case, entity: str) -> dict[str, list[tuple[Article, list[str]]]]:
    """How an entity is spelt: the articles with each spelling, and the mentions there."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mention in case.occurrences_of.get(entity, ()):
        found[mention.text][mention.article].append(mention.id)
    ordered = sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    return {
        spelling: [(article, articles[article.id]) for article in case.articles_in(articles)]
        for spelling, articles in ordered
    }


def sides(case: Case, claim: Claim) -> list[tuple[str, list[Statement]]]:
    """The statements that affirm a claim and those that deny it."""
    said = case.said_in(claim)
    denials = [each for each in said if case.denies(claim, each)]
    return [("affirm", [each for each in said if each not in denials]), ("deny", denials)]


def address(url: str | None) -> str:
    """An address that may be a link: nothing but the web's.

    >>> address("javascript:alert(1)"), address("https://difaf.example/1")
    ('', 'https://difaf.example/1')
    """
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url) else ""
