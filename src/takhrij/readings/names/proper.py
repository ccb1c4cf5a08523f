"""What of a stretch that a tagger takes for a name is the name proper, and whether its words may be one."""

from collections.abc import Iterator

from takhrij.readings.names.likeness import common, ordinary
from takhrij.readings.names.lists import ambiguous, things, verbs
from takhrij.readings.names.persons import TANWEEN, opener
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import CLOSES_QUOTE, KINDS, OPENS_QUOTE, PLACE_PREPOSITIONS, Tokens, folded
from takhrij.records import EntityKind

SURE = 0.9  # probability from which a tagger is believed against other evidence
CERTAIN = 0.97  # and from which it is believed of ordinary words
JOINTS = frozenset("-.")
BODIES = frozenset({"nouns", "state", "either", "name"})  # what a head of bodies takes
NISBA = ("ي", "يه")
KNOWN_BY = frozenset({  # باسم is no Basem behind them
    "المعروف", "المعروفه", "معروف", "معروفه", "يعرف", "تعرف", "ويعرف", "وتعرف",
})  # fmt: skip
HEADED: dict[str, EntityKind] = {"place_head": "place", "org_head": "organisation"}


def proper(tokens: Tokens, one: Tagged) -> Iterator[Tagged]:
    """The names in a stretch: no title, marks, verbs and nouns; two that و joins apart; with the head that one takes.

    >>> from takhrij import marks
    >>> tokens = Tokens(marks.read("الوزير سامر لاندوف وهالة دوبرال"))
    >>> [tokens.words[name.first : name.last + 1] for name in proper(tokens, Tagged(0, 4, "person", 1.0))]
    [['سامر', 'لاندوف'], ['وهاله', 'دوبرال']]
    """
    first = one.first
    for n in range(first, one.last + 2):
        ends = n > one.last or (one.kind == "person" and _ends_a_person(tokens, n, first))
        if not ends and not (n > first and _another(tokens, n)):
            continue
        if trimmed := _trimmed(tokens, one._replace(first=first, last=n - 1)):
            yield trimmed
        if ends and n > first:
            return
        first = n + ends


def _ends_a_person(tokens: Tokens, n: int, first: int) -> bool:
    """Whether a word is none of a person's: a verb, or a noun that is no given name and has no article."""
    word = tokens.words[n]
    if n > first and ((word in verbs() and not tokens.given(n)) or TANWEEN in tokens.printed(n)):
        return True
    if tokens.perhaps_given(n) or tokens.marks(n, "part"):
        return False
    return word in verbs() or (word in common() and not tokens.with_article(n) and len(word) > 3)


def _another(tokens: Tokens, n: int) -> bool:
    """Whether و or ل joins another name: one that a list has, or a word that stands alone elsewhere in the text."""
    listed = any(m.prefix.startswith("و") for family in ("given", "gazetteer") for m in tokens.marks(n, family))
    definite = tokens.words[n].startswith("وال")  # كريري والهريفي
    return listed or definite or (tokens.words[n].startswith(("و", "ل")) and tokens.words[n][1:] in tokens.vocabulary)


def _trimmed(tokens: Tokens, one: Tagged) -> Tagged | None:
    first, last = one.first, one.last
    while first <= last and _before_a_name(tokens, first, one):
        first += 1
    while last >= first and (
        tokens.words[last] in CLOSES_QUOTE or len(tokens.words[last]) == 1 or _leads(tokens, last)
    ):
        last -= 1
    if first > last:
        return None
    head = tokens.before(first, "head")
    proper_ = one._replace(first=first, last=last)
    if head is None or start(tokens, proper_) > tokens.text.starts[first]:  # سد بفيندالور
        return proper_
    whole = head.entry.row["takes"] in {"name", "nouns"} and HEADED.get(head.entry.table) == one.kind
    return proper_._replace(first=head.first) if whole else proper_


def _before_a_name(tokens: Tokens, n: int, one: Tagged) -> bool:
    word = tokens.words[n]
    if word in OPENS_QUOTE or (tokens.stop(n) and not _leads(tokens, n)):
        return True
    if one.kind != "person":
        return False
    if word == "باسم" and n == one.first and n and tokens.words[n - 1] in KNOWN_BY:
        return True
    title = opener(tokens, n)
    adjective = n < one.last and tokens.with_article(n) and word.endswith(NISBA)  # الرئيس الفيندالي سامر لاندوف
    return (title is not None and title.table == "role") or adjective


