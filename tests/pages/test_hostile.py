"""What a stranger's files may hold: bombs, names that lead elsewhere, damage, lies; all of it is told, none of it harms."""

import gzip
import io
import tarfile
import time
import zipfile

import pytest
from carriers import (
    CARRIERS,
    HTML,
    PACKERS,
    TEXT,
    answer,
    parquet_of,
    read,
    record,
    separated,
    tarred,
    told,
    warc,
    zipped,
)

from takhrij.records import Page

ZEROS = bytes(30_000_000)


def nested(depth):
    raw = TEXT.encode()
    for _ in range(depth):
        raw = zipped({"a": raw})
    return raw


def encrypted():
    raw = bytearray(zipped({"a.txt": TEXT.encode()}))
    for signature, place in (b"PK\x03\x04", 6), (b"PK\x01\x02", 8):
        raw[raw.index(signature) + place] |= 1
    return bytes(raw)


def many_parameters():
    return "From: x\r\nContent-Type: multipart/related; " + "a*0=b; " * 200_000 + "\r\n\r\nx"


def many_parts():
    head = "From: x\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    return head + "".join(f"--b{n}\r\nContent-Type: multipart/related; boundary=b{n + 1}\r\n\r\n" for n in range(3000))


def linked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def long_named(size):
    """A tar member whose name is said to be very long."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, size
    return info.tobuf(tarfile.GNU_FORMAT) + b"a" * 10_000


@pytest.mark.parametrize(
    ("name", "raw", "settings", "why"),
    [
        ("a.gz", gzip.compress(ZEROS), {}, "more than 200 times its size when unpacked; --max-ratio raises this limit"),
        ("a.zip", zipped({"a.txt": ZEROS}), {}, "more than 200 times its size when unpacked; --max-ratio raises this limit"),
        ("a.zst", PACKERS["zst"](ZEROS), {}, "more than 200 times its size when unpacked; --max-ratio raises this limit"),
        ("a.bz2", PACKERS["bz2"](ZEROS), {"max_unpacked": 10**6}, "more than 1000000 bytes unpacked from one file; --max-unpacked raises this limit"),
        ("a.warc", record("response", answer(gzip.compress(ZEROS), Content_Encoding="gzip")), {"max_bytes": 10**6}, "more than 1000000 bytes in one piece; --max-bytes raises this limit"),
        ("a.zip", nested(7), {}, "more than 5 archives inside one another; --max-nesting raises this limit"),
        ("a.csv", separated(rows=[{"text": "x" * 2000}] * 2).replace('"', ""), {"max_bytes": 1000}, "more than 1000 bytes in one piece; --max-bytes raises this limit"),
        ("a.csv", 'id,text\n1,"' + "x\n" * 2000, {"max_bytes": 1000}, "the rest of the table cannot be read: more than 1000 bytes in one piece; --max-bytes raises this limit"),
        ("a.parquet", parquet_of([{"text": "x" * 5000}]), {"max_unpacked": 50}, "more than 50 bytes unpacked from one file; --max-unpacked raises this limit"),
        ("a.tar", long_named(10**11), {}, "more than 100000000 bytes in one piece; --max-bytes raises this limit"),
        ("a.zip", encrypted(), {}, "encrypted"),
        ("a.zip", linked(), {}, "a link"),
        ("a.zip", zipped({"__MACOSX/a.txt": b"x"}), {}, "a hidden file"),
        ("a.tar", tarred({}, a=(tarfile.SYMTYPE, "/etc/passwd")), {}, "a link"),
        ("a.tar", tarred({}, a=(tarfile.LNKTYPE, "/etc/passwd")), {}, "a link"),
        ("a.tar", tarred({}, a=(tarfile.CHRTYPE, "")), {}, "not a regular file"),
        ("a.xml", "<rss>" + "<a>" * 100_000, {}, "broken XML after 0 entries: elements nested more than 200 deep"),
        ("a.mhtml", many_parameters(), {}, "more than 5 archives inside one another"),
        ("a.mhtml", many_parts(), {}, ""),
        ("a.xml", "<rss>" + "&" * 10**6, {}, "broken XML after 0 entries"),
        ("a.json", '[{"text":' + "[" * 100_000, {}, "cannot be read as JSON: maximum recursion depth exceeded while deserializing an object"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 99 else "",
)  # fmt: skip
def test_what_would_harm_is_told(tmp_path, name, raw, settings, why):
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    started = time.monotonic()
    assert [each[: len(why)] for each in told(path, **settings).values()] == [why]
    assert time.monotonic() - started < 5
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "a/../../b.txt", "C:\\evil.txt", "-rf", "x\n\x1b[31m.txt"]
)
@pytest.mark.parametrize("archive", [zipped, tarred])
def test_names_of_members_are_shown_and_lead_nowhere(tmp_path, archive, name):
    path = tmp_path / "pile"
    path.write_bytes(archive({name: TEXT.encode(), "b.txt": b"\xd9\x86"}))
    found = told(path)
    assert found.pop("!/b.txt") == "ن"
    ((location, text),) = found.items()
    assert location == "!/" + name.replace("\n", "\\n").replace("\x1b", "\\x1b")
    assert text == TEXT
    assert sorted(tmp_path.parent.rglob("*evil*")) == []


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.zip", zipped({f"{n}.txt": TEXT.encode() for n in range(5)})),
        ("a.tar", tarred({f"{n}.txt": TEXT.encode() for n in range(5)})),
        ("a.jsonl", b'{"text": "x"}\n' * 5),
        ("a.csv", b"text,id\n" + b"x,1\n" * 5),
        ("a.parquet", parquet_of([{"text": "x"}] * 5)),
        ("a.warc", record("response", answer(HTML.encode())) * 5),
    ],
)
def test_records_have_a_cap(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    *found, last = read(tmp_path / name, max_records=3)
    assert [isinstance(each, Page) for each in found] == [True] * 3
    assert last.why == "more than 3 records in one file; --max-records raises this limit"


MANY = {f"{n}.txt": f"{TEXT} {n}".encode() for n in range(20)}
LONG = {
    "a.warc": b"".join(record("response", answer(HTML.encode()), url=f"https://sada.example/{n}") for n in range(20)),
    "a.tar": tarred(MANY), "a.zip": zipped(MANY), "a.jsonl": b'{"text": "x"}\n' * 20,
    "a.rss": b"<rss>" + b"<item><title>x</title></item>" * 20 + b"</rss>",
}  # fmt: skip
LONG |= {f"{name}.gz": gzip.compress(raw) for name, raw in LONG.items() if name != "a.zip"}


TOLD_AT_THE_END = {"a.zip", *(name for name in LONG if name.endswith(".gz"))}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("part", [0.31, 0.57, 0.79])
def test_what_is_cut_off_is_told_and_what_stands_before_is_read(tmp_path, name, part):
    raw = LONG[name]
    (tmp_path / name).write_bytes(raw[: int(len(raw) * part)])
    found = read(tmp_path / name)
    pages = [each for each in found if isinstance(each, Page)]
    assert pages or name in TOLD_AT_THE_END
    assert len(found) > len(pages) or len(pages) == 20  # a tar archive ends with many zeros


def test_a_lie_about_the_size_is_no_way_around(tmp_path):
    raw = bytearray(zipped({"a.txt": ZEROS}))
    for signature, place in (b"PK\x03\x04", 22), (b"PK\x01\x02", 24):
        start = raw.index(signature) + place
        raw[start : start + 4] = (2**31).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(raw)
    assert "--max-ratio" in told(tmp_path / "a.zip")["!/a.txt"]


def test_one_bad_member_costs_itself(tmp_path):
    members = {
        "a.txt": TEXT.encode(),
        "b.gz": PACKERS["gz"](TEXT.encode())[:-9],
        "c.pdf": b"%PDF-1.7",
        "d.txt": b"\xd9\x86",
    }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    found = told(tmp_path / "a.zip")
    assert (found["!/a.txt"], found["!/d.txt"], found["!/c.pdf"]) == (TEXT, "ن", "a PDF document, not text")
    assert found["!/b.gz"].startswith("cannot be read: ")


def test_a_capture_that_is_damaged_costs_itself(tmp_path):
    bad = record("response", answer(b"no gzip", Content_Encoding="gzip"), url="https://sada.example/bad")
    (tmp_path / "a.warc").write_bytes(bad + warc())
    found = told(tmp_path / "a.warc")
    assert [text for text in found.values() if text == TEXT] == [TEXT]
    assert found["https://sada.example/bad"] == "no gzip"  # the header may be all that is left of the packing


@pytest.mark.parametrize("name", sorted(CARRIERS))
def test_a_carrier_without_a_byte_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    ((_, why),) = told(tmp_path / name).items()
    assert why
