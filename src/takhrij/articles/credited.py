"""On whose report an article rests: the agency that it prints, the outlet that it retells."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from takhrij import text, words
from takhrij.articles import named, press
from takhrij.articles.lines import ABBREVIATION, Line, key
from takhrij.articles.named import Kinded
from takhrij.marks import Mark, Marked
from takhrij.records import Named

ROUND_UP = 3  # papers
LEDE = 3  # paragraphs in which an article names the agency that it rests on
CLOSING = re.compile(r"[.»\"”!؟]\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*$")
QUOTED = re.compile(r"\s*[«\"“‹'](?P<name>[^«»\"“”›']{2,40})[»\"”›']")


def agency(own: Sequence[Kinded]) -> Named | None:
    """The agency of an article that its source note, its last words or its first paragraphs name."""
    body = [line for line, kind in own if kind == "body"]
    notes = [line for line, kind in own if kind == "source_note"]
    return _noted(notes) or _closing(body) or _according(body)


def _noted(notes: Sequence[Line]) -> Named | None:
    """`المصدر: رويترز`."""
    for line in notes:
        if mark := line.any("agency"):
            return named.marked(line, mark)
        name = named.bare(line, line.phrases[0].mark.end if line.phrases else line.span.start, line.span.end)
        if name and ABBREVIATION.fullmatch(name.name):
            return name
    return None


def _closing(body: Sequence[Line]) -> Named | None:
    """`(أ ف ب)` after the last sentence."""
    if not body or not (match := CLOSING.search(body[-1].text)):
        return None
    line, start = body[-1], body[-1].span.start + match.start(1)
    known = line.marked.longest(line.marked.text.token_at(start), "agency")
    return (
        named.cut(line, start, start + len(match.group(1))) if known or ABBREVIATION.fullmatch(match.group(1)) else None
    )


def _according(body: Sequence[Line]) -> Named | None:
    """The one agency that the first paragraphs rest on (`وفقا لوكالة`, `حسبما ذكرت`), or to which somebody spoke.

    A state's own agency is no credit there but a source: what it says is its state's word.
    """
    found: dict[str, Named] = {}
    for line in body[:LEDE]:
        for token in line.tokens:
            mark = line.marked.longest(token, "agency")
            if mark and key(mark.entry.text) in _ambiguous():
                continue
            if mark and ("ل" in mark.prefix or _framed(line.marked, mark) or _spoken_to(line.marked, mark)):
                mark = _short(line.marked, mark) or mark
                if not mark.entry.row["owner"].endswith(" state"):
                    found.setdefault(mark.entry.key, named.marked(line, mark))
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _ambiguous() -> frozenset[str]:
    """Names of agencies that are words of the language too: وفا, بنا."""
    return frozenset(key(row["form"]) for row in words.rows("names/ambiguous.txt"))


def _short(marked: Marked, mark: Mark) -> Mark | None:
    """The short name in brackets after a long one, which is the surer: `وكالة الأنباء السعودية (واس)`."""
    opening = marked.text.words[mark.last + 1 : mark.last + 2]
    return marked.longest(mark.last + 2, "agency") if opening and opening[0] in set('(«"') else None


def _framed(marked: Marked, mark: Mark) -> bool:
    """Whether `وفقا`, `بحسب`, `نقلا عن` stand before an agency, at most a verb of saying or `وكالة` between them."""
    return any(
        frame.last < mark.first and all(_passes(marked, t) for t in range(frame.last + 1, mark.first))
        for token in range(max(0, mark.first - 5), mark.first)
        for frame in marked.starting(token, "frame")
    )


def _passes(marked: Marked, token: int) -> bool:
    return not marked.text.words[token][0].isalnum() or bool(marked.starting(token, "reporting_verb", "medium"))


def _spoken_to(marked: Marked, mark: Mark) -> bool:
    """`قال ل«وكالة …»`: a lone ل before the quotation mark."""
    return "ل" in (marked.text.words[token] for token in range(max(0, mark.first - 2), mark.first))


def retold(own: Sequence[Kinded], outlet: Named | None) -> Named | None:
    """The other outlet on whose report the whole article rests.

    1. a note below or above the text names it as that of the original, 2. the headline begins with it, 3. the first
    sentence has it from there, and the article speaks of it again as `الصحيفة`. Where several papers have their turn,
    it is a round-up of the press, and retells none.
    """
    body = [line for line, kind in own if kind == "body"]
    titles = [line for line, kind in own if kind == "title"]
    notes = [line for line, kind in own if kind in {"source_note", "byline", "dateline_byline"}]
    found = (
        next(filter(None, map(_original, notes)), None)
        or next(filter(None, (_heading(title, body) for title in titles)), None)
        or _running(body)
    )
    return found if found and not (outlet and _same(found, outlet)) else None


def _same(found: Named, outlet: Named) -> bool:
    row = press.by_name(found.name)
    return key(found.name) == key(outlet.name) or (row is not None and row is press.by_name(outlet.name))


def _original(note: Line) -> Named | None:
    """`المقال الأصلي: نيويورك تايمز`, `ترجمة: سمير عادل، عن صحيفة الغارديان`."""
    for token in note.tokens:
        label = note.marked.longest(token, "retelling")
        start = label.last + 1 if label else token + 1 if note.marked.text.words[token] == "عن" else note.tokens.stop
        for after in range(start, min(start + 4, note.tokens.stop)):
            mark = note.marked.longest(after, "outlet")
            if mark:
                return named.marked(note, mark)
            if (medium := note.marked.longest(after, "medium")) and (name := _name(note, medium)):
                return name
    return None


def _heading(title: Line, body: Sequence[Line]) -> Named | None:
    """`هآرتس: …`, `صحيفة «صدى الخليج» تكشف …`: a headline that begins with an outlet and what it says.

    A name in quotation marks is an outlet's if it is known as one, or if the text calls it `صحيفة`.
    """
    start = title.tokens.start
    medium = title.marked.longest(start, "medium")
    if medium and not medium.prefix:
        name = _name(title, medium)
        return name if name and _speaks(title, name.end or 0) else None
    if (mark := title.starts("outlet")) and _speaks(title, mark.end, colon=True):
        return named.marked(title, mark)
    quoted = QUOTED.match(title.text)
    if quoted and _speaks(title, title.span.start + quoted.end(), colon=True):
        name = named.cut(title, title.span.start + quoted.start("name"), title.span.start + quoted.end("name"))
        return name if _called_medium(body, name) else None
    return None


def _speaks(title: Line, end: int, colon: bool = False) -> bool:
    """Whether a colon follows a headline's first words, or a verb of saying."""
    after = title.marked.text.original[end : title.span.end].lstrip('»"”› ')
    if after.startswith(":"):
        return True
    token = title.marked.text.token_at(title.span.end - len(after.rstrip())) if after.strip() else None
    return not colon and token is not None and bool(title.marked.starting(token, "reporting_verb"))


