"""Tables with a page in each row: CSV and its relations, and Parquet."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from takhrij.pages import columns, decoding
from takhrij.pages.sources import Found, Item, Over, Settings, dropped, over
from takhrij.pages.unpacked import anywhere

SAMPLE = 64 * 1024
SEPARATORS = ",;\t|"
TOGETHER = 64  # rows of Parquet


def separated(item: Item, settings: Settings) -> Iterator[Found]:
    """The rows of a table in text; its first row names the columns."""
    sample = item.stream.read(SAMPLE)
    item.stream.seek(0)
    decoded = decoding.decode(sample[: sample.rfind(b"\n") + 1] or sample)  # no letter cut in two
    if isinstance(decoded, str):
        yield dropped(item.location, decoded, "file")
        return
    csv.field_size_limit(settings.max_bytes)
    # the library wants the ends of lines inside a value as they are
    stream = io.TextIOWrapper(item.stream, decoded.encoding.partition(";")[0], "replace", newline="")
    try:
        yield from _rows(csv.reader(_bounded(stream, settings), delimiter=_separator(decoded.text)), item, settings)
    except csv.Error as error:
        why = over("max_bytes", settings) if "field limit" in str(error) else str(error)
        yield dropped(item.location, f"the rest of the table cannot be read: {why}", "file")
    finally:
        stream.detach()


def _rows(rows: Any, item: Item, settings: Settings) -> Iterator[Found]:
    names = [name.strip() for name in next(rows, [])]
    found = columns.find(names, settings.columns)
    number = 0
    for number, row in enumerate((row for row in rows if any(row)), 1):
        yield from columns.page(
            dict(zip(names, row, strict=False)), found, item, f"{item.location}#{number}", f"row {number}"
        )
    if not number:
        yield dropped(item.location, "a table without rows", "file")


def _bounded(stream: io.TextIOWrapper, settings: Settings) -> Iterator[str]:
    mark = "\ufeff"  # of the byte order, before the first name
    while line := stream.readline(settings.max_bytes + 1).removeprefix(mark):
        mark = ""
        if len(line) > settings.max_bytes:
            raise Over(over("max_bytes", settings))
        yield line


def _separator(start: str) -> str:
    """The sign that cuts the first line into most cells."""
    first = start.lstrip("\ufeff").partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def looks_separated(start: bytes) -> bool:
    """Whether the first line names several columns, one of which is known to hold text."""
    decoded = decoding.decode(start)
    if isinstance(decoded, str) or "\n" not in decoded.text:
        return False
    first = decoded.text.partition("\n")[0].strip().removeprefix("\ufeff")
    names = [name.strip().strip('"') for name in first.split(_separator(first))]
    return len(names) > 1 and len(first) < 1000 and columns.holds_text(names)


def parquet_rows(item: Item, settings: Settings) -> Iterator[Found]:
    """The rows of a Parquet file; only the columns that hold something of a page are read."""
    from pyarrow import parquet  # takes a while to import, and most piles hold none

    with parquet.ParquetFile(anywhere(item, settings)) as table:
        names = [str(name) for name in table.schema_arrow.names]
        found = columns.find(names, settings.columns)
        number = 0
        for batch in table.iter_batches(TOGETHER, columns=list(found.values())):
            item.tally.unpacked += batch.nbytes
            if item.tally.unpacked > settings.max_unpacked:
                raise Over(over("max_unpacked", settings))
            for row in batch.to_pylist():
                number += 1
                yield from columns.page(row, found, item, f"{item.location}#{number}", f"row {number}")
        if not number:
            yield dropped(item.location, "a table without rows", "file")
