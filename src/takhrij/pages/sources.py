"""What passes between the walk over files and the reading of one of them."""

import hashlib
from collections.abc import Mapping

import msgspec

from takhrij import ids
from takhrij.records import Dropped, Metadata


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The caps of reading, and what the user knows; what a cap stops is a `Dropped`."""

    max_bytes: int = 100_000_000  # of one file, or of one line of JSON Lines
    max_characters: int = 2_000_000  # of one page's text: a long book; a news page has some thousands
    published: Mapping[str, str] = msgspec.field(default_factory=dict)  # ISO 8601 or RFC 2822 dates by location


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one page and what came with them."""

    location: str
    raw: bytes
    media_type: str  # `text/plain` or `text/html`
    url: str | None = None
    metadata: Metadata = Metadata()

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()


def dropped(location: str, why: str, what: str = "page") -> Dropped:
    """A record of something that this stage leaves out."""
    record = ids.of("dropped", "pages", location, what, why)
    return Dropped(id=record, what=what, location=location, stage="pages", why=why)
