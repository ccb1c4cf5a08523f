"""On whose report an article rests: the agency that it prints, the outlet that it retells."""

import re
from collections.abc import Sequence

from takhrij.articles import named, outlets
from takhrij.articles.lines import ABBREVIATION, Line, key
from takhrij.articles.named import Kinded
from takhrij.marks import Mark, Marked
from takhrij.records import Named

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
    """The one agency that the first paragraphs rest on (`وفقا لوكالة`, `حسبما ذكرت`), or to which somebody spoke."""
    found: dict[str, Named] = {}
    for line in body[:LEDE]:
        for token in line.tokens:
            mark = line.marked.longest(token, "agency")
            if mark and ("ل" in mark.prefix or _framed(line.marked, mark) or _spoken_to(line.marked, mark)):
                found.setdefault(mark.entry.key, named.marked(line, mark))
    return next(iter(found.values())) if len(found) == 1 else None


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
    """Another outlet whose report this is: at the headline's head, or named in the lede and again as `الصحيفة`."""
    body = [line for line, kind in own if kind == "body"]
    titles = [line for line, kind in own if kind == "title"]
    found = next(filter(None, map(_heading, titles)), None) or _running(body)
    return found if found and not (outlet and _same(found, outlet)) else None


def _same(found: Named, outlet: Named) -> bool:
    one, other = key(found.name), key(outlet.name)
    row = outlets.by_name(one)
    return one == other or (row is not None and row is outlets.by_name(other))


def _heading(title: Line) -> Named | None:
    """`«صدى الخليج»: …`: a headline that begins with an outlet, or with a name in quotation marks, and a colon."""
    mark = title.starts("outlet")
    end = mark.end if mark else 0
    quoted = QUOTED.match(title.text)
    if quoted and not mark:
        end = title.span.start + quoted.end()
    if not end or not title.marked.text.original[end : title.span.end].lstrip('»"”› ').startswith(":"):
        return None
    start = title.span.start + quoted.start("name") if quoted and not mark else 0
    return (
        named.marked(title, mark) if mark else named.cut(title, start, start + len(quoted["name"])) if quoted else None
    )


def _running(body: Sequence[Line]) -> Named | None:
    for line in body[:2]:
        for token in line.tokens:
            medium = line.marked.longest(token, "medium")
            named_first = medium and not medium.prefix.endswith("ال") and _reports(line, medium)
            if medium and named_first and _again(body, medium) and (name := _name(line, medium)):
                return name
    return None


def _reports(line: Line, medium: Mark) -> bool:
    """Whether a verb of saying or a frame stands right before the paper."""
    before = range(max(line.tokens.start, medium.first - 2), medium.first)
    return any(
        mark.last == medium.first - 1 for t in before for mark in line.marked.starting(t, "reporting_verb", "frame")
    )


def _again(body: Sequence[Line], medium: Mark) -> bool:
    """Whether the article speaks of the paper again, as `الصحيفة`."""
    again = (line.marked.longest(t, "medium") for line in body for t in line.tokens if t > medium.last)
    return any(mark and mark.entry.key == medium.entry.key and mark.prefix.endswith("ال") for mark in again)


def _name(line: Line, medium: Mark) -> Named | None:
    if quoted := QUOTED.match(line.marked.text.original, medium.end, line.span.end):
        return named.cut(line, quoted.start("name"), quoted.end("name"))
    mark = next((m for t in (medium.last + 1, medium.first) if (m := line.marked.longest(t, "outlet"))), None)
    return named.marked(line, mark) if mark else None
