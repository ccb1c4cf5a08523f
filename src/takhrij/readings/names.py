"""Where an article names persons, organisations, places, events and treaties: the name proper, no title, no particles.

1. From left to right, the longest that begins at a token: a name with its head, an entry of the gazetteer, a person's name.
2. Once more, for short forms of what was found and for names that were found in a better place.
3. Hashtags, read like text.

>>> from takhrij import marks, records
>>> text = "قال وزير الخارجية الفرنسي سامر لاندوف في بروكسل إن لاندوف باق."
>>> reason = records.Reason("example", ())
>>> region = records.Region(id="r", page="p", start=0, end=len(text), kind="body", article="a", reason=reason)
>>> [(name.text, name.kind) for name in spans(marks.read(text), [region])]
[('سامر لاندوف', 'person'), ('بروكسل', 'place'), ('لاندوف', 'person')]
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from takhrij import marks, text
from takhrij.marks import Marked
from takhrij.readings.name_heads import headed
from takhrij.readings.name_likeness import common
from takhrij.readings.name_persons import REACH, Opener, opener, run
from takhrij.readings.name_words import ATTACHED, KINDS, LIKELY, PLACE_PREPOSITIONS, VERY_LIKELY, Tokens, stops, surnames_first
from takhrij.records import Article, EntityKind, Name, Place, Reason, Region, Span

READ = {"title", "subtitle", "byline", "dateline_byline", "heading", "body", "caption", "source_note"}
BYLINES = {"byline", "dateline_byline"}
MOVING = {"من", "الي", "بين"}  # of persons as well as of places
IN_BRACKETS = "abbreviation in brackets"


class Found(NamedTuple):
    """A name before it is a record."""

    start: int
    end: int
    text: str
    kind: EntityKind
    key: str | None
    rule: str
    evidence: tuple[Span, ...] = ()  # other words that show it


def find(article: Article, regions: Sequence[Region], marked: Marked) -> list[Name]:
    """The names in the regions of an article, in the order of the page."""
    return [
        Name(page=article.page, article=article.id, start=name.start, end=name.end, text=name.text, kind=name.kind, key=name.key,
             reason=Reason(name.rule, tuple(Place(article.page, s.start, s.end)
                                            for s in (Span(name.start, name.end), *name.evidence))))
        for name in spans(marked, regions)
    ]  # fmt: skip


def spans(marked: Marked, regions: Sequence[Region]) -> list[Found]:
    """The names in the regions of a text."""
    tokens = Tokens(marked)
    read = [(region.kind, marked.text.tokens_in(region.start, region.end)) for region in regions if region.kind in READ]
    ranges = [stretch for _, stretch in read]
    found = [name for kind, stretch in read for name in (_byline if kind in BYLINES else _scan)(tokens, stretch)]
    found += [short for name in found if (short := _abbreviation(tokens, name))]
    found += _again(tokens, ranges, found)
    found += [name for stretch in ranges for n in stretch if "_" in tokens.words[n] for name in _hashtag(tokens, n)]
    found.sort(key=lambda name: (name.start, -name.end))
    return [_bracketed(marked, *pair) for pair in pairwise([None, *found]) if pair[1]]


def _scan(tokens: Tokens, stretch: range) -> list[Found]:
    """The first pass over a region: the longest name at each token, and what opens the next person's."""
    found: list[Found] = []
    opened: Opener | None = None
    n, end = stretch.start, stretch.stop
    while n < end:
        name, last = _longest(tokens, n, end, opened)
        if name:
            found.append(name)
            opened = None if name.kind == "person" else opened
        elif following := opener(tokens, n):
            opened, last = following, following.last
        elif opened and not _keeps_open(tokens, n, opened):
            opened = None
        n = last + 1
    return found


def _byline(tokens: Tokens, stretch: range) -> list[Found]:
    """The names in a line that holds little else: what is of two to four words, and in no list, is its author."""
    found = _scan(tokens, stretch)
    taken = {n for name in found for n in tokens.text.tokens_in(name.start, name.end)}
    part: list[int] = []
    for n in (*stretch, stretch.stop):
        if n in stretch and n not in taken and not tokens.stop(n) and not tokens.marks(n, "opener"):
            part.append(n)
            continue
        if 2 <= len(part) <= 4 and not all(tokens.words[m] in common() for m in part):
            start, end = tokens.text.starts[part[0]], tokens.text.ends[part[-1]]
            found.append(Found(start, end, tokens.text.original[start:end], "person", None, "byline"))
        part = []
    return found


