"""MHTML: a page in one file with its pictures, as browsers save it."""

import email
import io
from collections.abc import Iterator
from email.message import Message

import msgspec

from takhrij.pages import stamps
from takhrij.pages.sources import Found, Item, Settings, dropped
from takhrij.pages.unpacked import rest

ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


def saved(item: Item, settings: Settings) -> Iterator[Found]:
    """The document of a saved page; its pictures, styles and frames are parts of it and no pages."""
    message = email.message_from_bytes(rest(item, settings))
    part = _document(message)
    raw = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(raw, bytes):
        yield dropped(item.location, "a saved page without a document in it", "file")
        return
    url = _line(message, "Snapshot-Content-Location") or _line(part, "Content-Location") or ""
    yield msgspec.structs.replace(
        item, name=f"document{ENDINGS[part.get_content_type()]}", stream=io.BytesIO(raw), whole=True,
        nesting=item.nesting + 1, url=url if url.startswith(("http://", "https://")) else item.url,
        charset=part.get_content_charset(), fetched_at=stamps.iso(_line(message, "Date") or "") or item.fetched_at,
    )  # fmt: skip


def _document(message: Message) -> Message | None:
    """The part that the others belong to: the one named as their start, else the first that is a document."""
    parts = [part for part in message.walk() if part.get_content_type() in ENDINGS]
    start = message.get_param("start")
    named = (part for part in parts if start and part.get("Content-ID") == start)
    html = (part for part in parts if part.get_content_type() != "text/plain")
    return next(named, None) or next(html, None) or next(iter(parts), None)


def _line(message: Message, header: str) -> str | None:
    value = message.get(header)
    return "".join(str(value).split("\n")).strip() or None if value else None
