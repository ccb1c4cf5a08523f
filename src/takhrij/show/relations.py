"""Who does what to whom, over all articles."""

from rich.cells import cell_len

from takhrij import relations, text
from takhrij.records import Article, Copy, Dependency, Event, Place
from takhrij.relations import Party, Relation, plover
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables

ARTICLES, STATUS, TYPE = 11, 9, 18  # widths of columns, in cells
BETWEEN = 13  # cells: the arrow, and what lies between columns
WORDS = 24  # cells, at most
UNDATED = "undated"


class NoSuchType(Exception):
    """A type of events that PLOVER does not have; the message tells which there are."""

    def __init__(self, type_: str) -> None:
        super().__init__(
            f"--type {type_}: there is no such type; give one of {', '.join(plover.QUADS)}, "
            "or one of them with a mode, such as CONSULT/visit"
        )


def check(type_: str) -> None:
    """Raise NoSuchType unless this is empty or a type, with or without a mode."""
    if type_ and not plover.quad(type_.upper()):
        raise NoSuchType(type_)


def show(out: Printer, tables: Tables, limit: int, party: str, type_: str) -> None:
    """The relations in most articles, each with a place that shows it; `party` is words of a name."""
    events = tables.of_chosen(Event)
    every = relations.find(events, tables.entities, _texts(tables))
    found = [each for each in every if _is_of(each, party) and _is_a(each, type_)]
    for relation in found[:limit]:
        _relation(out, tables, relation)
    if not found:
        out.words(_none(events, every, party, type_), 0)
    out.more(limit, len(found), "relation")
    sided = relations.one_sided(events, tables.entities)
    if sided and every and not party and not type_:
        out.words(f"and {number(sided, 'more event')} with one party or none: --timeline STORY", 2)


def _relation(out: Printer, tables: Tables, relation: Relation) -> None:
    out.line(
        (number(relation.articles, "article"), ARTICLES),
        (relation.status, STATUS),
        (relation.type, TYPE),
        (relation.actor.name, out.share(0.5, ARTICLES + STATUS + TYPE + BETWEEN)),
        ("→", 1),
        (relation.target.name, None),
        indent=2,
    )
    first, *others = relation.events
    counted = [number(len(relation.events), "event")]
    counted += [number(relation.distinct, "distinct article")] if relation.distinct < relation.articles else []
    dates = " to ".join(dict.fromkeys(date for date in (relation.first, relation.last) if date))
    _place(out, tables, first, *counted, dates or UNDATED)
    if out.reasons:
        out.why(first.reason, tables.words, 6)
        for event in others:
            _place(out, tables, event, event.date or UNDATED)
            out.why(event.reason, tables.words, 6)


def _place(out: Printer, tables: Tables, event: Event, *before: str) -> None:
    """Where an event is told, and in what words, behind what is to be said of it."""
    words = tables.words(Place(event.page, event.start, event.end))
    cells = [(each, cell_len(each)) for each in before]
    out.line(*cells, (words, min(WORDS, cell_len(words))), (tables.known_by(event.article), None), style="dim")


def _texts(tables: Tables) -> dict[str, str]:
    dossier = tables.dossier
    return relations.texts(dossier.each(Article), dossier.each(Copy), dossier.each(Dependency))


def _is_of(relation: Relation, asked: str) -> bool:
    words = text.fold(asked).text.strip().lower()
    return any(words in name for party in (relation.actor, relation.target) for name in _names(party))


def _names(party: Party) -> list[str]:
    return [text.fold(name).text.lower() for name in (party.name, party.name_en, *party.spellings)]


def _is_a(relation: Relation, asked: str) -> bool:
    """Whether it is of a type; one without a mode has them all."""
    return not asked or asked.lower() in {relation.type.lower(), plover.parts(relation.type)[0].lower()}


def _none(events: list[Event], every: list[Relation], party: str, type_: str) -> str:
    if not events:
        return "no events: nothing was found on these pages that somebody does to somebody"
    if not every:
        return f"no relations: {number(len(events), 'event')}, none of which names both who acts and who is acted on"
    of = f" of {party!r}" if party else ""
    as_ = f" of type {type_.upper()}" if type_ else ""
    return f"no relations{of}{as_} among {len(every)}: `takhrij show --relations` lists them"
