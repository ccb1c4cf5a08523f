"""What a tagger has learned, joined with what the rules find.

1. What a list has that is an ordinary word too is a name only where the tagger sees one.
2. What no rule finds is added where the tagger is sure enough of its kind, if its words may be a name's.
3. Where rules and tagger find other ends, the tagger is believed about persons whom no list knows, about persons of a
   longer name than the one that a list has, and about bodies named for a place.
4. Two persons' names right behind each other are one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from takhrij import text
from takhrij.readings.names.found import Found, named
from takhrij.readings.names.likeness import common, ordinary
from takhrij.readings.names.lists import ambiguous, things
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import CLOSES_QUOTE, OPENS_QUOTE, PLACE_PREPOSITIONS, Tokens
from takhrij.records import EntityKind, Span

LEAST: dict[EntityKind, float] = {"person": 0.8, "place": 0.8, "organisation": 0.8}  # probability to be added
SURE = 0.9  # to move an end
LARGE = frozenset({"region", "continent", "ocean", "sea"})  # الغرب
NISBA = ("ي", "يه")
JOINTS = frozenset("-.")
DESCRIBED = ("treaty_head:", "event_head:", "org_head:government")


def joined(tokens: Tokens, found: Sequence[Found], tagged: Sequence[Tagged], tagger: str) -> tuple[list[Found], bool]:
    """The names that the rules and a tagger find together, in no order; and whether the tagger gave any of them."""
    candidates = [trimmed for one in tagged if (trimmed := _trimmed(tokens, one))]
    kept = [name for name in found if not _doubtful(tokens, name) or _seen(tokens, name, tagged)]  # 1.
    changed = False
    kinds = _kinds(tokens, candidates)
    for one in candidates:
        kind, probability = kinds[_words(tokens, one)]
        span = Span(_start(tokens, one), tokens.text.ends[one.last])
        over = [name for name in kept if name.start < span.end and span.start < name.end]
        if over and not _better(tokens, span, kind, one.probability, over):  # 3.
            continue
        if not over and (probability < LEAST[kind] or not _may_be(tokens, one, kind, probability)):
            continue
        rules = [name.rule for name in over if name.kind == kind]
        rule = ", ".join([*rules, f"{tagger} {one.probability:.2f}"])
        kept = [name for name in kept if name not in over]
        kept.append(named(tokens, span, kind, rule, *(place for name in over for place in name.evidence)))
        changed = True
    return _merged(tokens, kept), changed  # 4.


def _doubtful(tokens: Tokens, name: Found) -> bool:
    """Whether a list's name is one ordinary word without a title or head before it: في البيت, العديد من."""
    n = tokens.text.token_at(name.start)
    mark = tokens.gazetteer(n) if name.key else None
    alone = mark is not None and mark.first == mark.last and mark.entry.row.get("type") not in LARGE
    word = text.fold(name.text).text
    return alone and (word in common() or word in ambiguous()) and not tokens.quoted(n) \
        and tokens.before(n, "opener", "head", "medium", "given") is None  # fmt: skip


def _seen(tokens: Tokens, name: Found, tagged: Sequence[Tagged]) -> bool:
    n = tokens.text.token_at(name.start)
    return any(one.first <= n <= one.last for one in tagged)


