"""Persons whom no gazetteer knows: what opens a name, what looks like one, and where it ends."""

from typing import NamedTuple

from takhrij.marks import Mark
from takhrij.readings.names.found import LETTERS_ALONE
from takhrij.readings.names.likeness import common, likeness, ordinary
from takhrij.readings.names.lists import particles, surnames_first, verbs
from takhrij.readings.names.tokens import (
    KINDS,
    LIKELY,
    PLACE_PREPOSITIONS,
    VERY_LIKELY,
    Tokens,
)
from takhrij.records import Span

TANWEEN = "\u064b"  # of the accusative: no name in the news is printed with it
INITIAL = 3  # letters of a Latin initial at most: دبليو is written out
LONGEST = 6  # words of a name, connectors aside
REACH = 9  # words between a title and its bearer: المتحدث باسم وزارة الخارجية الأميركية
BEFORE_VERBS = {"", "و", "ف", "س", "وس", "فس"}
SPEECH = {"ان", "انه", "انها", "بان", "بانه", "بانها", ":", "«", '"', "“", "قاءلا", "قاءله"}
SAID_WHERE = {"،", "في", "خلال", "عن", "على"}


class Opener(NamedTuple):
    """Words after which a person's name is expected: a role, an honorific, or a verb of reporting."""

    table: str
    key: str
    span: Span
    last: int  # its last token
    definite: bool  # of one known person: الوزير, السيد, نجله
    construct: bool  # an office without its article wants its country or body next: رئيس وزراء كارفونيا

    @property
    def rule(self) -> str:
        """What it is called in reasons."""
        return f"{self.table}:{self.key}"


class Run(NamedTuple):
    """A stretch of tokens that is a person's name."""

    start: int  # offset, without what is attached to the first word
    first: int
    last: int
    rule: str


def opener(tokens: Tokens, n: int) -> Opener | None:
    """The longest role or verb of reporting that begins with a token."""
    for mark in tokens.marks(n, "opener"):
        if _opens(tokens, n, mark):
            dotted = mark.end - mark.start == 1 and tokens.words[mark.last + 1 : mark.last + 2] == ["."]  # د.
            return Opener(mark.entry.table, mark.entry.key, mark.span, mark.last + dotted, _definite(tokens, mark),
                          _in_construct(tokens, mark))  # fmt: skip
    return None


def _definite(tokens: Tokens, mark: Mark) -> bool:
    return (
        mark.prefix.endswith(("ال", "لل"))
        or any(tokens.words[n].startswith("ال") for n in range(mark.first, mark.last + 1))
        or mark.entry.feature.startswith("possessed")
        or mark.entry.row.get("type") in {"honorific", "rank"}
    )


def _in_construct(tokens: Tokens, mark: Mark) -> bool:
    return (
        mark.entry.row.get("type") == "office"
        and not mark.entry.feature.startswith("possessed")
        and not mark.prefix.endswith(("ال", "لل"))
        and not tokens.words[mark.last].startswith("ال")
    )


def _opens(tokens: Tokens, n: int, mark: Mark) -> bool:
    """Whether a role is one person's; whether a verb is one and no word that folding makes like it: نادي, بين."""
    feature = mark.entry.feature
    if tokens.stop(n) and not mark.exact:  # أمام is no إمام
        return False
    if mark.entry.table == "role":
        if feature == "feminine" and tokens.marks(n, "head"):  # محافظة, مؤسسة
            return False
        return mark.entry.row["opens"] == "yes" and not feature.startswith(("plural", "possessed_plural"))
    tense = feature.startswith("imperfect") or (feature.startswith("perfect") and "س" not in mark.prefix)
    return mark.prefix in BEFORE_VERBS and tense and (mark.exact or tokens.words[n][-1] not in "يه")


