"""Where an article names persons, organisations, places, events and treaties: the name proper, no title, no particles.

1. From left to right, the longest that begins at a token: a name with its head, an entry of the gazetteer, a person's.
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
from typing import NamedTuple

from takhrij import marks, text
from takhrij.marks import Marked
from takhrij.readings.name_heads import headed
from takhrij.readings.name_likeness import common
from takhrij.readings.name_lists import stops, surnames_first
from takhrij.readings.name_persons import REACH, Opener, opener, run
from takhrij.readings.name_words import (
    ATTACHED,
    KINDS,
    LIKELY,
    PLACE_PREPOSITIONS,
    VERY_LIKELY,
    Tokens,
)
from takhrij.records import Article, EntityKind, Name, Place, Reason, Region, Span

READ = {"title", "subtitle", "byline", "dateline_byline", "heading", "body", "caption", "source_note"}
BYLINES = {"byline", "dateline_byline"}
STANDING = PLACE_PREPOSITIONS - {"من", "الي", "بين"}  # these are before persons too
LINKS = frozenset({"في", "باسم", "ب", "لدي", "علي", "من"})  # between a title and its bearer
DEFINITE = ("ال", "لل", "بال", "وال")
IN_BRACKETS = "abbreviation in brackets"
LETTERED = "letters for a name"
LETTERS = 5  # at most, that stand for a name


class Found(NamedTuple):
    """A name before it is a record."""

    start: int
    end: int
    text: str
    kind: EntityKind
    key: str | None
    rule: str
    evidence: tuple[Span, ...]  # other words that show it

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def find(article: Article, regions: Sequence[Region], marked: Marked) -> list[Name]:
    """The names in the regions of an article, in the order of the page."""

    def name(found: Found) -> Name:
        evidence = tuple(Place(article.page, span.start, span.end) for span in (found.span, *found.evidence))
        return Name(
            page=article.page,
            article=article.id,
            start=found.start,
            end=found.end,
            text=found.text,
            kind=found.kind,
            key=found.key,
            reason=Reason(found.rule, evidence),
        )

    return [name(found) for found in spans(marked, regions)]


def spans(marked: Marked, regions: Sequence[Region]) -> list[Found]:
    """The names in the regions of a text."""
    tokens = Tokens(marked)
    read = [(region.kind, marked.text.tokens_in(region.start, region.end)) for region in regions if region.kind in READ]
    ranges = [stretch for _, stretch in read]
    # 1
    found = [name for kind, stretch in read for name in (_byline if kind in BYLINES else _scan)(tokens, stretch)]
    found += [short for name in found if (short := _abbreviation(tokens, name))]
    # 2
    found += _again(tokens, ranges, found)
    # 3
    found += [name for stretch in ranges for n in stretch if "_" in tokens.words[n] for name in _hashtag(tokens, n)]
    found.sort(key=lambda name: (name.start, -name.end))
    return [_bracketed(tokens, before, name) for before, name in zip([None, *found], found, strict=False)]


def _found(tokens: Tokens, span: Span, kind: EntityKind, rule: str, *evidence: Span, key: str | None = None) -> Found:
    return Found(span.start, span.end, tokens.text.original[span.start : span.end], kind, key, rule, evidence)


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


def _longest(tokens: Tokens, n: int, end: int, opened: Opener | None) -> tuple[Found | None, int]:
    """The longest name that begins with a token, and its last token; or none, and the token."""
    found: list[tuple[int, Found]] = []
    mark = tokens.gazetteer(n)
    if mark and mark.last < end:
        key = f"{mark.entry.table}:{mark.entry.key}"
        found.append(
            (mark.last, _found(tokens, tokens.proper(mark), KINDS[mark.entry.table], f"gazetteer {key}", key=key))
        )
    if head := headed(tokens, n, end):
        entry = head.head.entry
        rule = f"{entry.table}:{entry.key}"
        found.append((head.last, _found(tokens, Span(head.start, head.end), head.kind, rule, head.head.span)))
    if not found and (place := _unknown_place(tokens, n, end, opened)):
        return place
    if (not mark or KINDS[mark.entry.table] == "person") and (person := run(tokens, n, end, opened)):
        evidence = (opened.span,) if opened and person.rule == opened.rule else ()
        span = Span(person.start, tokens.text.ends[person.last])
        found.append((person.last, _found(tokens, span, "person", person.rule, *evidence)))
    if not found:
        return None, n
    last, best = max(found, key=lambda candidate: candidate[0])  # the first of equals: the gazetteer's
    return best, last


def _unknown_place(tokens: Tokens, n: int, end: int, opened: Opener | None) -> tuple[Found, int] | None:
    """A place that no list knows: في كوردالين, رئيس وزراء كارفونيا. A title pending leaves the rest to its bearer."""
    if not n:
        return None
    before = tokens.words[n - 1]
    of = opened is not None and opened.construct and opened.last >= n - 2 and tokens.adjacent(n) \
        and not before.startswith("ال") and not tokens.stop(n - 1)  # fmt: skip
    if (not of and before not in STANDING) or not tokens.unknown(n, LIKELY if of else VERY_LIKELY) or tokens.given(n):
        return None
    last = n
    while last + 1 < min(n + 4, end) and tokens.continues(last + 1):
        last += 1
    if opened and (last > n + 1 or not of or (last + 1 < end and tokens.given(last + 1))):
        last = n
    if last > n + 1:
        return None
    rule, shown = (
        ("place of an office", opened.span)
        if of and opened
        else ("preposition of place", tokens.text.span(n - 1, n - 1))
    )
    return _found(tokens, tokens.text.span(n, last), "place", rule, shown), last


def _keeps_open(tokens: Tokens, n: int, opened: Opener) -> bool:
    """Whether a person's name may still follow: what follows a title is nouns and adjectives, perhaps one comma."""
    if opened.table != "role" or n - opened.last > REACH:
        return False
    word = tokens.words[n]
    if word == "،" or word in LINKS:
        return True
    # after a definite word, a bare one is a verb: وزير الخارجية الروسي يزور
    bare = not word.startswith(("ال", "لل", "ب", "ل", "و")) and not tokens.marks(n, "nationality")
    return not tokens.stop(n) and not (bare and n - 1 > opened.last and tokens.words[n - 1].startswith(DEFINITE))


