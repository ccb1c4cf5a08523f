"""Bytes to text: the byte-order mark, UTF-8, what a document declares, then what reads most like Arabic.

>>> decode("قال الوزير إن المطر نافع".encode("windows-1256"))
Decoded(text='قال الوزير إن المطر نافع', encoding='cp1256')
"""

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding


class Decoded(NamedTuple):
    """A text and the encoding that it was in, with the number of characters that could not be read, if any."""

    text: str
    encoding: str


MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KNOWN = {  # what files that are no text begin with
    b"%PDF": "a PDF document", b"%!PS": "a PostScript document", b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an office document", b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"II*\x00": "an image",
    b"MM\x00*": "an image", b"\x00\x00\x01\x00": "an image", b"8BPS": "an image", b"AT&TFORM": "a DjVu document",
    b"ID3": "sound", b"OggS": "sound or video", b"fLaC": "sound", b"\x1aE\xdf\xa3": "video", b"FLV\x01": "video",
    b"\x1f\x8b": "gzip data", b"7z\xbc\xaf\x27\x1c": "a 7z archive", b"Rar!\x1a\x07": "a RAR archive",
    b"MSCF": "a cabinet archive", b"\x7fELF": "a program", b"SQLite format 3": "a database",
    b"wOFF": "a font", b"wOF2": "a font", b"\x00\x01\x00\x00\x00": "a font", b"OTTO\x00": "a font",
    b"ITSF": "a help file",
}  # fmt: skip
KNOWN_LATER = {
    b"ftyp": (4, "video or an image"),
    b"WEBP": (8, "an image"),
    b"WAVE": (8, "sound"),
    b"AVI ": (8, "video"),
}
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
ARABIC = ("cp1256", "iso8859-6", "cp720", "cp864")
# any Arabic text is full of these; read in a wrong code page it has none
FREQUENT = frozenset(
    {"في", "من", "على", "إلى", "أن", "إن", "عن", "التي", "الذي", "هذا", "هذه", "ما", "لا", "قد", "كان", "مع"}
)
LEAST_UTF8 = 0.97
SAMPLE = 20_000


def known(start: bytes) -> str | None:
    """What a file is that is no text, where its first bytes say it.

    >>> known(b"%PDF-1.7"), known("نص".encode())
    ('a PDF document', None)
    """
    first = next((what for mark, what in KNOWN.items() if start.startswith(mark)), None)
    later = (what for mark, (place, what) in KNOWN_LATER.items() if start.startswith(mark, place) and 0 in start[:16])
    return first or next(later, None)


def decode(raw: bytes, *, html: bool = False, declared: str | None = None) -> Decoded | str:
    """The text, or why there is none. A carrier may have declared an encoding; UTF-8 shows itself."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    if what := known(raw[:64]):
        return f"{what}, not text"
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _with(raw[len(mark) :], encoding)
    if b"\x00" in raw[:SAMPLE]:
        utf16 = _utf16(raw[:SAMPLE])
        return _with(raw, utf16) if utf16 else "binary data, not text"
    if len(raw[:SAMPLE].translate(None, CONTROLS)) < 0.98 * len(raw[:SAMPLE]):
        return "binary data, not text"
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _with(raw, _encoding(raw, html, declared))


def _with(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{encoding}; {lost} characters unreadable" if lost else encoding)


def _utf16(sample: bytes) -> str | None:
    """Text in UTF-16 without a mark: blanks and digits leave a zero on the same side of every pair."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    readable = sum(c.isalnum() or c.isspace() or c in ".,:;،؛\"'()«»-<>/=" for c in text)
    return encoding if readable > 0.9 * len(text) else None


def _encoding(raw: bytes, html: bool, carried: str | None) -> str:
    """The encoding of bytes that are not quite UTF-8: UTF-8 with a few broken bytes, or an older code page."""
    sample = raw[:SAMPLE]
    broken = sample.decode("utf-8", "replace")
    foreign = sum(character >= "\x80" for character in broken)
    if broken.count("\ufffd") <= (1 - LEAST_UTF8) * foreign + 1 and foreign > 1:
        return "utf-8"
    declared = META_CHARSET.search(raw[:4096]) if html else None
    candidates = [carried or "", declared.group(1).decode("ascii", "ignore") if declared else ""]
    candidates += [detect_encoding(sample) or "utf-8", *ARABIC]
    known = [name for name in dict.fromkeys(filter(None, map(_name, candidates))) if name != "utf-8"]
    return max(known, key=lambda name: _likeness(sample, name))  # the first of equals: carried, declared, detected


def _name(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def _likeness(sample: bytes, encoding: str) -> float:
    """How much a decoding reads like Arabic: its share of frequent words, and of characters that exist at all."""
    try:
        text = sample.decode(encoding, "replace")
    except (UnicodeError, ValueError):
        return -1.0
    words = re.findall(r"\w+", text)
    frequent = sum(1 for word in words if word in FREQUENT or word.startswith("ال"))
    return frequent / max(1, len(words)) - text.count("\ufffd") / max(1, len(text))
