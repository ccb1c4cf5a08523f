"""Across pages: captures of one address, copies, entities by all their spellings, stories, claims with origins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from takhrij import claims, copies, engine, entities, stories
from takhrij.copies import Body
from takhrij.engine import Engine, Failed
from takhrij.pipeline.drops import dropped, failure
from takhrij.pipeline.within import Reading
from takhrij.records import (
    Article,
    Claim,
    Copy,
    Dependency,
    Dropped,
    Entity,
    Event,
    Link,
    Mention,
    Record,
    Statement,
    Story,
    Time,
)

T = TypeVar("T")


class Pile:
    """What the pages of a pile tell, brought together step by step; a step that fails is dropped and costs itself."""

    def __init__(self, readings: Sequence[Reading], pages: Mapping[str, str], home: Engine) -> None:
        """Readings of all pages, and the pages' texts by id."""
        self.home = home
        self.pages = pages
        self.dropped: list[Dropped] = []
        self.bodies: list[tuple[Body, tuple[str, ...]]] = [each for reading in readings for each in reading.bodies]
        self.articles: list[Article] = [each for reading in readings for each in reading.articles]
        self.entities: list[Entity] = [each for reading in readings for each in reading.entities]
        self.mentions: list[Mention] = [each for reading in readings for each in reading.mentions]
        self.statements: list[Statement] = [each for reading in readings for each in reading.statements]
        self.events: list[Event] = [each for reading in readings for each in reading.events]
        self.times: list[Time] = [each for reading in readings for each in reading.times]
        self.texts: dict[str, str] = {article: text for reading in readings for article, text in reading.texts.items()}
        self.copies: list[Copy] = []
        self.dependencies: list[Dependency] = []
        self.stories: list[Story] = []
        self.claims: list[Claim] = []

    def records(self) -> Iterator[Record]:
        """Everything, by type."""
        self.bring_together()
        yield from self.articles
        yield from self.entities
        yield from self.mentions
        yield from self.statements
        yield from self.events
        yield from self.copies
        yield from self.dependencies
        yield from self.stories
        yield from self.claims

    def bring_together(self) -> None:
        """The steps, in their order."""
        versions: dict[str, str] = self._step("versions", lambda: copies.versions(b for b, _ in self.bodies), {})
        self.articles = [replace(article, version_of=versions.get(article.id)) for article in self.articles]
        self.copies = self._step("copies", self._copies, [])
        merged = self._step("entities", lambda: entities.across(self.entities, self.mentions), None)
        if merged:
            self.entities = list(merged.entities)
            self.mentions = [replace(each, entity=merged.of[each.entity]) for each in self.mentions]
            self.statements = [renamed(each, merged.of) for each in self.statements]
            self.events = [with_parties_renamed(each, merged.of) for each in self.events]
        bodies = [body for body, _ in self.bodies]
        self.dependencies = self._step(
            "dependencies", lambda: copies.dependencies(bodies, self.copies, versions, self.entities), []
        )
        self.stories = self._step("stories", self._stories, [])
        self.claims = self._step("claims", self._claims, [])

    def _stories(self) -> list[Story]:
        return stories.find(
            self.articles, self.texts, self.mentions, self.entities, self.times, self.events, self.copies
        )

    def _claims(self) -> list[Claim]:
        return claims.find(
            self.stories,
            self.articles,
            self.statements,
            self.events,
            self.entities,
            self.mentions,
            self.dependencies,
            self.pages,
        )

    def _copies(self) -> list[Copy]:
        """Articles with a run of words in common are compared."""
        body_of = {body.article.id: body for body, _ in self.bodies}
        meetings = engine.together((key, body.article.id) for body, keys in self.bodies for key in keys)
        candidates = [(body_of[a], body_of[b]) for a, b in copies.pairs(meetings.values())]
        found = []
        for result in self.home.map(compare, candidates):
            if isinstance(result, Failed):
                a, b = (body.article.id for body in result.item)
                self.dropped.append(dropped("pair", f"{a} {b}", "copies", result.why))
            elif result:
                found.append(result)
        return found

    def _step(self, name: str, run: Callable[[], T], otherwise: T) -> T:
        try:
            return run()
        except Exception as error:
            self.dropped.append(failure(name, "all pages", error, name))
            return otherwise


replace = msgspec.structs.replace


def compare(pair: tuple[Body, Body]) -> Copy | None:
    """The text that two articles share."""
    return copies.find(*pair)


def renamed(statement: Statement, of: Mapping[str, str]) -> Statement:
    """A statement whose entities have become those of all articles."""
    chain = tuple(_link(link, of) for link in statement.chain)
    speakers = tuple(dict.fromkeys(of[each] for each in statement.speakers))
    return replace(statement, speakers=speakers, chain=chain)


def with_parties_renamed(event: Event, of: Mapping[str, str]) -> Event:
    """An event whose parties have become the entities of all articles."""
    arguments = tuple(replace(each, entity=of[each.entity]) if each.entity else each for each in event.arguments)
    return replace(event, arguments=arguments, place=of[event.place] if event.place else None)


def _link(link: Link, of: Mapping[str, str]) -> Link:
    return replace(link, entity=of[link.entity]) if link.entity else link
