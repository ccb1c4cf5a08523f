"""What a tagger has learned, joined with what the rules find.

1. What a list has that is an ordinary word too, and one unknown word far from a title, are names only where the
   tagger sees them; a place is none right behind a thing (فيروس كورونا).
2. What no rule finds is added where the tagger is sure enough of its kind, if its words may be a name's.
3. Where rules and tagger find other ends, the tagger is believed about persons whom no list knows, about persons of a
   longer name than the one that a list has, and about bodies named for a place.
4. Two persons' names right behind each other are one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from takhrij import text
from takhrij.readings.names.found import Found, named
from takhrij.readings.names.likeness import common, ordinary
from takhrij.readings.names.lists import ambiguous, things
from takhrij.readings.names.proper import SURE, headed_kind, may_be, proper, start
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import PLACE_PREPOSITIONS, VERY_LIKELY, Tokens
from takhrij.records import EntityKind, Span

LEAST: dict[EntityKind, float] = {"person": 0.8, "place": 0.8, "organisation": 0.8}  # probability to be added
AGAIN = "named elsewhere"
LETTERS_ALONE = "letters of a name"
LARGE = frozenset({"region", "continent", "ocean", "sea"})  # الغرب
DESCRIBED = (
    "treaty_head:declaration",
    "treaty_head:covenant",
    "treaty_head:plan",
    "event_head:",
    "org_head:government",
)


def joined(
    tokens: Tokens, found: Sequence[Found], tagged: Sequence[Tagged], tagger: str
) -> tuple[list[Found], list[Found]]:
    """The names that the rules and a tagger find together, in no order; and those of them that the tagger gave."""
    candidates = [name for one in tagged for name in proper(tokens, one)]
    doubtful = {name for name in found if _also_a_word(tokens, name) or _hardly_a_person(tokens, name)}
    unseen = {name for name in doubtful if not _seen(tokens, name, tagged)}
    kept = [name for name in found if name not in unseen and not _of_a_thing(tokens, name)]  # 1.
    kinds = _kinds(tokens, candidates)
    begin = {one.first for one in candidates if one.kind == "person" and one.probability >= SURE}
    added: list[Found] = []
    for one in candidates:
        kind, surest = kinds[_words(tokens, one)]
        kind = headed_kind(tokens, one) or kind
        if tokens.words[one.last + 1 : one.last + 2] == [":"] and kind == "place" and not tokens.gazetteer(one.first):
            kind = "person"  # a headline's speaker: لاندوفسكي: لن نغادر
        span = Span(start(tokens, one), tokens.text.ends[one.last])
        over = [name for name in kept if name.start < span.end and span.start < name.end]
        if over and not _better(tokens, span, one._replace(kind=kind), over, begin):  # 3.
            continue
        if not over and (surest < LEAST[kind] or not may_be(tokens, one._replace(kind=kind, probability=surest))):
            continue
        rules = [name.rule for name in over if name.kind == kind]
        rule = ", ".join([*rules, f"{tagger} {one.probability:.2f}"])
        kept = [name for name in kept if name not in over]
        added.append(named(tokens, span, kind, rule, *(place for name in over for place in name.evidence)))
        kept.append(added[-1])
    return _merged(tokens, kept), added  # 4.


def _also_a_word(tokens: Tokens, name: Found) -> bool:
    """Whether a list's name is one ordinary word without a title or head before it: في البيت, العديد من."""
    n = tokens.text.token_at(name.start)
    mark = tokens.gazetteer(n) if name.key else None
    alone = (
        mark is not None
        and mark.first == mark.last
        and not (mark.entry.table in {"country", "capital"} or mark.entry.row.get("type") in LARGE)
    )
    if tokens.words[n + 1 : n + 2] == ["من"] and name.rule.endswith("place:the-west"):  # إلى الغرب من أجدابيا
        return True
    if alone and name.kind == "place" and tokens.with_article(n) and _described(tokens, n + 1):  # القطاع الخاص
        return True
    if alone and tokens.words[n - 1] in PLACE_PREPOSITIONS and not tokens.with_article(n):  # في عدن
        return False
    word = text.fold(name.text).text
    a_word = ordinary(word) if name.kind == "place" else word in common()
    return alone and (a_word or word in ambiguous()) and not tokens.quoted(n) \
        and tokens.before(n, "opener", "head", "medium", "given") is None  # fmt: skip


def _described(tokens: Tokens, n: int) -> bool:
    """Whether an ordinary definite word follows."""
    return n < len(tokens.words) and tokens.adjacent(n) and tokens.with_article(n) and tokens.words[n] in common()


