"""A dossier is built beside its place and moved there whole, so that a killed build leaves the old one as it was."""

import os
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from takhrij.dossier import rows
from takhrij.dossier.errors import CannotWrite, NotADossier
from takhrij.dossier.reading import check
from takhrij.dossier.rows import Row
from takhrij.records import Record

TOGETHER = 1000  # rows that are inserted at once


class Packed(msgspec.Struct, frozen=True):
    """Rows ready for the dossier, by table: what travels between processes for a third of the price of records."""

    rows: dict[str, list[Row]]


def pack(found: Iterable[Record]) -> Packed:
    """The rows of records; each type keeps its order."""
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for record in found:
        tables[rows.TABLES[type(record)]].append(rows.row(record))
    return Packed(dict(tables))


def pack_raw(page: str, raw: bytes) -> Packed:
    """The row of a page's original bytes, compressed."""
    return Packed({"raw": [(page, zlib.compress(raw))]})


def write(path: str | os.PathLike[str], contents: Iterable[Packed], made_by: str) -> None:
    """Write rows, as they come, into a dossier; each table keeps its order.

    If `contents` raises or the process dies, what stood at the path stays. A dossier there is replaced.
    Raises NotADossier where anything else stands, CannotWrite where the folder refuses.
    """
    place = Path(path)
    refuse_others(place)
    with _beside(place) as part, closing(sqlite3.connect(part, isolation_level=None)) as database:
        # the file is thrown away unless it is finished: it needs no journal of its own
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        database.executescript(files("takhrij.dossier").joinpath("schema.sql").read_text("utf-8"))
        database.execute("BEGIN")
        database.executemany("INSERT INTO dossier VALUES (?, ?)", [("format", "takhrij/1"), ("made_by", made_by)])
        for table, batch in _batches(contents):
            marks = ", ".join("?" * len(batch[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)
        database.execute("COMMIT")


def refuse_others(path: Path) -> None:
    """Raise unless a dossier may be written there: what is not a dossier is never overwritten."""
    if path.is_dir():
        raise CannotWrite(path, "it is a folder; name a file in it, such as case.takhrij")
    if path.parent.exists() and not path.parent.is_dir():
        raise CannotWrite(path, f"{path.parent} is no folder; name a file in a folder")
    if not path.parent.is_dir():
        raise CannotWrite(path, f"there is no folder {path.parent}; make it first")
    if path.exists():
        try:
            check(path, any_version=True)
        except NotADossier as error:
            raise CannotWrite(path, "it exists and is not a dossier; remove it or name another output") from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A new file in the same folder, moved to the path at the end. What killed builds left there goes first."""
    for left in path.parent.glob(f".{path.name}.*.part"):
        if not _alive(left.suffixes[-2][1:]):
            left.unlink(missing_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _told(path):
            part.write_bytes(b"")
        try:
            yield part
        except sqlite3.OperationalError as error:  # a full disk
            raise CannotWrite(path, str(error)) from error
        with _told(path):
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:  # such as /proc: it is there, and has no room for files of ours
        raise CannotWrite(path, f"the folder {path.parent} takes no new files") from error
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def _alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _batches(contents: Iterable[Packed]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each table, in numbers worth inserting."""
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    for packed in contents:
        for table, found in packed.rows.items():
            waiting[table] += found
            if len(waiting[table]) >= TOGETHER:
                yield table, waiting.pop(table)
    yield from waiting.items()
