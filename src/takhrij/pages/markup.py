r"""HTML to text, one block a line, with what its markup says of each line and its head of the article.

>>> document = read("<body><p>سطر<br>ثان</p><script>x</script><p hidden>سر</p>")
>>> document.text, document.layout[0].element
('سطر\nثان', 'p')
"""

import html as entities
import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from takhrij.pages import head, layout
from takhrij.pages.layout import Element, Row
from takhrij.records import Block, Metadata


class Document(NamedTuple):
    """What a reader of an HTML document sees, and what its head says."""

    text: str
    layout: tuple[Block, ...]  # one a line
    metadata: Metadata
    url: str | None


BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
UNSEEN = (
    "script,style,noscript,template,svg,iframe,object,canvas,audio,video,select,textarea,datalist,noframes,noembed,"
    "dialog:not([open]),[hidden]"
)
# what pages hide until a script has run; one that holds the article is shown
CONCEALED = (
    '[aria-hidden="true"],[style*="display:none"],[style*="display: none"],[style*="visibility:hidden"],'
    '[style*="visibility: hidden"]'
)
TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)([^>]*)>|([^<]+|<)", re.DOTALL)
# the parser's time grows with the square of the nesting; news pages nest some forty deep
MANY_TAGS, DEEP = 20_000, 2_000
# and with the square of an element's attributes
MANY_ATTRIBUTES = 5_000
LONG_TAG = re.compile(r"<[^<>]{15000,}")
NESTING = "div|p|section|article|ul|ol|li|blockquote|center|dl|main|form|table|span|b|i|font"
TAG = re.compile(rf"<(/?)(?:{NESTING})\b", re.IGNORECASE)


def read(html: str) -> Document | str:
    """The document, or why it cannot be read."""
    if html.count("<") > MANY_TAGS and _depth(html) > DEEP:
        return f"HTML elements nested more than {DEEP} deep"
    if any(tag.group().count("=") > MANY_ATTRIBUTES for tag in LONG_TAG.finditer(html)):
        return f"an HTML element with more than {MANY_ATTRIBUTES} attributes"
    tree = LexborHTMLParser(html)
    metadata, url = head.read(tree)  # before JSON-LD goes with the scripts
    for node in tree.css(UNSEEN):
        node.decompose()
    for node in tree.css(CONCEALED):
        if node.tag != "body" and not node.css_first("article,main"):
            node.decompose()
    walk = _Walk()
    walk.through((tree.body.html if tree.body else None) or "")
    return Document("\n".join(row.text for row in walk.rows), layout.blocks(walk.elements, walk.rows), metadata, url)


class _Walk:
    """One pass over a document as the parser writes it again, in which every element is closed."""

    def __init__(self) -> None:
        self.elements = [Element("html", 0, 0, (), 0, 0)]
        self.rows: list[Row] = []
        self.open = [0]  # elements, the innermost last
        self.entries = self.links = self.kept = 0  # `article`s so far; `a` and `pre` that are open
        self.parts: list[str] = []  # of the line that is being read
        self.first = self.last = self.linked = self.count = 0

    def through(self, html: str) -> None:
        """The elements and lines of a document."""
        previous = ""
        for closing, tag, attributes, text in TOKEN.findall(html):
            if tag in BLOCKS:
                self._border()
            if text:
                self._text(entities.unescape(text))
            elif closing:
                self._close(tag)
            elif tag:
                if tag == previous == "a":
                    self.parts.append(" ")  # links side by side, which styles part
                self._open(tag, attributes)
            previous = tag if closing else ""
        self._border()

    def _open(self, tag: str, attributes: str) -> None:
        if tag in VOID:
            return
        around = self.elements[self.open[-1]]
        number = len(self.elements)
        self.entries += tag == "article"
        self.elements.append(
            Element(
                tag, self.open[-1], around.depth + 1, layout.roles(tag, attributes),
                number if tag in BLOCKS else around.block, self.entries if tag == "article" else around.entry,
            )
        )  # fmt: skip
        self.open.append(number)
        self.links += tag == "a"
        self.kept += tag == "pre"

    def _close(self, tag: str) -> None:
        if len(self.open) > 1:
            self.open.pop()
        self.links -= tag == "a"
        self.kept -= tag == "pre"

    def _text(self, text: str) -> None:
        first, *rest = text.split("\n") if self.kept > 0 else [text]
        self._run(first)
        for line in rest:
            self._border()
            self._run(line)

    def _run(self, text: str) -> None:
        self.parts.append(text)
        if text.strip():
            if not self.count:
                self.first = self.open[-1]
            self.last = self.open[-1]
            self.count += len(text)
            self.linked += len(text) * (self.links > 0)

    def _border(self) -> None:
        """The end of a line, where there is one."""
        if self.count:
            text = " ".join("".join(self.parts).split())
            self.rows.append(Row(text, self.first, self.last, self.linked / self.count))
        self.parts.clear()
        self.linked = self.count = 0


def _depth(html: str) -> int:
    depth = deepest = 0
    for tag in TAG.finditer(html):
        depth = max(0, depth + (-1 if tag.group(1) else 1))
        deepest = max(deepest, depth)
    return deepest
