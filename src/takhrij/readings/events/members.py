"""Who or what a phrase names."""

import msgspec

from takhrij.marks import Mark


class Member(msgspec.Struct, frozen=True):
    """Somebody or something."""

    entity: str | None
    first: int  # tokens, both included
    last: int
    start: int
    end: int
    kind: str  # person organisation place event_name treaty, group, nationality, thing, pair, or a pronoun
    head: Mark | None = None  # the noun that a description begins with
    country: str | None = None  # key in countries.csv
    owner: "Member | None" = None  # of a thing: whose it is

    @property
    def key(self) -> object:
        """What makes it the same party elsewhere."""
        return self.entity or (self.start, self.end, self.country)