def _merged(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """The names, with two of persons that nothing parts as one."""
    merged: list[Found] = []
    for name in sorted(found, key=lambda name: (name.start, name.end)):
        before = merged[-1] if merged else None
        n = tokens.text.token_at(name.start)
        if before and before.kind == name.kind == "person" and not (before.key or name.key) \
                and name.start == tokens.text.starts[n] == before.end + 1 and tokens.adjacent(n):  # fmt: skip
            span, rules = Span(before.start, name.end), dict.fromkeys((before.rule, name.rule))
            merged[-1] = named(tokens, span, "person", ", ".join(rules), *before.evidence, *name.evidence)
        else:
            merged.append(name)
    return merged


def _better(tokens: Tokens, span: Span, kind: EntityKind, probability: float, over: Sequence[Found]) -> bool:
    """Whether the tagger's extent is to be believed rather than what the rules found in its place."""
    if probability < SURE or [name.span for name in over] == [span]:
        return False
    longer = all(span.start <= name.start and name.end <= span.end for name in over)
    if kind == "organisation":
        return longer and not _where(tokens, span) and all(_part_of_a_body(name) for name in over)
    if kind == "place":
        return False
    if all(name.kind == "person" for name in over):
        return (longer and len(over) == 1) or all(name.key is None and _cut(tokens, name, span) for name in over)
    return len(over) == 1 and over[0].rule.startswith(DESCRIBED)  # إعلان دوبرالوف, حكومة دوبرالوف


def _part_of_a_body(name: Found) -> bool:
    """Whether a name may be only part of a body's: a place, or what a head begins."""
    return name.kind == "place" or name.rule.startswith("org_head:")


def _where(tokens: Tokens, span: Span) -> bool:
    """Whether a stretch goes on with where the thing is: جامعة فيندالور بروما, مستشفى في روما."""
    _, *rest = tokens.text.tokens_in(span.start, span.end)
    placed = (mark for n in rest for mark in tokens.marks(n, "gazetteer") if mark.prefix == "ب")
    return any(tokens.words[n] in PLACE_PREPOSITIONS for n in rest) or any(placed)


def _cut(tokens: Tokens, name: Found, span: Span) -> bool:
    """Whether a name has a tail of ordinary words, or of another name joined by و, which the tagger leaves out."""
    tail = tokens.text.tokens_in(span.end, name.end)
    joined_ = bool(tail) and tokens.joined(tail[0]) and name.start == span.start
    ends = name.end > span.end and all(ordinary(tokens.words[n]) for n in tail)
    return name.start >= span.start and (joined_ or ends)


def _words(tokens: Tokens, one: Tagged) -> tuple[str, ...]:
    return tuple(tokens.words[one.first : one.last + 1])


def _kinds(tokens: Tokens, tagged: Sequence[Tagged]) -> dict[tuple[str, ...], tuple[EntityKind, float]]:
    """Of each name, the kind that it is most surely of in the whole article, and how surely at best."""
    surest: dict[tuple[str, ...], float] = defaultdict(float)
    votes: dict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for one in tagged:
        words = _words(tokens, one)
        surest[words] = max(surest[words], one.probability)
        votes[words][one.kind] += one.probability  # type: ignore[assignment]
    return {words: (kinds.most_common(1)[0][0], surest[words]) for words, kinds in votes.items()}


def _trimmed(tokens: Tokens, one: Tagged) -> Tagged | None:
    """Without titles before a person and marks around."""
    first, last = one.first, one.last
    while first <= last and (
        tokens.words[first] in OPENS_QUOTE or tokens.stop(first) or _title(tokens, first, one.kind)
    ):
        first += 1
    while last >= first and tokens.words[last] in CLOSES_QUOTE:
        last -= 1
    return one._replace(first=first, last=last) if first <= last else None


def _title(tokens: Tokens, n: int, kind: EntityKind) -> bool:
    return kind == "person" and any(mark.entry.table == "role" for mark in tokens.marks(n, "opener"))


def _start(tokens: Tokens, one: Tagged) -> int:
    """Where the name begins behind what is attached to its first word."""
    for family in ("gazetteer", "given", "head"):
        for mark in tokens.marks(one.first, family):
            if mark.last <= one.last:
                return mark.start - 2 if mark.prefix.endswith("ال") else mark.start
    cut = 0 if tokens.words[one.first] in common() else tokens.attached(one.first)
    return tokens.text.starts[one.first] + cut


def _may_be(tokens: Tokens, one: Tagged, kind: EntityKind, probability: float) -> bool:
    """Whether the words may be a name's: no lone ordinary word, no nationalities, no thing's name (صاروخ دوبرال)."""
    numbers = range(one.first, one.last + 1)
    if any(not tokens.words[n].isalpha() and tokens.words[n] not in JOINTS for n in numbers):
        return False
    if any(tokens.words[n] in things() for n in (one.first, one.first - 1) if n >= 0):
        return False
    if any(_like_a_name(tokens, n) for n in numbers):
        return True
    if kind == "organisation":
        headed = next((mark for mark in tokens.marks(one.first, "head") if mark.last < one.last), None)
        described = tokens.words[one.last].endswith(NISBA)  # القوات المسلحة السودانية; but مدرب المنتخب الجماهير
        return headed is not None and (described or not headed.prefix.endswith("ال"))
    placed = kind == "place" and (tokens.before(one.first, "head") or tokens.words[one.first - 1] in PLACE_PREPOSITIONS)
    strange = [n for n in numbers if not ordinary(tokens.words[n]) and not tokens.marks(n, "nationality")]
    alone = len(numbers) == 1 and (probability < SURE or tokens.with_article(one.first))
    return bool(placed) or bool(strange and not alone)


def _like_a_name(tokens: Tokens, n: int) -> bool:
    known = tokens.gazetteer(n) or tokens.given(n) or tokens.acronym(n)
    return bool(known) or (tokens.unknown(n) and not tokens.with_article(n))
