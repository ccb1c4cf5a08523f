"""What makes a name of a head: a name behind it, a definite noun with its adjectives, a nationality, a purpose."""

from functools import cache

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.names.persons import opener, run
from takhrij.readings.names.tokens import KINDS, Tokens

NOUNS = frozenset({"nouns", "either"})  # heads that common nouns make a name of
ADJECTIVES = 3  # after a definite noun: هيئة الأركان العسكرية المشتركة العليا
PARTS = 3  # words of an unknown name behind a head
RANKS = frozenset(
    {
        "مسلح",
        "مسلحه",
        "عام",
        "عامه",
        "عليا",
        "اعلي",
        "متحد",
        "متحده",
        "مشترك",
        "مشتركه",
        "موحد",
        "موحده",
        "مستقل",
        "مستقله",
        "كبري",
    }
)
DESCRIBING = ("الرسمي", "الحكومي", "الاسبوعي", "اليومي", "الشهري", "الماضي", "الحالي", "الثاني", "التالي", "الساحلي")


def last_of(tokens: Tokens, mark: Mark, end: int) -> int | None:
    """The last token of the name, or None where a head has no complement that makes it one."""
    n = mark.last + 1
    takes = mark.entry.row["takes"]
    nouns = takes in NOUNS
    if mark.prefix.endswith(("ال", "لل")) or mark.entry.text.startswith("ال"):
        return None if mark.entry.table == "place_head" else _definite(tokens, n, end, takes)
    if nouns and mark.entry.table == "treaty_head":
        return named(tokens, n, end) or _subject(tokens, n, end)
    if " ال" in mark.entry.text:  # سلاح الجو الهندي
        return _definite(tokens, n, end, takes)
    if (last := named(tokens, n, end) or _honoured(tokens, n, end)) is not None:
        # قناة يونهاب الإخبارية, جامعة الشرق الأقصى الفيدرالية; not مجموعة فاغنر الروسية
        known = last + 1 < end and tokens.adjacent(last + 1) and not tokens.marks(last + 1, "nationality")
        return _purpose(tokens, last + 1 if known and tokens.words[last + 1] in _of_kind() else last, end)
    return _construct(tokens, n, end) if nouns or tokens.words[n] in first_words() else None


@cache
def first_words() -> frozenset[str]:
    """Nouns with which names of villages, factions and papers begin before another noun, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows("names/first_words.txt"))


def _definite(tokens: Tokens, n: int, end: int, takes: str) -> int | None:
    """الجيش الباكستاني, القوات الجوية الأوكرانية, المجلس الوطني الانتقالي: adjectives up to a nationality, or two."""
    at = n
    while at < min(n + ADJECTIVES, end) and tokens.adjacent(at):
        if people := nationality(tokens, at):
            fits = takes == "state" or (takes in NOUNS and at > n)
            return _purpose(tokens, people.last, end) if fits else None
        if not _adjective(tokens, at):
            break
        at += 1
    if at > n and takes in NOUNS and at < end and tokens.adjacent(at) and _for_a_noun(tokens.words[at]):
        return _adjectives(tokens, at + 1, end)
    return at - 1 if takes in NOUNS and at - n > 1 else None


def _for_a_noun(word: str) -> bool:
    """الهيئة العليا للانتخابات: what a body of rank is for."""
    return word.startswith("لل") and len(word) > 4


def _purpose(tokens: Tokens, last: int, end: int) -> int:
    """معهد كورفان للدراسات البحرية, مركز بيرسا للأبحاث: the last token of a name with what its body is for."""
    for n in range(last + 1, min(last + 3, end)):
        if not tokens.adjacent(n):
            break
        if " ".join(tokens.words[last + 1 : n + 1]) in _purposes():
            return _adjectives(tokens, n + 1, end) if tokens.words[n].startswith("لل") else n
    return last


@cache
def _purposes() -> frozenset[str]:
    forms = [text.fold(row["form"]).text for row in words.rows("names/purposes.txt")]
    return frozenset("لل" + form[2:] if form.startswith("ال") else "ل" + form for form in forms)


def nationality(tokens: Tokens, n: int) -> Mark | None:
    """A definite adjective of a people at a token."""
    return next(
        (m for m in tokens.marks(n, "nationality") if m.prefix.endswith("ال") or m.entry.text.startswith("ال")), None
    )


def named(tokens: Tokens, n: int, end: int) -> int | None:
    """جامعة كوكمين, حكومة فرنسا: the last token of a name, of the gazetteer or not."""
    if (place := tokens.gazetteer(n)) and not place.prefix and place.last < end:
        return None if KINDS[place.entry.table] == "organisation" else place.last
    return n if tokens.acronym(n) else unlisted(tokens, n, end)


def unlisted(tokens: Tokens, n: int, end: int, cut: int = 0) -> int | None:
    """The last token of a name that no list has as a whole; `cut` letters of its first word are attached."""
    given = tokens.given(n)
    if _saint(tokens, n, end):
        last = n + 1
    elif (given and given.prefix) or (not given and (not tokens.unknown(n) or tokens.attached(n) > cut)):
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
    while at < n + 2 and at + 1 < end and _noun(tokens, at) and tokens.adjacent(at + 1) and not _place(tokens, at):
        at += 1
    if at > n and (name := named(tokens, at, end)):
        return name
    if at >= end or not tokens.words[at].startswith("ال") or tokens.stop(at):
        return None
    if people := nationality(tokens, at):
        return people.last if at > n else None
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
            people = nationality(tokens, last + 1)
            return people.last if people else last
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


def _place(tokens: Tokens, n: int) -> bool:
    """Whether a bare noun is the head of a place's name itself: ساحة قرية بانمار."""
    return (
        any(mark.entry.table == "place_head" for mark in tokens.marks(n, "head"))
        and tokens.words[n] not in first_words()
    )


def _noun(tokens: Tokens, n: int) -> bool:
    """A bare noun that may stand in construct."""
    word = tokens.words[n]
    if word in first_words():
        return True
    return (
        word.isalpha()
        and not word.isascii()
        and not word.startswith(("ال", "و", "ف", "لل", "بال"))
        and not tokens.stop(n)
        and not tokens.marks(n, "nationality")
        and not tokens.marks(n, "opener")
        and not tokens.gazetteer(n)
    )