def _byline(tokens: Tokens, stretch: range) -> list[Found]:
    """The names in a line that holds little else: what is of two to four words, and in no list, is its author."""
    found = _scan(tokens, stretch)
    taken = {n for name in found for n in tokens.text.tokens_in(name.start, name.end)}
    part: list[int] = []
    for n in (*stretch, stretch.stop):
        if n in stretch and n not in taken and not tokens.stop(n) and not tokens.marks(n, "opener"):
            part.append(n)
            continue
        if 2 <= len(part) <= 4 and _letters(tokens, part[0], part[-1]) == part[-1]:
            found.append(_found(tokens, tokens.text.span(part[0], part[-1]), "organisation", LETTERED))
        elif 2 <= len(part) <= 4 and not all(tokens.words[m] in common() for m in part):
            found.append(_found(tokens, tokens.text.span(part[0], part[-1]), "person", "byline"))
        part = []
    return found


def _abbreviation(tokens: Tokens, name: Found) -> Found | None:
    """The abbreviation in brackets behind a name: in Latin letters, or in Arabic ones each by itself, (أ ف ب)."""
    n = tokens.text.token_at(name.end) + 1
    words = tokens.words
    if name.kind == "person" or words[n - 1 : n] != ["("] or n + 1 >= len(words):
        return None
    last = _letters(tokens, n, n + 2 * LETTERS)
    if last and words[last + 1 : last + 2] == [")"]:
        span = tokens.text.span(n, last)
        if name.kind == "place":  # a dateline's or a caption's: غزة (أ ف ب)
            return _found(tokens, span, "organisation", LETTERED)
        return _found(tokens, span, name.kind, IN_BRACKETS, name.span)
    if words[n + 1] != ")" or not tokens.acronym(n):
        return None
    if name.key and name.key.startswith(("country:", "capital:", "city:")):  # of a dateline: بكين (CNN)
        return _found(tokens, tokens.text.span(n, n), "organisation", "Latin abbreviation in brackets")
    return _found(tokens, tokens.text.span(n, n), name.kind, IN_BRACKETS, name.span)


