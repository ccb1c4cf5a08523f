"""Web archives, WARC and WET: every capture of a page, with its address and the time at which it was fetched."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import IO

import msgspec
from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from takhrij.pages import stamps
from takhrij.pages.sources import Found, Item, Over, Settings, dropped, over
from takhrij.pages.unpacked import Readable

PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
OK = 200
UNPACK: dict[str, Callable[[IO[bytes]], Readable]] = {
    "chunked": ChunkedReader,
    "br": BrotliReader,
    "deflate": partial(GzipReader, zlib=True),
}
ENDINGS = {  # of media types that may be pages: the name that a file of that type has
    "": "", "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/rdf+xml": ".xml",
    "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip


def captured(item: Item, settings: Settings) -> Iterator[Found]:
    """The captures of an archive; the records about captures are counted together."""
    others: Counter[str] = Counter()
    number = 0
    for number, record in enumerate(ArchiveIterator(item.stream, parse_http=False, stream_detect=False), 1):
        if int(record.record_type) & int(PAGES):
            yield _capture(record, item, number, settings)
        else:
            others[str(record.record_type)] += 1
    if others:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        yield dropped(item.location, f"records that hold no page: {told}", "record")
    if not number:
        yield dropped(item.location, "a web archive without records", "file")


def _capture(record: WarcRecord, item: Item, number: int, settings: Settings) -> Found:
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    location = url or f"{item.location}#{number}"
    try:
        if record.record_type == WarcRecordType.revisit:
            return dropped(location, "a revisit: the same bytes as at an earlier capture", "record")
        media_type, charset = _carrier(record)
        why = _no_page(record, media_type)
        if why:
            return dropped(location, why, "record")
        raw = _body(record, settings)
    except Over as error:
        return dropped(location, str(error), "record")
    except Exception as error:  # whatever a stranger's record makes its parser raise is told of that record
        return dropped(location, f"cannot be read: {error}", "record")
    return msgspec.structs.replace(
        item, location=location, name=f"capture{ENDINGS[media_type]}", stream=io.BytesIO(raw), whole=True,
        nesting=item.nesting + 1, named=False, url=url if url.startswith("http") else None, charset=charset,
        fetched_at=stamps.iso(record.headers.get("WARC-Date") or ""),
    )  # fmt: skip


def _carrier(record: WarcRecord) -> tuple[str, str | None]:
    """The media type and the charset that the server declared."""
    if record.is_http:
        record.parse_http(quirks_mode=True)
        declared, charset = record.http_content_type, record.http_charset
    else:
        declared, charset = record.headers.get("Content-Type"), None
    return (declared or "").partition(";")[0].strip().lower(), charset


def _body(record: WarcRecord, settings: Settings) -> bytes:
    """What the server sent, without the packing that HTTP adds; what is gzip or zstd shows itself to the readers.

    The record is read to its end before: an error of its packing would else be one of the whole archive.
    """
    raw = record.reader.read(settings.max_bytes + 1)
    if len(raw) < min(record.content_length, settings.max_bytes):
        raise EOFError(f"cut off after {len(raw)} of {record.content_length} bytes")
    packed = ""
    if record.is_http_parsed:
        headers = record.http_headers
        packed = f"{headers.get('Transfer-Encoding') or ''},{headers.get('Content-Encoding') or ''}".lower()
    for name, unpack in UNPACK.items():
        if name in packed:
            with suppress(Exception):  # archives keep the header where the packing is gone
                raw = unpack(io.BytesIO(raw)).read(settings.max_bytes + 1) or raw
    if len(raw) > settings.max_bytes:
        raise Over(over("max_bytes", settings))
    return raw


def _no_page(record: WarcRecord, media_type: str) -> str | None:
    status = record.http_headers.status_code if record.is_http_parsed else OK
    if status != OK:
        return f"an answer with status {status}" if status else "an answer without a status"
    return None if media_type in ENDINGS else f"{media_type}, not text"
