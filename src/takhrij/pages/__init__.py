r"""Pages: files and folders in, one `Page` for each thing read, and a `Dropped` for each thing that could not be.

In: paths of files, or of folders that hold them, of any kind in `readers.READERS`. Out: what was read as text, with the
offsets that every later record counts in, and what its carrier says about it: title, outlet, byline, date, address.

>>> source = Source(location="a.html", media_type="text/html", raw="<h1>سقوط المطر</h1><p>هطلت <b>أمطار</b>.".encode())
>>> read(source).text
'سقوط المطر\nهطلت أمطار.'
"""

from takhrij import ids
from takhrij.pages import decoding, markup
from takhrij.pages.files import NoSuchPath, sources
from takhrij.pages.sources import Settings, Source, dropped, over, shown
from takhrij.records import Block, Dropped, Metadata, Page

__all__ = ["NoSuchPath", "Settings", "Source", "read", "shown", "sources"]


def read(source: Source, settings: Settings | None = None) -> Page | Dropped:
    """The page that a source holds, or why there is none.

    Plain text keeps every character but a leading byte-order mark and the CR of its line ends. HTML becomes one block a
    line, without what a browser hides.
    """
    settings = settings or Settings()
    html = source.media_type == "text/html"
    decoded = decoding.decode(source.raw, html=html, declared=source.charset)
    if isinstance(decoded, str):
        return dropped(source.location, decoded)
    text, metadata, url = decoded.text, source.metadata, source.url
    layout: tuple[Block, ...] = ()
    if html:
        document = markup.read(text)
        if isinstance(document, str):
            return dropped(source.location, document)
        text, layout = document.text, document.layout
        metadata, url = _first(source.metadata, document.metadata), source.url or document.url
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return dropped(source.location, "no text in it")
    if len(text) > settings.max_characters:
        return dropped(source.location, f"{len(text)} characters, {over('max_characters', settings)}")
    return Page(
        id=ids.of("page", source.location, source.sha256),
        location=source.location,
        url=url,
        media_type=source.media_type,
        encoding=decoded.encoding,
        fetched_at=source.fetched_at,
        sha256=source.sha256,
        text=text,
        metadata=metadata,
        layout=layout,
    )


def _first(given: Metadata, found: Metadata) -> Metadata:
    """What the user gives comes before what the document says."""
    return Metadata(
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        byline=given.byline or found.byline,
        published=given.published or found.published,
        published_how=given.published_how if given.published else found.published_how,
    )
