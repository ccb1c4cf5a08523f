"""What the pages of the desk show of a record, made ready for the templates."""

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from takhrij.desk.article import passage_id, passages
from takhrij.desk.case import Case, published
from takhrij.desk.safe import line
from takhrij.records import Article, Claim, Copy, Event, Reason, Span, Statement, Story, Time

DAY = re.compile(r"\d{4}(-\d\d){0,2}")
LONG = 90  # letters of words that are shown as evidence


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


def spoken(case: Case, story: Story) -> tuple[list[Claim], list[Claim]]:
    """The claims of a story that several statements make or deny, and those that one does."""
    claims = case.claims_of.get(story.id, [])
    return [each for each in claims if len(each.statements) > 1], [each for each in claims if len(each.statements) < 2]
