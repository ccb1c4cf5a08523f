"""What the learned tagger looks at: the letters of a word and of its neighbours, and what the lists say of them.

A feature is a short text. Those of letters depend on the folded word alone, those of lists on the marks that begin at
or run over a token. A neighbour's have `<` (before) or `>` (behind) before them.

>>> of_word("بن")
('w=بن', 's=A', 'n=2', 'p1=ب', 'x1=ن', 'g=^بن', 'g=بن$')
>>> from takhrij import marks
>>> from takhrij.readings.names.tokens import Tokens
>>> of_lists(Tokens(marks.read("زار وزير فرنسا")))[1:]
[('role:office:yes/1',), ('country/1',)]
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from takhrij.marks import Mark
from takhrij.readings.names.tokens import Tokens

AFFIX = 4  # letters of the longest
LONG = 9  # letters: longer words are told apart no further
STEM = 3  # letters that are left where particles are taken off
PARTICLES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك", "س")
MEMORY = 1 << 16
HEADS = frozenset({"org_head", "place_head", "event_head", "treaty_head"})

Lists = tuple[str, ...]  # what the lists say of a token


@lru_cache(MEMORY)
def of_word(word: str) -> tuple[str, ...]:
    """The features of a folded word for itself: the word, its shape, affixes, trigrams, and what particles leave."""
    shape = _shape(word)
    found = [f"w={word}", f"s={shape}"]
    if shape == "A":
        found.append(f"n={min(len(word), LONG)}")
        for size in range(1, min(AFFIX, len(word) - 1) + 1):
            found += [f"p{size}={word[:size]}", f"x{size}={word[-size:]}"]
        edged = f"^{word}$"
        found += [f"g={edged[n : n + 3]}" for n in range(len(edged) - 2)]
        found += [f"r={word[len(p) :]}" for p in PARTICLES if word.startswith(p) and len(word) >= len(p) + STEM]
    return tuple(dict.fromkeys(found))


@lru_cache(MEMORY)
def of_neighbour(word: str) -> tuple[str, ...]:
    """The features of a folded word for the word beside it."""
    shape = _shape(word)
    return (f"w={word}", f"p2={word[:2]}", f"x2={word[-2:]}") if shape == "A" else (f"w={word}", f"s={shape}")


def _shape(word: str) -> str:
    """A for Arabic letters, L for Latin ones, a for a single letter, D for digits, M for a mixture, P for a mark."""
    if word.isalpha():
        return "L" if word.isascii() else "A" if len(word) > 1 else "a"
    return "D" if word.isdigit() else "M" if word.isalnum() else "P"


def of_lists(tokens: Tokens) -> list[Lists]:
    """For each token of a text, what the lists say of it."""
    found: list[list[str]] = [[] for _ in tokens.words]
    for family in tokens.families.values():
        for first, marks in family.items():
            for mark in marks:
                begins, attached, inside = _names(*_entry(mark), mark.exact, mark.prefix[-2:], mark.last > first)
                found[first].append(begins)
                if mark.prefix:
                    found[first].append(attached)
                for inner in range(first + 1, mark.last + 1):
                    found[inner].append(inside)
    return [tuple(sorted(set(each))) if len(each) > 1 else tuple(each) for each in found]


def _entry(mark: Mark) -> tuple[str, str, str]:
    """Its table, and what the lists say more of its kind."""
    table, row = mark.entry.table, mark.entry.row
    if table in HEADS:
        return table, row["takes"], mark.entry.feature
    if table == "role":
        return table, row["type"], row["opens"]
    return table, row["type"] if table == "name_part" else "", mark.entry.feature if table == "reporting_verb" else ""


@cache
def _names(table: str, kind: str, more: str, exact: bool, prefix: str, several: bool) -> tuple[str, str, str]:
    """The features of a mark: on its first token, there if something is attached, on those that follow."""
    entry = ":".join(filter(None, (table, kind, more)))
    definite = "ال" if prefix in {"ال", "لل"} else ""
    return f"{entry}{'' if exact else '~'}{definite}/{2 if several else 1}", f"{entry}/+", f"{entry}/in"


def together(tokens: Tokens, stretch: range) -> Iterable[list[str]]:
    """All features of each token of a stretch, neighbours included."""
    lists = of_lists(tokens)
    for n in stretch:
        found = [*of_word(tokens.words[n]), *lists[n]]
        for sign, beside in ("<", n - 1), (">", n + 1):
            if beside in stretch:
                found += [sign + feature for feature in (*of_neighbour(tokens.words[beside]), *lists[beside])]
            else:
                found.append(sign)
        yield found
