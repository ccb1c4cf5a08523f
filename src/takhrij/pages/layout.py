"""What a document's markup says of each line: its element, the parts of the page around it, how far it is links.

Parts are known by their elements (`nav`, `figcaption`), their ARIA roles and the names in class, id and itemprop
(`words/markup/roles.csv`). Names are not trusted alone: a part that holds most of the text, or a menu that holds
paragraphs or the page's only headline, is none.
"""

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from takhrij import words
from takhrij.records import Block

ELEMENTS = {
    "nav": "nav", "menu": "nav", "footer": "footer", "aside": "sidebar", "figcaption": "caption", "caption": "caption",
    "form": "form", "dialog": "popup", "time": "date", "button": "form", "label": "form", "b": "bold", "strong": "bold",
    "main": "article", "article": "article",
}  # fmt: skip
NAMED = re.compile(r'(?:class|id|role|itemprop)="([^"]*)"')
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SIDE = frozenset(
    ("nav", "footer", "related", "sidebar", "comments", "share", "subscribe", "ad", "popup", "form", "box")
)
ROOTS = ("html", "body")  # their classes speak of the whole page: `has-sidebar comments-closed`
PROSE = 60  # characters of a line, links aside, from which it weighs as text
BARE = frozenset(("nav", "share", "subscribe", "ad", "form", "box"))  # of these, those that have no paragraphs
NAME = 3  # words
FEW = 200  # characters of paragraphs
MOST = 0.5  # share of the text that no side part holds together with the headline,
ALL = 0.9  # or by itself
HELD = 0.66  # share of the text around it that an element holds if the rest is beside the article
# elements that are lines or lists themselves: a single long paragraph is not the part that it stands in
LEAVES = frozenset(
    ("p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure")
)


class Element(NamedTuple):
    """An element as the walk opened it, by number in the order of the document."""

    tag: str
    parent: int  # its own number for the root
    depth: int
    roles: tuple[str, ...]  # its own
    block: int  # the number of the element that makes its lines: itself or one around it
    entry: int  # of the innermost `article`


class Row(NamedTuple):
    """A line of the text, the elements in which its first and its last character stand, and how much of it is links."""

    text: str
    first: int
    last: int
    linked: float


def roles(tag: str, attributes: str) -> tuple[str, ...]:
    """What an element is by its name and by the names it is given.

    >>> roles("div", ' class="sidebarRight most-read"'), roles("figcaption", ""), roles("p", ' class="lead-3"')
    (('sidebar', 'related'), ('caption',), ())
    """
    own = ELEMENTS.get(tag)
    return tuple(dict.fromkeys([*([own] if own else []), *(_named(attributes) if tag not in ROOTS else ())]))


@lru_cache(maxsize=4096)
def _named(attributes: str) -> tuple[str, ...]:
    known = _known()
    found: list[str] = []
    for value in NAMED.findall(attributes):
        for name in value[:200].split():
            parts = [part.lower() for part in WORD.findall(name)]
            joined = ["".join(parts[n : n + size]) for size in (3, 2, 1) for n in range(len(parts) - size + 1)]
            found += [known[each] for each in joined if each in known][:1]
    return tuple(found)


@cache
def _known() -> Mapping[str, str]:
    return {row["name"]: row["role"] for row in words.rows("markup/roles.csv")}


def blocks(elements: Sequence[Element], rows: Sequence[Row]) -> tuple[Block, ...]:
    """What the markup says of each row.

    1. Every element has the weight of the text in it. 2. Side parts that hold the article are none. 3. From the root
    down, the element that holds most of the text beside them is the main part.
    """
    homes = [_common(elements, row.first, row.last) for row in rows]
    weights = [_weight(row) for row in rows]
    texts = _sums(elements, homes, weights)
    letters = _sums(elements, homes, [len(row.text) for row in rows])
    heads = _sums(
        elements, homes, [_heads(row, elements[elements[n].block].tag) for row, n in zip(rows, homes, strict=True)]
    )

    def disproved(n: int, roles: Set[str]) -> bool:
        prose = roles <= BARE and texts[n] > max(FEW, letters[n] / 2)
        headed = 0 < heads[n] == heads[0]
        most = texts[n] > (MOST if headed else ALL) * texts[0] and letters[n] > MOST * letters[0]
        return prose or most or (headed and heads[0] == 1)

    named = [SIDE.intersection(each.roles) for each in elements]
    side = [bool(roles) and not disproved(n, roles) for n, roles in enumerate(named)]
    first, last = _main(elements, _sums(elements, homes, weights, side), side)
    parts = _parts(elements, side)
    return tuple(
        Block(
            element=elements[elements[home].block].tag,
            roles=parts[home],
            linked=round(row.linked, 2),
            main=first <= home < last and SIDE.isdisjoint(parts[home]),
            box=_box(elements, elements[home].block),
            entry=elements[home].entry,
        )
        for row, home in zip(rows, homes, strict=True)
    )


def _box(elements: Sequence[Element], n: int) -> int:
    while elements[n].tag in LEAVES:
        n = elements[n].parent
    return n


def _weight(row: Row) -> float:
    own = len(row.text) * (1 - row.linked)
    return own if own >= PROSE else 0.0


def _heads(row: Row, tag: str) -> bool:
    """Whether a line is a headline by its element; the site's own name is short, or a link to its front page."""
    return tag == "h1" and row.linked < MOST and len(row.text.split()) > NAME


def _common(elements: Sequence[Element], a: int, b: int) -> int:
    """The innermost element around both."""
    while a != b:
        if elements[a].depth >= elements[b].depth:
            a = elements[a].parent
        else:
            b = elements[b].parent
    return a


def _sums(
    elements: Sequence[Element], homes: Sequence[int], values: Sequence[float], left_out: Sequence[bool] = ()
) -> list[float]:
    """What the rows in each element come to; what is in elements left out counts only there."""
    sums = [0.0] * len(elements)
    for home, value in zip(homes, values, strict=True):
        sums[home] += value
    for n in range(len(elements) - 1, 0, -1):
        if not (left_out and left_out[n]):
            sums[elements[n].parent] += sums[n]
    return sums


def _main(elements: Sequence[Element], sums: Sequence[float], side: Sequence[bool]) -> tuple[int, int]:
    """The numbers of the elements in the main part: it and all inside it follow each other."""
    heaviest: dict[int, int] = {}
    for n, each in enumerate(elements):
        best = heaviest.get(each.parent)
        if n and not side[n] and each.tag not in LEAVES and (best is None or sums[n] > sums[best]):
            heaviest[each.parent] = n
    main = 0
    while main in heaviest and sums[heaviest[main]] >= HELD * sums[main] > 0:
        main = heaviest[main]
    after = (n for n in range(main + 1, len(elements)) if elements[n].depth <= elements[main].depth)
    return main, next(after, len(elements))


def _parts(elements: Sequence[Element], side: Sequence[bool]) -> list[tuple[str, ...]]:
    """The roles around and of each element, outermost first, without those that are disproved."""
    parts: list[tuple[str, ...]] = []
    for n, each in enumerate(elements):
        around = parts[each.parent] if n else ()
        own = [role for role in each.roles if role not in around and (side[n] or role not in SIDE)]
        parts.append((*around, *own) if own else around)
    return parts
