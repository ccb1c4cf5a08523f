"""A dossier as files for other programs.

JSON Lines, one file per record type, is `takhrij/1`, the public contract. Of the events there is also a flat table, and
a graph of who does what to whom.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from takhrij import relations
from takhrij.dossier.errors import CannotWrite
from takhrij.dossier.reading import Dossier
from takhrij.records import EXPORTED, Article, Copy, Dependency, Entity, Event, Page, Statement

EVENTS, GRAPH = "events.csv", "relations.graphml"  # their names in a folder
MARK = "\ufeff"  # by which spreadsheets know UTF-8
BEGINS = {EVENTS: MARK + ",".join(f'"{name}"' for name in relations.table.header()[:3]), GRAPH: relations.graphml.HEAD}


class Graph(NamedTuple):
    """A graph that was written."""

    path: Path
    parties: int
    relations: int
    events: int  # of the dossier
    one_sided: int  # those of them that are in no relation, for they name one party or none


def jsonl(dossier: Dossier, folder: str | os.PathLike[str]) -> list[Path]:
    """Write every file, those without records too, and say which. Each is moved into place when it is whole.

    An earlier export there is replaced. Raises CannotWrite where the folder holds anything else.
    """
    place = Path(folder)
    _refuse_others(place)
    encode = msgspec.json.Encoder().encode
    for name, kind in EXPORTED.items():
        with _beside(place / f"{name}.jsonl", place) as lines:
            lines.writelines(encode(record) + b"\n" for record in dossier.each(kind))
    return [place / f"{name}.jsonl" for name in EXPORTED]


def events_csv(dossier: Dossier, output: str | os.PathLike[str]) -> tuple[Path, int]:
    """Write the table of events, and say where and how many. `relations.table.COLUMNS` says what is in a row.

    Into a folder it goes as events.csv. Raises CannotWrite where anything but an earlier table stands.
    """
    file = _file(Path(output), EVENTS)
    count = 0
    with _beside(file, file) as written:
        lines = csv.writer(table := _Text(written), quoting=csv.QUOTE_ALL)
        table.write(MARK)
        lines.writerow(relations.table.header())
        for count, told in enumerate(_told(dossier), 1):  # noqa: B007 - the last of them is how many there are
            lines.writerow(relations.table.row(told))
    return file, count


def graphml(dossier: Dossier, output: str | os.PathLike[str]) -> Graph:
    """Write who does what to whom as a graph, and say where, and how much is in it.

    Into a folder it goes as relations.graphml. Raises CannotWrite where anything but an earlier graph stands.
    """
    file = _file(Path(output), GRAPH)
    events, entities = dossier.all(Event), {each.id: each for each in dossier.each(Entity)}
    texts = relations.texts(dossier.each(Article), dossier.each(Copy), dossier.each(Dependency))
    found = relations.find(events, entities, texts)
    with _beside(file, file) as written:
        written.write(relations.graphml.document(found).encode())
    parties = {party.id for relation in found for party in (relation.actor, relation.target)}
    return Graph(file, len(parties), len(found), len(events), relations.one_sided(events, entities))


def _told(dossier: Dossier) -> Iterator[relations.table.Told]:
    """The events page by page, with what they refer to; the texts of pages are read one by one."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in dossier.each(Event):
        events[event.page].append(event)
    reported = {event.statement for several in events.values() for event in several}
    statements = {each.id: each for each in dossier.each(Statement) if each.id in reported}
    articles = {each.id: each for each in dossier.each(Article)}
    entities = {each.id: each for each in dossier.each(Entity)}

    def told(page: Page | None, several: list[Event]) -> Iterator[relations.table.Told]:
        for event in several:
            article, statement = articles.get(event.article), statements.get(event.statement or "")
            yield relations.table.told(event, page, article, statement, entities)

    for page in dossier.each(Page):
        yield from told(page, events.pop(page.id, []))
    for several in events.values():  # of pages that the dossier does not have
        yield from told(None, several)


class _Text:
    """Takes text for a file of bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, words: str) -> int:
        return self.file.write(words.encode())


def _file(output: Path, name: str) -> Path:
    """The file to write: the output, or one in it if it is a folder or its name has no ending.

    Raises CannotWrite where anything but an earlier export stands.
    """
    file = output / name if output.is_dir() or not output.suffix else output
    if not file.exists():
        return file
    try:
        with file.open("rb") as earlier:
            ours = file.is_file() and earlier.read(len(BEGINS[name].encode())) == BEGINS[name].encode()
    except OSError as error:
        raise CannotWrite(file, error.strerror or str(error)) from error
    if not ours:
        raise CannotWrite(file, "no export put there what it holds; name another file, or remove this one")
    return file


@contextmanager
def _beside(file: Path, asked: Path) -> Iterator[IO[bytes]]:
    """A new file in the same folder, moved into place when it is whole; `asked` is what the user named."""
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as written:
            yield written
        part.replace(file)
    except OSError as error:
        raise CannotWrite(asked, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _refuse_others(place: Path) -> None:
    ours = {f"{name}.jsonl" for name in EXPORTED} | {EVENTS, GRAPH}
    parts = {f".{name}.part" for name in ours}  # of an export that was killed
    others = sorted(each.name for each in place.iterdir() if each.name not in ours | parts) if place.is_dir() else []
    if others:
        found = ", ".join(others[:3])
        raise CannotWrite(place, f"it holds what no export put there ({found}); name another folder, or empty this one")
