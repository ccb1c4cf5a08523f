"""Articles that share text, and what articles rest on."""

from takhrij.records import Copy, Dependency
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables

HOW, PART = 13, 5  # widths of columns, in cells
DIRECTIONS = {
    "a_from_b": "the first from the second",
    "b_from_a": "the second from the first",
    "unknown": "who took from whom is unknown",
}


def show(out: Printer, tables: Tables, limit: int) -> None:
    """The pairs that share most, then what each article rests on: another one, or somebody who is not on the pages."""
    pairs = [each for each in tables.dossier.each(Copy) if each.a in tables.chosen or each.b in tables.chosen]
    pairs.sort(key=lambda copy: (-max(copy.share_of_a, copy.share_of_b), copy.id))
    out.heading("Copies", bool(pairs))
    for copy in pairs[:limit]:
        for article, share in ((copy.a, copy.share_of_a), (copy.b, copy.share_of_b)):
            out.line((f"{share:.0%}", PART), (tables.known_by(article), None))
        out.words(f"{number(len(copy.passages), 'passage')}; {DIRECTIONS[copy.direction]}", 6)
        out.why(copy.reason, tables.words, 6)
    out.more(limit, len(pairs), "pair")
    rests = [each for each in tables.dossier.each(Dependency) if each.article in tables.chosen]
    out.heading("What articles rest on", bool(rests))
    for each in rests[:limit]:
        on = tables.known_by(each.on.article) if each.on.article else tables.who(each.on.entity or "") or each.on.name
        out.line(
            (each.how, HOW), (tables.known_by(each.article), out.share(0.5, 20)), ("on", 2), (on or "unknown", None)
        )
        out.why(each.reason, tables.words, 6)
    out.more(limit, len(rests), "line")
    out.blank()
