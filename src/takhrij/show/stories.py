"""Stories with their articles; what happens in a story, by date."""

from collections import defaultdict
from collections.abc import Sequence

from takhrij.records import Article, Event, Place, Role, Story
from takhrij.show.overview import headed, names
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables, published

DAY, STATUS, TYPE, WORDS, TOLD = 10, 9, 17, 12, 11  # widths of columns, in cells
UNKNOWN = "unknown"


def show(out: Printer, tables: Tables, limit: int) -> None:
    """The stories, each with its articles by date."""
    for n, story in tables.stories[:limit]:
        headed(out, tables, n, story)
        listed(out, tables, [each for each in tables.by_date(story.articles) if each.id in tables.chosen][:limit])
        out.more(limit, sum(each in tables.chosen for each in story.articles), "article")
        out.blank()
    if not tables.stories:
        out.words("no stories", 0)
    out.more(limit, len(tables.stories), "story")


def listed(out: Printer, tables: Tables, articles: Sequence[Article]) -> None:
    """Articles, a line each."""
    for article in articles:
        out.line(
            (published(article) or UNKNOWN, DAY),
            (article.outlet.name if article.outlet else UNKNOWN, out.share(0.2, DAY)),
            (article.title.name if article.title else "", out.share(0.4, DAY)),
            (tables.location(article), None),
            indent=4,
        )  # fmt: skip


def timeline(out: Printer, tables: Tables, asked: str, limit: int) -> None:
    """What happens in a story by date, the undated last; what several articles tell alike is one line.

    Raises NoSuchStory.
    """
    n, story = tables.story(asked)
    headed(out, tables, n, story)
    rows = _rows(tables, story)
    for (date, status, type_, actor, target, place), events in rows[:limit]:
        several = len({event.article for event in events})
        out.line(
            (date or UNKNOWN, DAY),
            (status, STATUS),
            (type_, TYPE),
            (tables.words(Place(events[0].page, events[0].start, events[0].end)), WORDS),
            (actor or "?", out.share(0.25, 40)),
            ("→" if target else "", 1),
            (target, out.share(0.25, 40)),
            (place, None),
            indent=4,
        )
        if several > 1:
            out.line((f"told in {number(several, 'article')}", None), indent=6, style="dim")
        out.why(events[0].reason, tables.words, 6)
    if not rows:
        out.words("no events", 4)
    out.more(limit, len(rows), "event")
    out.blank()


Told = tuple[str, str, str, str, str, str]


def _rows(tables: Tables, story: Story) -> list[tuple[Told, list[Event]]]:
    of_story = set(story.articles)
    alike: defaultdict[Told, list[Event]] = defaultdict(list)
    for event in tables.of_chosen(Event):
        if event.article in of_story:
            place = tables.who(event.place) if event.place else ""
            actor, target = _parties(tables, event, "actor"), _parties(tables, event, "target")
            alike[event.date or "", event.status, event.type, actor, target, place].append(event)
    return sorted(alike.items(), key=lambda row: (not row[0][0], row[0]))


def _parties(tables: Tables, event: Event, role: Role) -> str:
    return names(tables.who(each.entity) if each.entity else each.text for each in event.arguments if each.role == role)
