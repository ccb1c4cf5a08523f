"""Every kind of thing that can be read, and its reader: chosen by what the bytes look like, else by the name's end."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from takhrij.pages import archives, captures, columns, decoding, feeds, lines, saved, tables, unpacked
from takhrij.pages.sources import Found, Item, Over, Settings, Source, dropped, over
from takhrij.pages.unpacked import rest
from takhrij.records import Dropped

SNIFFED = 4096
TEXT, HTML = "text/plain", "text/html"
BLANK = b"\xef\xbb\xbf \t\r\n"


class Reader(NamedTuple):
    """One kind of thing: how it is told, and what is made of it."""

    kind: str
    looks: Callable[[bytes], bool]  # whether the first bytes show it
    endings: tuple[str, ...]  # of names, where the bytes show nothing
    read: Callable[[Item, Settings], Iterator[Found]]
    pages: str  # what in it is a page


def read(item: Item, settings: Settings) -> Iterator[Source | Dropped]:
    """Everything in an item, through all archives inside one another."""
    if item.nesting > settings.max_nesting:
        yield dropped(item.location, over("max_nesting", settings), "file")
        return
    how = ""
    try:
        start = item.stream.read(SNIFFED)
        item.stream.seek(0)
        reader = _for(item, _plain(start))
        if reader is None:
            yield dropped(
                item.location, f"neither its bytes nor its name's ending {_ending(item.name)} are known", "file"
            )
            return
        how = f" as {reader.kind}"
        for number, found in enumerate(reader.read(item, settings), 1):
            if number > settings.max_records:
                yield dropped(item.location, over("max_records", settings), "file")
                return
            if isinstance(found, Item):
                yield from read(found, settings)
            else:
                yield found
    except (Over, columns.NoText) as error:
        yield dropped(item.location, str(error), "file")
    except OSError as error:
        yield dropped(item.location, f"cannot be read{how}: {error.strerror or error}", "file")
    except Exception as error:  # whatever a stranger's bytes make a parser raise is told of these bytes
        yield dropped(item.location, f"cannot be read{how}: {str(error) or type(error).__name__}", "file")


def _for(item: Item, start: bytes) -> Reader | None:
    """The reader whose kind the bytes show, else the one for the name; text is what looks like nothing else."""
    shown = next((reader for reader in READERS if reader.looks(start)), None)
    ending = _ending(item.name)
    return shown or next((reader for reader in READERS if ending in reader.endings), PLAIN if item.named else None)


def _ending(name: str) -> str:
    """The end of a name, from its last dot on.

    >>> _ending("pages/a.HTML"), _ending("pages.d/a")
    ('.html', '')
    """
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return f".{ending}".lower() if dot and stem else ""


def _plain(start: bytes) -> bytes:
    """First bytes in UTF-8, where they are UTF-16."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or (start[:1] != start[1:2] and 0 in (start[:1] + start[1:2])):
        decoded = decoding.decode(start)
        return start if isinstance(decoded, str) else decoded.text.encode("utf-8", "replace")
    return start


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda start: start.startswith(marks)


def _rooted(*names: str) -> Callable[[bytes], bool]:
    return lambda start: feeds.root(start) in names


def _is_html(start: bytes) -> bool:
    return feeds.root(start) in {"html", "head", "body"} or start[:200].lstrip(BLANK).lower().startswith(
        b"<!doctype html"
    )


def _headed(start: bytes) -> bool:
    """Whether bytes begin with the headers of a message of several parts, as saved pages do."""
    head = start.lstrip().lower()
    return head[:200].partition(b"\n")[0].find(b": ") > 0 and b"\ncontent-type: multipart/related" in b"\n" + head


def _page(media_type: str) -> Callable[[Item, Settings], Iterator[Found]]:
    def page(item: Item, settings: Settings) -> Iterator[Found]:
        yield item.page(rest(item, settings), media_type)

    return page


def _no_text(item: Item, settings: Settings) -> Iterator[Found]:
    yield dropped(
        item.location, f"{decoding.known(item.stream.read(SNIFFED)) or 'a document or media'}, not text", "file"
    )


PACKED, MEMBERS = "what is packed in it", "each member, by its own kind"
PLAIN = Reader("text", lambda start: False, (".txt", ".text", ""), _page(TEXT), "the file; any Arabic encoding")
# The first that fits counts: what has a signature of its own, then markup, then what is told by its first line.
READERS = (
    Reader("gzip", _begins(b"\x1f\x8b"), (".gz", ".tgz"), unpacked.gzipped, PACKED),
    Reader("zstd", _begins(b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"), (".zst",), unpacked.zstandard, PACKED),
    Reader("bzip2", _begins(b"BZh"), (".bz2",), unpacked.bzipped, PACKED),
    Reader("xz", _begins(b"\xfd7zXZ\x00"), (".xz",), unpacked.xzipped, PACKED),
    Reader("zip", _begins(b"PK\x03\x04", b"PK\x05\x06"), (".zip",), archives.unzipped, MEMBERS),
    Reader("tar", lambda start: start[257:262] == b"ustar", (".tar",), archives.untarred, MEMBERS),
    Reader("WARC, WET", _begins(b"WARC/"), (".warc", ".wet"), captures.captured, "each capture with status 200"),
    Reader("Parquet", _begins(b"PAR1"), (".parquet",), tables.parquet_rows, "each row; see columns"),
    Reader(
        "no text", lambda start: decoding.known(start) is not None,
        (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".epub", ".jpg", ".jpeg", ".png", ".gif"),
        _no_text, "none: dropped with what it is",
    ),
    Reader("MHTML", _headed, (".mhtml", ".mht"), saved.saved, "the saved document"),
    Reader(
        "RSS, Atom, RDF, OPML", _rooted(*feeds.ROOTS), (".xml", ".rss", ".atom", ".rdf", ".opml"), feeds.entries,
        "each entry; OPML has none",
    ),
    Reader("HTML", _is_html, (".html", ".htm", ".xhtml"), _page(HTML), "the document"),
    Reader("JSON Lines", lines.looks_like_lines, (".jsonl", ".ndjson"), lines.lines, "each line; see columns"),
    Reader("JSON", lines.looks_like_array, (".json",), lines.array, "each element of the array; see columns"),
    Reader("CSV, TSV", tables.looks_separated, (".csv", ".tsv", ".tab"), tables.separated, "each row; see columns"),
    PLAIN,
)  # fmt: skip
