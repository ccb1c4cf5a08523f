"""Streams of bytes that were packed, read in bounded memory, with every byte counted against the caps."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from typing import IO, Protocol

import msgspec
from fastwarc.stream_io import ZstdReader

from takhrij.pages.sources import Found, Item, Over, Settings, over

BUFFER = 64 * 1024
HARMLESS = 20_000_000  # bytes: so much may come out of anything before its ratio is looked at
KEPT = 256 * 1024  # bytes of a pipe that can be read again


class Readable(Protocol):
    """Anything to read bytes from."""

    def read(self, size: int = ..., /) -> bytes:
        """At most so many of the next bytes."""
        ...


class Unpacked(io.RawIOBase):
    """Bytes as they come out of a packed stream; raises Over where a cap is reached. It can go back to its start."""

    def __init__(self, item: Item, settings: Settings, unpack: Callable[[], Readable], packed: Callable[[], int]):
        self._unpack, self._packed = unpack, packed
        self._tally, self._settings = item.tally, settings
        self._stream: Readable | None = None
        self._at = self._furthest = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """From the start; another place is reached by reading up to it."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, and count what was not read before."""
        self._stream = self._stream or self._unpack()
        data = self._stream.read(len(buffer))
        self._at += len(data)
        if (fresh := self._at - self._furthest) > 0:
            self._furthest = self._at
            self._count(fresh)
        buffer[: len(data)] = data
        return len(data)

    def _count(self, fresh: int) -> None:
        self._tally.unpacked += fresh
        if self._tally.unpacked > self._settings.max_unpacked:
            raise Over(over("max_unpacked", self._settings))
        if self._furthest > HARMLESS and self._furthest > self._settings.max_ratio * self._packed():
            raise Over(over("max_ratio", self._settings))

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the start or from here."""
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of packed bytes is not known")
        target = offset + (self._at if whence == io.SEEK_CUR else 0)
        if target < self._at:
            self._stream, self._at = None, 0
        room = memoryview(bytearray(BUFFER))
        while self._at < target and self.readinto(room[: target - self._at]):
            pass
        return self._at


class Piped(io.RawIOBase):
    """A stream that cannot be set back, such as standard input, with its first bytes kept for a second reading."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._kept = b""
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """As far as the bytes that are kept."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """What was kept comes again before what is new."""
        if self._at < len(self._kept):
            data = self._kept[self._at : self._at + len(buffer)]
        else:
            data = self._stream.read(len(buffer))
            if self._at == len(self._kept) < KEPT:
                self._kept += data
        self._at += len(data)
        buffer[: len(data)] = data
        return len(data)

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go back, where all that was read since is kept."""
        if whence != io.SEEK_SET or self._at > len(self._kept) or offset > len(self._kept):
            raise io.UnsupportedOperation("a pipe cannot be read from any place")
        self._at = offset
        return offset


def rest(item: Item, settings: Settings) -> bytes:
    """All of an item's bytes. Raises Over where they are too many."""
    raw = item.stream.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        raise Over(over("max_bytes", settings))
    return raw


def anywhere(item: Item, settings: Settings) -> IO[bytes]:
    """The item's bytes as a stream that can be read from any place: itself, or a copy in memory."""
    return item.stream if item.whole else io.BytesIO(rest(item, settings))


def _gunzip(stream: IO[bytes]) -> Readable:
    return gzip.GzipFile(fileobj=stream)


def _bunzip(stream: IO[bytes]) -> Readable:
    return bz2.BZ2File(stream)


def _unxz(stream: IO[bytes]) -> Readable:
    return lzma.LZMAFile(stream)


def _unzstd(stream: IO[bytes]) -> Readable:
    return ZstdReader(stream)


def reader(unpack: Callable[[IO[bytes]], Readable]) -> Callable[[Item, Settings], Iterator[Found]]:
    """The reader of one packed thing, which keeps the location: `a.html.gz` is the page `a.html`, packed."""

    def unpacked(item: Item, settings: Settings) -> Iterator[Found]:
        def from_start() -> Readable:
            item.stream.seek(0)
            return unpack(item.stream)

        name = item.name[:-4] + ".tar" if item.name.lower().endswith(".tgz") else item.name.rpartition(".")[0]
        stream = io.BufferedReader(Unpacked(item, settings, from_start, item.stream.tell), BUFFER)
        yield msgspec.structs.replace(item, name=name, stream=stream, nesting=item.nesting + 1, whole=False)

    return unpacked


gzipped, bzipped, xzipped, zstandard = map(reader, (_gunzip, _bunzip, _unxz, _unzstd))
