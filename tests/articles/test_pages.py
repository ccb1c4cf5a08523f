"""Golden pages: the kind and the article of every line of an invented page."""

from pathlib import Path

import pytest
from reading_articles import find

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def expected(path):
    """The lines of a page, each with its kind and article."""
    told = [line.partition("| ") for line in path.read_text("utf-8").split("\n")]
    return [(*head.split(), text) for head, _, text in told if head] or None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_is_what_it_is(path):
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    found = find(*(line.partition("| ")[2] for line in lines))
    numbers = {article.id: str(number) for number, article in enumerate(found.articles, 1)}
    said = iter(found.regions)
    region = next(said)
    shown, at = [], 0
    for line in lines:
        text = line.partition("| ")[2]
        if text:
            while region.end < at + len(text):
                region = next(said)
            own = region.kind != "furniture"  # the date line of an article's head is of the article, and furniture
            shown.append((region.kind, numbers.get(region.article, "0") if own else "0", text))
        at += len(text) + 1
    assert shown == expected(path)
