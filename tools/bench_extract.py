"""Take the text of articles out of pages, with Takhrij or with one of its peers: a worker of `bench_peers.py`.

    python tools/bench_extract.py EXTRACTOR PAGES.json

PAGES.json is a list of files. Each line on standard input is answered by one line of JSON: the seconds of processor
that all pages took, one after the other, and the text of each. Making a text of what an extractor returns is not in the
seconds.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module  # the peers are in an environment of their own, where Takhrij is not
from pathlib import Path
from typing import Any, NamedTuple

Found = Any


class Extractor(NamedTuple):
    """What is timed, and how its result becomes text."""

    run: Callable[[bytes], Found]
    text: Callable[[Found], str]


def takhrij_of(media_type: str) -> Extractor:
    """The stages pages and articles, and the marks that articles are found by."""
    pages, marks, articles = (import_module(f"takhrij.{name}") for name in ("pages", "marks", "articles"))

    def run(raw: bytes) -> Found:
        page = pages.read(pages.Source(location="page", media_type=media_type, raw=raw))
        return page, articles.find(page, marks.read(page.text), frozenset())

    def text(found: Found) -> str:
        page, on_page = found
        return "\n".join(page.text[each.start : each.end] for each in on_page.regions if each.kind == "body")

    return Extractor(run, text)


def trafilatura_with(**settings: bool) -> Extractor:
    """Its main text, without comments."""
    extract = import_module("trafilatura").extract
    return Extractor(lambda raw: extract(raw, include_comments=False, **settings), lambda found: found or "")


def readability() -> Extractor:
    """Its summary, a piece of HTML."""
    document = import_module("readability").Document
    parse = import_module("lxml.html").fromstring
    return Extractor(
        lambda raw: document(raw).summary(html_partial=True), lambda found: " ".join(parse(found).itertext())
    )


def justext_with(**settings: float) -> Extractor:
    """Its good paragraphs, by its own list of Arabic words."""
    justext = import_module("justext")
    stops = justext.get_stoplist("Arabic")

    def text(found: Found) -> str:
        return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)

    return Extractor(lambda raw: justext.justext(raw, stops, **settings), text)


EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "takhrij, text": lambda: takhrij_of("text/plain"),
    "takhrij, html": lambda: takhrij_of("text/html"),
    "trafilatura, fast": lambda: trafilatura_with(fast=True),
    "trafilatura": lambda: trafilatura_with(),
    "trafilatura, recall": lambda: trafilatura_with(favor_recall=True),
    "trafilatura, precision": lambda: trafilatura_with(favor_precision=True),
    "readability-lxml": readability,
    "jusText": justext_with,
    # the best of 24 settings on the sample pages: short paragraphs, and particles attached to words
    "jusText, set for Arabic": lambda: justext_with(
        length_low=30, length_high=80, stopwords_low=0.1, stopwords_high=0.15
    ),
}


def main() -> None:
    """Answer each line."""
    name, pages = sys.argv[1:]
    raws = [Path(page).read_bytes() for page in json.loads(Path(pages).read_text(encoding="utf-8"))]
    extractor = EXTRACTORS[name]()
    for _ in sys.stdin:
        begin = time.process_time()
        found = [_tried(extractor, raw) for raw in raws]
        seconds = time.process_time() - begin
        texts = ["" if each is None else extractor.text(each) for each in found]
        print(json.dumps({"seconds": seconds, "texts": texts}), flush=True)


def _tried(extractor: Extractor, raw: bytes) -> Found:
    """What it returns; nothing where it raises, as some do on a page without text."""
    try:
        return extractor.run(raw)
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return None


if __name__ == "__main__":
    main()
