"""JSON: one page a line, or an array of pages."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from takhrij.pages import columns
from takhrij.pages.sources import Found, Item, Settings, dropped, over
from takhrij.pages.unpacked import rest

CALLED = {
    list: "an array", str: "a string", type(None): "null", bool: "true or false", int: "a number", float: "a number",
}  # fmt: skip
KEY = re.compile(rb'"([^"\\]{1,100})"\s*:')
ARRAY = re.compile(rb"\[\s*\{")  # of objects, whose keys are not the page's
BLANK = b"\xef\xbb\xbf \t\r\n"


def lines(item: Item, settings: Settings) -> Iterator[Found]:
    """The pages of JSON Lines; a line that is none is named by its number."""
    number, held = 0, False
    while line := item.stream.readline(settings.max_bytes + 1):
        number += 1
        if len(line) > settings.max_bytes:
            while line and not line.endswith(b"\n"):
                line = item.stream.readline(settings.max_bytes)
            yield dropped(f"{item.location}#{number}", f"line {number}: {over('max_bytes', settings)}")
        elif line.strip(BLANK):
            yield from _page(line, item, number, f"line {number}", settings)
        else:
            continue
        held = True
    if not held:
        yield dropped(item.location, "empty", "file")


def array(item: Item, settings: Settings) -> Iterator[Found]:
    """The pages of a JSON document: an array of them, an object around one such array, or one page; else lines."""
    raw = rest(item, settings).removeprefix(b"\xef\xbb\xbf")
    try:
        pages = _pages(raw, settings)
    except msgspec.MsgspecError as error:
        if "trailing" in str(error) and raw.lstrip().startswith(b"{"):
            item.stream.seek(0)
            yield from lines(item, settings)
        else:
            yield dropped(item.location, f"no JSON: {error}", "file")
        return
    if not pages:
        yield dropped(item.location, "an array without pages", "file")
    for number, page in enumerate(pages, 1):
        yield from _page(bytes(page), item, number, f"element {number}", settings)


def _pages(raw: bytes, settings: Settings) -> list[msgspec.Raw]:
    """Each page as it is written: the array is not all read at once."""
    if raw.lstrip().startswith(b"["):
        return msgspec.json.decode(raw, type=list[msgspec.Raw])
    held = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    arrays = [value for value in map(bytes, held.values()) if b"".join(value[:100].split()).startswith(b"[{")]
    page = columns.holds_text([*held]) or not held.keys().isdisjoint(settings.columns.values())
    if page or len(arrays) != 1:
        return [msgspec.Raw(raw)]
    return msgspec.json.decode(arrays[0], type=list[msgspec.Raw])


def _page(raw: bytes, item: Item, number: int, where: str, settings: Settings) -> Iterator[Found]:
    location = f"{item.location}#{number}"
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        yield dropped(location, f"{where} is no JSON: {error.msg} at character {error.pos + 1}")
        return
    except (ValueError, RecursionError) as error:
        yield dropped(location, f"{where} is no JSON: {error}")
        return
    if not isinstance(record, dict):
        yield dropped(location, f"{where} is no JSON object but {CALLED[type(record)]}")
        return
    try:
        found = columns.find([*record], _there(settings.columns, record))
    except columns.NoText as error:
        yield dropped(location, f"{where}: {error}")
        return
    yield from columns.page(record, found, item, location, where)


def _there(given: Mapping[str, str], record: dict[str, Any]) -> Mapping[str, str]:
    """The user's columns: a record of JSON may leave out any key but that of its text."""
    return {field: key for field, key in given.items() if key in record or field in {"text", "html"}}


def looks_like_lines(start: bytes) -> bool:
    """Whether bytes begin with an object that ends with its line, and is a page."""
    first, end, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    whole = first.rstrip().endswith(b"}") if end else first.startswith(b'{"')
    return whole and columns.holds_text(_keys(ARRAY.split(first)[0]))


def looks_like_array(start: bytes) -> bool:
    """Whether bytes begin as an array of objects, or as an object over several lines."""
    compact = b"".join(start.removeprefix(b"\xef\xbb\xbf").split())
    return compact.startswith((b'[{"', b'{"')) and columns.holds_text(_keys(start))


def _keys(start: bytes) -> list[str]:
    return [key.decode("utf-8", "replace") for key in KEY.findall(start)]
