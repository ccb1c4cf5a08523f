"""When two spellings are of one foreign name: the same consonants as the press transcribes them, vowels written or not.

>>> alike("سيرغي شويغو", "سيرجي شويجو"), alike("ترامب", "ترمب"), alike("بيونغ يانغ", "بيونجيانج")
(True, True, True)
>>> alike("سامر", "سمير")
False
"""

from functools import lru_cache

from takhrij import text

# one foreign sound each: Arabic has no g, p, v, and its emphatic letters stand for plain ones
SAME = {letter: group[0] for group in ("غجقكگ", "زذظ", "سصث", "تط", "دض", "هح", "بپ", "فڤ") for letter in group}
VOWELS = "اويء"


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without their articles: الأمم المتحدة and (لل)أمم المتحدة are the same words.

    >>> parts("الأمم المتحدة")
    ('امم', 'متحده')
    """
    folded = text.fold(name).text.replace("_", " ").replace("-", " ").split()
    return tuple(part[2:] if part.startswith("ال") and len(part) > 4 else part for part in folded)


@lru_cache(maxsize=1 << 14)
def key(name: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a name, without article and doubling, and the vowels written before, between and after them.

    >>> key("سول")
    ('سل', ('', 'و', ''))
    """
    letters = "".join(parts(name))
    letters = letters[:-1] + "ا" if letters.endswith("ه") else letters
    consonants = ""
    vowels = [""]
    for letter in letters:
        if letter in VOWELS:
            vowels[-1] += letter
            continue
        sound = SAME.get(letter, letter)
        if consonants.endswith(sound) and not vowels[-1]:
            continue
        consonants += sound
        vowels.append("")
    return consonants, tuple(vowels)


def alike(a: str, b: str) -> bool:
    """Whether two spellings can be of one name: equal consonants, and one has all the vowels of the other."""
    (consonants, vowels), (others, other_vowels) = key(a), key(b)
    return (
        consonants == others
        and len(consonants) > 1
        and (_within(vowels, other_vowels) or _within(other_vowels, vowels))
    )


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return all(a == b or not a or a in b for a, b in zip(few, many, strict=True))
