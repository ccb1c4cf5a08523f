"""Archives of files, zip and tar: their members are read one after the other, and never written anywhere.

A member's name is shown in its location, `pile.zip!/monday/a.html`, and is otherwise only looked at.
"""

import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from takhrij.pages.sources import Found, Item, Over, Settings, dropped, member_location, over
from takhrij.pages.unpacked import BUFFER, Unpacked, anywhere
from takhrij.records import Dropped

ENCRYPTED = 0x1
DOCUMENTS = {  # members that tell a document from an archive
    "[Content_Types].xml": "an office document", "mimetype": "an office document or an electronic book",
    "META-INF/MANIFEST.MF": "a program", "AndroidManifest.xml": "a program",
}  # fmt: skip


def unzipped(item: Item, settings: Settings) -> Iterator[Found]:
    """The members of a zip archive."""
    with zipfile.ZipFile(anywhere(item, settings)) as archive:
        members = archive.infolist()
        document = next((DOCUMENTS[member.filename] for member in members if member.filename in DOCUMENTS), None)
        if document:
            yield dropped(item.location, f"{document}, not text", "file")
            return
        if not any(not member.is_dir() for member in members):
            yield dropped(item.location, "an archive without files", "file")
        for member in members:
            if not member.is_dir():
                yield _no_page(item, member) or _zip_member(item, archive, member, settings)


def _no_page(item: Item, member: zipfile.ZipInfo) -> Dropped | None:
    why = (
        _hidden(member.filename)
        or ("encrypted" if member.flag_bits & ENCRYPTED else None)
        or ("a link" if stat.S_ISLNK(member.external_attr >> 16) else None)
    )
    return dropped(member_location(item.location, member.filename), why, "file") if why else None


def _zip_member(item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo, settings: Settings) -> Item:
    def from_start() -> IO[bytes]:
        return archive.open(member)

    unpacked = Unpacked(item, settings, from_start, lambda: member.compress_size)
    return item.member(member.filename, io.BufferedReader(unpacked, BUFFER))


def untarred(item: Item, settings: Settings) -> Iterator[Found]:
    """The members of a tar archive, and where it is cut off."""
    stream = Sober(item.stream, settings)
    empty = True
    with tarfile.open(fileobj=stream, mode="r:") as archive:  # type: ignore[call-overload]
        while member := archive.next():
            archive.members.clear()  # which would hold all of them
            if member.isdir():
                continue
            empty = False
            why = _hidden(member.name) or _special(member)
            if why:
                yield dropped(member_location(item.location, member.name), why, "file")
            elif file := archive.extractfile(member):
                yield item.member(member.name, file)
        if empty:
            yield dropped(item.location, "an archive without files", "file")
        # the end of an archive is a block of zeros: the library takes any damage for it
        stream.seek(archive.offset)
        block = stream.read(tarfile.BLOCKSIZE)
        if block.strip(b"\0") or not block:
            yield dropped(item.location, f"damaged or cut off at byte {archive.offset}: what follows is lost", "file")


class Sober:
    """A stream of which nobody reads more at once than a member may have, whatever a header says of its length."""

    def __init__(self, stream: IO[bytes], settings: Settings) -> None:
        self._stream, self._settings = stream, settings
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """So many bytes, if they are not too many."""
        if not 0 <= size <= self._settings.max_bytes:
            raise Over(over("max_bytes", self._settings))
        return self._stream.read(size)


def _special(member: tarfile.TarInfo) -> str | None:
    if member.issym() or member.islnk():
        return "a link"
    return None if member.isreg() else "not a regular file"


def _hidden(name: str) -> str | None:
    parts = name.replace("\\", "/").split("/")
    return "a hidden file" if parts[0] == "__MACOSX" or any(_dotted(part) for part in parts) else None


def _dotted(part: str) -> bool:
    return part.startswith(".") and part not in {".", ".."}
