"""What page text may not do: name a file, turn the direction of a line, be an address that runs."""

import re

from takhrij import ids, text

ID = re.compile(r"[a-z_]{1,20}-[0-9a-f]{16}")


def slug(id_: str) -> str:
    """An id as the name of a file or anchor; one that no stage makes is made one.

    >>> slug("page-e91cc69f13a9f9dc"), slug("../../x")
    ('page-e91cc69f13a9f9dc', 'id-358ee4953c66a869')
    """
    return id_ if ID.fullmatch(id_) else ids.of("id", id_)


def line(words: str) -> str:
    """Words of a page for where they cannot be kept apart: in one line, without what turns the direction of a line."""
    return text.one_line(words)


def address(url: str | None) -> str:
    """An address that may be a link: nothing but the web's.

    >>> address("javascript:alert(1)"), address("https://difaf.example/1")
    ('', 'https://difaf.example/1')
    """
    return url if url and re.fullmatch(r"https?://[^\s\"'<>]+", url) else ""
