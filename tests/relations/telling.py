"""Events told in a line, for the tests of relations: articles are letters, entities their Arabic names."""

from takhrij import ids
from takhrij.records import Argument, Article, Entity, Event, Metadata, Page, Reason, Statement

WHY = Reason("test", ())


def entity(name, kind="person", name_en="", rule="test", variants=()):
    """An entity, whose id is made of its name."""
    return Entity(
        id=ids.of("entity", name), reason=Reason(rule, ()), kind=kind, name_ar=name, name_en=name_en,
        variants=(name, *variants), same_as=None,
    )  # fmt: skip


def known(*entities):
    """These by id."""
    return {each.id: each for each in entities}


def event(article, type_, actors="", targets="", status="happened", code=None, **fields):
    """An event; parties have | between them, and one that begins with * is an entity."""
    arguments = [
        Argument(role, ids.of("entity", name[1:]) if name.startswith("*") else None, name.lstrip("*"), 0, 0, code)
        for role, names in (("actor", actors), ("target", targets))
        for name in names.split("|")
        if name
    ]
    given = {"date": None, "place": None, "quantities": (), "statement": None, **fields}
    id_ = ids.of("event", article, type_, actors, targets, status, *fields.values())
    return Event(
        id=id_, reason=WHY, article=article, page=article, start=0, end=4, type=type_, status=status,
        arguments=(*arguments, *given.pop("places", ())), **given,
    )  # fmt: skip


def article(name, version_of=None):
    """An article of which nothing is known."""
    return Article(
        id=name, reason=WHY, page=name, title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None,
        owner=None, published=None, language="ar", version_of=version_of,
    )  # fmt: skip


def page(name, words="اتهم", url=None):
    """A page with these words."""
    return Page(
        id=name, location=f"{name}.txt", url=url, media_type="text/plain", encoding="utf-8", fetched_at=None, sha256=name,
        text=words, metadata=Metadata(),
    )  # fmt: skip


def statement(speakers=(), speaker_text="", stance="asserts"):
    """A statement that reports an event."""
    return Statement(
        id="said", reason=WHY, article="a", page="a", content=(), cue=(), speaker_span=None, kind="indirect", chain=(),
        speakers=tuple(each.id for each in speakers), speaker_text=speaker_text, stance=stance, said_on=None, inside=None,
    )  # fmt: skip
