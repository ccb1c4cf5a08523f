"""Keys that articles which may share text have in common; whether they do, alignment tells.

1. Shingles: every five words in a row, hashed, and of each and the one two words on a longer one, of seven.
2. Winnowing: of every six longer shingles in a row the least is a key. A run of twelve words that two articles share
   gives both one such key, however long they are: a copied paragraph is found in any article.

A key is a matter of its twelve words: nothing depends on other articles or on the machine. Whole articles sketched by
MinHash were tried beside this: they met in no copy that the runs had missed, and not where one paragraph was taken.
"""

from collections.abc import Sequence

from rensa import RMinHash

SHINGLE = 5  # words
APART = 2  # words; shingles of five alone bring together whoever names one dignitary
STEPS = (1, 2, 2)  # the least of two, of four, of six


def keys(words: Sequence[str]) -> tuple[str, ...]:
    """The keys of a text, sorted; none for one shorter than a shingle.

    >>> run = [f"كلمة{n}" for n in range(12)]
    >>> len(set(keys(["هنا", *run])) & set(keys([*run, "هناك", "بعيدا"])))
    1
    """
    if len(words) < SHINGLE + APART:
        return ()
    shingles = list(map(" ".join, zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)))
    hashes: list[int] = RMinHash.hash_token_sets([shingles])[0]
    least = [first ^ (second >> 1) for first, second in zip(hashes, hashes[APART:], strict=False)]
    for step in STEPS:
        least = list(map(min, least, least[step:])) or [min(least)]  # a short text has one key
    return tuple(sorted(f"{key:016x}" for key in set(least)))
