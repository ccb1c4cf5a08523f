"""Statements put together for the tests of claims: each on a page of its own unless it says otherwise."""

import re
from typing import NamedTuple

from takhrij import claims
from takhrij.records import (
    Article,
    Dependency,
    Entity,
    Link,
    Mention,
    Named,
    On,
    Published,
    Reason,
    Span,
    Statement,
    Story,
)

WHY = Reason("test", ())


class Said(NamedTuple):
    """Who says what: `who` is a name, several, or none for a source without one, `role` what stands before it."""

    article: str
    who: str | tuple[str, ...] | None
    what: str
    role: str = ""
    stance: str = "asserts"
    through: tuple[str, ...] = ()
    kind: str = "person"
    outlet: str | None = None
    published: str | None = None


def claimed(sayings, rests=()):
    """The claims of a story; `rests` are (article, how, the article or name that it rests on)."""
    pages, articles, entities, mentions, statements = {}, {}, {}, [], []
    for number, said in enumerate(sayings):
        names = (said.who,) if isinstance(said.who, str) else said.who or ()
        speaker = f"{said.role} {' و'.join(names)}".strip()
        before = pages.get(said.article, "")
        text = f"{before}قال {speaker} إن {said.what}.\n"
        pages[said.article] = text
        start, content = len(before) + len("قال "), len(text) - len(said.what) - 2
        articles[said.article] = article(said)
        for name in names:
            entities[name] = Entity(id=f"entity-{name}", kind=kind(said, name), name_ar=name, name_en=name, variants=(name,), same_as=None, reason=WHY)  # fmt: skip
        statements.append(Statement(
            id=f"statement-{number:03}", article=said.article, page=said.article, content=(Span(content, content + len(said.what)),),
            cue=(Span(len(before), len(before) + 3),), speaker_span=Span(start, start + len(speaker)) if speaker else None,
            speakers=tuple(f"entity-{name}" for name in names), speaker_text=speaker, kind="indirect", stance=said.stance,
            chain=tuple(Link(name, None, None, None) for name in said.through), said_on=None, inside=None, reason=WHY,
        ))  # fmt: skip
    for page, text in pages.items():
        for name in entities:
            mentions += [
                Mention(id=f"mention-{page}-{at.start()}", entity=f"entity-{name}", article=page, page=page,
                        start=at.start(), end=at.end(), text=name, reason=WHY)
                for at in re.finditer(name, text)
            ]  # fmt: skip
    story = Story(id="story", title="", articles=tuple(sorted(articles)), first=None, last=None, reason=WHY)
    dependencies = [
        Dependency(id=f"dependency-{n}", article=on, on=On(article=of) if of in articles else On(name=of), how=how, reason=WHY)
        for n, (on, how, of) in enumerate(rests)
    ]  # fmt: skip
    return claims.find([story], list(articles.values()), statements, (), list(entities.values()), mentions, dependencies, pages)  # fmt: skip


def article(said):
    return Article(
        id=said.article, page=said.article, title=None, outlet=Named(said.outlet, None, None) if said.outlet else None,
        byline=None, dateline=None, agency=None, retells=None, owner=None, language="ar", version_of=None, reason=WHY,
        published=Published(said.published, "printed", ()) if said.published else None,
    )  # fmt: skip


def kind(said, name):
    return said.kind if isinstance(said.who, str) else "place" if name in ("روسيا", "الصين", "فرنسا") else said.kind
