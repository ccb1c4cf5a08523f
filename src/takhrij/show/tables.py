"""The tables of a dossier, each read when it is first asked for, and of each what the user chose."""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from takhrij import text
from takhrij.dossier import Dossier
from takhrij.records import Article, Claim, Entity, Event, Mention, Page, Place, Statement, Story, Time

R = TypeVar("R", Time, Mention, Event)


class NoSuchStory(Exception):
    """No story, or several, where one was asked for; the message tells what to ask for."""


class Tables:
    """What is in a dossier; with a location or a story, the articles there and what belongs to them."""

    def __init__(self, dossier: Dossier, page: str = "", story: str = "") -> None:
        """`page` is a part of locations, `story` what `Tables.story` takes.

        Raises NoSuchStory.
        """
        self.dossier = dossier
        self.page = page
        self.only = self.story(story)[1] if story else None

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages."""
        return {page.id: page for page in self.dossier.each(Page)}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """All articles."""
        return {article.id: article for article in self.dossier.each(Article) if article.page in self.pages}

    @cached_property
    def chosen(self) -> dict[str, Article]:
        """The articles that were chosen, in the order of their pages; all of them if nothing was."""
        of_story = set(self.only.articles) if self.only else self.articles
        return {
            id_: article
            for id_, article in self.articles.items()
            if id_ in of_story and self.page in self.location(article)
        }

    @cached_property
    def every_story(self) -> list[tuple[int, Story]]:
        """All stories, those with most articles first, with the numbers by which they are asked for."""
        return list(enumerate(sorted(self.dossier.each(Story), key=lambda each: (-len(each.articles), each.id)), 1))

    @cached_property
    def stories(self) -> list[tuple[int, Story]]:
        """The stories of the chosen articles."""
        return [
            (n, story)
            for n, story in self.every_story
            if (not self.only or story.id == self.only.id)
            and (not self.page or any(each in self.chosen for each in story.articles))
        ]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the chosen articles, those with most statements first."""
        found = (
            claim
            for claim in self.dossier.each(Claim)
            if (not self.only or claim.story == self.only.id)
            and (not self.page or any(self._said_in.get(each) in self.chosen for each in claim.statements))
        )
        return sorted(found, key=lambda claim: (-len(claim.statements), -claim.origins_at_least, claim.id))

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """All entities."""
        return {entity.id: entity for entity in self.dossier.each(Entity)}

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements of the chosen articles."""
        return [each for each in self._every_statement if each.article in self.chosen]

    @cached_property
    def _every_statement(self) -> tuple[Statement, ...]:
        return self.dossier.all(Statement)

    @cached_property
    def _said_in(self) -> dict[str, str]:
        return {each.id: each.article for each in self._every_statement}

    def of_chosen(self, kind: type[R]) -> list[R]:
        """The times, mentions or events of the chosen articles."""
        return [each for each in self.dossier.each(kind) if each.article in self.chosen]

    def story(self, asked: str) -> tuple[int, Story]:
        """A story by its number in the list, its id, or words of its title.

        Raises NoSuchStory.
        """
        found = [(n, story) for n, story in self.every_story if asked in {str(n), story.id}]
        if not found and (words := text.fold(asked).text.strip()):
            found = [(n, story) for n, story in self.every_story if words in text.fold(story.title).text]
        if not found:
            raise NoSuchStory(
                f"no story {asked!r}: give a number, an id or words of a title, as "
                f"`takhrij show {self.dossier.path} --stories` lists them"
            )
        if len(found) > 1:
            numbers = ", ".join(str(n) for n, _ in found[:5]) + ", …" * (len(found) > 5)
            raise NoSuchStory(f"{len(found)} stories have {asked!r} in their titles; give a number: {numbers}")
        return found[0]

    def location(self, article: Article) -> str:
        """Where an article's page was read."""
        return self.pages[article.page].location

    def words(self, place: Place) -> str:
        """The words at a place."""
        return self.pages[place.page].text[place.start : place.end] if place.page in self.pages else ""

    def who(self, name: str) -> str:
        """Somebody who is given as an entity or by name."""
        return self.entities[name].name_ar if name in self.entities else name

    def carrying(self, claim: Claim) -> list[Article]:
        """The articles that a claim stands in."""
        return self.by_date({self._said_in.get(each, "") for each in claim.statements})

    def by_date(self, ids: Iterable[str]) -> list[Article]:
        """These articles by time of publication, undated ones last."""
        found = [self.articles[each] for each in ids if each in self.articles]
        return sorted(found, key=lambda each: (each.published is None, published(each), self.location(each), each.id))

    def known_by(self, id_: str) -> str:
        """An article in a line: outlet, date, location."""
        if id_ not in self.articles:
            return id_
        article = self.articles[id_]
        named = [article.outlet.name if article.outlet else "", published(article), self.location(article)]
        return " · ".join(each for each in named if each)


def published(article: Article) -> str:
    """When, as it was determined; empty where it was not."""
    return article.published.value if article.published else ""
