"""What a tagger has learned, joined with what the rules find.

1. What may be a word of the language is a name only where the tagger sees one (`doubts`).
2. What no rule finds is added where the tagger is sure enough of its kind, if its words may be a name's.
3. Where rules and tagger find other ends, the tagger is believed about persons whom no list knows, about persons of a
   longer name than the one that a list has, and about bodies named for a place (`extents`).
4. Two persons' names right behind each other are one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from takhrij.readings.names.doubts import doubtful, of_a_thing
from takhrij.readings.names.extents import better
from takhrij.readings.names.found import AGAIN, Found, named
from takhrij.readings.names.proper import SURE, headed_kind, may_be, proper, start
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import Tokens
from takhrij.records import EntityKind, Span

LEAST = 0.8  # probability with which a name is added that no rule finds
Words = tuple[str, ...]


def joined(
    tokens: Tokens, found: Sequence[Found], tagged: Sequence[Tagged], tagger: str
) -> tuple[list[Found], list[Found]]:
    """The names that the rules and a tagger find together, in no order; and those of them that the tagger gave."""
    candidates = [name for one in tagged for name in proper(tokens, one)]
    kept = [  # 1.
        name for name in found
        if not of_a_thing(tokens, name) and (_seen(tokens, name, tagged) or not doubtful(tokens, name))
    ]  # fmt: skip
    kinds = _kinds(tokens, candidates)
    begin = {one.first for one in candidates if one.kind == "person" and one.probability >= SURE}
    at: dict[int, list[Found]] = defaultdict(list)  # by token, so that a page of names costs no squares
    for name in kept:
        _lay(tokens, name, at)
    added: list[Found] = []
    gone: set[Found] = set()
    for one in candidates:
        common_kind, surest = kinds[_words(tokens, one)]
        kind = headed_kind(tokens, one) or _speaker(tokens, one, common_kind) or common_kind
        span = Span(start(tokens, one), tokens.text.ends[one.last])
        near = dict.fromkeys(name for n in range(one.first, one.last + 1) for name in at[n] if name not in gone)
        over = [name for name in near if name.start < span.end and span.start < name.end]
        if over and not better(tokens, span, one._replace(kind=kind), over, begin):  # 3.
            continue
        if not over and (surest < LEAST or not may_be(tokens, one._replace(kind=kind, probability=surest))):
            continue
        rules = [name.rule for name in over if name.kind == kind]
        rule = ", ".join([*rules, f"{tagger} {one.probability:.2f}"])
        gone.update(over)
        added.append(named(tokens, span, kind, rule, *(place for name in over for place in name.evidence)))
        _lay(tokens, added[-1], at)
    added = [name for name in added if name not in gone]
    return _merged(tokens, [*(name for name in kept if name not in gone), *added]), added  # 4.


def _lay(tokens: Tokens, name: Found, at: Mapping[int, list[Found]]) -> None:
    for n in range(tokens.text.token_at(name.start), tokens.text.token_at(name.end - 1) + 1):
        at[n].append(name)


def _speaker(tokens: Tokens, one: Tagged, kind: EntityKind) -> EntityKind | None:
    """A person, where an unknown name is a headline's speaker: لاندوفسكي: لن نغادر."""
    speaks = tokens.words[one.last + 1 : one.last + 2] == [":"]
    return "person" if speaks and kind == "place" and not tokens.gazetteer(one.first) else None


def _seen(tokens: Tokens, name: Found, tagged: Sequence[Tagged]) -> bool:
    n = tokens.text.token_at(name.start)
    return any(one.first <= n <= one.last for one in tagged)


def _merged(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """The names, with two of persons that nothing parts as one."""
    merged: list[Found] = []
    for name in sorted(found, key=lambda name: (name.start, name.end)):
        before = merged[-1] if merged else None
        n = tokens.text.token_at(name.start)
        persons = before is not None and before.kind == name.kind == "person"
        if before and persons and name.start == tokens.text.starts[n] and _one_person(tokens, before, name, n):
            span, rules = Span(before.start, name.end), dict.fromkeys((before.rule, name.rule))
            merged[-1] = named(tokens, span, "person", ", ".join(rules), *before.evidence, *name.evidence)
        else:
            merged.append(name)
    return merged


def _one_person(tokens: Tokens, before: Found, name: Found, n: int) -> bool:
    if before.key or name.key or name.start != before.end + 1:
        return False
    hyphened = tokens.words[n - 1] == "-" and AGAIN not in before.rule + name.rule  # يون يونغ-تشان
    return hyphened or (tokens.adjacent(n) and " " not in before.text)


def _words(tokens: Tokens, one: Tagged) -> Words:
    return tuple(tokens.words[one.first : one.last + 1])


def _kinds(tokens: Tokens, tagged: Sequence[Tagged]) -> Mapping[Words, tuple[EntityKind, float]]:
    """Of each name, the kind that it is most surely of in the whole article, and how surely at best."""
    votes: dict[Words, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    surest: dict[Words, float] = defaultdict(float)
    for one in tagged:
        words = _words(tokens, one)
        votes[words][one.kind] += one.probability
        surest[words] = max(surest[words], one.probability)
    return {words: (max(kinds, key=lambda kind: kinds[kind]), surest[words]) for words, kinds in votes.items()}
