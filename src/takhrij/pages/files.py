"""The walk over the paths that a user gives: files, folders, standard input."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from takhrij.pages import readers, stamps
from takhrij.pages.sources import Item, Settings, Source, Tally, dropped
from takhrij.pages.unpacked import Piped
from takhrij.records import Dropped

STANDARD_INPUT = "-"


class NoSuchPath(FileNotFoundError):
    """A path of the user's that is not there; its text says what to do."""


def sources(paths: Sequence[Path], settings: Settings) -> Iterator[Source | Dropped]:
    """Every page under the paths, in the order of the paths and, in a folder, of names; and what is left out.

    A page's location is its path as given; in a folder, the folder's name and the path from there; a date is given for
    either. Raises NoSuchPath before anything is read.
    """
    for path in paths:
        if str(path) != STANDARD_INPUT and not os.path.lexists(path):
            raise NoSuchPath(f"{path} is not there. Give a file or a folder of pages, or - for standard input.")
    used: set[str] = set()
    for path in paths:
        for found in _within(path, settings):
            under = found.location.removeprefix(path.resolve().name) if path.is_dir() else ""
            places = {found.location, f"{path}{under}"}.intersection(settings.published)
            used |= places
            stamp = settings.published[min(places)] if places else None
            yield found if isinstance(found, Dropped) else _dated(found, stamp)
    for location in settings.published:
        if location not in used:
            yield dropped(location, "no page has this location", "date given by the user")


def _dated(source: Source, stamp: str | None) -> Source:
    if stamp is None:
        return source
    published = stamps.read(stamp)
    if published is None:
        raise ValueError(f"{source.location}={stamp}: not a date. Write it as 2023-09-12.")
    metadata = msgspec.structs.replace(source.metadata, published=published, published_how="given")
    return msgspec.structs.replace(source, metadata=metadata)


def _within(path: Path, settings: Settings) -> Iterator[Source | Dropped]:
    if str(path) == STANDARD_INPUT:
        yield from _standard_input(settings)
    elif path.is_dir():
        yield from _folder(path, settings)
    else:
        yield from _file(path, str(path), settings, named=True)


def _folder(folder: Path, settings: Settings) -> Iterator[Source | Dropped]:
    root = folder.resolve()
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        place = Path(root.name) / here.relative_to(folder)
        folders.sort()
        for name in [name for name in folders if name.startswith(".") or (here / name).is_symlink()]:
            folders.remove(name)
            why = "a hidden folder" if name.startswith(".") else "a link to a folder"
            yield dropped(str(place / name), why, "folder")
        for name in sorted(names):
            file, location = here / name, str(place / name)
            if name.startswith("."):
                yield dropped(location, "a hidden file", "file")
            elif not file.resolve().is_relative_to(root):
                yield dropped(location, "a link that leads out of the folder", "file")
            else:
                yield from _file(file, location, settings)
        if not folders and not names:
            yield dropped(str(place) if here != folder else str(folder), "a folder without files", "folder")


def _file(path: Path, location: str, settings: Settings, named: bool = False) -> Iterator[Source | Dropped]:
    if not path.is_file():
        yield dropped(location, "not a regular file", "file")
        return
    try:
        file = path.open("rb")
    except OSError as error:
        yield dropped(location, f"cannot be read: {error.strerror or error}", "file")
        return
    with file:
        item = Item(location=location, name=path.name, stream=file, tally=Tally(), whole=True, named=named)
        yield from readers.read(item, settings)


def _standard_input(settings: Settings) -> Iterator[Source | Dropped]:
    with io.BufferedReader(Piped(sys.stdin.buffer)) as stream:
        item = Item(location=STANDARD_INPUT, name=STANDARD_INPUT, stream=stream, tally=Tally(), named=True)
        yield from readers.read(item, settings)
