"""What every tagger of names gives, whatever it has learned from: stretches of tokens, their kind, how sure it is."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from takhrij.readings.names.tokens import Tokens
from takhrij.records import EntityKind


class Tagged(NamedTuple):
    """A stretch of tokens that a tagger takes for a name."""

    first: int  # tokens of the text, both included
    last: int
    kind: EntityKind  # person, organisation or place
    probability: float  # of the name, against none there; from 0 to 1


class Tagger(Protocol):
    """Finds names in stretches of a text by what it has learned."""

    name: str  # as reasons call it

    def tag(self, tokens: Tokens, stretches: Sequence[range]) -> list[Tagged]:
        """The names in stretches of tokens, in their order, none over another."""
