"""Names headed by a common noun: وزارة الخارجية الأميركية, جامعة كوكمين, الجيش الباكستاني, مدينة ماستونج, معاهدة ….

A head in construct takes a name, or a definite noun with its adjectives; a definite head needs a nationality, or two
adjectives, to be a name and not a description. A nationality ends the name. The column `takes` of the heads says which.
"""

from functools import cache
from typing import NamedTuple

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.names.lists import peoples
from takhrij.readings.names.persons import opener, run
from takhrij.readings.names.tokens import CLOSES_QUOTE, KINDS, OPENS_QUOTE, Tokens
from takhrij.records import EntityKind

HEADS: dict[str, EntityKind] = {
    "org_head": "organisation", "place_head": "place", "event_head": "event_name", "treaty_head": "treaty",
}  # fmt: skip
INNER = frozenset({"inner", "either", "settlement"})
NOUNS = frozenset({"nouns", "either"})
ADJECTIVES = 3  # after a definite noun: هيئة الأركان العسكرية المشتركة العليا
PARTS = 3  # words of an unknown name behind a head
RANKS = frozenset(
    {"عام", "عامه", "عليا", "اعلي", "متحد", "متحده", "مشترك", "مشتركه", "موحد", "موحده", "مستقل", "مستقله", "كبري"}
)
DESCRIBING = ("الرسمي", "الحكومي", "الاسبوعي", "اليومي", "الشهري", "الماضي", "الحالي", "الثاني", "التالي", "الساحلي")


class Headed(NamedTuple):
    """A name found by its head; its tokens may begin after the head."""

    start: int
    end: int
    last: int
    kind: EntityKind
    head: Mark


def headed(tokens: Tokens, n: int, end: int) -> Headed | None:
    """The name that a head at token `n` begins."""
    return next((name for mark in tokens.marks(n, "head") if (name := _with(tokens, mark, end))), None)


def _with(tokens: Tokens, mark: Mark, end: int) -> Headed | None:
    """The name that one head begins, if it does."""
    first, takes = mark.last + 1, mark.entry.row["takes"]
    if mark.entry.feature != "singular" or takes == "no" or first >= end:
        return None
    starts, kind = tokens.text.starts, HEADS[mark.entry.table]
    definite = mark.prefix.endswith("ال")
    if takes == "one":
        alone = not definite and tokens.adjacent(first) and tokens.unknown(first)
        return Headed(starts[first], tokens.text.ends[first], first, kind, mark) if alone else None
    if tokens.words[first] in OPENS_QUOTE:
        named = takes in INNER or mark.entry.table == "org_head"
        quoted = _quoted(tokens, first, end) if named and not definite else None
        return Headed(starts[quoted[0]], tokens.text.ends[quoted[1]], quoted[1], kind, mark) if quoted else None
    if not tokens.adjacent(first):
        return None
    if takes in INNER and not definite and (last := _named(tokens, first, end)) is not None:
        # a name of the gazetteer is found by itself
        return None if tokens.gazetteer(first) else Headed(starts[first], tokens.text.ends[last], last, kind, mark)
    if takes == "settlement" and not definite and _place_noun(tokens, first):
        return Headed(starts[first], tokens.text.ends[first], first, kind, mark)
    if (
        takes in {"inner", "settlement"}
        or (last := _last(tokens, mark, end)) is None
        or _description(tokens, mark, last)
    ):
        return None
    return Headed(mark.start - 2 if definite else mark.start, tokens.text.ends[last], last, kind, mark)


