"""An Arabic word in Latin letters, as the press writes family names and bodies: letter by letter, a where no vowel is.

| letters | Latin | | letters | Latin |
|---|---|---|---|---|
| ا أ آ ى ة | a | | ث ذ خ غ ش | th dh kh gh sh |
| إ ئ, ؤ | i, u | | ج ح ق | j h q |
| و, ي between consonants | u, i | | ع at the beginning, between consonants | a, aa |
| و, ي at the beginning, before a vowel | w, y | | ع beside a vowel, ء | left out |

Two consonants neither begin nor end a word, nor do three meet: مستشفى is Mastashfa, for Mustashfa.

>>> [latin(word) for word in ("حلبي", "زرقاوي", "وزارة", "سعدون", "شاهر")]
['halbi', 'zarqawi', 'wazara', 'saadun', 'shaher']
"""

LETTERS = {
    **dict(zip("ابتجحدرزسصضطظفقكلمنهأآإىةئؤپڤگ", "abtjhdrzssdtzfqklmnhaaiaaiupvg", strict=True)),
    "ث": "th", "ذ": "dh", "خ": "kh", "غ": "gh", "ش": "sh", "چ": "ch", "ء": "",
}  # fmt: skip
LONG = {"و": ("w", "u"), "ي": ("y", "i")}
WRITTEN = frozenset("اأآإىةوي")  # vowels
VOWELS = frozenset("aiu")


def latin(word: str) -> str:
    """The word in small letters."""
    sounds = [sound for n in range(len(word)) if (sound := _sound(word, n))]
    found = ""
    meeting = 0  # consonants without a vowel between them
    for n, sound in enumerate(sounds):
        if sound[0] in VOWELS:
            meeting = 0
        elif meeting == 2 or (meeting == 1 and n in {1, len(sounds) - 1}):
            found += "e" if len(found) > 2 and sounds[n - 2] == "a" else "a"
            meeting = 1
        else:
            meeting += 1
        found += sound
    return found


def _sound(word: str, n: int) -> str:
    letter, before, behind = word[n], word[n - 1 : n], word[n + 1 : n + 2]
    if letter == "ع":
        beside_vowel = before in WRITTEN or behind in WRITTEN
        return ("a" if behind != "ا" else "") if not before else "" if beside_vowel else "aa"
    if letter in LONG:
        consonant, vowel = LONG[letter]
        return consonant if not before or behind in WRITTEN else vowel
    return LETTERS.get(letter, letter)
