"""Reads a sentence as an article's only line, for tests; and the markup in which examples say what is found in it.

In an example `[ ]` stand around the speaker and `{ }` around what is said: أكد [الوزير] أن {الطريق آمنة}.
"""

from takhrij import entities, marks
from takhrij.readings import events, names, statements, times
from takhrij.readings.scene import Scene, look
from takhrij.records import Article, Event, Reason, Region, Span, Statement

REASON = Reason("test", ())


def article(page="page", published=None):
    return Article(
        id="article", page=page, title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None,
        owner=None, published=published, language="ar", version_of=None, reason=REASON,
    )  # fmt: skip


def scene_of(text: str, kind: str) -> Scene:
    marked = marks.read(text)
    regions = [Region(id="region", page="page", start=0, end=len(text), kind=kind, article="article", reason=REASON)]
    one = article()
    found, mentions = entities.within(one, names.find(one, regions, marked))
    return look(regions, marked, mentions, found, times.find(one, regions, marked))


def statements_of(text: str, kind: str = "body") -> list[Statement]:
    return statements.find(article(), scene_of(text, kind))


def events_of(text: str, kind: str = "body") -> list[Event]:
    scene = scene_of(text, kind)
    return events.find(article(), scene, statements.find(article(), scene))


def plain(example: str) -> tuple[str, list[Span], list[Span]]:
    """An example's text, its speakers' and its contents' spans.

    >>> plain("قال [زيد] إن {عمرا جاء}")[0]
    'قال زيد إن عمرا جاء'
    """
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"[": [], "{": []}
    for character in example:
        if character in "[{":
            opened[character] = len(text)
        elif character in "]}":
            opening = "[" if character == "]" else "{"
            spans[opening].append(Span(opened[opening], len(text)))
        else:
            text += character
    return text, spans["["], spans["{"]


def said(text: str, statement: Statement) -> str:
    return " … ".join(text[span.start : span.end] for span in statement.content)


def spoken_by(text: str, statement: Statement) -> str:
    span = statement.speaker_span
    return text[span.start : span.end] if span else ""
