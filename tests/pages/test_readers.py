"""Each kind of thing that can be read: which reader takes it, what its pages are, what they bring with them."""

import io
import json
import zlib
from datetime import date

import pytest
from carriers import (
    ATOM,
    CARRIERS,
    HTML,
    OPML,
    PACKERS,
    ROWS,
    TEXT,
    URL,
    answer,
    br,
    mhtml,
    parquet_of,
    read,
    record,
    rss,
    separated,
    told,
    warc,
    zipped,
)

from takhrij.records import Dropped, Page

CAPTURED = "2024-06-11T10:00:00+00:00"


@pytest.fixture
def file(tmp_path):
    def written(name, raw):
        path = tmp_path / name
        path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
        return path

    return written


@pytest.mark.parametrize("name", CARRIERS)
@pytest.mark.parametrize("named", ["as it should be", "without an ending", "wrongly"])
def test_a_page_comes_out_of_every_carrier_whatever_its_name(file, name, named):
    shown = {"as it should be": name, "without an ending": "page", "wrongly": "a.html" if name != "a.txt" else "a.log"}
    found = read(file(shown[named], CARRIERS[name]))
    (page,) = (each for each in found if isinstance(each, Page))
    assert TEXT in page.text.split("\n")
    assert {each.why for each in found if isinstance(each, Dropped)} <= {"records that hold no page: 1 warcinfo"}


@pytest.mark.parametrize("name", sorted(CARRIERS.keys() - {"a.txt", "a.html"}))
@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_carriers_in_carriers(file, name, pack):
    packed = file("pile.zip", zipped({f"{name}.packed": pack(CARRIERS[name])}))
    assert [TEXT in each.text for each in read(packed) if isinstance(each, Page)] == [True]


@pytest.mark.parametrize(
    ("name", "raw", "url", "fetched_at", "title", "outlet", "published"),
    [
        ("a.warc", CARRIERS["a.warc"], URL, CAPTURED, "خبر", None, None),
        ("a.wet", CARRIERS["a.wet"], URL, CAPTURED, None, None, None),
        ("a.mhtml", mhtml(), URL, CAPTURED, "خبر", None, None),
        ("a.mhtml", mhtml("base64", "windows-1256"), URL, CAPTURED, "خبر", None, None),
        ("a.xml", rss(), URL, None, "السد آمن", "صدى مرسى", "2024-06-11T10:00:00+00:00"),
        ("a.xml", rss(date="الثلاثاء، 11 حزيران/يونيو 2024 - 12:30"), URL, None, "السد آمن", "صدى مرسى", "2024-06-11"),
        ("a.xml", rss(date="أمس"), URL, None, "السد آمن", "صدى مرسى", None),
        ("a.xml", ATOM, URL, None, "السد آمن", "صدى مرسى", "2024-06-11T10:00:00+00:00"),
        ("a.csv", separated(), URL, None, "السد آمن", "صدى مرسى", "2024-06-11"),
        ("a.csv", separated(";").encode("windows-1256"), URL, None, "السد آمن", "صدى مرسى", "2024-06-11"),
        (
            "a.parquet",
            parquet_of([ROWS[0] | {"date": date(2024, 6, 11)}]),
            URL,
            None,
            "السد آمن",
            "صدى مرسى",
            "2024-06-11",
        ),
    ],
)
def test_what_the_carrier_says_of_the_page(file, name, raw, url, fetched_at, title, outlet, published):
    (page,) = (each for each in read(file(name, raw)) if isinstance(each, Page))
    said = page.metadata
    assert (page.url, page.fetched_at) == (url, fetched_at)
    assert (said.title, said.outlet, said.published) == (title, outlet, published)


@pytest.mark.parametrize(
    ("raw", "read_as"),
    [
        (rss("&lt;p&gt;خبر&lt;/p&gt;&lt;p&gt;آخر"), "السد آمن\nخبر\nآخر"),
        (rss("&amp;lt;p&amp;gt;خبر&amp;lt;/p&amp;gt;"), "السد آمن\nخبر"),
        (rss("<![CDATA[<p>خبر &amp; آخر</p>]]>"), "السد آمن\nخبر & آخر"),
        (rss("سطر\nآخر"), "السد آمن\nسطر\nآخر"),
        (rss("ملخص", more="<content:encoded>الخبر كله</content:encoded>"), "السد آمن\nالخبر كله"),
        (rss("", title="عنوان وحده"), "عنوان وحده"),
        (rss("مصر & السودان&nbsp;&#0;&bogus;"), "السد آمن\nمصر & السودان &bogus;"),
        (rss("خبر", more="<media:content/><x:y z:w='1'/>"), "السد آمن\nخبر"),
        (ATOM, f"السد آمن\n{TEXT}\nوأضاف الحداد أن الفحص مستمر."),
    ],
)
def test_an_entry_of_a_feed_is_its_title_and_its_text(file, raw, read_as):
    assert [each.text for each in read(file("a.xml", raw))] == [read_as]


