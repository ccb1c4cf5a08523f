"""Findings on a stretch of text as nested pieces: what crosses another's border is cut there.

>>> found = [Finding(0, 8, "content"), Finding(4, 12, "shared")]
>>> [(piece.finding.layer, piece.inner) for piece in nest("قال نعم أمس.", found, Span(0, 12))]
[('content', ['قال ', Piece(finding=Finding(start=4, end=12, layer='shared', ...), inner=['نعم '], ...)]),
 ('shared', ['أمس.'])]
"""

from typing import TypeAlias

import msgspec

from takhrij.records import Span

LAYERS = ("shared", "content", "cue", "event", "time", "name")  # what is drawn around what


class Finding(msgspec.Struct, frozen=True):
    """A stretch that was found, and how it is drawn."""

    start: int
    end: int
    layer: str
    id: str = ""  # anchor
    style: str = ""  # what else there is to say to the style sheet
    title: str = ""
    number: int = 0  # printed before it, and leads to its record
    folder: str = ""  # of the page that all of it leads to
    page: str = ""
    about: bool = False  # whether all of it leads to its record on the same page

    @property
    def link(self) -> bool:
        """Whether all of it is a link; what was said is too long for one, and has its number."""
        return self.about or bool(self.folder)


class Piece(msgspec.Struct, frozen=True):
    """A finding or part of one, with what stands in it."""

    finding: Finding
    inner: "list[str | Piece]"
    opens: bool  # whether the finding begins here
    free: bool  # whether it may be or hold a link: it does not stand in one


Pieces: TypeAlias = list[str | Piece]


def nest(text: str, findings: list[Finding], span: Span) -> Pieces:
    """The text of a span with what was found in it, the longest outermost."""
    cut = [
        (max(each.start, span.start), min(each.end, span.end), each)
        for each in findings
        if each.start < span.end and each.end > span.start and each.start < each.end
    ]
    return _nest(text, sorted(cut, key=_order), span, free=True)


Cut: TypeAlias = tuple[int, int, Finding]  # the part of a finding between two borders


def _order(cut: Cut) -> tuple[int, int, int, str]:
    start, end, finding = cut
    return start, -end, LAYERS.index(finding.layer), finding.id


def _nest(text: str, cuts: list[Cut], span: Span, *, free: bool) -> Pieces:
    pieces: Pieces = []
    at = span.start
    while cuts:
        (start, end, finding), others = cuts[0], cuts[1:]
        if at < start:
            pieces.append(text[at:start])
        inside = [(s, min(e, end), each) for s, e, each in others if s < end]
        cuts = sorted([(max(s, end), e, each) for s, e, each in others if e > end], key=_order)
        inner = _nest(text, inside, Span(start, end), free=free and not finding.link)
        pieces.append(Piece(finding, inner, opens=start == finding.start, free=free))
        at = end
    if at < span.end:
        pieces.append(text[at : span.end])
    return pieces