def run(tokens: Tokens, n: int, end: int, opened: Opener | None) -> Run | None:
    """The person's name that begins with token `n` and ends before token `end`, if one does."""
    if tokens.words[n - 1] in PLACE_PREPOSITIONS and n:
        opened = None
    adjacent = opened is not None and opened.last == n - 1
    given = tokens.given(n) or (adjacent and _may_start(tokens, n, end, opened) and tokens.perhaps_given(n)) or None
    if given:
        start, last = given.start, given.last
    elif part := next(
        (
            m
            for m in tokens.marks(n, "part")
            if m.entry.row["type"] == "prefix" and m.exact and (adjacent or not tokens.stop(n))
        ),
        None,
    ):
        at = part.last + 1
        following = tokens.perhaps_given(at) if at < end else None
        if (part.prefix and tokens.words[n] in common()) or at >= end or not (following or tokens.unknown(at)):
            return None
        start, last = part.start, following.last if following else at
    elif tokens.unknown(n, 0.0 if opened else LIKELY) and not (_adjectival(tokens, n, adjacent) or _placed(tokens, n)):
        titled = adjacent and opened is not None and opened.table == "role"  # الرائد بهزاد: nothing is attached
        start, last = tokens.text.starts[n] + (0 if titled else tokens.attached(n)), n
    else:
        return None
    parts = [n] if given or last == n else [n, last]
    known = last > n or bool(given)
    while len(parts) < LONGEST and (further := _goes_on(tokens, last + 1, end, parts)):
        parts.append(last + 1)
        known = known or tokens.given(last + 1) is not None
        last = further
    return _accepted(tokens, Run(start, n, last, ""), parts, known, opened, adjacent)


def _placed(tokens: Tokens, n: int) -> bool:
    """Whether a word is rather a place's or body's name with what is attached to it: بالعيص."""
    word = tokens.words[n]
    definite = word.startswith("بال") and word[1:] in tokens.vocabulary
    return definite or any(mark.prefix for mark in tokens.marks(n, "gazetteer"))


def _adjectival(tokens: Tokens, n: int, adjacent: bool) -> bool:
    """Whether an unknown word with its article rather describes: الوزير الكردفاني سامر, but الرئيس العجلوني."""
    if not tokens.with_article(n):
        return False
    following = n + 1 < len(tokens.words) and tokens.adjacent(n + 1)
    return not adjacent or (following and (tokens.given(n + 1) is not None or tokens.unknown(n + 1)))


def _may_start(tokens: Tokens, n: int, end: int, opened: Opener | None) -> bool:
    """Whether a given name that is also a word is one: before another name (قال سعيد محمود; الوزيرة أمل الفاسي)."""
    titles = any(mark.entry.table == "role" for mark in tokens.marks(n, "opener"))
    if titles or opened is None or n + 1 >= end or not tokens.adjacent(n + 1):
        return False
    following = tokens.words[n + 1]
    titled = opened.table == "role" and not tokens.stop(n + 1) and following not in verbs()
    surname = titled and following not in common()
    return surname or tokens.given(n + 1) is not None or tokens.unknown(n + 1) or bool(tokens.marks(n + 1, "part"))


def _accepted(
    tokens: Tokens, found: Run, parts: list[int], known: bool, opened: Opener | None, adjacent: bool
) -> Run | None:
    """The run with its rule, if the evidence is enough."""
    looks = [likeness(tokens.words[n]) for n in range(found.first, found.last + 1) if tokens.given(n) is None]
    alone = len(parts) == 1
    if opened and opened.table == "role" and (
        not alone or (opened.definite and (adjacent or known)) or (looks and looks[0] > VERY_LIKELY)
    ):  # fmt: skip
        return found._replace(rule=opened.rule)
    behind = tokens.words[found.last + 1] if found.last + 1 < len(tokens.words) else ""
    speaks = (behind in SPEECH and (known or looks[0] > LIKELY)) or (behind in SAID_WHERE and known)
    if opened and opened.table != "role" and adjacent and (not alone or speaks):
        return found._replace(rule=opened.rule)
    if len(parts) > 1 and known:
        return found._replace(rule="given name")
    if len(parts) > 1 and min(looks) > LIKELY and sum(looks) > 2 * VERY_LIKELY and not tokens.quoted(found.first):
        return found._replace(rule=LETTERS_ALONE)
    return None


