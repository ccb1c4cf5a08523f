"""The first pass over a region: from left to right, the longest name that begins at a token."""

from takhrij.marks import Mark
from takhrij.readings.names.brackets import LETTERED, letters
from takhrij.readings.names.found import Found, named
from takhrij.readings.names.heads import Headed, headed, several, told
from takhrij.readings.names.likeness import common
from takhrij.readings.names.lists import surnames_first
from takhrij.readings.names.persons import REACH, Opener, goes_on_by, opener, run
from takhrij.readings.names.tokens import (
    KINDS,
    LIKELY,
    PLACE_PREPOSITIONS,
    VERY_LIKELY,
    Tokens,
)
from takhrij.records import Span

STANDING = PLACE_PREPOSITIONS - {"من", "الي", "بين"}  # these are before persons too
LINKS = frozenset({"في", "باسم", "ب", "لدي", "علي", "من"})  # between a title and its bearer
SYLLABLE = 5  # letters: longer is no syllable
DEFINITE = ("ال", "لل", "بال", "وال")


def scan(tokens: Tokens, stretch: range) -> list[Found]:
    """The first pass over a region: the longest name at each token, and what opens the next person's."""
    found: list[Found] = []
    opened: Opener | None = None
    n, end = stretch.start, stretch.stop
    while n < end:
        telling = tokens.telling(n)
        name, last = _longest(tokens, n, end, opened) if telling else (None, n)
        if paper := told(tokens, n, end):
            listed = next((m for m in tokens.marks(n + 1, "gazetteer") if m.entry.table == "outlet"), None)
            known = listed is not None and listed.last == paper.last
            found.append((_listed(tokens, listed) if listed and known else _with_head(tokens, paper))[0])
            last = paper.last
        elif name:
            found.append(name)
            opened = None if name.kind == "person" else opened
        elif telling and (members := several(tokens, n, end)):
            found += [_with_head(tokens, member)[0] for member in members]
            last = members[-1].last
        elif telling and (following := opener(tokens, n)):
            opened, last = following, following.last
            if body := _body_of(tokens, following, n, end):
                found.append(body[0])
                last = body[1]
        elif opened and not _keeps_open(tokens, n, opened):
            opened = None
        n = last + 1
    return found


def _body_of(tokens: Tokens, title: Opener, n: int, end: int) -> tuple[Found, int] | None:
    """The body that a title ends with, or with the head of: عضو الكنيست, زعيم حزب الأرض; and its last token."""
    inside = range(n + 1, title.last + 1)
    heads = (headed(tokens, inner, end) for inner in inside)
    if body := next((_with_head(tokens, head) for head in heads if head and head.last > title.last), None):
        return body
    marks = (mark for inner in inside if (mark := tokens.gazetteer(inner)))
    known = next(
        (mark for mark in marks if KINDS[mark.entry.table] == "organisation" and mark.last == title.last), None
    )
    return _listed(tokens, known) if known else None


def _listed(tokens: Tokens, mark: Mark) -> tuple[Found, int]:
    """A name of the gazetteer, with the syllable that a hyphen joins to a person's: مون جاي-إن; and its last token."""
    key, kind = f"{mark.entry.table}:{mark.entry.key}", KINDS[mark.entry.table]
    span, last = tokens.proper(mark), mark.last
    if kind == "person" and last + 2 < len(tokens.words) and tokens.hyphened(last + 1):
        syllable = tokens.words[last + 2]
        another = mark.first == mark.last and syllable in surnames_first()  # بوتين-كيم
        if len(syllable) < SYLLABLE and not another:
            span, last = Span(span.start, tokens.text.ends[last + 2]), last + 2
    if kind == "person":
        last = max(last, goes_on_by(tokens, last, len(tokens.words)))
        span = Span(span.start, tokens.text.ends[last])
    return named(tokens, span, kind, f"gazetteer {key}", key=key), last


def _with_head(tokens: Tokens, head: Headed) -> tuple[Found, int]:
    span = Span(head.start, head.end)
    if head.head is None:
        return named(tokens, span, head.kind, "told in a talk"), head.last
    entry = head.head.entry
    return named(tokens, span, head.kind, f"{entry.table}:{entry.key}", head.head.span), head.last


def _longest(tokens: Tokens, n: int, end: int, opened: Opener | None) -> tuple[Found | None, int]:
    """The longest name that begins with a token, and its last token; or none, and the token."""
    found: list[tuple[int, Found]] = []
    mark = tokens.gazetteer(n)
    if mark and mark.last < end:
        listed, last = _listed(tokens, mark)
        found.append((last, listed))
    if head := headed(tokens, n, end):
        body, last = _with_head(tokens, head)
        found.append((last, body))
    if not found and (place := _unknown_place(tokens, n, end, opened)):
        return place
    if (not mark or KINDS[mark.entry.table] == "person") and (person := run(tokens, n, end, opened)):
        evidence = (opened.span,) if opened and person.rule == opened.rule else ()
        span = Span(person.start, tokens.text.ends[person.last])
        found.append((person.last, named(tokens, span, "person", person.rule, *evidence)))
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
    return named(tokens, tokens.text.span(n, last), "place", rule, shown), last


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


def byline(tokens: Tokens, stretch: range) -> list[Found]:
    """The names in a line that holds little else: what is of two to four words, and in no list, is its author."""
    found = scan(tokens, stretch)
    taken = {n for name in found for n in tokens.text.tokens_in(name.start, name.end)}
    part: list[int] = []
    for n in (*stretch, stretch.stop):
        if n in stretch and n not in taken and not tokens.stop(n) and not tokens.marks(n, "opener"):
            part.append(n)
            continue
        if 2 <= len(part) <= 4 and letters(tokens, part[0], part[-1]) == part[-1]:
            found.append(named(tokens, tokens.text.span(part[0], part[-1]), "organisation", LETTERED))
        elif 2 <= len(part) <= 4 and not all(tokens.words[m] in common() for m in part):
            found.append(named(tokens, tokens.text.span(part[0], part[-1]), "person", "byline"))
        part = []
    return found