def _letters(tokens: Tokens, first: int, limit: int) -> int | None:
    """The last token of two letters or more that stand each by itself, with or without full stops: و ن ك, و.ن.ك."""
    last, letters = first - 1, 0
    for n in range(first, min(limit + 1, len(tokens.words))):
        word = tokens.words[n]
        if len(word) == 1 and word.isalpha():
            last, letters = n, letters + 1
        elif word != ".":
            break
    return last if 2 <= letters <= LETTERS else None


def _again(tokens: Tokens, ranges: Sequence[range], found: Sequence[Found]) -> list[Found]:
    """Short forms of persons, and names that were found elsewhere, where nothing was found yet."""
    forms = _forms(tokens, found)
    begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        for particle in ("", *ATTACHED):
            begins.setdefault(particle + form[0], []).append((particle, form))
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
            span = Span(tokens.text.starts[n] + len(particle), tokens.text.ends[last])
            more.append(_found(tokens, span, full.kind, "named elsewhere in the article", full.span, key=full.key))
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
        parts = tuple(text.fold(name.text).text.split())
        if (name.key and name.kind != "person") or not parts or (len(parts) == 1 and not _telling(parts[0])):
            continue
        forms.setdefault(parts, name)
        if name.kind == "person":
            for short in _short(tokens, name, parts):
                forms.setdefault(short, name._replace(key=None))
    return forms


def _short(tokens: Tokens, name: Found, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a person of several names may be called by: two or more of them, the last, an East Asian one the first."""
    short = [parts[:size] for size in range(2, len(parts))] + [parts[-size:] for size in range(2, len(parts))]
    first, last = tokens.text.token_at(name.start), tokens.text.token_at(name.end - 1)
    if not tokens.marks(first, "given") or parts[0] in surnames_first():
        short.append(parts[:1])
    eastern = parts[0] in surnames_first() and len(parts) > 2
    if not eastern and not any(mark.entry.table == "given_name" for mark in tokens.marks(last, "given")):
        short.append(parts[-1:])
    return [form for form in short if len(parts) > len(form) and (len(form) > 1 or _telling(form[0]))]


def _telling(word: str) -> bool:
    """Whether a word is none of the language's and long enough to name somebody by itself."""
    return len(word) > 2 and word not in common() and word not in stops()


def _hashtag(tokens: Tokens, n: int) -> list[Found]:
    """The names in the words of a hashtag."""
    offset, end = tokens.text.starts[n], tokens.text.ends[n]
    spaced = marks.read(tokens.text.original[offset:end].replace("_", " "))
    inner = _scan(Tokens(spaced), range(len(spaced.text.words)))
    places = [(name, Span(name.start + offset, name.end + offset)) for name in inner]
    return [_found(tokens, span, name.kind, name.rule, key=name.key) for name, span in places]


def _bracketed(tokens: Tokens, before: Found | None, name: Found) -> Found:
    """The name, with the rule that it is short for the one before it, if it stands in brackets right behind that."""
    original = tokens.text.original
    if (
        before
        and before.kind == name.kind
        and name.kind not in {"person", "place"}
        and original[before.end : name.start].strip() in {"(", "(«", "«("}
        and original[name.end : name.end + 2].strip('»" ').startswith(")")
    ):
        return name._replace(rule=IN_BRACKETS, evidence=(before.span,))
    return name
