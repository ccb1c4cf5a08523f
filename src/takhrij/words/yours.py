"""Names that a user brings: a table of persons, bodies, places, named events and treaties, found like the gazetteer's.

    kind,ar,en,wikidata
    person,سامر الحداد|سامر حداد,Samer Haddad,
    organisation,هيئة أيادي الغوث|أيادي الغوث,Ayadi Relief,

`ar` has the spellings, the preferred one first; `en` and `wikidata` may be left out. The rule of what is found so is
`yours:`, the file and the line.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from takhrij import text, words
from takhrij.words import BadWords, Entry

YOURS = "yours:"
TABLES = {  # of the gazetteer, whose grammar a name of each kind follows
    "person": "leader", "organisation": "organisation", "place": "place", "event_name": "named_event",
    "treaty": "treaty",
}  # fmt: skip
NEEDED, OPTIONAL = ("kind", "ar"), ("en", "wikidata")
SEPARATORS = ",;\t"
MAX_BYTES = 4 * 2**20
MAX_ROWS = 20_000
MAX_CELL = 1000  # characters
FORMULA = ("=", "+", "-", "@")
WIKIDATA = re.compile(r"Q[1-9]\d*")


class Own(msgspec.Struct, frozen=True, cache_hash=True):
    """A row of a user's table."""

    key: str  # `yours:`, file and line
    kind: str
    ar: tuple[str, ...]
    en: str
    wikidata: str
    same: str  # the gazetteer's entry that has one of the spellings, `table:key`


Yours = tuple[Own, ...]


def read(path: Path) -> Yours:
    """The rows of a user's table.

    Raises BadWords, which names file and line, what was found there and a likely repair.
    """
    rows = _rows(path, _text(path))
    number, header = next(rows, (1, []))
    columns = [name.strip().lower() for name in header]
    _check_header(columns, f"{path}, line {number}")
    found: list[Own] = []
    lines: dict[str, int] = {}
    for number, cells in rows:
        where = f"{path}, line {number}"
        if len(found) >= MAX_ROWS:
            raise BadWords(f"{where}: more than {MAX_ROWS} names; leave out those that your pages do not name")
        own = _own(dict(zip(columns, _cells(cells, len(columns), where), strict=True)), f"{path.name}:{number}", where)
        for form in own.ar:
            before = lines.setdefault(text.fold(form).text, number)
            if before != number:
                raise BadWords(f"{where}: {form!r} stands in line {before} too. A spelling names one thing: make one"
                               " row of the two, or spell out which is meant")  # fmt: skip
        found.append(own)
    if not found:
        raise BadWords(
            f"{path}: no names below the first line; the others hold a name each, such as person,سامر الحداد,,"
        )
    return tuple(found)


def entries(yours: Yours) -> Iterator[Entry]:
    """Every spelling of every row, as an entry of the table whose grammar it follows."""
    for own in yours:
        row = MappingProxyType({"key": own.key, "ar": "|".join(own.ar), "en": own.en, "wikidata": own.wikidata,
                                "same": own.same, "country": "", "type": "", "office": "", "abbr": ""})  # fmt: skip
        yield from (Entry(TABLES[own.kind], own.key, "ar", form, row) for form in own.ar)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadWords(f"{path}: {size} bytes, where at most {MAX_BYTES} are read; is it a table of names?")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadWords(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadWords(f"{path}, line {line}: not UTF-8; save the table as “CSV UTF-8”") from error


def _rows(path: Path, content: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the numbers of their lines; blank ones and comments (#) are left out."""
    first = next((line for line in content.splitlines() if line.strip() and not line.startswith("#")), "")
    table = csv.reader(content.splitlines(), delimiter=max(SEPARATORS, key=first.count), strict=True)
    try:
        for cells in table:
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
                yield table.line_num, cells
    except csv.Error as error:
        raise BadWords(f"{path}, line {table.line_num}: {error}; is a quotation mark left open?") from error


def _check_header(columns: list[str], where: str) -> None:
    strange = [name for name in columns if name not in NEEDED + OPTIONAL]
    missing = [name for name in NEEDED if name not in columns]
    if strange or missing or len(set(columns)) < len(columns):
        raise BadWords(f"{where}: the columns are {', '.join(columns) or 'none'}; they must be kind,ar,en,wikidata, of"
                       " which the last two may be left out")  # fmt: skip


def _cells(cells: list[str], size: int, where: str) -> list[str]:
    if len(cells) > size:
        raise BadWords(f"{where}: {len(cells)} cells where the first line has {size}; several spellings are separated"
                       " by |, and a comma inside a cell needs quotation marks")  # fmt: skip
    found = [cell.strip() for cell in cells] + [""] * (size - len(cells))
    for cell in found:
        if len(cell) > MAX_CELL:
            raise BadWords(f"{where}: a cell of {len(cell)} characters; is a quotation mark left open?")
        if not cell.isprintable():
            raise BadWords(f"{where}: {cell[:40]!r} holds a sign that is no letter; write the name anew")
        if cell.startswith(FORMULA):
            raise BadWords(f"{where}: {cell[:40]!r} looks like a formula; give the name itself")
    return found


def _own(row: Mapping[str, str], name: str, where: str) -> Own:
    kind, wikidata = row["kind"].lower(), row.get("wikidata", "")
    if kind not in TABLES:
        close = get_close_matches(kind, TABLES, 1)
        meant = f"; is {close[0]} meant?" if close else ""
        raise BadWords(f"{where}: kind is {row['kind']!r}, which must be one of {', '.join(TABLES)}{meant}")
    forms = tuple(dict.fromkeys(value for value in (part.strip() for part in row["ar"].split("|")) if value))
    if not forms:
        raise BadWords(f"{where}: ar is empty; it has the spellings of the name, separated by |")
    for form in forms:
        if "،" in form:
            raise BadWords(f"{where}: {form!r} has a comma in it; several spellings are separated by |")
        if form.isascii():
            raise BadWords(
                f"{where}: {form!r} has no Arabic letter; ar has the name as pages print it, en its Latin form"
            )
        if sum(letter.isalpha() for letter in text.fold(form).text) < 2:
            raise BadWords(f"{where}: {form!r} is no name: two letters at least are needed")
    if wikidata and not WIKIDATA.fullmatch(wikidata):
        raise BadWords(f"{where}: wikidata is {wikidata!r}, which must be an identifier such as Q42, or empty")
    same = _known(kind, forms)
    known = words.by_key().get(same, {})
    return Own(YOURS + re.sub(r"[^\w.:-]+", "-", name), kind, forms, row.get("en", "") or known.get("en", ""),
               wikidata or known.get("wikidata", ""), same)  # fmt: skip


def _known(kind: str, forms: tuple[str, ...]) -> str:
    """The one entry of the gazetteer that has one of the spellings."""
    found = {key for form in forms for key in _by_form().get((TABLES[kind], text.fold(form).text), ())}
    return found.pop() if len(found) == 1 else ""


@cache
def _by_form() -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for entry in words.entries():
        if entry.table in TABLES.values():
            found.setdefault((entry.table, text.fold(entry.text).text), set()).add(f"{entry.table}:{entry.key}")
    return found
