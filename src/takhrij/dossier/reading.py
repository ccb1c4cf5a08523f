"""Reading a dossier: records as they were written, original bytes, tables for other programs."""

import shutil
import sqlite3
import weakref
import zlib
from collections.abc import Iterator
from contextlib import closing
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from takhrij.dossier import rows
from takhrij.dossier.errors import NoSuchDossier, NotADossier, OtherVersion
from takhrij.records import EXPORTED, Record

if TYPE_CHECKING:
    import pyarrow

R = TypeVar("R", bound=Record)
APPLICATION, VERSION = 0x74616B68, 3  # as in schema.sql


class Dossier:
    """A dossier that was built; closes with its `with` statement, or when it is forgotten.

    Raises NoSuchDossier, NotADossier or OtherVersion.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        check(self.path)
        self._database = _connected(self.path)
        self._close: weakref.finalize[..., Dossier] = weakref.finalize(self, self._database.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._close()

    def owns(self, folder: Path) -> None:
        """Remove this folder, in which the dossier lies, when it is closed."""
        self._close.detach()
        self._close = weakref.finalize(self, _discard, self._database, folder)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a type, in the order of the pages: `dossier.all(records.Statement)`."""
        return tuple(self.each(kind))

    def each(self, kind: type[R]) -> Iterator[R]:
        """The same one by one, for types that are larger than memory."""
        names = ", ".join(f'"{column.name}"' for column in rows.columns(kind))
        yield from map(
            rows.reader(kind), self._database.execute(f"SELECT {names} FROM {rows.TABLES[kind]} ORDER BY rowid")
        )

    def count(self, kind: type[Record]) -> int:
        """How many records of a type there are."""
        (count,) = self._database.execute(f"SELECT count(*) FROM {rows.TABLES[kind]}").fetchone()
        return int(count)

    def raw(self, page: str) -> bytes:
        """The original bytes of a page.

        Raises KeyError for a page that is not in the dossier.
        """
        found = self._database.execute("SELECT packed FROM raw WHERE page = ?", (page,)).fetchone()
        if found is None:
            raise KeyError(page)
        return zlib.decompress(found[0])

    def to_arrow(self, name: str) -> "pyarrow.Table":
        """The records of one file of the contract as a table of Arrow: `dossier.to_arrow("statements")`.

        Raises KeyError for a name that is none of records.EXPORTED.
        """
        from takhrij.dossier import arrow  # pyarrow takes a third of a second to import

        return arrow.table(EXPORTED[name], self.each(EXPORTED[name]))


def check(path: Path, *, any_version: bool = False) -> None:
    """Raise unless a dossier of this program's schema lies there."""
    if not path.exists():
        raise NoSuchDossier(path)
    try:
        with closing(_connected(path)) as database:
            application, version = (
                database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
            )
    except sqlite3.DatabaseError as error:
        raise NotADossier(path) from error
    if application != APPLICATION:
        raise NotADossier(path)
    if version != VERSION and not any_version:
        raise OtherVersion(path, version, VERSION)


def _connected(path: Path) -> sqlite3.Connection:
    # a finished dossier never changes: no locks, and nothing is written beside it
    return sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _discard(database: sqlite3.Connection, folder: Path) -> None:
    database.close()
    shutil.rmtree(folder, ignore_errors=True)
