"""A Latin name for one that no gazetteer knows: letter by letter, as the press romanises, with vowels put where
consonants meet.

| letters | Latin | | letters | Latin |
|---|---|---|---|---|
| ا أ آ ى ة | a | | ث ذ خ غ ش | th dh kh gh sh |
| إ at the beginning | i | | ج ح ق | j h q |
| و, ي between consonants | u, i | | ع, ء | left out |
| و, ي beside a vowel or at the beginning | w, y | | ال, نغ | Al-, ng |

Short vowels are not written in Arabic, so that an Arabic name is only roughly what its bearer writes.

>>> romanise("سامر الحلبي"), romanise("بيسكوف"), romanise("آنا")
('Samr Al-Halbi', 'Biskuf', 'Ana')
"""

from takhrij import text

LETTERS = {
    **dict(zip("ابتجحدرزسصضطظفقكلمنه", "abtjhdrzssdtzfqklmnh", strict=True)),
    "ث": "th",
    "ذ": "dh",
    "خ": "kh",
    "غ": "gh",
    "ش": "sh",
    "ع": "",
    "ء": "",
    "پ": "p",
    "ڤ": "v",
    "گ": "g",
    "چ": "ch",
    "أ": "a",
    "آ": "a",
    "إ": "i",
    "ى": "a",
    "ة": "a",
    "ئ": "i",
    "ؤ": "u",
}
LONG = {"و": ("w", "u"), "ي": ("y", "i")}
VOWELS = "aiu"


def romanise(name: str) -> str:
    """The name in Latin letters; what is Latin already stays."""
    parts = text.undecorated(name).replace("_", " ").split()
    return " ".join("-".join(_word(half) for half in part.split("-")) for part in parts)


def _word(word: str) -> str:
    if word.isascii():
        return word
    article = "Al-" if word.startswith("ال") and len(word) > 4 else ""
    latin = _letters(word[2:] if article else word)
    return article + latin[:1].upper() + latin[1:]


def _letters(word: str) -> str:
    found = ""
    consonants = 0
    word = word.replace("نغ", "ŋ")
    for n, letter in enumerate(word):
        following = word[n + 1 : n + 2]
        if letter in LONG:
            beside = (
                n == 0
                or following in ("ا", "ى", "ة")
                or letter + following == "يو"
                or found.endswith("a")
                or (found[-1:] in VOWELS and following != "")
            )
            latin = LONG[letter][0 if beside else 1]
        else:
            latin = LETTERS.get(letter, letter)
        if not latin:
            continue
        if latin[0] in VOWELS:
            consonants = 0
        else:
            consonants += 1
            if consonants == 2 and letter not in LONG and (len(found) <= 2 or following not in ("", *"اويىة")):
                found += "a"
                consonants = 1
        found += latin
    return found.replace("ŋ", "ng")
