"""What a tagger of names is: something that has learned where names stand, of whatever kind it is."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from takhrij.readings.name_words import Tokens
from takhrij.records import EntityKind


class Tagged(NamedTuple):
    """A stretch of tokens that a tagger takes for a name."""

    first: int  # tokens of the text, both included
    last: int
    kind: EntityKind  # person, organisation, place; others are left out
    probability: float  # of the least sure of its tokens, 0 to 1


class Tagger(Protocol):
    """Finds names in stretches of a text by what it has learned."""

    name: str  # as reasons call it

    def tag(self, tokens: Tokens, stretches: Sequence[range]) -> list[Tagged]:
        """The names in stretches of tokens, in their order. No name goes beyond its stretch."""
        ...