@pytest.mark.parametrize("raw", [rss(date="أمس"), separated(rows=[ROWS[0] | {"date": "أمس"}])], ids=["feed", "table"])
def test_a_date_that_is_none_is_told_and_the_page_stays(file, raw):
    dropped, page = read(file("a", raw))
    assert (dropped.what, dropped.location) == ("published", page.location)
    assert "'أمس' in " in dropped.why
    assert page.metadata.published is None


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.opml", OPML, "a list of 1 feeds: feeds are not fetched; give their files"),
        ("a.xml", '<?xml version="1.0"?><urlset/>', "XML that is no feed but urlset"),
        ("a.xml", "<rss><channel/></rss>", "a feed without entries"),
        (
            "a.xml",
            '<!DOCTYPE r [<!ENTITY a "b">]><rss/>',
            "XML that declares entities of its own, which are not followed",
        ),
        ("a.pdf", b"%PDF-1.7 \x00", "a PDF document, not text"),
        ("a.txt", b"\xff\xd8\xff\xe0", "an image, not text"),
        ("a.docx", zipped({"[Content_Types].xml": b"<Types/>"}), "an office document, not text"),
        ("a.zip", zipped({}), "an archive without files"),
        ("a.zip", b"PK no zip", "cannot be read as zip: File is not a zip file"),
        ("a.json", "[]", "an array without pages"),
        ("a.json", "[1, 2", "no JSON: Input data was truncated"),
        ("a.csv", "a,b\n1,2\n", "no column is known to hold text: there are a, b; --map text=NAME says which does"),
        ("a.csv", "text,url\n", "a table without rows"),
        ("a.warc", b"", "a web archive without records"),
        ("a.mhtml", b"From: x\r\n\r\n", "empty"),
        ("a.jsonl", " \n\n", "empty"),
    ],
)
def test_what_holds_no_page_says_why(file, name, raw, why):
    assert list(told(file(name, raw)).values()) == [why]


@pytest.mark.parametrize(
    ("columns", "raw", "why"),
    [
        ({"text": "body_ar"}, "id,body_ar\n1,خبر\n", "خبر"),
        ({"html": "content"}, "content,text\n<p>خبر<p>آخر,لا\n", "خبر\nآخر"),
        ({"text": "body"}, "id,matn\n1,خبر\n", "no column body: there are id, matn"),
        ({}, '\ufeff"text","id"\n"خبر","1"\n', "خبر"),
        ({}, 'id\ttext\n1\t"سطر ""أول""\nآخر"\n', 'سطر "أول"\nآخر'),
        ({}, "النص,الرابط\nخبر,https://sada.example/1\n", "خبر"),
        ({}, "Full-Text;Page URL\nخبر;https://sada.example/1\n", "خبر"),
    ],
)
def test_columns_are_found_by_what_the_user_says_or_by_known_names(file, columns, raw, why):
    assert list(told(file("a.csv", raw), columns=columns).values()) == [why]


def test_text_with_the_name_of_a_saved_page_keeps_its_first_line(file):
    (source,) = read(file("a.mhtml", "عنوان الخبر\n\nنص الخبر هنا.\n"))
    assert source.text == "عنوان الخبر\n\nنص الخبر هنا.\n"


def test_the_keys_of_json_are_columns(file):
    lines = [{"matn": TEXT, "day": "2024-06-11"}, {"matn": "آخر"}, {"nass": "ثالث"}]
    raw = "".join(json.dumps(line) + "\n" for line in lines)
    first, second, third = read(file("a.jsonl", raw), columns={"text": "matn", "published": "day"})
    assert (first.text, first.metadata.published, second.text) == (TEXT, "2024-06-11", "آخر")
    assert third.why == "line 3: no column matn: there is nass"


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        ({"count": 1, "articles": [{"text": TEXT}]}, [TEXT]),
        ({"text": TEXT, "comments": [{"text": "آخر"}]}, [TEXT]),
        ({"comments": [{"text": "آخر"}], "text": TEXT}, [TEXT]),
        ({"articles": [{"text": TEXT}], "related": [{"text": "آخر"}]}, ["element 1: no column is known to hold text: there are articles, related; --map text=NAME says which does"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 1])