def _hardly_a_person(tokens: Tokens, name: Found) -> bool:
    """Whether a person's name is one unknown word, at a distance from its title or of letters that are no name's."""
    n = tokens.text.token_at(name.start)
    alone = name.kind == "person" and name.key is None and tokens.text.ends[n] >= name.end
    titled = name.rule.startswith(("role:", "reporting_verb:"))
    unlikely = tokens.before(n, "opener") is None or not (tokens.with_article(n) or tokens.unknown(n, VERY_LIKELY))
    return alone and titled and tokens.given(n) is None and unlikely


def _of_a_thing(tokens: Tokens, name: Found) -> bool:
    n = tokens.text.token_at(name.start)
    return name.kind == "place" and n > 0 and tokens.words[n - 1] in things()


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


def _better(tokens: Tokens, span: Span, one: Tagged, over: Sequence[Found], begin: Set[int]) -> bool:
    """Whether the tagger's extent is to be believed rather than what the rules found in its place."""
    if one.probability < SURE:
        return False
    if [name.span for name in over] == [span]:
        return over[0].rule == LETTERS_ALONE and one.kind != "person"
    longer = all(span.start <= name.start and name.end <= span.end for name in over)
    if one.kind == "organisation":
        parts = all(_part_of_a_body(name, span) for name in over)
        return longer and parts and not _where(tokens, span) and not _told_of(tokens, span, over)
    if one.kind == "place":
        return False
    over = [name for name in over if not _after_a_letter(tokens, name, span)]
    if all(name.kind == "person" for name in over):
        unknown = all(name.key is None for name in over)
        listed = sum(name.key is not None for name in over) == 1 and not any(AGAIN in name.rule for name in over)
        grown = longer and (unknown or listed) and _grows(tokens, span, over)
        return grown or (unknown and all(_cut(tokens, n, span, begin) for n in over))
    return len(over) == 1 and over[0].rule.startswith(DESCRIBED)  # إعلان دوبرالوف, حكومة دوبرالوف


def _grows(tokens: Tokens, span: Span, over: Sequence[Found]) -> bool:
    """Whether all that a name gains may be a person's: no word of the language but a given name or a part of names."""
    gained = [
        n for n in tokens.text.tokens_in(span.start, span.end)
        if not any(name.start <= tokens.text.starts[n] < name.end for name in over)
    ]  # fmt: skip
    return all(_of_a_person(tokens, n) for n in gained)


def _of_a_person(tokens: Tokens, n: int) -> bool:
    word = tokens.words[n]
    family = tokens.with_article(n) and word.endswith("ي") and word not in common() and not tokens.nationality(n)
    part = any(mark.exact for mark in tokens.marks(n, "part"))
    return family or part or tokens.given(n) is not None or not ordinary(word)


def _after_a_letter(tokens: Tokens, name: Found, span: Span) -> bool:
    """Whether a place begins within a word with which the tagger sees a person begin: بافلو is no أفلو with ب."""
    word = tokens.text.starts[tokens.text.token_at(name.start)]
    return name.kind == "place" and word == span.start < name.start


def _part_of_a_body(name: Found, span: Span) -> bool:
    """Whether a name may be only part of a body's: a place, or what a head begins that is part of it."""
    return name.kind == "place" or (name.rule.startswith("org_head:") and name.start == span.start)


def _told_of(tokens: Tokens, span: Span, over: Sequence[Found]) -> bool:
    """Whether a stretch begins with an ordinary noun that is no head of bodies: تزويد كارفونيا."""
    n = tokens.text.token_at(span.start)
    last = tokens.text.token_at(span.end - 1)
    if tokens.marks(last, "nationality") and all(name.end <= tokens.text.starts[last] for name in over):
        return True  # الكوريتان الجنوبية
    begun = any(name.start <= tokens.text.starts[n] for name in over)
    return not begun and ordinary(tokens.words[n]) and not tokens.marks(n, "head")


def _where(tokens: Tokens, span: Span) -> bool:
    """Whether a stretch goes on with where the thing is: جامعة فيندالور بروما, مستشفى في روما."""
    _, *rest = tokens.text.tokens_in(span.start, span.end)
    placed = (mark for n in rest for mark in tokens.marks(n, "gazetteer") if mark.prefix == "ب")
    return any(tokens.words[n] in PLACE_PREPOSITIONS for n in rest) or any(placed)


def _cut(tokens: Tokens, name: Found, span: Span, begin: Set[int]) -> bool:
    """Whether what the tagger leaves out behind a name are ordinary words, or holds another person's name."""
    tail = tokens.text.tokens_in(span.end, name.end)
    if name.start < span.start or not tail or tokens.hyphened(tail[0]):  # جيه-إن
        return False
    return all(ordinary(tokens.words[n]) for n in tail) or not begin.isdisjoint(tail[1:])


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
