"""Names as the fields of a masthead hold them: cut from a line, with their place."""

import re

from takhrij.articles.lines import Line
from takhrij.marks import Mark
from takhrij.records import Named, RegionKind

Kinded = tuple[Line, RegionKind]  # a line and what it is

LONGEST = 5  # words of an outlet's or writer's name
AROUND = " \t\n©®™0-9.،,|:؛/\\–—-_()[]«»\"“”'\u200f\u200e*"
YEAR = re.compile(r"\s*(?:©|\(c\))?\s*\d{4}.*$")


def cut(line: Line, start: int, end: int) -> Named:
    """The words in a stretch of a line."""
    return Named(line.marked.text.original[start:end], start, end)


def marked(line: Line, mark: Mark) -> Named:
    """The words of a mark."""
    return cut(line, mark.start, mark.end)


def bare(line: Line, start: int, end: int) -> Named | None:
    """The name in a stretch, without years, signs and brackets around it; none where it is too long for one."""
    text = line.marked.text.original[start:end]
    name = YEAR.sub("", text.strip(AROUND)).strip(AROUND)
    if len(name) < 2 or not any(character.isalpha() for character in name) or len(name.split()) > LONGEST:
        return None
    at = start + text.find(name)
    return cut(line, at, at + len(name))