def _leads(tokens: Tokens, n: int) -> bool:
    """Whether a word binds what follows it: بن, آل, and أو, which is also a conjunction."""
    return any(mark.exact and mark.entry.row["type"] != "suffix" for mark in tokens.marks(n, "part"))


def headed_kind(tokens: Tokens, one: Tagged) -> EntityKind | None:
    """The kind that the head with which a name of several words begins gives it: قرية السلام is a place."""
    marks = (mark for mark in tokens.marks(one.first, "head") if mark.last < one.last and mark.entry.table in HEADED)
    return next((HEADED[mark.entry.table] for mark in marks if mark.entry.feature == "singular"), None)


def start(tokens: Tokens, one: Tagged) -> int:
    """Where a name begins behind what is attached to its first word."""
    for family in ("gazetteer", "given", "head"):
        for mark in tokens.marks(one.first, family):
            if mark.last <= one.last and KINDS.get(mark.entry.table, one.kind) == one.kind:
                return mark.start - 2 if mark.prefix.endswith("ال") else mark.start
    before = one.first - 1
    apart = before >= 0 and (tokens.words[before] in OPENS_QUOTE or tokens.before(one.first, "part") is not None)
    cut = 0 if apart or ordinary(tokens.words[one.first]) else tokens.attached(one.first)
    return tokens.text.starts[one.first] + cut


def may_be(tokens: Tokens, one: Tagged) -> bool:
    """Whether the words may be a name's: no lone ordinary word, no nationalities, no thing's name (صاروخ دوبرال)."""
    numbers = range(one.first, one.last + 1)
    if one.kind == "person" and one.probability < CERTAIN and all(ordinary(tokens.words[n]) for n in numbers):
        return False  # حسن نية
    if len(numbers) == 1 and _another_word(tokens, one):
        return False
    if any(not tokens.words[n].isalpha() and tokens.words[n] not in JOINTS for n in numbers):
        return False
    if any(TANWEEN in tokens.printed(n) for n in numbers):
        return False
    before = one.first - 1 - (one.first > 0 and tokens.words[one.first - 1] in OPENS_QUOTE)  # صاروخ «دوبرال»
    if any(tokens.words[n] in things() for n in (one.first, before) if n >= 0):
        return False
    if len(numbers) > 1 and ordinary(tokens.words[one.first]) and not _opens(tokens, one.first):
        return False  # ابتزاز لطيف
    if any(_like_a_name(tokens, n) for n in numbers):
        return True
    if one.kind == "organisation":
        headed = next((mark for mark in tokens.marks(one.first, "head") if mark.last < one.last), None)
        described = tokens.words[one.last].endswith(NISBA)  # القوات المسلحة السودانية; but مدرب المنتخب الجماهير
        construct = headed is not None and not headed.prefix.endswith("ال")
        return headed is not None and headed.entry.row["takes"] in BODIES and (described or construct)
    strange = any(not ordinary(tokens.words[n]) and not tokens.describes(n) for n in numbers)
    if len(numbers) > 1:
        return strange
    return one.probability >= SURE and (_led(tokens, one) or (strange and not tokens.with_article(one.first)))


def _another_word(tokens: Tokens, one: Tagged) -> bool:
    """Whether a lone word is rather a month, head or nationality, or a doubtful name to which nothing leads."""
    n = one.first
    if tokens.month(n) or tokens.marks(n, "head") or tokens.describes(n):
        return True
    doubtful = one.probability < SURE or (one.kind == "person" and tokens.words[n] in ambiguous())
    return doubtful and not _led(tokens, one)


def _led(tokens: Tokens, one: Tagged) -> bool:
    """Whether what stands before leads to a name of its kind: a head or preposition to a place, a title to a person."""
    if one.kind == "place":
        behind = one.first > 0 and tokens.words[one.first - 1] in PLACE_PREPOSITIONS
        return behind or tokens.before(one.first, "head") is not None
    return tokens.before(one.first, "opener") is not None


def _opens(tokens: Tokens, n: int) -> bool:
    """Whether a word of the language may begin a name: a head, a given name, an entry of the gazetteer."""
    return bool(tokens.gazetteer(n) or any(tokens.marks(n, family) for family in ("head", "given", "part")))


def _like_a_name(tokens: Tokens, n: int) -> bool:
    mark = tokens.gazetteer(n)
    if mark is not None and not ((form := folded(mark.entry.text)) in common() or form in ambiguous()):
        return True
    return bool(tokens.given(n) or tokens.acronym(n)) or (tokens.unknown(n) and not tokens.with_article(n))
