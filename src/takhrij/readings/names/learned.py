"""What a tagger has learned, joined with what the rules find.

1. An unknown person's name that the tagger sees begin earlier or end later has the longer extent.
2. What no rule finds is added where the tagger is sure enough of its kind, if its words may be a name's.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from takhrij.readings.names.found import Found, named
from takhrij.readings.names.likeness import ordinary
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import CLOSES_QUOTE, OPENS_QUOTE, Tokens
from takhrij.records import EntityKind, Span

LEAST: dict[EntityKind, float] = {"person": 0.8, "place": 0.8, "organisation": 0.8}  # probability to be added
SURE = 0.9  # to move an end
JOINTS = frozenset("-.")
DESCRIBED = ("treaty_head:", "event_head:", "org_head:government")


def joined(tokens: Tokens, found: Sequence[Found], tagged: Sequence[Tagged], tagger: str) -> tuple[list[Found], bool]:
    """The names that the rules and a tagger find together, in no order; and whether the tagger gave any of them."""
    kept, changed = list(found), False
    candidates = [trimmed for one in tagged if (trimmed := _trimmed(tokens, one))]
    kinds = _kinds(tokens, candidates)
    for one in candidates:
        kind, probability = kinds[_words(tokens, one)]
        span = Span(_start(tokens, one), tokens.text.ends[one.last])
        over = [name for name in kept if name.start < span.end and span.start < name.end]
        if over and not _better(span, kind, one.probability, over):
            continue
        if not over and (probability < LEAST[kind] or not _may_be(tokens, one, kind)):
            continue
        rules = [name.rule for name in over if name.kind == kind]
        rule = ", ".join([*rules, f"{tagger} {one.probability:.2f}"])
        kept = [name for name in kept if name not in over]
        kept.append(named(tokens, span, kind, rule, *(place for name in over for place in name.evidence)))
        changed = True
    return kept, changed


def _better(span: Span, kind: EntityKind, probability: float, over: Sequence[Found]) -> bool:
    """Whether the tagger's extent is to be believed rather than what the rules found in its place."""
    if probability < SURE or [name.span for name in over] == [span]:
        return False
    within = all(span.start <= name.start and name.end <= span.end for name in over)
    if kind == "person":
        unknown = all(name.kind == "person" and name.key is None for name in over)
        shorter = all(name.kind == "person" for name in over) and within
        described = len(over) == 1 and over[0].rule.startswith(DESCRIBED)  # إعلان دوبرالوف, حكومة دوبرالوف
        return unknown or shorter or described
    if kind == "organisation":
        return within and all(name.kind in {"place", "organisation"} for name in over)
    return False


def _words(tokens: Tokens, one: Tagged) -> tuple[str, ...]:
    return tuple(tokens.words[one.first : one.last + 1])


def _kinds(tokens: Tokens, tagged: Sequence[Tagged]) -> dict[tuple[str, ...], tuple[EntityKind, float]]:
    """Of each name, the kind that it is most surely of in the whole article, and how surely at best."""
    surest: dict[tuple[str, ...], float] = defaultdict(float)
    votes: dict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for one in tagged:
        words = _words(tokens, one)
        surest[words] = max(surest[words], one.probability)
        votes[words].update({one.kind: one.probability})  # type: ignore[dict-item]
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
    for family in ("gazetteer", "given"):
        for mark in tokens.marks(one.first, family):
            if mark.last <= one.last:
                return mark.start - 2 if mark.prefix.endswith("ال") else mark.start
    return tokens.text.starts[one.first] + tokens.attached(one.first)


def _may_be(tokens: Tokens, one: Tagged, kind: EntityKind) -> bool:
    """Whether the words may be a name's: one at least is like a name; no marks but hyphens stand between them."""
    numbers = range(one.first, one.last + 1)
    if any(not tokens.words[n].isalpha() and tokens.words[n] not in JOINTS for n in numbers):
        return False
    if kind == "organisation" and not (len(numbers) > 1 and tokens.marks(one.first, "head")):
        return any(_like_a_name(tokens, n) for n in numbers)
    behind_head = kind == "place" and tokens.before(one.first, "head") is not None
    return behind_head or any(_like_a_name(tokens, n) or not ordinary(tokens.words[n]) for n in numbers)


def _like_a_name(tokens: Tokens, n: int) -> bool:
    known = tokens.gazetteer(n) or tokens.given(n) or tokens.acronym(n)
    return bool(known) or (tokens.unknown(n) and not tokens.with_article(n))
