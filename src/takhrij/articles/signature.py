"""What the parts of a signature are: place, writer, agency, outlet of `القاهرة - رنا السنجاري (رويترز)`.

1. the line is cut where signs part it, and at من and في before a place; 2. what the words of a part are known for is
its role; 3. a part that they do not know gets a role that the others leave.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from takhrij import dates
from takhrij.articles import press
from takhrij.articles.lines import ABBREVIATION, FREQUENT, GIVEN, PLACES, Line, rank
from takhrij.records import Span

Role = Literal["dateline", "byline", "agency", "outlet", "desk", "section", "date"]

ROLES: dict[str, Role] = {
    "outlet": "outlet", "furniture_bylines": "desk", "retelling": "desk", "furniture_menu": "section",
}  # fmt: skip
SIGNS = re.compile(r"[/|()\[\]،,:؛«»\"“”]|(?<=\s)[-–—\u0640]+|[-–—]+(?=\s|$)|[–—]|\s{2,}")
JOINS = re.compile(r"-|\s(?:من|في)\s")
NO_NAME = re.compile(r"[0-9\u0660-\u0669A-Za-z]")
AROUND = " \t\u00a0*•.\u200b\u200c\u200e\u200f"
PARTICLED = ("لل", "بال", "وال", "كال", "فال")
SIGNING = frozenset((*PLACES, *GIVEN, "agency", "outlet", "furniture_bylines", "retelling"))
DATED = frozenset(("month", "weekday", "deictic", "time_unit"))
SURE = frozenset({"dateline", "agency", "outlet"})
OPENING = 80  # characters in which a text's own dateline stands
ENDS = re.compile(r"\s*(?:[-–—\u0640]{1,3}(?=\s|$)|:)\s*[-–—]*")
LONGEST = 12  # words of a line that is a signature
WRITERS = range(2, 5)  # words: first and last name at least


class Part(NamedTuple):
    """A stretch of a signature and its role; none where its words are not known."""

    span: Span
    role: Role | None


def read(line: Line) -> list[Part]:
    """The parts of a line that is a signature, after its label (`كتبت:`)."""
    parts = known(line, after_label(line), line.span.end)
    if len(parts) == 1 and parts[0].role is None:  # كتبت: رنا
        return [Part(parts[0].span, "byline" if _named(line.text) else None)]
    return _resolved(line, parts)


def complete(line: Line) -> bool:
    """Whether a line is nothing but a signature: several parts, of which each is known.

    >>> from takhrij import marks
    >>> from takhrij.articles import lines
    >>> [complete(lines.read(marks.read(text))[0]) for text in ("القاهرة: سمير عادل", "القاهرة: هدنة قريبة")]
    [True, False]
    """
    if len(line.words) > LONGEST or line.tables.isdisjoint(SIGNING):
        return False
    told = line.starts("country") is not None and ":" in line.text  # `مصر: …` heads the news of a country
    parted = SIGNS.search(line.text) or JOINS.search(line.text) or not line.tables.isdisjoint(DATED)
    roles = [part.role for part in known(line, line.span.start, line.span.end)] if parted and not told else []
    signed = {"dateline", "byline"}.intersection(roles) or (
        "outlet" in roles and {"agency", "desk"}.intersection(roles)
    )
    several = len(roles) > 1 and set(roles) != {"dateline"}  # a road has two places
    return several and not {None, "section"}.intersection(roles) and bool(signed)


def dateline(line: Line) -> list[Part]:
    """Place, agency and writer before a text's first sentence: `القاهرة (رويترز) - قال`, `واس - الرياض: أعلن`.

    The longest opening counts that has nothing else in it.
    """
    for end in reversed([match.start() for match in ENDS.finditer(line.text, 2, OPENING)]):
        parts = known(line, line.span.start, line.span.start + end)
        roles = {part.role for part in parts}
        if None not in roles and roles & SURE:
            return parts
    return []


def after_label(line: Line) -> int:
    """Where a signature begins: after `كتبت:` or `بقلم`, if more follows than a dash and a place."""
    label = line.starts("furniture_bylines")
    rest = line.marked.text.original[label.end : line.span.end].lstrip() if label else ""
    return label.end if label and rest and not rest.startswith(("-", "–", "—", ")", "/")) else line.span.start


def known(line: Line, start: int, end: int) -> list[Part]:
    """The parts of a stretch of a line, with the roles that their words are known for."""
    original = line.marked.text.original
    parts: list[Part] = []
    for stop, after in [*((sign.start(), sign.end()) for sign in SIGNS.finditer(original, start, end)), (end, end)]:
        words = original[start:stop]
        span = Span(start + len(words) - len(words.lstrip(AROUND)), start + len(words.rstrip(AROUND)))
        if span.start < span.end and any(character.isalnum() for character in words):
            parts += _parted(line, span)
        start = after
    return _with_country(line, parts)


def _with_country(line: Line, parts: Sequence[Part]) -> list[Part]:
    """`دبي، الإمارات`: a city and its country are one place."""
    found: list[Part] = []
    for part in parts:
        country = line.marked.longest(line.marked.text.token_at(part.span.start), "country")
        between = line.marked.text.original[found[-1].span.end : part.span.start].strip() if found else ""
        if country and part.role == "dateline" and found and found[-1].role == "dateline" and between in {"،", ","}:
            found[-1] = Part(Span(found[-1].span.start, part.span.end), "dateline")
        else:
            found.append(part)
    return found


def _parted(line: Line, span: Span) -> list[Part]:
    """`رنا السنجاري من القاهرة`, `القاهرة-رنا السنجاري`, `القاهرة 11 يونيو`: two parts, one of which is no writer."""
    whole = _role(line, span)
    place = line.marked.longest(line.marked.text.token_at(span.start), *PLACES)
    if place and place.end < span.end and _role(line, dated := Span(place.end + 1, span.end)) == "date":
        return [Part(Span(span.start, place.end), "dateline"), Part(dated, "date")]
    for join in () if whole in SURE else JOINS.finditer(line.marked.text.original, span.start, span.end):
        left, right = Span(span.start, join.start()), Span(join.end(), span.end)
        roles = _role(line, left), _role(line, right)
        if roles[1] == "dateline" or (join.group() == "-" and SURE & set(roles)):
            return [Part(left, roles[0]), Part(right, roles[1])]
    return [Part(span, whole)]


def _role(line: Line, span: Span) -> Role | None:
    text = line.marked.text.original[span.start : span.end]
    first = line.marked.text.token_at(span.start)

    def covered(*tables: str) -> bool:
        return any(mark.end >= span.end for mark in line.marked.starting(first, *tables))

    if ABBREVIATION.fullmatch(text) or covered("agency") or press.latin(text) == "agency":
        return "agency"
    if covered(*PLACES):
        return "dateline"
    if line.marked.text.words[first] == "عن":  # whose report it is, not who writes
        return "desk"
    for table, role in ROLES.items():
        if covered(table):
            return role
    if press.signs(text) or press.latin(text) == "outlet":
        return "outlet"
    if _dated(line, span):
        return "date"
    named = len(text.split()) in WRITERS and line.marked.longest(first, *GIVEN)
    return "byline" if named and not _ordinary(line, span) else None


def _dated(line: Line, span: Span) -> bool:
    """Whether words are a date and nothing else."""
    read = line.marked.text
    shown = any(
        read.words[n][0].isdigit() or not DATED.isdisjoint(mark.entry.table for mark in line.marked.by_token.get(n, ()))
        for n in read.tokens_in(span.start, span.end)
    )
    times = dates.find(line.marked, span.start, span.end) if shown else ()
    return any(time.start <= span.start and time.end >= span.end for time in times)


def _ordinary(line: Line, span: Span) -> bool:
    """Whether ordinary words follow what may be a given name: `طالب متهم`, `نجاح كبير للصفقة`."""
    read = line.marked.text
    _, *others = read.tokens_in(span.start, span.end)
    unnamed = [read.words[n] for n in others if not line.marked.longest(n, *GIVEN, "name_part")]
    return any(word.startswith(PARTICLED) or (word[:2] != "ال" and rank(word) < FREQUENT) for word in unnamed)


def _resolved(line: Line, parts: Sequence[Part]) -> list[Part]:
    """Unknown parts: a single word is a place, or an outlet where the place is known; more words are a writer."""
    original = line.marked.text.original
    roles = {part.role for part in parts}
    if "dateline" not in roles:  # «الخبر - رنا السنجاري»: a paper's name is also a city's
        parts = [
            Part(span, None if role == "outlet" and not press.known(original[span.start : span.end]) else role)
            for span, role in parts
        ]
    unknown = [part for part in parts if part.role is None and _named(original[part.span.start : part.span.end])]
    several = [part for part in unknown if " " in original[part.span.start : part.span.end]]
    single = [part for part in unknown if part not in several]
    place = None
    if "dateline" not in roles and (several or len(unknown) > 1 or roles & {"byline", "agency"}):
        place = next(iter(single), None) or next(iter(several[: len(several) - ("byline" not in roles)]), None)
    writer = next((part for part in several if part != place), None) if "byline" not in roles else None
    given: dict[Part | None, Role] = {place: "dateline", writer: "byline"}
    return [part if part.role else Part(part.span, given.get(part, "outlet")) for part in parts]


def _named(words: str) -> bool:
    """Whether words may name a writer or a place: in Arabic letters, and no figures."""
    return len(words) > 2 and NO_NAME.search(words) is None
