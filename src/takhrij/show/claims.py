"""Claims with their origins, and what a dossier knows about a claim that somebody asks about."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from takhrij.records import Claim, First
from takhrij.show.overview import names, press
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables

if TYPE_CHECKING:
    from takhrij.desk.check import Match  # with all that it reads words for

FIELD, COUNT = 12, 13  # widths of columns, in cells
DIFFERS = {
    "negation": "only one of the two is negative: who affirms this may deny what you ask about",
    "numbers": "a number that you ask about is not in it",
}
NOBODY, UNKNOWN = "nobody", "unknown"


def show(out: Printer, tables: Tables, limit: int) -> None:
    """The claims that most statements make, story by story."""
    stories = {story.id: (n, story.title) for n, story in tables.every_story}
    shown = [(stories.get(claim.story, (0, "")), claim) for claim in tables.claims[:limit]]
    for (n, title), claims in groupby(sorted(shown, key=lambda each: each[0]), key=lambda each: each[0]):
        out.line((f"{n}.", len(str(n)) + 1), (title, None), indent=0, style="bold")
        for _, claim in claims:
            out.words(claim.text, 2, "cyan")
            _claim(out, tables, claim)
        out.blank()
    if not shown:
        out.words("no claims", 0)
    out.more(limit, len(tables.claims), "claim")


def alike(out: Printer, tables: Tables, matches: Sequence["Match"], limit: int) -> None:
    """What is like a claim that was asked about, the most alike first."""
    if not matches:
        out.words(
            f"Nothing in {tables.dossier.path} is like it. It may be put in other words there, or not be there.", 0
        )
    elif not matches[0].claim:
        out.words("No claim is like it, but these statements are; their origins were not counted:", 0)
        out.blank()
    for match in matches[:limit]:
        out.words(f"{match.likeness:.2f} {match.text}", 0, "bold")
        if match.differs:
            _fields(out, ("but", "; ".join(DIFFERS[each] for each in match.differs)))
        if match.claim:
            _claim(out, tables, match.claim)
        else:
            _fields(out, ("first dated", _first(tables, match.first)), *_sides(match.affirmed_by, match.denied_by))
        out.blank()
    out.more(limit, len(matches), "claim" if matches and matches[0].claim else "statement")


def _claim(out: Printer, tables: Tables, claim: Claim) -> None:
    articles = tables.carrying(claim)
    outlets = names(each.outlet.name for each in articles if each.outlet)
    least = number(claim.origins_at_least, "distinct named origin")
    _fields(
        out,
        ("origins", f"at least {least}, no dependence shown; at most {claim.origins_at_most}"),
        ("printed in", press(articles) + (f": {outlets}" if outlets else "")),
        ("first dated", _first(tables, claim.first)),
        *_sides(map(tables.who, claim.affirmed_by), map(tables.who, claim.denied_by)),
    )
    for origin in claim.origins:
        statements = number(len(origin.statements), "statement")
        name = tables.who(origin.entity) if origin.entity else origin.name
        out.line((origin.kind, FIELD), (name, out.share(0.4, 40)), (statements, COUNT), (origin.how, None))
    out.why(claim.reason, tables.words)


def _sides(affirm: Iterable[str], deny: Iterable[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("affirmed by", names(affirm) or NOBODY), ("denied by", names(deny) or NOBODY)


def _first(tables: Tables, first: First | None) -> str:
    """The earliest dated appearance."""
    if not first:
        return UNKNOWN
    return tables.known_by(first.article) if first.article in tables.articles else first.published


def _fields(out: Printer, *fields: tuple[str, str]) -> None:
    for field, value in fields:
        out.field(field, FIELD, value)
