"""When two spellings are of one foreign name: letters of one sound as the press transcribes it, vowels written or not.

Word by word, or all together where one has more words. What differs has its price, and the more consonants a word has,
the more it may cost: a vowel left out, another letter of `words/entities/sounds.csv`. Arabic words are written in one
way: two given names (سامر, سمير) and two words with their article (العمري, العامري) are two.

>>> alike("سيرغي شويغو", "سيرجي شويجو"), alike("ترامب", "ترمب"), alike("بيونغ يانغ", "بيونجيانج")
(True, True, True)
>>> alike("سامر", "سمير"), alike("دوبرالوف", "دوبروفا")
(False, False)
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from takhrij import text, words

SON = "بن"
VOWELS = frozenset("اويه")
FAINT = VOWELS | frozenset("عءح")  # what keys leave out: a vowel for some writers
VOWEL, NEAR, OTHER_VOWEL = 2, 3, 4  # prices; a word may cost as much as it has consonants
NEVER = 100
OPENING = {"ج": "ي", "و": "ف"}  # of a word, near letters of which one is a vowel
TS = "\ue000"  # of تس, a sound without a letter
COARSE = {letter: group[0] for group in ("غجقكگخ", f"تطدضسصثزذظشچ{TS}", "بپفڤ") for letter in group}  # near or nearer


class Word(NamedTuple):
    """A word of a name, folded and without its article."""

    part: str
    article: bool
    son: bool  # of a chain of fathers: it stands behind بن


class _Joined(NamedTuple):
    """Words that are written with their neighbours or apart, folded."""

    before: Mapping[str, str]  # each with what it is read as
    after: frozenset[str]
    between: frozenset[str]


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without articles, those joined that are written apart or together.

    >>> parts("الأمم المتحدة"), parts("عبد الله بن مساعد"), parts("عبدالله مساعد")
    (('امم', 'متحده'), ('عبدالله', 'مساعد'), ('عبدالله', 'مساعد'))
    """
    return tuple(word.part for word in words_of(name))


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, with what is left out of its parts.

    >>> words_of("سالم بن الحداد")[1]
    Word(part='حداد', article=True, son=True)
    """
    joined = _joined()
    found: list[Word] = []
    opening, son = "", False
    for word in text.fold(name).text.replace("_", " ").replace("-", " ").split():
        if word in joined.between and (found or opening):
            son = True
        elif word in joined.before or word in joined.between:
            opening += joined.before.get(word, SON)
        elif word in joined.after and found and not opening:
            found[-1] = found[-1]._replace(part=found[-1].part + word)
        else:
            article = not opening and word.startswith("ال") and len(word) > 4  # آل سعود has none
            found.append(Word(word[2:] if article else opening + word, article, son))
            opening, son = "", False
    return (*found, Word(opening, False, son)) if opening else tuple(found)


def alike(a: str, b: str) -> bool:
    """Whether two spellings can be of one name."""
    one, other = words_of(a), words_of(b)
    if len(one) == len(other):
        return all(_may_be_one(*pair) for pair in zip(one, other, strict=True))
    return near("".join(parts(a)), "".join(parts(b)), share=2)


def _may_be_one(one: Word, other: Word) -> bool:
    if one.part == other.part:
        return True
    if one.article and other.article:  # جيش كوريا الشمالية, الجيش الكوري الشمالي
        return one.part.removesuffix("ه") == other.part.removesuffix("ه")
    return not {one.part, other.part} <= given_names() and near(one.part, other.part)


def keys(name: str) -> tuple[str, ...]:
    """Under which a name meets those that it may be alike: its consonants, coarsely, and what they may be read as.

    >>> set(keys("سيرغي شويغو")) & set(keys("سيرجي شويجو"))
    {'ترغتغ'}
    """
    found = parts(name)
    other = tuple(OPENING.get(part[:1], part[:1]) + part[1:] for part in found)
    return tuple(sorted({_coarse(_sounds("".join(each))) for each in (found, other)}))


def _coarse(sounds: str) -> str:
    found = ""
    for sound in sounds:
        letter = COARSE.get(sound, sound)
        if sound not in FAINT and not found.endswith(letter):
            found += letter
    return found


@lru_cache(maxsize=1 << 16)
def near(one: str, other: str, share: int = 1) -> bool:
    """Whether what two words differ in costs no more than a share of their consonants allows."""
    a, b = _sounds(one), _sounds(other)
    most = max(sum(sound not in VOWELS for sound in sounds) for sounds in (a, b)) // share
    prices = _prices()
    row = [0]
    for sound in b:
        row.append(row[-1] + _alone(sound))
    for sound in a:
        left = row[0] + _alone(sound)
        following = [left]
        for n, opposite in enumerate(b):
            left = min(
                row[n] + (0 if sound == opposite else prices.get((sound, opposite), NEVER)),
                row[n + 1] + _alone(sound),
                left + _alone(opposite),
            )
            following.append(left)
        if min(following) > most:
            return False
        row = following
    return row[-1] <= most


def _alone(sound: str) -> int:
    return VOWEL if sound in VOWELS else NEVER


@lru_cache(maxsize=1 << 14)
def _sounds(word: str) -> str:
    """A word as one character for each sound: digraphs and doubled letters are one, a final ه is a vowel."""
    for letters, sign in _signs().items():
        word = word.replace(letters, sign)
    word = word[:-1] + "ا" if word.endswith("ه") else word
    prices = _prices()
    return "".join(sound for n, sound in enumerate(word)
                   if not n or (sound != word[n - 1] and prices.get((sound, word[n - 1])) != 0))  # fmt: skip


@cache
def _signs() -> Mapping[str, str]:
    """Two letters for one sound, each with the letter that is the same; تس is a sound of its own."""
    found: dict[str, str] = {}
    for row in words.rows("entities/sounds.csv"):
        letters = words.values(row, "letters")
        alone = next((letter for letter in letters if len(letter) == 1 and row["degree"] == "same"), None)
        for pair in (value for value in letters if len(value) == 2):
            found.setdefault(pair, alone or TS)
    return found


@cache
def _prices() -> Mapping[tuple[str, str], int]:
    """What it costs to take a sound for another."""
    found = {(a, b): OTHER_VOWEL for a in VOWELS for b in VOWELS}
    for row in words.rows("entities/sounds.csv"):
        letters = [_signs().get(value, value) for value in words.values(row, "letters")]
        price = 0 if row["degree"] == "same" else NEAR
        found |= {pair: price for a, b in combinations(letters, 2) for pair in ((a, b), (b, a))}
    return found


@cache
def _joined() -> _Joined:
    rows = words.rows("entities/joined.csv")
    forms = {row["form"]: [text.fold(form).text for form in words.values(row, "form")] for row in rows}
    of = {kind: [forms[row["form"]] for row in rows if row["type"] == kind] for kind in ("before", "after", "between")}
    return _Joined(
        {form: group[0] for group in of["before"] for form in group},
        *(frozenset(form for group in of[kind] for form in group) for kind in ("after", "between")),
    )


@cache
def given_names() -> frozenset[str]:
    """Given names of Arabic, as parts of names."""
    return frozenset("".join(parts(row["form"])) for row in words.rows("names/given_names.txt"))
