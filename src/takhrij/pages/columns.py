"""Pages as records with named values: which column, or key of JSON, is which field of a page.

>>> columns = find(["العنوان", "content", "link"], {})
>>> sorted(columns.items())
[('text', 'content'), ('title', 'العنوان'), ('url', 'link')]
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from takhrij import text, words
from takhrij.pages import stamps
from takhrij.pages.sources import Found, Item, Source, dropped
from takhrij.records import Metadata

Columns = Mapping[str, str]  # a field of a page -> the column that holds it
TEXT, HTML = "text/plain", "text/html"


class NoText(ValueError):
    """Columns none of which is known to hold text; its text says which there are."""


@cache
def fields() -> tuple[str, ...]:
    """The fields that a column may hold."""
    return tuple(dict.fromkeys(row["field"] for row in words.rows("carriers/columns.csv")))


@cache
def _known() -> Mapping[str, tuple[str, int]]:
    """Folded names of columns: their field, and how much a name is to be preferred to others for it."""
    rows = words.rows("carriers/columns.csv")
    return {_folded(row["name"]): (row["field"], number) for number, row in enumerate(rows)}


def _folded(name: str) -> str:
    return text.fold(name).text.casefold().replace("_", "").replace("-", "").replace(" ", "")


def find(names: Sequence[str], given: Columns) -> Columns:
    """Which of the columns is which field: as the user says, else by the names that are known.

    Raises NoText where none holds a text.
    """
    missing = sorted(set(given.values()) - set(names))
    if missing:
        raise NoText(f"no column {', '.join(missing)}: {_listed(names)}")
    found = dict(_guessed(tuple(names))) | dict(given)
    if "text" in given:
        found.pop("html", None)
    elif "html" in given:
        found.pop("text", None)
    if not {"text", "html"} & set(found):
        raise NoText(f"no column is known to hold text: {_listed(names)}; --map text=NAME says which does")
    return found


def holds_text(names: Sequence[str]) -> bool:
    """Whether one of the columns is known to hold the text of pages."""
    return not {"text", "html"}.isdisjoint(_guessed(tuple(names)))


@lru_cache(maxsize=256)  # records of one file have the same keys
def _guessed(names: tuple[str, ...]) -> Columns:
    known = ((_known().get(_folded(name)), name) for name in names)
    ranked = sorted((place[1], place[0], name) for place, name in known if place)
    found: dict[str, str] = {}
    for _, field, name in ranked:
        found.setdefault(field, name)
    return found


def _listed(names: Sequence[str]) -> str:
    return f"there {'is' if len(names) == 1 else 'are'} {', '.join(names[:20]) or 'none'}" + (
        f" and {len(names) - 20} more" if len(names) > 20 else ""
    )


def page(record: Mapping[str, object], columns: Columns, item: Item, location: str, where: str) -> Iterator[Found]:
    """The page that a record holds, with what of it could not be used.

    `location` is where it is, unless it says so itself; `where` names it: `line 3`.
    """

    def value(field: str) -> str | None:
        return _string(record.get(columns[field])) if field in columns else None

    location = value("location") or location
    found = _text(record, columns)
    if found is None:
        held = " nor ".join(f"in {columns[field]!r}" for field in ("text", "html") if field in columns)
        yield dropped(location, f"{where} has no text {held}")
        return
    raw, media_type = found
    stamp = value("published")
    published = stamps.read(stamp) if stamp else None
    if stamp and not published:
        yield dropped(location, f"{stamp[:100]!r} in {where} is no date: write it as 2023-09-12", "published")
    yield Source(
        location=location, raw=raw, media_type=media_type, url=value("url") or item.url,
        fetched_at=stamps.iso(value("fetched_at") or "") or item.fetched_at,
        metadata=Metadata(
            title=value("title"), outlet=value("outlet"), byline=value("byline"), published=published
        ),
    )  # fmt: skip


def _text(record: Mapping[str, object], columns: Columns) -> tuple[bytes, str] | None:
    """The first text that is not blank, else the first."""
    found = [(record.get(columns[field]), field) for field in ("text", "html") if field in columns]
    held = [(value, field) for value, field in found if isinstance(value, str | bytes)]
    if not held:
        return None
    value, field = next(((value, field) for value, field in held if value.strip()), held[0])
    # `text` is what the contract calls it; other names, such as content, are used for HTML as well
    media_type = HTML if field == "html" or (columns[field] != "text" and _is_markup(value)) else TEXT
    # half a surrogate pair, as cut-off texts end with, becomes "?"
    return (value if isinstance(value, bytes) else value.encode("utf-8", "replace")), media_type


def _is_markup(value: str | bytes) -> bool:
    text = value.strip() if isinstance(value, str) else value.strip().decode("latin-1")
    return text.startswith("<") and text.endswith(">")


def _string(value: object) -> str | None:
    if isinstance(value, date):  # and a datetime
        return value.isoformat()
    if isinstance(value, list):
        return "، ".join(filter(None, map(_string, value))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip().encode("utf-8", "replace").decode() or None
