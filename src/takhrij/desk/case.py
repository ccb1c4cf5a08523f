"""A dossier in memory, by what refers to what: the questions that the pages of the desk ask."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from takhrij import text
from takhrij.dossier import Dossier
from takhrij.records import (
    Article,
    Claim,
    Copy,
    Dependency,
    Dropped,
    Entity,
    Event,
    Mention,
    Page,
    Record,
    Region,
    Span,
    Statement,
    Story,
    Time,
)

R = TypeVar("R", bound=Record)


class Case:
    """Everything in a dossier; what refers to a record that is not there is left out of the answers."""

    def __init__(self, dossier: Dossier) -> None:
        self.name = dossier.path.name
        self.pages = _by_id(dossier.each(Page))
        self.articles = {each.id: each for each in dossier.each(Article) if each.page in self.pages}
        self.entities = _by_id(dossier.each(Entity))
        self.statements = {each.id: each for each in dossier.each(Statement) if each.article in self.articles}
        self.events = {each.id: each for each in dossier.each(Event) if each.article in self.articles}
        self.stories = _by_id(dossier.each(Story))
        self.claims = _by_id(dossier.each(Claim))
        self.copies = [each for each in dossier.each(Copy) if each.a in self.articles and each.b in self.articles]
        self.dropped = dossier.all(Dropped)
        self.regions_of = _groups(dossier.each(Region), lambda region: [region.page])
        self.mentions_of = _groups(dossier.each(Mention), lambda mention: [mention.article])
        self.times_of = _groups(dossier.each(Time), lambda time: [time.article])
        self.rests_of = _groups(dossier.each(Dependency), lambda dependency: [dependency.article])

    @cached_property
    def statements_of(self) -> dict[str, list[Statement]]:
        """The statements of each article, in the order of its text."""
        return _groups(sorted(self.statements.values(), key=_first), lambda statement: [statement.article])

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """The events of each article."""
        return _groups(self.events.values(), lambda event: [event.article])

    @cached_property
    def copies_of(self) -> dict[str, list[Copy]]:
        """The texts that each article shares."""
        return _groups(self.copies, lambda copy: [copy.a, copy.b])

    @cached_property
    def occurrences_of(self) -> dict[str, list[Mention]]:
        """The mentions of each entity."""
        mentions = (mention for article in self.articles for mention in self.mentions_of.get(article, ()))
        return _groups(mentions, lambda mention: [mention.entity])

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each story, those with most statements first; and those of each statement and event."""
        ordered = sorted(self.claims.values(), key=lambda claim: (-len(claim.statements), claim.id))
        return _groups(ordered, lambda claim: [claim.story, *claim.statements, *claim.events])

    @cached_property
    def stories_of(self) -> dict[str, list[Story]]:
        """The stories of each article."""
        return _groups(self.stories.values(), lambda story: story.articles)

    @cached_property
    def largest_stories(self) -> list[Story]:
        """The stories, those with most articles first."""
        return sorted(self.stories.values(), key=lambda story: (-len(story.articles), story.id))

    @cached_property
    def most_named(self) -> list[Entity]:
        """The entities that are mentioned, most often first."""
        named = (entity for entity in self.entities.values() if entity.id in self.occurrences_of)
        return sorted(named, key=lambda entity: (-len(self.occurrences_of[entity.id]), entity.id))

    def named_in(self, article: Article) -> list[tuple[Entity, list[Mention]]]:
        """The entities that an article names, most often first, and where."""
        groups = _groups(self.mentions_of.get(article.id, ()), lambda mention: [mention.entity])
        known = [(self.entities[each], mentions) for each, mentions in groups.items() if each in self.entities]
        return sorted(known, key=lambda item: -len(item[1]))

    def articles_in(self, ids: Iterable[str]) -> list[Article]:
        """These articles by time of publication, undated ones last."""
        found = [self.articles[each] for each in dict.fromkeys(ids) if each in self.articles]
        return sorted(found, key=lambda article: (article.published is None, published(article), article.id))

    def outlets(self, ids: Iterable[str]) -> list[str]:
        """The outlets of these articles, each as it is first spelt."""
        named = (each.outlet.name for each in self.articles_in(ids) if each.outlet)
        return list({text.fold(name).text: name for name in reversed(list(named))}.values())[::-1]

    def title(self, article: Article) -> str:
        """What it is headed, else the first words of it; empty where it has none."""
        if article.title:
            return article.title.name
        own = [region for region in self.regions_of.get(article.page, ()) if region.article == article.id]
        first = next((region for region in own if region.kind == "body"), own[0] if own else None)
        words = self.words(article.page, Span(first.start, first.end)).split() if first else []
        return " ".join(words[:10]) + " …" * (len(words) > 10)

    def words(self, page: str, span: Span) -> str:
        """The words at a place."""
        return self.pages[page].text[span.start : span.end] if page in self.pages else ""

    def denies(self, claim: Claim, statement: Statement) -> bool:
        """Whether a statement of a claim denies it."""
        who = {*statement.speakers, statement.speaker_text}
        affirms, denies = not who.isdisjoint(claim.affirmed_by), not who.isdisjoint(claim.denied_by)
        return denies if denies != affirms else statement.stance == "denies"

    def said_in(self, claim: Claim) -> list[Statement]:
        """The statements of a claim, the earliest article's first."""
        said = [self.statements[each] for each in claim.statements if each in self.statements]
        order = {each.id: n for n, each in enumerate(self.articles_in(each.article for each in said))}
        return sorted(said, key=lambda each: (order[each.article], _first(each)))


def published(article: Article) -> str:
    """When, as it was determined; empty where it was not."""
    return article.published.value if article.published else ""


def _first(statement: Statement) -> tuple[int, str]:
    return min((span.start for span in statement.content + statement.cue), default=0), statement.id


def _by_id(records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}


def _groups(records: Iterable[R], keys: Callable[[R], Iterable[str]]) -> dict[str, list[R]]:
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            groups[key].append(record)
    return dict(groups)
