"""A name before it is a record, and how one is made from its place in a text."""

from typing import NamedTuple

from takhrij.readings.names.tokens import Tokens
from takhrij.records import EntityKind, Span

AGAIN = "named elsewhere"  # rules that other steps weigh
LETTERS_ALONE = "letters of a name"


class Found(NamedTuple):
    """A name before it is a record."""

    start: int
    end: int
    text: str
    kind: EntityKind
    key: str | None  # the gazetteer's entry, `table:key`
    rule: str
    evidence: tuple[Span, ...]  # other words that show it

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def named(tokens: Tokens, span: Span, kind: EntityKind, rule: str, *evidence: Span, key: str | None = None) -> Found:
    """The name at a place."""
    return Found(span.start, span.end, tokens.text.original[span.start : span.end], kind, key, rule, evidence)
