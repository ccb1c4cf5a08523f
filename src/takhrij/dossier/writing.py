"""A dossier is built beside its place and moved there whole, so that a killed build leaves the old one as it was."""

import os
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from takhrij.dossier import rows
from takhrij.dossier.errors import CannotWrite, NotADossier
from takhrij.dossier.reading import check
from takhrij.records import Record

TOGETHER = 1000  # rows that are inserted at once


class Raw(msgspec.Struct, frozen=True):
    """The original bytes of a page, compressed."""

    page: str
    packed: bytes


def pack(page: str, raw: bytes) -> Raw:
    """Compress the original bytes of a page."""
    return Raw(page, zlib.compress(raw))


def write(path: str | os.PathLike[str], contents: Iterable[Record | Raw], made_by: str) -> None:
    """Write records and original bytes, as they come, into a dossier; each type keeps its order.

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


def _batches(contents: Iterable[Record | Raw]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of each table, in groups worth inserting."""
    row_of = {kind: rows.writer(kind) for kind in rows.TABLES}
    waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for each in contents:
        if isinstance(each, Raw):
            table, row = "raw", (each.page, each.packed)
        else:
            table, row = rows.TABLES[type(each)], row_of[type(each)](each)
        waiting[table].append(row)
        if len(waiting[table]) >= TOGETHER:
            yield table, waiting.pop(table)
    yield from waiting.items()