def _longest(tokens: Tokens, n: int, end: int, opened: Opener | None) -> tuple[Found | None, int]:
    """The longest name that begins with a token, and its last token; or none, and the token."""
    original, ends = tokens.text.original, tokens.text.ends
    found: list[tuple[int, int, Found]] = []
    if head := headed(tokens, n, end):
        rule = f"{head.head.entry.table}:{head.head.entry.key}"
        found.append((head.last, 1, Found(head.start, head.end, original[head.start : head.end], head.kind, None, rule,
                                          (head.head.span,))))  # fmt: skip
    if (mark := tokens.gazetteer(n)) and mark.last < end:
        key = f"{mark.entry.table}:{mark.entry.key}"
        found.append((mark.last, 2, Found(mark.start, mark.end, original[mark.start : mark.end], KINDS[mark.entry.table], key,
                                          f"gazetteer {key}")))  # fmt: skip
    if place := _unknown_place(tokens, n, end, opened):
        return place
    if (not mark or KINDS[mark.entry.table] == "person") and (person := run(tokens, n, end, opened)):
        stop = ends[person.last]
        evidence = (opened.span,) if opened and person.rule == opened.rule else ()
        found.append((person.last, 0, Found(person.start, stop, original[person.start : stop], "person", None, person.rule,
                                            evidence)))  # fmt: skip
    if not found:
        return None, n
    last, _, best = max(found, key=lambda candidate: candidate[:2])
    return best, last


def _unknown_place(tokens: Tokens, n: int, end: int, opened: Opener | None) -> tuple[Found, int] | None:
    """A place that no list knows: في كوردالين, رئيس وزراء كارفونيا. A title pending leaves what follows to its bearer."""
    if not n or tokens.given(n):
        return None
    of = opened is not None and opened.construct and opened.last == n - 1
    if (not of and tokens.words[n - 1] not in PLACE_PREPOSITIONS - MOVING) or not tokens.unknown(n, LIKELY if of else VERY_LIKELY):
        return None
    last = n
    while last + 1 < min(n + 4, end) and tokens.adjacent(last + 1) and tokens.unknown(last + 1) and not tokens.joined(last + 1):
        last += 1
    following = tokens.given(last + 1) if last + 1 < end else None
    if opened and (last > n + 1 or following or not of):
        last = n
    if last > n + 1:
        return None
    start, stop = tokens.text.starts[n], tokens.text.ends[last]
    shown = opened.span if opened and of else tokens.text.span(n - 1, n - 1)
    return Found(start, stop, tokens.text.original[start:stop], "place", None, "place of an office" if of else "preposition of place",
                 (shown,)), last  # fmt: skip


def _keeps_open(tokens: Tokens, n: int, opened: Opener) -> bool:
    """Whether a person's name may still follow: what follows a title is nouns and adjectives, perhaps one comma."""
    if opened.table != "role" or n - opened.last > REACH:
        return False
    word = tokens.words[n]
    if word == "،" or word in LINKS:
        return True
    # after a definite word, a bare one is a verb: وزير الخارجية الروسي يزور
    bare = not word.startswith(("ال", "لل", "ب", "ل", "و")) and not tokens.marks(n, "nationality")
    return not tokens.stop(n) and not (bare and n - 1 > opened.last and tokens.words[n - 1].startswith(("ال", "لل", "بال", "وال")))


LINKS = frozenset({"في", "باسم", "ب", "لدي", "علي", "من"})


def _abbreviation(tokens: Tokens, name: Found) -> Found | None:
    """The Latin abbreviation in brackets behind a name."""
    n = tokens.text.token_at(name.end) + 1
    if name.kind == "person" or tokens.words[n - 1 : n] != ["("] or tokens.words[n + 1 : n + 2] != [")"] or not tokens.acronym(n):
        return None
    start, end = tokens.text.starts[n], tokens.text.ends[n]
    return Found(start, end, tokens.text.original[start:end], name.kind, None, IN_BRACKETS, (Span(name.start, name.end),))


