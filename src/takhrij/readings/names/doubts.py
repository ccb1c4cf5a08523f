"""Names that the rules find, and that count only where a tagger sees a name too."""

from takhrij.readings.names.found import LETTERS_ALONE, Found
from takhrij.readings.names.likeness import common, ordinary
from takhrij.readings.names.lists import ambiguous, things
from takhrij.readings.names.tokens import PLACE_PREPOSITIONS, VERY_LIKELY, Tokens, folded

LARGE = frozenset({"region", "continent", "ocean", "sea"})  # types of places that need no second witness: الغرب
STATES = frozenset({"country", "capital"})  # tables that need none either
DIRECTIONS = frozenset({"الشرق", "الغرب", "الشمال", "الجنوب"})


def doubtful(tokens: Tokens, name: Found) -> bool:
    """Whether what was found is rather a word of the language: في البيت, العديد من, إلى الغرب من المدينة.

    >>> from takhrij import marks
    >>> tokens = Tokens(marks.read("إلى الغرب من المدينة"))
    >>> doubtful(tokens, Found(4, 9, "الغرب", "place", "place:the-west", "gazetteer place:the-west", ()))
    True
    """
    return name.rule == LETTERS_ALONE or _also_a_word(tokens, name) or _hardly_a_person(tokens, name)


def of_a_thing(tokens: Tokens, name: Found) -> bool:
    """Whether a place's name is a thing's that stands right before it: فيروس كورونا."""
    n = tokens.text.token_at(name.start)
    return name.kind == "place" and n > 0 and tokens.words[n - 1] in things()


def _also_a_word(tokens: Tokens, name: Found) -> bool:
    """Whether a list's name is one ordinary word without a title or head before it."""
    n = tokens.text.token_at(name.start)
    mark = tokens.gazetteer(n) if name.key else None
    if mark is None or mark.first != mark.last:
        return False
    word, definite = folded(name.text), tokens.with_article(n)
    if word in DIRECTIONS and tokens.words[n + 1 : n + 2] == ["من"]:
        return True
    if mark.entry.table in STATES or mark.entry.row.get("type") in LARGE:
        return False
    if name.kind == "place" and definite and _described(tokens, n + 1):  # القطاع الخاص
        return True
    led = tokens.words[n - 1] in PLACE_PREPOSITIONS and not definite  # في عدن
    if led or tokens.quoted(n) or tokens.before(n, "opener", "head", "medium", "given") is not None:
        return False
    return word in ambiguous() or (ordinary(word) if name.kind == "place" else word in common())


def _described(tokens: Tokens, n: int) -> bool:
    """Whether an ordinary definite word follows."""
    return n < len(tokens.words) and tokens.adjacent(n) and tokens.with_article(n) and tokens.words[n] in common()


def _hardly_a_person(tokens: Tokens, name: Found) -> bool:
    """Whether a person's name is one unknown word, at a distance from its title or of letters that are no name's."""
    n = tokens.text.token_at(name.start)
    alone = name.kind == "person" and name.key is None and tokens.text.ends[n] >= name.end
    titled = name.rule.startswith(("role:", "reporting_verb:"))
    letters = not ordinary(tokens.words[n]) if tokens.with_article(n) else tokens.unknown(n, VERY_LIKELY)
    unlikely = tokens.before(n, "opener") is None or not letters
    return alone and titled and tokens.given(n) is None and unlikely
