"""Where rules and a tagger find other ends of a name: whose are to be believed."""

from collections.abc import Sequence, Set

from takhrij.readings.names.found import AGAIN, LETTERS_ALONE, Found
from takhrij.readings.names.likeness import common, ordinary
from takhrij.readings.names.proper import SURE
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import PLACE_PREPOSITIONS, Tokens
from takhrij.records import Span

DESCRIBED = ("treaty_head:declaration", "treaty_head:covenant", "event_head:", "org_head:government")  # إعلان دوبرالوف


def better(tokens: Tokens, span: Span, one: Tagged, over: Sequence[Found], begin: Set[int]) -> bool:
    """Whether the tagger's extent is to be believed rather than what the rules found in its place.

    `begin`: the tokens with which the tagger is sure that a person begins.
    """
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
    return len(over) == 1 and over[0].rule.startswith(DESCRIBED)


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
