r"""HTML to text, one block a line, and to what its head says about the article.

>>> read("<body><p>سطر<br>ثان</p><script>x</script><p hidden>سر</p>").text
'سطر\nثان'
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from takhrij.pages import head
from takhrij.records import Metadata


class Document(NamedTuple):
    """What a reader of an HTML document sees, and what its head says."""

    text: str
    metadata: Metadata
    url: str | None


BLOCKS = (
    "address,article,aside,blockquote,br,button,caption,center,dd,details,dialog,dir,div,dl,dt,fieldset,figcaption,figure,"
    "footer,form,h1,h2,h3,h4,h5,h6,header,hgroup,hr,legend,li,main,menu,nav,ol,p,pre,search,section,summary,table,tbody,"
    "td,tfoot,th,thead,tr,ul"
)
UNSEEN = (
    "script,style,noscript,template,svg,iframe,object,canvas,audio,video,select,textarea,"
    '[hidden],[aria-hidden="true"],[style*="display:none"],[style*="display: none"]'
)
BORDER = "\x1e"
# the parser's time grows with the square of the nesting; news pages nest some forty deep
MANY_TAGS, DEEP = 20_000, 2_000
NESTING = "div|p|section|article|ul|ol|li|blockquote|center|dl|main|form|table|span|b|i|font"
TAG = re.compile(rf"<(/?)(?:{NESTING})\b", re.IGNORECASE)


def read(html: str) -> Document | str:
    """The document, or why it cannot be read."""
    if html.count("<") > MANY_TAGS and _depth(html) > DEEP:
        return f"HTML elements nested more than {DEEP} deep"
    tree = LexborHTMLParser(html)
    metadata, url = head.read(tree)  # before JSON-LD goes with the scripts
    return Document(_text(tree), metadata, url)


def _text(tree: LexborHTMLParser) -> str:
    for node in tree.css(UNSEEN):
        node.decompose()
    for node in tree.css(BLOCKS):
        node.insert_before(BORDER)
        node.insert_after(BORDER)
    text = tree.body.text() if tree.body else ""
    lines = (" ".join(block.split()) for block in text.split(BORDER))
    return "\n".join(line for line in lines if line)


def _depth(html: str) -> int:
    depth = deepest = 0
    for tag in TAG.finditer(html):
        depth = max(0, depth + (-1 if tag.group(1) else 1))
        deepest = max(deepest, depth)
    return deepest
