r"""The language of a page: by the script, the small words and the letters of its longest lines.

>>> [of(text).key for text in ("وقال إن المطر نافع", "او گفت که باران خوب است", "He said that rain is good")]
['ar', 'fa', 'en']
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from takhrij import text, words

SAMPLE = 1200  # characters
LABEL = 40  # characters: shorter lines may be of menus
ARABIC, LATIN, KANA = "ARABIC", "LATIN", "HIRAGANA"
ENOUGH = 0.2  # of the letters: an Arabic notice beside a page's text is less, a brief above a foreign notice more
CERTAIN = 4  # what two small words weigh: less is no evidence
WORD = re.compile(r"[^\W\d_]+")
WHOLE = 5  # letters: a shorter word may have a beginning for its own
ENDS_A_WORD = "\u200c"
SAME = (("ی", "ي"), ("ى", "ي"), ("ک", "ك"), ("ھ", "ه"), (ENDS_A_WORD, " "))


class Language(NamedTuple):
    """A language; or, where it is not known, its letters."""

    key: str  # ISO 639
    script: str  # as Unicode names it
    name: str


WORDLESS = Language("zxx", "", "no words")


class Known(NamedTuple):
    """A language that can be told from the others of its script."""

    language: Language
    beginnings: tuple[str, ...]
    letters: frozenset[str]


def of(page: str) -> Language:
    r"""The language of a page's text. What has Arabic letters is Arabic unless words or letters say something else.

    The longest lines are the text; menus are short, so that an Arabic one does not make an English article Arabic.

    >>> of("الرئيسية\nسياسة\nThe mayor said that the bridge over the river is safe again.").name
    'English'
    """
    sample = _folded(_longest_lines(page))
    letters = {letter: sample.count(letter) for letter in set(sample) if letter.isalpha()}
    if not letters:
        return WORDLESS
    script = _script(letters)
    known = languages().get(script, [])
    if len(known) == 1:
        return known[0].language
    default = known[0].language if script == ARABIC else Language("und", script, f"{script.capitalize()} letters")
    likeness = _likeness(known, sample, letters)
    best = max((each.language for each in known), key=lambda each: likeness[each.key], default=default)
    return best if likeness[best.key] >= likeness[default.key] + CERTAIN else default


def names(keys: Sequence[str]) -> str:
    """What languages are called, one or another.

    >>> names(["ar", "ckb"])
    'Arabic or Kurdish'
    """
    return " or ".join(name(key) or key for key in keys)


def name(key: str) -> str | None:
    """What the language with a key is called, if it is one that can be recognised.

    >>> name("ckb"), name("xx")
    ('Kurdish', None)
    """
    every = (each.language for known in languages().values() for each in known)
    return next((language.name for language in every if language.key == key), None)


@cache
def languages() -> dict[str, list[Known]]:
    """The languages of each script."""
    found: dict[str, list[Known]] = defaultdict(list)
    for row in words.rows("languages/languages.csv"):
        letters = _folded(row["letters"]) + ascii_lowercase * (row["script"] == LATIN)
        beginnings = words.values(row, "beginnings")
        language = Language(row["key"], row["script"], row["name"])
        found[language.script].append(Known(language, beginnings, frozenset(letters)))
    return dict(found)


@cache
def small_words() -> dict[str, tuple[str, ...]]:
    """The languages that have each small word."""
    keys = [each.language.key for known in languages().values() if len(known) > 1 for each in known]
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key in keys:
        for row in words.rows(f"languages/{key}.txt"):
            found[_folded(row["form"])][key] = None
    return {word: tuple(speaking) for word, speaking in found.items()}


def _longest_lines(page: str) -> str:
    """The longest lines of a page, as many as make a sample; labels where nothing else is."""
    lines = page.split("\n")
    sample, length = [], 0
    for line in sorted([line for line in lines if len(line) > LABEL] or lines, key=len, reverse=True):
        sample.append(line[: SAMPLE - length])
        length += len(line)
        if length >= SAMPLE:
            break
    return "\n".join(sample)


def _folded(letters: str) -> str:
    if text.PRESENTATION.search(letters):
        letters = unicodedata.normalize("NFKC", letters)
    for variant, letter in SAME:
        letters = letters.replace(variant, letter)
    return text.DROPPED.sub("", letters).lower()


def _script(letters: dict[str, int]) -> str:
    """The script of most letters; or Arabic, where enough are."""
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[_script_of(letter)] += count
    enough = ENOUGH * counts.total()
    most = min(counts, key=lambda script: (-counts[script], script))
    return next((script for script in (ARABIC, KANA) if counts[script] >= enough), most)


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def _likeness(known: list[Known], sample: str, letters: dict[str, int]) -> Counter[str]:
    """For each language 2 a small word and 1 a beginning that it has; 1 less for each letter that it does not use."""
    found = Counter(WORD.findall(sample))
    speaking = small_words()
    points: Counter[str] = Counter()
    for word, count in found.items():
        for key in speaking.get(word, ()):
            points[key] += 2 * count
    for language, beginnings, own in known:
        points[language.key] -= sum(count for letter, count in letters.items() if letter not in own)
        if beginnings:
            begun = (count for word, count in found.items() if len(word) >= WHOLE and word.startswith(beginnings))
            points[language.key] += sum(begun)
    return points
