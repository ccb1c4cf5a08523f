"""What passes between the walk over files, the readers, and the reading of one page: settings, sources, items."""

import hashlib
from collections.abc import Mapping
from typing import IO

import msgspec

from takhrij import ids
from takhrij.records import Dropped, Metadata


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The caps of reading, and what the user knows; what a cap stops is a `Dropped`."""

    max_bytes: int = 100_000_000  # of what must be held at once: a document, an archive's member, a line
    max_characters: int = 2_000_000  # of one page's text: a long book; a news page has some thousands
    max_unpacked: int = 20_000_000_000  # bytes, all that one file unpacks to: a large web archive
    max_ratio: int = 200  # unpacked to packed: text packs to a tenth, many pages of one site to a fiftieth
    max_nesting: int = 5  # a packed page in a packed archive in a packed archive
    max_records: int = 1_000_000  # of one archive, table, feed or file of lines
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)  # of tables and JSON: field to column
    published: Mapping[str, str] = msgspec.field(default_factory=dict)  # dates as `stamps` reads them, by location


COUNTED = {
    "max_bytes": "bytes in one piece",
    "max_characters": "characters of text in one page",
    "max_unpacked": "bytes unpacked from one file",
    "max_ratio": "times its size when unpacked",
    "max_nesting": "archives inside one another",
    "max_records": "records in one file",
}


def over(limit: str, settings: Settings) -> str:
    """What a cap says of that which it stops: the cap, its value, the option that raises it.

    >>> over("max_nesting", Settings())
    'more than 5 archives inside one another; --max-nesting raises this limit'
    """
    return f"more than {getattr(settings, limit)} {COUNTED[limit]}; --{limit.replace('_', '-')} raises this limit"


class Over(Exception):
    """A cap that was reached while bytes were read."""


class Tally:
    """How many bytes one file of the user's was unpacked to so far, through all its archives."""

    def __init__(self) -> None:
        self.unpacked = 0


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one page and what came with them."""

    location: str
    raw: bytes
    media_type: str  # `text/plain` or `text/html`
    url: str | None = None
    charset: str | None = None  # what the carrier declares
    fetched_at: str | None = None  # ISO 8601
    metadata: Metadata = Metadata()

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that a reader has still to be found for: a file, a member of an archive, what a record holds."""

    location: str
    name: str  # the end of which tells the kind where the bytes do not
    stream: IO[bytes]  # can be set back to its start
    tally: Tally
    nesting: int = 0
    whole: bool = False  # whether the stream can be read from any place at no cost
    named: bool = False  # by the user: then what looks like nothing else is read as text, whatever its name
    url: str | None = None
    charset: str | None = None
    fetched_at: str | None = None

    def page(self, raw: bytes, media_type: str) -> Source:
        """The source of a page that is all of the item."""
        return Source(
            location=self.location, raw=raw, media_type=media_type, url=self.url, charset=self.charset,
            fetched_at=self.fetched_at,
        )  # fmt: skip

    def member(self, name: str, stream: IO[bytes]) -> "Item":
        """What an archive holds under a name. The name is shown, and never a path."""
        shown = member_location(self.location, name)
        return msgspec.structs.replace(
            self, location=shown, name=name, stream=stream, nesting=self.nesting + 1, whole=False, named=False
        )


Found = Source | Dropped | Item


def member_location(archive: str, name: str) -> str:
    r"""Where a member is, in one line whatever its name holds.

    >>> member_location("pile.zip", "a\nb.txt")
    'pile.zip!/a\\nb.txt'
    """
    return f"{archive}!/{shown(name)}"


def shown(name: str) -> str:
    """A name in one line, what cannot be printed in it written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def dropped(location: str, why: str, what: str = "page") -> Dropped:
    """A record of something that this stage leaves out."""
    record = ids.of("dropped", "pages", location, what, why)
    return Dropped(id=record, what=what, location=location, stage="pages", why=why)
