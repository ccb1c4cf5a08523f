"""Names headed by a common noun: وزارة الخارجية الأميركية, جامعة كوكمين, الجيش الباكستاني, مدينة ماستونج, معاهدة ….

The column `takes` of the heads says what makes a name of them, and whether they are part of it (words/names/README.md);
`complements` finds it. Of several, each has its own name: مدينتا فيندالور ودوبرال.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.names.complements import first_words, last_of, nationality, unlisted
from takhrij.readings.names.tokens import CLOSES_QUOTE, KINDS, OPENS_QUOTE, Tokens
from takhrij.records import EntityKind

HEADS: dict[str, EntityKind] = {
    "org_head": "organisation", "place_head": "place", "event_head": "event_name", "treaty_head": "treaty",
}  # fmt: skip
INNER = frozenset({"inner", "either", "noun"})  # the name behind them is one alone
SEVERAL = frozenset({"dual", "plural"})
CLAUSES = frozenset({"ان", "انه", "انها", "انهم", ".", "؛", ":"})  # behind them, what is said
TOWARDS = frozenset({"ل", "مع", "الي"})
TALKS = frozenset({
    "مقابله", "المقابله", "حديث", "حديثه", "حديثها", "حديثهم", "اتصال", "هاتفي", "تصريح", "تصريحات", "حوار", "لقاء",
    "مداخله",
})  # fmt: skip
NEAR = 7  # tokens between a noun of talking and with whom
SPOKEN = 20  # tokens between a verb of saying and whom it is said to
MOST = 6  # names behind a head of several
AGAINST = frozenset({"علي", "ضد", "مع"})


class Headed(NamedTuple):
    """A name found by its head; its tokens may begin after the head."""

    start: int
    end: int
    last: int
    kind: EntityKind
    head: Mark | None  # none: a noun of talking


def headed(tokens: Tokens, n: int, end: int) -> Headed | None:
    """The name that a head at token `n` begins."""
    return next((name for mark in tokens.marks(n, "head") if (name := _with(tokens, mark, end))), None)


def several(tokens: Tokens, n: int, end: int) -> list[Headed]:
    """The names behind a head of two or more: شركتا فيندالور ودوبرال, صحيفتا «الأفق» و«الغد», مدن كردال ودوبر ولاند."""
    marks = (mark for mark in tokens.marks(n, "head") if mark.entry.feature in SEVERAL)
    mark = next((mark for mark in marks if mark.entry.row["takes"] in INNER | {"name"} and mark.prefix != "ال"), None)
    found = list(_members(tokens, mark, end)) if mark else []
    two = mark is not None and (mark.entry.feature == "plural" or len(found) > 1)  # تجمعا is an accusative too
    return found if two else []


def _members(tokens: Tokens, mark: Mark, end: int) -> Iterator[Headed]:
    n, starts, ends = mark.last + 1, tokens.text.starts, tokens.text.ends
    for _ in range(MOST):
        if tokens.words[n : n + 1] == ["و"]:
            n += 1
        if n >= end:
            return
        if tokens.words[n] in OPENS_QUOTE:
            inside = _quoted(tokens, n, end)
            first, last = inside or (n, n)
            cut, following = 0, last + 2
        else:
            cut = 1 if n > mark.last + 1 and tokens.words[n].startswith("و") and tokens.attached(n) else 0
            known = tokens.gazetteer(n)
            inside = (n, known.last) if known else (n, unlisted(tokens, n, end, cut) or n)
            first, last = inside
            if not known and not tokens.unknown(n):
                return
            following = last + 1
        if inside is None:
            return
        if not tokens.gazetteer(first):
            yield Headed(starts[first] + cut, ends[last], last, HEADS[mark.entry.table], mark)
        n = following + (tokens.words[following : following + 1] == ["،"])
        if not tokens.words[n : n + 1] or not tokens.words[n].startswith("و"):
            return


def _with(tokens: Tokens, mark: Mark, end: int) -> Headed | None:
    """The name that one head begins, if it does."""
    first, takes = mark.last + 1, mark.entry.row["takes"]
    starts, ends, kind = tokens.text.starts, tokens.text.ends, HEADS[mark.entry.table]
    definite = mark.prefix.endswith(("ال", "لل"))
    start = mark.start - 2 if mark.prefix.endswith("ال") else mark.start
    if mark.entry.feature != "singular" or takes == "no":
        return None
    if takes == "whole":
        people = nationality(tokens, first) if first < end and tokens.adjacent(first) else None
        last = people.last if people else mark.last
        return Headed(start, ends[last], last, kind, mark)
    if first >= end:
        return None
    if tokens.words[first] in OPENS_QUOTE:
        named = takes in INNER or takes == "quoted" or mark.entry.table in {"org_head", "place_head"}
        quoted = _quoted(tokens, first, end) if named and mark.exact and not definite else None
        listed = tokens.gazetteer(first + 1) if quoted else None
        if quoted and listed and listed.last == quoted[1] and KINDS[listed.entry.table] == "organisation" != kind:
            return None  # محطة «فوكس نيوز» is no place
        return Headed(starts[quoted[0]], ends[quoted[1]], quoted[1], kind, mark) if quoted else None
    if takes == "quoted" or not tokens.adjacent(first):
        return None
    if takes == "one":
        alone = not definite and tokens.unknown(first)
        return Headed(starts[first], ends[first], first, kind, mark) if alone else None
    if takes in INNER and not definite and (last_ := _alone(tokens, first, end)) is not None:
        # a name of the gazetteer is found by itself
        return None if tokens.gazetteer(first) else Headed(starts[first], ends[last_], last_, kind, mark)
    if takes == "noun" and mark.exact and not definite and (last_ := _noun(tokens, first, end)) is not None:
        return Headed(starts[first], ends[last_], last_, kind, mark)
    if takes in {"inner", "noun"} or (last_ := last_of(tokens, mark, end)) is None or _description(tokens, mark, last_):
        return None
    if kind == "event_name" and _on_somebody(tokens, last_ + 1):
        return None
    return Headed(start, ends[last_], last_, kind, mark)


def _on_somebody(tokens: Tokens, n: int) -> bool:
    """Whether what follows tells on whom: حرب كارفونيا على لودانيا and غزو كارفونيا للودانيا are no names of events."""
    towards = any(mark.prefix.endswith("ل") for mark in tokens.marks(n, "gazetteer"))
    if towards or n + 1 >= len(tokens.words):
        return towards
    where = tokens.words[n] == "في" and tokens.gazetteer(n + 1) is not None  # حرب كارفونيا في لودانيا
    return where or tokens.words[n] in AGAINST


def told(tokens: Tokens, n: int, end: int) -> Headed | None:
    """The paper to which somebody says it, in marks that ل is attached to: قال الوزير ل«الأفق» إن …"""
    if n < 2 or tokens.words[n - 1] not in TOWARDS or tokens.words[n] not in OPENS_QUOTE | CLOSES_QUOTE - {"(", ")"}:
        return None
    closing = next((at for at in range(n + 1, min(n + 6, end)) if not tokens.words[at].isalnum()), n)
    if closing <= n + 1 or tokens.words[closing] not in CLOSES_QUOTE:
        return None
    for before in range(n - 2, max(-1, n - SPOKEN), -1):
        if tokens.words[before] in CLAUSES:
            return None
        if tokens.words[before] in TALKS and before > n - NEAR:
            return Headed(tokens.text.starts[n + 1], tokens.text.ends[closing - 1], closing - 1, "organisation", None)
        if tokens.words[n - 1] != "ل":
            continue
        said = next((mark for mark in tokens.marks(before, "opener") if mark.entry.row.get("addressee") == "li"), None)
        if said:
            starts, ends = tokens.text.starts, tokens.text.ends
            return Headed(starts[n + 1], ends[closing - 1], closing - 1, "organisation", said)
    return None


def _alone(tokens: Tokens, n: int, end: int) -> int | None:
    return n if tokens.acronym(n) else unlisted(tokens, n, end)


def _noun(tokens: Tokens, n: int, end: int) -> int | None:
    """The last token of a name made of ordinary words: محافظة العيص, قرية رأس الناقة, صحيفة صوت البحر."""
    if tokens.gazetteer(n):
        return None
    if tokens.words[n] in first_words() and n + 1 < end and tokens.adjacent(n + 1):
        return n + 1 if tokens.words[n + 1].isalpha() and not tokens.stop(n + 1) else None
    lone = tokens.with_article(n) and len(tokens.words[n]) > 4 and not tokens.describes(n) and not tokens.stop(n)
    return n if lone and not tokens.marks(n, "head") and not tokens.marks(n, "opener") else None


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
