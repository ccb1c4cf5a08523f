"""Events as a flat table, a row each; `COLUMNS` says what is in it, and docs/events-csv.md is made of it."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from takhrij import text
from takhrij.dates import periods
from takhrij.records import Argument, Article, Entity, Event, Named, Page, Quantity, Role, Statement
from takhrij.relations import countries, parties, plover
from takhrij.relations.parties import Party

BETWEEN = "; "  # several values in a cell
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet takes for the beginning of a formula


class Told(msgspec.Struct, frozen=True):
    """An event with what it refers to, as far as the dossier has it."""

    event: Event
    page: Page | None
    article: Article | None
    statement: Statement | None
    entities: Mapping[str, Entity]
    parties: Mapping[Role, list[Party]]  # who has a role in it, and where it happened


def told(
    event: Event,
    page: Page | None,
    article: Article | None,
    statement: Statement | None,
    entities: Mapping[str, Entity],
) -> Told:
    """An event with what it refers to, and its parties."""
    roles: tuple[Role, ...] = (*parties.PARTIES, "place")
    known = {role: parties.several(event, role, entities) for role in roles}
    if not known["place"] and event.place in entities:
        known["place"] = [parties.of(Argument("place", event.place, "", 0, 0, None), entities)]
    return Told(event, page, article, statement, entities, known)


class Column(msgspec.Struct, frozen=True):
    """A column of the table."""

    name: str
    meaning: str  # of a cell, for the documentation
    cell: Callable[[Told], str]


def _each(role: Role, of: Callable[[Party], str]) -> Callable[[Told], str]:
    """The cell with something of every party in a role."""
    return lambda told: _several(map(of, told.parties[role]))


def _of_parties(role: Role, whose: str) -> tuple[Column, ...]:
    """The six columns about those who have a role."""
    return (
        Column(
            f"{role}_names",
            f"{whose}: the name of the entity, or the words of the page that describe a group",
            _each(role, lambda party: party.name),
        ),
        Column(
            f"{role}_names_en",
            "the same in Latin letters; nothing for a group",
            _each(role, lambda party: party.name_en),
        ),
        Column(
            f"{role}_ids",
            "ids of the entities, as in `entities.jsonl`; nothing for a group",
            _each(role, lambda party: party.entity),
        ),
        Column(
            f"{role}_codes",
            "CAMEO codes, country and sector, as far as the words show them: `RUSGOV`, `COP`",
            _each(role, lambda party: party.code),
        ),
        Column(
            f"{role}_countries",
            "the countries of the codes: `RUS`",
            _each(role, lambda party: countries.divided(party.code)[0]),
        ),
        Column(
            f"{role}_sectors",
            "the sectors of the codes: `GOV`",
            _each(role, lambda party: countries.divided(party.code)[1]),
        ),
    )


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "id of the event, as in `events.jsonl`", lambda told: told.event.id),
    Column(
        "event_date",
        "when it happened, as precisely as the page says: `2024-06-11`, `2024-06`, `2024-W24`, `2024-06-18/2024-06-19`",
        lambda told: told.event.date or "",
    ),
    Column("date_start", "the first day of that date; nothing where it leaves it open", lambda told: _day(told, 0)),
    Column("date_end", "the last day of that date", lambda told: _day(told, 1)),
    Column(
        "published_date",
        "when the article was published, a day or a month",
        lambda told: told.article.published.value if told.article and told.article.published else "",
    ),
    Column("event_type", "PLOVER type: `CONSULT`", lambda told: plover.parts(told.event.type)[0]),
    Column("event_mode", "PLOVER mode, where there is one: `visit`", lambda told: plover.parts(told.event.type)[1]),
    Column("status", "`happened`, `planned`, `alleged` or `denied`", lambda told: told.event.status),
    Column(
        "quad_category",
        "`verbal cooperation`, `material cooperation`, `verbal conflict` or `material conflict`",
        lambda told: plover.quad(told.event.type),
    ),
    *_of_parties("actor", "who acts"),
    *_of_parties("target", "who is acted on"),
    Column(
        "place_name",
        "where: the name of the entity, or the words of the page",
        _each("place", lambda place: place.name),
    ),
    Column(
        "place_name_en",
        "the same in Latin letters",
        _each("place", lambda place: place.name_en),
    ),
    Column("place_id", "id of the entity", _each("place", lambda place: place.entity)),
    Column(
        "place_country",
        "CAMEO letters of the country that the lists of places, or the words, have it in: `KOR`",
        lambda told: _several(_country(place, told.entities) for place in told.parties["place"]),
    ),
    Column(
        "quantities",
        "how many of what, in the words of the page, with the words that make it rough: `قتيلا: 12 (على الأقل)`",
        lambda told: _several(map(_quantity, told.event.quantities)),
    ),
    Column(
        "trigger",
        "the words that tell of the event",
        lambda told: told.page.text[told.event.start : told.event.end] if told.page else "",
    ),
    Column(
        "statement_id",
        "the statement that reports it; nothing where the article itself does",
        lambda told: told.event.statement or "",
    ),
    Column("speakers", "who says it, where a statement does", lambda told: _several(_speakers(told))),
    Column(
        "stance",
        "how: `asserts`, `denies`, `accuses` …",
        lambda told: told.statement.stance if told.statement else "",
    ),
    Column("article_id", "id of the article, as in `articles.jsonl`", lambda told: told.event.article),
    Column("title", "its title", lambda told: _named(told.article.title if told.article else None)),
    Column("outlet", "its outlet", lambda told: _named(told.article.outlet if told.article else None)),
    Column("url", "the address of its page, where known", lambda told: (told.page and told.page.url) or ""),
    Column(
        "location",
        "where its page was read: path, archive member or address",
        lambda told: told.page.location if told.page else "",
    ),
)


def header() -> list[str]:
    """The names of the columns."""
    return [column.name for column in COLUMNS]


def row(told: Told) -> list[str]:
    """The cells of an event."""
    return [harmless(column.cell(told)) for column in COLUMNS]


def harmless(cell: str) -> str:
    r"""A cell in one line that no spreadsheet runs as a formula: one that looks like it has an apostrophe before it.

    Tabs and ends of lines are blanks, and none stands at the beginning.

    >>> harmless("=HYPERLINK(1)"), harmless("\t-2"), harmless("الوزير")
    ("'=HYPERLINK(1)", "'-2", 'الوزير')
    """
    cell = text.one_line(cell)
    return f"'{cell}" if cell.startswith(RUNS) else cell


def _several(values: Iterable[str]) -> str:
    """Values in a cell, a place for each: the second code belongs to the second name."""
    every = [harmless(value).replace(";", ",") for value in values]
    return BETWEEN.join(every) if any(every) else ""


def _named(name: Named | None) -> str:
    return name.name if name else ""


def _day(told: Told, which: int) -> str:
    days = periods.days(told.event.date or "")
    return days[which].isoformat() if days else ""


def _country(place: Party, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(place.entity)
    return (countries.of_place(entity) if entity else "") or countries.divided(place.code)[0]


def _quantity(quantity: Quantity) -> str:
    value = int(quantity.value) if quantity.value.is_integer() else quantity.value
    return f"{quantity.of}: {value}" + (f" ({quantity.hedge})" if quantity.hedge else "")


def _speakers(told: Told) -> list[str]:
    if not told.statement:
        return []
    known = [told.entities[each].name_ar for each in told.statement.speakers if each in told.entities]
    return known or [told.statement.speaker_text]