def _place_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word may name a settlement though it is of the language: a definite noun, no adjective of a people."""
    described = tokens.marks(n, "nationality") or tokens.words[n] in peoples()
    return (
        tokens.with_article(n) and len(tokens.words[n]) > 4 and not (described or tokens.stop(n) or tokens.gazetteer(n))
    )


def _description(tokens: Tokens, mark: Mark, last: int) -> bool:
    """Whether a head with common nouns says what every body has, and names none: مجلس الإدارة, غرفة العمليات."""
    return " ".join(tokens.words[mark.first : last + 1]).removeprefix(mark.prefix) in _descriptions()


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows("names/descriptions.txt"))


def _quoted(tokens: Tokens, n: int, end: int) -> tuple[int, int] | None:
    """The tokens between a quotation mark and the next, if they are few and no sentence."""
    for at in range(n + 1, min(n + 6, end)):
        if tokens.words[at] in CLOSES_QUOTE:
            return (n + 1, at - 1) if at > n + 1 and not tokens.stop(n + 1) and len(tokens.words[n + 1]) > 1 else None
        if not tokens.words[at].isalnum():
            return None
    return None


def _last(tokens: Tokens, mark: Mark, end: int) -> int | None:
    """The last token of the name, or None where a head has no complement that makes it one."""
    n = mark.last + 1
    takes = mark.entry.row["takes"]
    nouns = takes in NOUNS
    if mark.prefix.endswith(("ال", "لل")) or mark.entry.text.startswith("ال"):
        return None if mark.entry.table == "place_head" else _definite(tokens, n, end, takes)
    if nouns and mark.entry.table == "treaty_head":
        return _named(tokens, n, end) or _subject(tokens, n, end)
    if (named := _named(tokens, n, end) or _honoured(tokens, n, end)) is not None and mark.entry.key != "war":
        # قناة يونهاب الإخبارية, جامعة الشرق الأقصى الفيدرالية; not مجموعة فاغنر الروسية
        known = named + 1 < end and tokens.adjacent(named + 1) and not tokens.marks(named + 1, "nationality")
        return named + 1 if known and tokens.words[named + 1] in _of_kind() else named
    return _construct(tokens, n, end) if nouns else None


def _definite(tokens: Tokens, n: int, end: int, takes: str) -> int | None:
    """الجيش الباكستاني, القوات الجوية الأوكرانية, المجلس الوطني الانتقالي: adjectives up to a nationality, or two."""
    at = n
    while at < min(n + ADJECTIVES, end) and tokens.adjacent(at):
        if nationality := _definite_nationality(tokens, at):
            return nationality.last if takes == "state" or (takes in NOUNS and at > n) else None
        if not _adjective(tokens, at):
            break
        at += 1
    return at - 1 if takes in NOUNS and at - n > 1 else None


def _definite_nationality(tokens: Tokens, n: int) -> Mark | None:
    return next(
        (m for m in tokens.marks(n, "nationality") if m.prefix.endswith("ال") or m.entry.text.startswith("ال")), None
    )


def _named(tokens: Tokens, n: int, end: int) -> int | None:
    """جامعة كوكمين, حكومة فرنسا: a head with a name."""
    if (place := tokens.gazetteer(n)) and not place.prefix and place.last < end:
        return None if KINDS[place.entry.table] == "organisation" else place.last
    if tokens.acronym(n):
        return n
    given = tokens.given(n)
    if _saint(tokens, n, end):
        last = n + 1
    elif (given and given.prefix) or (not given and (not tokens.unknown(n) or tokens.attached(n))):
        return None
    else:
        last = given.last if given else n
    if given and (person := run(tokens, n, end, None)):  # متحف سامر لاندوف
        return person.last
    for _ in range(PARTS - 1):
        if last + 1 >= end or not tokens.adjacent(last + 1):
            break
        more = tokens.given(last + 1)
        if more and not given:  # مدير شركة فيندالور سامر لاندوف
            break
        if more and not more.prefix:
            last = more.last
        elif tokens.continues(last + 1):
            last += 1
        else:
            break
    return last


def _saint(tokens: Tokens, n: int, end: int) -> bool:
    """Whether a token is a particle that a foreign name begins with: سان, سانت."""
    particle = any(m.exact and m.entry.row["type"] == "prefix" for m in tokens.marks(n, "part")) and not tokens.stop(n)
    return particle and n + 1 < end and tokens.adjacent(n + 1) and tokens.unknown(n + 1)


def _honoured(tokens: Tokens, n: int, end: int) -> int | None:
    """جامعة الملك عبد العزيز: a head with a person and his title."""
    title = opener(tokens, n)
    if not title or title.table != "role" or not tokens.words[n].startswith("ال"):
        return None
    person = (
        run(tokens, title.last + 1, end, title) if title.last + 1 < end and tokens.adjacent(title.last + 1) else None
    )
    return person.last if person else None


def _construct(tokens: Tokens, n: int, end: int) -> int | None:
    """وزارة الخارجية, وزارة التربية والتعليم, وكالة حماية البيئة, جيش تحرير البلوش: a head with common nouns."""
    at = n
    while at < n + 2 and at + 1 < end and _noun(tokens, at) and tokens.adjacent(at + 1):
        at += 1
    if at > n and (name := _named(tokens, at, end)):
        return name
    if at >= end or not tokens.words[at].startswith("ال") or tokens.stop(at):
        return None
    if nationality := _definite_nationality(tokens, at):
        return nationality.last if at > n else None
    last = at
    while (
        last + 1 < end
        and tokens.adjacent(last + 1)
        and tokens.words[last + 1].startswith("وال")
        and tokens.words[last + 1].isalpha()
    ):
        last += 1
    return _adjectives(tokens, last + 1, end)


def _subject(tokens: Tokens, n: int, end: int) -> int | None:
    """معاهدة حظر الانتشار النووي, اتفاقية الحد من انتشار الأسلحة النووية: nouns up to a definite one, «من» included."""
    last = None
    at = n
    while at < min(n + 6, end) and tokens.adjacent(at):
        if tokens.words[at].startswith("ال") and not tokens.stop(at):
            last = _adjectives(tokens, at + 1, end)
            at = last + 1
            if at >= end or tokens.words[at] != "من":
                break
        elif not _noun(tokens, at) and not (tokens.words[at] == "من" and last):
            break
        else:
            at += 1
    return last


def _adjectives(tokens: Tokens, n: int, end: int) -> int:
    """The last of the definite adjectives from a token on; a nationality is the last."""
    last = n - 1
    while last + 1 < min(n + ADJECTIVES, end) and tokens.adjacent(last + 1):
        if tokens.marks(last + 1, "nationality"):
            nationality = _definite_nationality(tokens, last + 1)
            return nationality.last if nationality else last
        if not _adjective(tokens, last + 1) or _describes(tokens.words[last + 1]) or tokens.gazetteer(last + 1):
            break
        last += 1
    return last


def _adjective(tokens: Tokens, n: int) -> bool:
    """A definite adjective of relation or rank."""
    word = tokens.words[n]
    return (
        word.startswith("ال")
        and len(word) > 4
        and (word.endswith(("ي", "يه")) or word[2:] in RANKS)
        and not tokens.stop(n)
    )


def _describes(word: str) -> bool:
    """An adjective that says something of the body and is no part of its name: وكالة الأنباء الروسية الرسمية."""
    return word.startswith(DESCRIBING)


@cache
def _of_kind() -> frozenset[str]:
    """Definite adjectives that end a name with its kind: الدولي, الدولية."""
    forms = [text.fold(row["form"]).text for row in words.rows("names/head_adjectives.txt")]
    return frozenset("ال" + form + ending for form in forms for ending in ("", "ه"))


def _noun(tokens: Tokens, n: int) -> bool:
    """A bare noun that may stand in construct."""
    word = tokens.words[n]
    return (
        word.isalpha()
        and not word.isascii()
        and not word.startswith(("ال", "و", "ف", "لل", "بال"))
        and not tokens.stop(n)
        and not tokens.marks(n, "nationality")
        and not tokens.marks(n, "opener")
    )