def _goes_on(tokens: Tokens, n: int, end: int, parts: list[int]) -> int | None:
    """The last token of the name's next part, if the name goes on with token `n`."""
    if n + 1 < end and tokens.hyphened(n):
        short = len(tokens.words[n + 1]) < 5 and tokens.words[n + 1].isalpha()
        another = n - parts[0] == 1 and (
            tokens.gazetteer(n + 1) or tokens.words[n + 1] in surnames_first()
        )  # بوتين-كيم
        return n + 1 if (short and not another) or _fits(tokens, n + 1, parts) else None
    if n + 1 < end and tokens.words[n] == "." and len(tokens.words[n - 1]) <= INITIAL:  # جي. آر. ماكفيرسون
        return n + 1 if tokens.text.starts[n] == tokens.text.ends[n - 1] and tokens.unknown(n + 1, -3.0) else None
    if n >= end or not tokens.adjacent(n):
        return None
    given = tokens.perhaps_given(n)
    if given and not given.prefix and not tokens.gazetteer(n) and not tokens.stop(n) and tokens.words[n] not in verbs():
        return given.last
    if part := next((m for m in tokens.marks(n, "part") if not m.prefix and m.exact), None):
        return _after_part(tokens, part, end, parts)
    if _fits(tokens, n, parts):
        return n
    # a short syllable that is also a word, between parts that are none: هو جين
    if (
        len(tokens.words[n]) <= 3
        and tokens.words[n].isalpha()
        and tokens.words[n] not in particles()
        and n + 1 < end
        and tokens.adjacent(n + 1)
        and len(tokens.words[n + 1]) <= 5
        and tokens.unknown(n + 1)
    ):
        return n + 1
    return None


def _after_part(tokens: Tokens, part: Mark, end: int, parts: list[int]) -> int | None:
    """The last token of what a particle of names binds: بن خليفة, آل مكتوم, فان درفيلدن; of what ends one, its own."""
    n = part.last + 1
    if part.entry.row["type"] == "suffix":
        return part.last
    if n >= end or not tokens.adjacent(n):
        return None
    given = tokens.perhaps_given(n)
    if tokens.stop(part.first) and not (given or tokens.unknown(n)):
        return None
    if given and not given.prefix:
        return given.last
    return n if _fits(tokens, n, parts, after_part=True) else None


def goes_on_by(tokens: Tokens, last: int, end: int) -> int:
    """The last token of a listed name that goes on with بن or its like: الملك سلمان بن عبد العزيز."""
    while last + 1 < end and tokens.adjacent(last + 1):
        links = (
            m for m in tokens.marks(last + 1, "part") if m.entry.row["type"] == "link" and m.exact and not m.prefix
        )
        link = next(links, None)
        further = _after_part(tokens, link, end, [last]) if link else None
        if further is None:
            break
        last = further
    return last


def _fits(tokens: Tokens, n: int, parts: list[int], *, after_part: bool = False) -> bool:
    """Whether a word can be a further part of a name: unknown, or a family name in -ي or with its article."""
    word = tokens.words[n]
    if tokens.stop(n) or word.isascii() or (word in verbs() and not after_part) or TANWEEN in tokens.printed(n):
        return False
    if after_part:
        return True
    trade = len(parts) > 0 and tokens.with_article(n) and tokens.given(parts[0]) is not None and _ends_there(tokens, n)
    if tokens.marks(n, "head") or (not trade and any(_opens(tokens, n, mark) for mark in tokens.marks(n, "opener"))):
        return False
    if listed := tokens.gazetteer(n):
        person = KINDS[listed.entry.table] == "person" and tokens.words[parts[0]] not in surnames_first()
        family = listed.entry.table == "place" and listed.entry.row["type"] == "city" and tokens.with_article(n) \
            and _arabic(tokens, parts)  # fmt: skip
        return (person or family) and not listed.prefix and tokens.perhaps_given(parts[0]) is not None
    if tokens.joined(n):
        return False
    if tokens.with_article(n):
        nationality = tokens.nationality(n)
        arabic = _arabic(tokens, parts)
        if nationality:
            return arabic and len(parts) == 1
        abstract = word.endswith("ه") and ordinary(word)  # صادق المواساة
        return word not in common() and not abstract and (arabic or likeness(word) > 0)
    return tokens.unknown(n, -3.0 if _arabic(tokens, parts) else -1.0 if len(parts) > 1 else 0.0)


def _ends_there(tokens: Tokens, n: int) -> bool:
    """Whether no name follows a word: سعيد الخياط is one name, فاز سمير المدرب هيثم two."""
    following = n + 1
    goes_on = following < len(tokens.words) and tokens.adjacent(following)
    return not goes_on or not (tokens.perhaps_given(following) or tokens.unknown(following))


def _arabic(tokens: Tokens, parts: list[int]) -> bool:
    """Whether an Arabic given name is among the parts: what follows may look like any word."""
    return any(mark.entry.table == "given_name" for part in parts for mark in tokens.marks(part, "given"))