def test_a_json_document_is_a_page_or_holds_one_array_of_them(file, document, texts, indent):
    assert list(told(file("a.json", json.dumps(document, indent=indent))).values()) == texts


def test_lines_that_begin_with_an_array_are_lines(file):
    line = {"comments": [{"text": "آخر"}], "text": TEXT}
    assert list(told(file("a.jsonl", f"{json.dumps(line)}\n" * 2)).values()) == [TEXT, TEXT]


def capture(body=None, **headers):
    return record("response", answer(HTML.encode() if body is None else body, **headers))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (capture(status="404 Not Found"), "an answer with status 404"),
        (capture(media_type="image/png"), "image/png, not text"),
        (capture(b"\x89PNG"), "an image, not text"),
        (record("revisit", b"HTTP/1.1 200 OK\r\n\r\n"), "a revisit: the same bytes as at an earlier capture"),
        (capture(b""), "empty"),
    ],
)
def test_a_capture_that_is_no_page_says_why(file, raw, why):
    assert (
        told(file("a.warc", warc() + raw.replace(URL.encode(), b"https://sada.example/2")))["https://sada.example/2"]
        == why
    )


@pytest.mark.parametrize(
    "raw",
    [
        capture(HTML.encode("windows-1256"), media_type="text/html; charset=windows-1256"),
        capture(PACKERS["gz"](HTML.encode()), Content_Encoding="gzip"),
        capture(b"5\r\n" + HTML.encode()[:5] + b"\r\n%x\r\n" % len(HTML.encode()[5:]) + HTML.encode()[5:] + b"\r\n0\r\n\r\n", Transfer_Encoding="chunked"),
        capture(zlib.compress(HTML.encode()), Content_Encoding="deflate"),
        capture(br(HTML.encode()), Content_Encoding="br"),
        capture(Content_Encoding="br"),
        capture(media_type="text/html; charset=nonsense"),
        record("resource", HTML.encode(), media_type="text/html"),
    ],
    ids=["declared charset", "gzip", "chunks", "deflate", "brotli", "packing that is gone", "a charset that is none", "resource"],
)  # fmt: skip
def test_a_capture_is_read_as_it_was_sent(file, raw):
    assert told(file("a.warc", raw)) == {URL: TEXT}


def test_captures_of_one_address_at_two_times_are_two_pages(file):
    later = record("response", answer(HTML.replace("آمن", "سليم").encode()), date="2024-06-12T10:00:00Z")
    first, second = (each for each in read(file("a.warc", warc() + later)) if isinstance(each, Page))
    assert (first.location, first.url) == (second.location, second.url) == (URL, URL)
    assert first.id != second.id
    assert (first.fetched_at, second.fetched_at) == (CAPTURED, "2024-06-12T10:00:00+00:00")


def test_members_have_their_archive_and_their_name_as_location(file):
    path = file("pile.zip", zipped({"day/a.txt": TEXT, "day/b.txt.gz": PACKERS["gz"](TEXT.encode())}))
    assert told(path) == {"!/day/a.txt": TEXT, "!/day/b.txt.gz": TEXT}


def test_a_date_for_a_member(file):
    path = file("pile.zip", zipped({"day/a.txt": TEXT}))
    (page,) = read(path, published={f"{path}!/day/a.txt": "2024-06-11"})
    assert (page.metadata.published, page.metadata.published_how) == ("2024-06-11", "given")


@pytest.mark.parametrize("name", sorted(CARRIERS.keys() - {"a.parquet", "a.zip"}))
def test_standard_input_is_read_as_what_its_bytes_are(monkeypatch, name):
    from pathlib import Path

    class Input:
        buffer = io.BufferedReader(Pipe(CARRIERS[name]))

    monkeypatch.setattr("sys.stdin", Input)
    (page,) = (each for each in read(Path("-")) if isinstance(each, Page))
    assert TEXT in page.text.split("\n")


class Pipe(io.RawIOBase):
    def __init__(self, raw):
        self.rest = io.BytesIO(raw)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.rest.readinto(buffer[:100])  # pipes give little at a time
