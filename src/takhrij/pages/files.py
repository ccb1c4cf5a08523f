"""The walk over the paths that a user gives: files, folders, and the lines of JSON Lines."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from takhrij.pages import stamps
from takhrij.pages.sources import Settings, Source, dropped
from takhrij.records import Dropped, Metadata

TEXT, HTML, LINES = "text/plain", "text/html", "application/jsonl"
TYPES = {
    ".txt": TEXT, ".text": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".jsonl": LINES, ".ndjson": LINES,
}  # fmt: skip
SNIFFED = 1024


class NoSuchPath(FileNotFoundError):
    """A path of the user's that is not there; its text says what to do."""


def sources(paths: Sequence[Path], settings: Settings) -> Iterator[Source | Dropped]:
    """Every page under the paths, in the order of the paths and, in a folder, of names; and what is left out.

    A page's location is its path as given; in a folder, the folder's name and the path from there. Raises NoSuchPath
    before anything is read.
    """
    for path in paths:
        if not path.exists():
            raise NoSuchPath(f"{path} is not there. Give a text, HTML or JSON Lines file, or a folder of such files.")
    taken: set[tuple[str, str]] = set()
    dated = dict(settings.published)
    for path in paths:
        for found in _within(path, settings):
            if isinstance(found, Dropped):
                yield found
            elif (found.location, found.sha256) in taken:
                yield dropped(found.location, "read already: the same location and the same bytes")
            else:
                taken.add((found.location, found.sha256))
                yield _dated(found, dated.pop(found.location, None) or settings.published.get(found.location))
    for location in dated:
        yield dropped(location, "no page has this location", "date given by the user")


def _dated(source: Source, stamp: str | None) -> Source:
    if stamp is None:
        return source
    published = stamps.iso(stamp)
    if published is None:
        raise ValueError(f"{source.location}={stamp}: not a date. Write it as 2023-09-12.")
    metadata = msgspec.structs.replace(source.metadata, published=published, published_how="given")
    return msgspec.structs.replace(source, metadata=metadata)


def _within(path: Path, settings: Settings) -> Iterator[Source | Dropped]:
    if path.is_dir():
        yield from _folder(path, settings)
    else:
        yield from _file(path, str(path), settings)


def _folder(folder: Path, settings: Settings) -> Iterator[Source | Dropped]:
    root = folder.resolve()
    empty = True
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        place = Path(root.name) / here.relative_to(folder)
        folders.sort()
        for name in [name for name in folders if name.startswith(".") or (here / name).is_symlink()]:
            folders.remove(name)
            why = "a hidden folder" if name.startswith(".") else "a link to a folder"
            yield dropped(str(place / name), why, "folder")
        for name in sorted(names):
            empty = False
            file, location = here / name, str(place / name)
            if name.startswith("."):
                yield dropped(location, "a hidden file", "file")
            elif not file.resolve().is_relative_to(root):
                yield dropped(location, "a link that leads out of the folder", "file")
            elif file.suffix.lower() not in TYPES:
                yield dropped(location, f"its name ends in none of {' '.join(TYPES)}", "file")
            else:
                yield from _file(file, location, settings)
    if empty:
        yield dropped(str(folder), "a folder without files", "folder")


def _file(path: Path, location: str, settings: Settings) -> Iterator[Source | Dropped]:
    if not path.is_file():
        yield dropped(location, "not a regular file", "file")
        return
    try:
        with path.open("rb") as file:
            media_type = _type(path, file.read(SNIFFED))
            file.seek(0)
            if media_type == LINES:
                yield from _lines(file, location, settings)
            else:
                yield _page(file.read(settings.max_bytes + 1), location, media_type, settings)
    except OSError as error:
        yield dropped(location, f"cannot be read: {error.strerror or error}", "file")


def _page(raw: bytes, location: str, media_type: str, settings: Settings) -> Source | Dropped:
    if len(raw) > settings.max_bytes:
        return dropped(location, f"more than {settings.max_bytes} bytes", "file")
    return Source(location=location, raw=raw, media_type=media_type)


def _type(path: Path, start: bytes) -> str:
    """Content says it where it is plain, else the name."""
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return HTML
    by_name = TYPES.get(path.suffix.lower(), TEXT)
    if by_name == TEXT and head.startswith(b"{") and (b'"text"' in head or b'"html"' in head):
        return LINES
    return by_name


def _lines(file: BinaryIO, location: str, settings: Settings) -> Iterator[Source | Dropped]:
    """The pages of JSON Lines; a line that is none is named by its number."""
    number = 0
    while line := file.readline(settings.max_bytes + 1):
        number += 1
        if len(line) > settings.max_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(settings.max_bytes)
            yield dropped(f"{location}#{number}", f"line {number} has more than {settings.max_bytes} bytes")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from _record(line, f"{location}#{number}", number)
    if not number:
        yield dropped(location, "empty", "file")


def _record(line: bytes, location: str, number: int) -> Iterator[Source | Dropped]:
    """One page of JSON Lines, and a date of its that is none."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield dropped(location, f"line {number} is no JSON: {error}")
        return
    if not isinstance(record, dict):
        yield dropped(location, f"line {number} is no JSON object but a {type(record).__name__}")
        return
    key = next((key for key in ("text", "html") if isinstance(record.get(key), str)), None)
    if key is None:
        yield dropped(location, f"line {number} has neither a `text` nor an `html` that is a string")
        return
    location = _string(record, "location") or location
    stamp = _string(record, "published")
    published = stamps.iso(stamp) if stamp else None
    if stamp and not published:
        yield dropped(location, f"{stamp!r} on line {number} is no date in RFC 2822 or ISO 8601", "published")
    raw = record[key].encode("utf-8", "replace")  # half a surrogate pair, as cut-off texts end with, becomes "?"
    yield Source(
        location=location,
        raw=raw,
        media_type=TEXT if key == "text" else HTML,
        url=_string(record, "url"),
        metadata=Metadata(title=_string(record, "title"), outlet=_string(record, "outlet"), published=published),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None
