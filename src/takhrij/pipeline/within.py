"""Within a page: articles, and in each article names, entities, times, statements, events, what copies are known by."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from takhrij import articles, copies, dossier, entities, marks
from takhrij.copies import Body
from takhrij.dossier import Packed
from takhrij.marks import Marked
from takhrij.pipeline.drops import dropped, failure
from takhrij.readings import events, names, statements, times
from takhrij.readings.names import models
from takhrij.readings.names.tagging import Tagger
from takhrij.readings.scene import look
from takhrij.records import Article, Dropped, Entity, Event, Mention, Page, Record, Region, Span, Statement, Time
from takhrij.words.yours import Yours

R = TypeVar("R", bound=Record)
TOLD = frozenset({"title", "subtitle", "body"})


class Reading(msgspec.Struct, frozen=True):
    """What is found on a page: what is settled as rows for the dossier, and what other pages may still change."""

    settled: Packed
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    bodies: tuple[tuple[Body, tuple[str, ...]], ...]  # each with its keys
    texts: dict[str, str]  # of each article its title and body


class Means(msgspec.Struct, frozen=True):
    """What a page is read with, beside the words of the package."""

    keep: tuple[str, ...]  # languages, ISO 639
    yours: Yours = ()  # names that the user brings
    names_model: Path | None = None  # a folder; None: the tagger that comes with Takhrij


def read(means: Means, item: tuple[Page, frozenset[str]]) -> Reading:
    """What `read_page` finds, sorted by what becomes of it."""
    found, bodies = read_page(*item, means)
    records = sorted(_distinct(found, item[0]), key=_order)
    kinds: dict[type[Record], list[Record]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record)
    return Reading(
        settled=dossier.pack(each for kind in (Region, Time, Dropped) for each in kinds.get(kind, ())),
        articles=_of(Article, kinds),
        entities=_of(Entity, kinds),
        mentions=_of(Mention, kinds),
        times=_of(Time, kinds),
        statements=_of(Statement, kinds),
        events=_of(Event, kinds),
        bodies=tuple(bodies),
        texts=_texts(item[0], kinds.get(Region, ())),
    )


def _texts(page: Page, regions: Iterable[Record]) -> dict[str, str]:
    """What each article of a page tells: its title and body, a line each."""
    texts: dict[str, list[str]] = {}
    for region in regions:
        if isinstance(region, Region) and region.article and region.kind in TOLD:
            texts.setdefault(region.article, []).append(page.text[region.start : region.end])
    return {article: "\n".join(lines) for article, lines in texts.items()}


def _of(kind: type[R], kinds: dict[type[Record], list[Record]]) -> tuple[R, ...]:
    return tuple(record for record in kinds.get(kind, ()) if isinstance(record, kind))


def read_page(
    page: Page, of_host: frozenset[str], means: Means
) -> tuple[list[Record], list[tuple[Body, tuple[str, ...]]]]:
    """Everything on a page. What was found before a stage failed stays, and the failure is a record.

    An article in another language than Arabic is compared with others, and not read: the words know Arabic alone.
    """
    found: list[Record] = []
    bodies: list[tuple[Body, tuple[str, ...]]] = []
    tagger = models.load(means.names_model) if means.names_model else None  # one that cannot be used ends the build
    try:
        marked = marks.read(page.text, means.yours)
        on_page = articles.find(page, marked, of_host, means.keep)
    except Exception as error:
        return [failure("page", page.location, error, page.id)], bodies
    found += on_page.regions
    found += on_page.articles
    for article in on_page.articles:
        regions = [region for region in on_page.regions if region.article == article.id]
        try:
            if article.language in articles.ARABIC:
                for record in read_article(article, regions, marked, tagger):
                    found.append(record)  # one by one: what came before an error stays
            else:
                why = f"in {articles.language.names([article.language])}: names and statements are read in Arabic alone"
                found.append(dropped("article", page.location, "readings", why, article.id))
            body = copies.body(article, regions, page, marked)
            bodies.append((body, copies.keys(body)))
        except Exception as error:
            found.append(failure("article", page.location, error, article.id))
    if not on_page.articles:
        found.append(dropped("page", page.location, "articles", on_page.why or "no article on it", page.id))
    return found, bodies


def read_article(
    article: Article, regions: Sequence[Region], marked: Marked, tagger: Tagger | None
) -> Iterator[Record]:
    """Everything in an article, stage by stage."""
    named = names.find(article, regions, marked, tagger)
    who, mentions = entities.within(article, named, marked)
    yield from who
    yield from mentions
    when = times.find(article, regions, marked, named)
    yield from when
    scene = look(regions, marked, mentions, who, when)
    said = statements.find(article, scene)
    yield from said
    yield from events.find(article, scene, said)


def _distinct(found: Iterable[Record], page: Page) -> Iterator[Record]:
    """A stage that finds the same thing twice made a mistake, which costs the second one and not the dossier."""
    seen: set[str] = set()
    for number, record in enumerate(found):
        if record.id in seen:
            what = type(record).__name__.lower()
            yield dropped(what, page.location, "pipeline", "found twice", f"{record.id} {number}")
        else:
            yield record
        seen.add(record.id)


def _order(record: Record) -> tuple[int, int]:
    """Where it stands on its page; what has no place of its own keeps the order in which it was found."""
    if isinstance(record, Region | Time | Mention | Event):
        return record.start, record.end
    if isinstance(record, Statement):
        first = min(record.content + record.cue, default=Span(0, 0))
        return first.start, first.end
    return 0, 0
