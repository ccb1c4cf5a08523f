"""From a filled-in template to a page and what each of its lines is."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

OF_ARTICLES = frozenset(
    ("title", "subtitle", "byline", "dateline_byline", "heading", "body", "caption", "source_note", "keywords")
)
OF_NO_ARTICLE = {"furniture", "teaser"}
MARK = re.compile(r"\[(\w+)(?: (\d))?\] ?")
KIND_ATTRIBUTE = re.compile(r' k="[^"]*"')
# The elements that begin a line of their own; the others run on in the line that they stand in.
# fmt: off
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "label",
    "legend", "li", "main", "nav", "ol", "p", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"head", "script", "style", "template", "noscript", "svg", "iframe", "select", "textarea", "video", "audio"}
# fmt: on


class Line(NamedTuple):
    """A line that is not blank: its number from 1, its words, its kind, and its article or 0."""

    n: int
    text: str
    kind: str
    article: int


def of_text(source: str) -> tuple[str, list[Line]]:
    r"""A text page from lines that open with the mark of their kind; one without is furniture.

    >>> of_text("الرئيسية\n\n[title] سد ينهار\n[title 2] حافلات تتوقف")
    ('الرئيسية\n\nسد ينهار\nحافلات تتوقف', [Line(n=1, text='الرئيسية', kind='furniture', article=0),
     Line(n=3, text='سد ينهار', kind='title', article=1), Line(n=4, text='حافلات تتوقف', kind='title', article=2)])
    """
    lines, written = [], []
    for n, marked in enumerate(source.split("\n"), 1):
        mark = MARK.match(marked)
        text = marked[mark.end() :] if mark else marked
        written.append(text)
        if text.strip():
            lines.append(Line(n, text, *kind_of(" ".join(filter(None, mark.groups())) if mark else "")))
    return "\n".join(written), lines


def of_html(source: str) -> tuple[str, list[Line]]:
    """An HTML page from one whose elements say their kind in an attribute k; those inside inherit it.

    >>> of_html('<div><p k="title">سد <b>ينهار</b></p>شارك<br>اطبع</div>')
    ('<div><p>سد <b>ينهار</b></p>شارك<br>اطبع</div>', [Line(n=1, text='سد ينهار', kind='title', article=1),
     Line(n=2, text='شارك', kind='furniture', article=0), Line(n=3, text='اطبع', kind='furniture', article=0)])
    """
    reader = _Blocks()
    reader.feed(source)
    reader.close()
    reader.end_line()
    lines = [Line(n, text, *kind_of(kind)) for n, (text, kind) in enumerate(reader.found, 1)]
    return KIND_ATTRIBUTE.sub("", source), lines


def kind_of(mark: str) -> tuple[str, int]:
    """What a mark says: `title 2` is a title of the second article, `body` body of the first, nothing is furniture."""
    kind, _, article = (mark or "furniture").partition(" ")
    if kind not in OF_ARTICLES | OF_NO_ARTICLE:
        raise ValueError(f"a template marks a line as {kind}, which is no kind of line")
    return kind, int(article or 1) if kind in OF_ARTICLES else 0


class _Blocks(HTMLParser):
    """Reads the lines of a document: a block each, breaks dividing it, what a browser would not show left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, str, bool]] = [("", "", True)]  # element, kind, whether it is seen
        self.words: list[str] = []
        self.kinds: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the element does, and hand its kind on."""
        if tag in BLOCKS or tag == "br":
            self.end_line()
        if tag not in VOID:
            _, kind, seen = self.open[-1]
            given = dict(attrs)
            hidden = tag in UNSEEN or "hidden" in given or "display:none" in (given.get("style") or "").replace(" ", "")
            self.open.append((tag, given.get("k") or kind, seen and not hidden))

    def handle_endtag(self, tag: str) -> None:
        """End a line where the element does."""
        if tag in VOID:
            return
        if tag in BLOCKS:
            self.end_line()
        opened, _, _ = self.open.pop()
        if opened != tag:
            raise ValueError(f"a template closes {tag} where {opened} is open")

    def handle_data(self, data: str) -> None:
        """Words of the line."""
        _, kind, seen = self.open[-1]
        if seen:
            self.words.append(data)
            if data.strip():
                self.kinds.add(kind)

    def end_line(self) -> None:
        """Keep the line so far, if it has words; all of them must be of one kind."""
        text = " ".join("".join(self.words).split())
        if len(self.kinds) > 1:
            raise ValueError(f"a template gives one line two kinds: {text}")
        if text:
            self.found.append((text, self.kinds.pop()))
        self.words, self.kinds = [], set()
