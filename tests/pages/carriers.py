"""Invented pages in every kind of carrier, for the tests of readers."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import tarfile
import zipfile

import pyarrow as pa
from fastwarc.stream_io import BrotliWriter
from pyarrow import parquet

from takhrij import pages
from takhrij.records import Page

TEXT = "قال محافظ مرسى سامر الحداد إن السد آمن."
HTML = f"<!doctype html><html><head><title>خبر</title></head><body><p>{TEXT}</p></body></html>"
URL = "https://sada.example/2024/06/11/dam"


def zst(raw):
    return pa.compress(raw, "zstd", asbytes=True)


def br(raw):
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(raw)
    writer.close()
    return out.getvalue()


PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zst}


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def tarred(members, **kinds):
    """A tar archive; `kinds` are members that are no files, by name: (type, target)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
        for name, (kind, target) in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    return out.getvalue()


def record(kind, payload=b"", url=URL, date="2024-06-11T10:00:00Z", media_type="application/http; msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: {date}\r\n"
    head += f"WARC-Target-URI: {url}\r\n" if url else ""
    head += f"Content-Type: {media_type}\r\nContent-Length: {len(payload)}\r\n\r\n"
    return head.encode() + payload + b"\r\n\r\n"


def answer(body, status="200 OK", media_type="text/html; charset=utf-8", **headers):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def warc():
    return record("warcinfo", b"software: invented\r\n", url=None, media_type="application/warc-fields") + record(
        "response", answer(HTML.encode())
    )


def mhtml(encoding="quoted-printable", charset="utf-8", date="Tue, 11 Jun 2024 10:00:00 -0000"):
    raw = HTML.encode(charset)
    body = quopri.encodestring(raw) if encoding == "quoted-printable" else base64.encodebytes(raw)
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: =?utf-8?B?2K7YqNix?=\r\nDate: {date}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n\r\n'
        f'------x----\r\nContent-Type: text/html; charset="{charset}"\r\nContent-ID: <frame-1@mhtml.blink>\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {URL}\r\n\r\n"
    ).encode() + body + b"\r\n------x----\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n------x------\r\n"  # fmt: skip


def rss(description=TEXT, date="Tue, 11 Jun 2024 10:00:00 GMT", title="السد آمن", more=""):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>صدى مرسى</title><link>https://sada.example/</link>
<item><title>{title}</title><link>{URL}</link><pubDate>{date}</pubDate><dc:creator>ليلى مراد</dc:creator>
<description>{description}</description>{more}</item></channel></rss>"""


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>صدى مرسى</title><entry><title>السد آمن</title>
<link rel="self" href="https://sada.example/feed"/><link href="{URL}"/><published>2024-06-11T10:00:00Z</published>
<author><name>ليلى مراد</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p>
<p>وأضاف <b>الحداد</b> أن الفحص مستمر.</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://sada.example/"><title>صدى مرسى</title></channel>
<item rdf:about="{URL}"><title>السد آمن</title><link>{URL}</link><description>{TEXT}</description>
<dc:date>2024-06-11</dc:date></item></rdf:RDF>"""
OPML = '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://sada.example/rss"/></body></opml>'
ROWS = [{"content": TEXT, "link": URL, "headline": "السد آمن", "date": "2024-06-11", "site": "صدى مرسى"}]


def separated(comma=",", rows=ROWS):
    lines = [comma.join(rows[0]), *(comma.join(f'"{value}"' for value in row.values()) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


def parquet_of(rows=ROWS):
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


CARRIERS = {  # one page in each, by the name of the file
    "a.txt": TEXT.encode(),
    "a.html": HTML.encode(),
    **{f"a.html.{ending}": pack(HTML.encode()) for ending, pack in PACKERS.items()},
    "a.zip": zipped({"day/a.html": HTML.encode()}),
    "a.tar": tarred({"day/a.html": HTML.encode()}),
    "a.tgz": gzip.compress(tarred({"day/a.html": HTML.encode()})),
    "a.warc": warc(),
    "a.warc.gz": gzip.compress(warc()),
    "a.warc.zst": zst(warc()),
    "a.wet": record("conversion", TEXT.encode(), media_type="text/plain"),
    "a.mhtml": mhtml(),
    "a.rss": rss().encode(),
    "a.atom": ATOM.encode(),
    "a.rdf": RDF.encode(),
    "a.jsonl": (json.dumps({"text": TEXT, "url": URL}) + "\n").encode(),
    "a.json": json.dumps([{"text": TEXT, "url": URL}], indent=1).encode(),
    "a.csv": separated().encode(),
    "a.tsv": separated("\t").encode("utf-16"),
    "a.parquet": parquet_of(),
}


def read(path, **settings):
    """Everything under a path, pages and what was dropped, in order."""
    caps = pages.Settings(**settings)
    return [
        pages.read(found, caps) if isinstance(found, pages.Source) else found for found in pages.sources([path], caps)
    ]


def told(path, **settings):
    """What was read under a path, by location behind the path: a page's text, or why there is none."""
    found = read(path, **settings)
    return {each.location.removeprefix(str(path)): each.text if isinstance(each, Page) else each.why for each in found}
