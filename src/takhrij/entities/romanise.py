"""A Latin name for one that no gazetteer knows: the usual one of a given name, else letter by letter.

1. What is Latin stays; a name in `words/entities/latin.csv` is written as its bearers usually do.
2. The article is Al-. An Arabic word, which has its article, a letter that foreign names lack, or a place in our lists,
   is written by `arabic_letters`.
3. In any other word a letter is what it most often is between its neighbours, in names that are known in both scripts
   (`models/name_latin.csv`): و is u, o or w, ج is g or j. The longest rule that fits counts.

Short vowels are not written in Arabic, so that a name is only roughly what its bearer writes.

>>> romanise("محمد الحلبي"), romanise("بيسكوف"), romanise("عبد الرحمن بن سالم")
('Mohammed Al-Halbi', 'Biskov', 'Abdulrahman bin Salem')
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from takhrij import text, words
from takhrij.entities import arabic_letters

MODEL = "models/name_latin.csv"
ARABIC = frozenset("عحصضطظ")
AROUND = ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2))  # letters before and behind that a rule may ask for


def rule(word: str, n: int, before: int, behind: int) -> str:
    """What is asked of a letter's surroundings.

    >>> rule("سول", 0, 1, 1)
    '^(س)و'
    """
    padded = f"^^{word}$$"
    at = n + 2
    return f"{padded[at - before : at]}({padded[at]}){padded[at + 1 : at + 1 + behind]}"


def romanise(name: str) -> str:
    """The name in Latin letters."""
    parts = text.undecorated(name).replace("_", " ").split()
    found: list[str] = []
    while parts:
        two = _usual().get(text.fold("".join(parts[:2])).text) if len(parts) > 1 else None
        found.append(two or "-".join(map(_word, parts[0].split("-"))))
        parts = parts[2 if two else 1 :]
    return " ".join(found)


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> str:
    if word.isascii():
        return word
    if usual := _usual().get(text.fold(word).text):
        return usual
    if word.startswith("ال") and len(word) > 4:
        return f"Al-{_capital(arabic_letters.latin(word[2:]))}"
    if not ARABIC.isdisjoint(word) or text.fold(word).text in _arabic():
        return _capital(arabic_letters.latin(word))
    return _capital("".join(_letter(word, n) for n in range(len(word))))


def _capital(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _letter(word: str, n: int) -> str:
    rules = _rules()
    found = (rules.get(rule(word, n, *around)) for around in reversed(AROUND))
    return next((latin for latin in found if latin is not None), "")


@cache
def _rules() -> Mapping[str, str]:
    lines = (files("takhrij") / MODEL).read_text("utf-8").splitlines()
    return dict(line.split(",") for line in lines if not line.startswith("#"))


@cache
def _usual() -> Mapping[str, str]:
    rows = words.rows("entities/latin.csv")
    return {text.fold(form).text.replace(" ", ""): row["latin"] for row in rows for form in words.values(row, "ar")}


@cache
def _arabic() -> frozenset[str]:
    return frozenset(
        text.fold(row["form"]).text for path in ("names/given_names.txt", "common.txt") for row in words.rows(path)
    )