def _called_medium(body: Sequence[Line], name: Named) -> bool:
    """Whether the text says that a name is a paper's: `صحيفة «صدى الخليج»`."""
    media = ((line, line.marked.longest(token, "medium")) for line in body for token in line.tokens)
    return any(
        medium and (other := _name(line, medium)) and key(other.name) == key(name.name) for line, medium in media
    )


def _running(body: Sequence[Line]) -> Named | None:
    lede = text.sentences(body[0].marked.text.original, body[0].span.start, body[0].span.end)[0] if body else None
    first = [(name, medium) for name, medium in _papers(body[0]) if medium.end <= lede.end] if lede else []
    found = next((name for name, medium in first if _again(body, medium)), None)
    papers = {key(name.name) for line in body for name, _ in _papers(line)} if found else set()
    return found if len(papers) < ROUND_UP else None


def _papers(line: Line) -> Iterator[tuple[Named, Mark]]:
    """The papers that a paragraph has something from, each with the noun for what it is."""
    for token in line.tokens:
        medium = line.marked.longest(token, "medium")
        if medium and not medium.prefix.endswith("ال") and _reports(line, medium) and (name := _name(line, medium)):
            yield name, medium


def _reports(line: Line, medium: Mark) -> bool:
    """Whether a verb of saying or printing, a frame, or `في مقال` stands right before the paper."""
    before = range(max(line.tokens.start, medium.first - 5), medium.first)
    marks = (mark for token in before for mark in line.marked.starting(token, "reporting_verb", "frame", "retelling"))
    return any(mark.last == medium.first - 1 for mark in marks)


def _again(body: Sequence[Line], medium: Mark) -> bool:
    """Whether the article speaks of the paper again, as `الصحيفة`."""
    again = (line.marked.longest(t, "medium") for line in body for t in line.tokens if t > medium.last)
    return any(mark and mark.entry.key == medium.entry.key and mark.prefix.endswith("ال") for mark in again)


def _name(line: Line, medium: Mark) -> Named | None:
    if quoted := QUOTED.match(line.marked.text.original, medium.end, line.span.end):
        return named.cut(line, quoted.start("name"), quoted.end("name"))
    mark = next((m for t in (medium.last + 1, medium.first) if (m := line.marked.longest(t, "outlet"))), None)
    return named.marked(line, mark) if mark else None
