"""MHTML: a page in one file with its pictures, as browsers save it.

The library's parser reads headers and undoes the packing of one part; the parts are cut here, for its time grows with
the square of a long header, and its depth with that of the parts.
"""

import email
import io
import re
from collections.abc import Iterator
from email.message import Message

import msgspec

from takhrij.pages import stamps
from takhrij.pages.sources import Found, Item, Settings, dropped
from takhrij.pages.unpacked import rest

ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
DOCUMENT = re.compile(rb"text/(?:html|plain)|application/xhtml\+xml|multipart/", re.IGNORECASE)
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
HEADERS = 32 * 1024  # bytes
DEEP = 4  # parts in parts: browsers make one level, mail programs three


def saved(item: Item, settings: Settings) -> Iterator[Found]:
    """The document of a saved page; its pictures, styles and frames are parts of it and no pages."""
    raw = rest(item, settings).lstrip()
    message, body = _cut(raw)
    if not message.keys():  # text under a saved page's name
        body = raw
    start = message.get_param("start")
    document: tuple[Message, bytes] | None = None
    for part, content in _documents(message, body, DEEP):
        document = document or (part, content)
        if part.get("Content-ID") == start or (not start and part.get_content_type() != "text/plain"):
            document = part, content
            break
    if document is None:
        yield dropped(item.location, "a saved page without a document in it", "file")
        return
    part, content = document
    url = _line(message, "Snapshot-Content-Location") or _line(part, "Content-Location") or ""
    yield msgspec.structs.replace(
        item, name=f"document{ENDINGS[part.get_content_type()]}", stream=io.BytesIO(_undone(part, content)), whole=True,
        nesting=item.nesting + 1, url=url if url.startswith(("http://", "https://")) else item.url,
        charset=part.get_content_charset(), fetched_at=stamps.iso(_line(message, "Date") or "") or item.fetched_at,
    )  # fmt: skip


def _documents(message: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """The parts that are documents, with their bodies as they are packed."""
    boundary = str(message.get_param("boundary") or "").encode("utf-8", "replace")
    if message.get_content_type() in ENDINGS:
        yield message, body
    elif boundary and depth:
        for part in body.split(b"--" + boundary)[1:]:
            if DOCUMENT.search(part, 0, HEADERS):
                yield from _documents(*_cut(part.lstrip()), depth - 1)


def _cut(raw: bytes) -> tuple[Message, bytes]:
    """The headers of a part, and its body."""
    end = BLANK_LINE.search(raw, 0, HEADERS)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (b"", raw)
    return email.message_from_bytes(head + b"\n\n"), body


def _undone(part: Message, body: bytes) -> bytes:
    """A body without what mail needs to carry it."""
    packed = Message()
    packed["Content-Transfer-Encoding"] = _line(part, "Content-Transfer-Encoding") or "8bit"
    packed.set_payload(body.decode("ascii", "surrogateescape"))
    undone = packed.get_payload(decode=True)
    return undone if isinstance(undone, bytes) else body


def _line(message: Message, header: str) -> str | None:
    value = message.get(header)
    return "".join(str(value).split("\n")).strip() or None if value else None