def _again(tokens: Tokens, ranges: Sequence[range], found: Sequence[Found]) -> list[Found]:
    """Short forms of persons, and names that were found elsewhere, where nothing was found yet."""
    forms = _forms(tokens, found)
    begins: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for form in sorted(forms, key=lambda form: -len(form)):
        for particle in ("", *ATTACHED):
            begins.setdefault(particle + form[0], []).append((len(particle), form))
    taken = {n for name in found for n in tokens.text.tokens_in(name.start - 2, name.end)}
    more: list[Found] = []
    for n in (n for stretch in ranges for n in stretch if tokens.words[n] in begins):
        for particle, form in begins[tokens.words[n]]:
            last = n + len(form) - 1
            if tokens.words[n + 1 : last + 1] != list(form[1:]) or not taken.isdisjoint(range(n, last + 1)):
                continue
            full = forms[form]
            if full.kind == "person" and len(form) == 1 and _beside_a_name(tokens, n, forms):
                continue
            start, stop = tokens.text.starts[n] + particle, tokens.text.ends[last]
            more.append(Found(start, stop, tokens.text.original[start:stop], full.kind, full.key,
                              "named elsewhere in the article", (Span(full.start, full.end),)))  # fmt: skip
            taken.update(range(n, last + 1))
            break
    return more


def _beside_a_name(tokens: Tokens, n: int, forms: dict[tuple[str, ...], Found]) -> bool:
    """Whether the next word goes on with the name: another person's of the same first name."""
    following = n + 1
    if following >= len(tokens.words) or not tokens.adjacent(following) or (tokens.words[following],) in forms:
        return False
    given = tokens.given(following)
    return tokens.unknown(following) or (given is not None and not given.prefix)


def _forms(tokens: Tokens, found: Sequence[Found]) -> dict[tuple[str, ...], Found]:
    """The folded forms by which what was found may be named again."""
    forms: dict[tuple[str, ...], Found] = {}
    for name in found:
        if name.key and name.kind != "person":
            continue
        parts = tuple(text.fold(name.text).text.split())
        if not parts or (len(parts) == 1 and (len(parts[0]) < 3 or parts[0] in common() or parts[0] in stops())):
            continue
        forms.setdefault(parts, name)
        if name.kind != "person" or len(parts) < 2:
            continue
        first, last = tokens.text.token_at(name.start), tokens.text.token_at(name.end - 1)
        short = [parts[:size] for size in range(2, len(parts))] + [parts[-size:] for size in range(2, len(parts))]
        short += [parts[:1]] * (not tokens.marks(first, "given") or parts[0] in surnames_first())
        short += [parts[-1:]] * (not any(mark.entry.table == "given_name" for mark in tokens.marks(last, "given")))
        for form in short:
            if len(form) > 1 or (len(form[0]) > 2 and form[0] not in common()):
                forms.setdefault(form, name._replace(key=None))
    return forms


def _hashtag(tokens: Tokens, n: int) -> list[Found]:
    """The names in the words of a hashtag."""
    start, end = tokens.text.starts[n], tokens.text.ends[n]
    spaced = marks.read(tokens.text.original[start:end].replace("_", " "))
    inner = _scan(Tokens(spaced), range(len(spaced.text.words)))
    return [name._replace(start=name.start + start, end=name.end + start, evidence=(),
                          text=tokens.text.original[name.start + start : name.end + start]) for name in inner]  # fmt: skip


def _bracketed(marked: Marked, before: Found | None, name: Found) -> Found:
    """The name, with the rule that it is short for the one before it, if it stands in brackets right behind that."""
    if (
        before
        and before.kind == name.kind
        and name.kind != "person"
        and marked.text.original[before.end : name.start].strip() in {"(", "(«", "«("}
        and marked.text.original[name.end : name.end + 2].strip("»\" ").startswith(")")
    ):
        return name._replace(rule=IN_BRACKETS, evidence=(Span(before.start, before.end),))
    return name
