"""The small words around events by what they do, each looked up once."""

from functools import cache

from takhrij import text, words
from takhrij.readings.scene import COMMAS, CONJUNCTIONS, DASHES, OWNERS, STOPS, openers, particles

ATTACHED = {"ل": "li", "ب": "bi", "ك": "x"}
PREFIXES = frozenset({"", "و", "ف"})


@cache
def listed(type_: str) -> frozenset[str]:
    """The words of a type, folded."""
    forms = (form for row in _rows() if row["type"] == type_ for form in words.values(row, "form"))
    return frozenset(text.fold(form).text for form in forms)


@cache
def particle(word: str) -> tuple[str, str]:
    """What a preposition marks, with or without و, and the pronoun attached to it; `""` for other words.

    >>> particle("وضدها"), particle("الي"), particle("انها")
    (('didda', 'ها'), ('ila', ''), ('', 'ها'))
    """
    for form in (word, word[1:]) if word.startswith(CONJUNCTIONS) else (word,):
        if found := _particles().get(form):
            return found
    pronoun = next((p for p in OWNERS if word.endswith(p)), "")
    return "", pronoun if pronoun and word in openers() else ""


@cache
def by() -> frozenset[tuple[str, str]]:
    """Pairs of words before the actor of a passive."""
    return frozenset((first, second) for first, second in (form.split() for form in listed("by")))


@cache
def is_boundary(word: str) -> bool:
    """Whether a word ends a clause or begins one."""
    return word in COMMAS or word in STOPS or word in DASHES or word in openers() or word in particles("relative") or \
        word in particles("connective") or word in {"ثم", "او"}  # fmt: skip


@cache
def bare(word: str) -> str:
    """A word without attached particles and article."""
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


@cache
def is_quantity(word: str) -> bool:
    """Whether a word says how many of a group."""
    counts = listed("quantity") | listed("numeral")
    return word.isdigit() or word in counts or bare(word) in counts


@cache
def named_pair(word: str) -> tuple[str, ...]:
    """The countries that a dual names by itself: كوريتين."""
    return next((tuple(row["value"].split("|")) for row in _rows() if row["type"] == "pair" and row["value"]
                 and any(text.fold(form).text == word for form in words.values(row, "form"))), ())  # fmt: skip


@cache
def family(type_: str) -> str:
    """What may be told of again by a word of another type: a visit as a journey, a bombing as an attack."""
    root, _, mode = type_.partition("/")
    if root == "CONSULT":
        return "visit" if mode == "visit" else "meet"
    if type_ in {"ASSAULT/war", "ASSAULT/invade", "ASSAULT/fight"}:
        return "war"
    return root if root in {"ASSAULT", "AGREE", "PROTEST", "SANCTION"} else type_


@cache
def split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|"))


@cache
def ends_nothing(word: str) -> bool:
    """Whether a word can be part of no party."""
    return word in listed("never") or not word.isalpha()


@cache
def is_small(word: str) -> bool:
    """Whether a word has its meaning in grammar alone."""
    types = ("relative", "connective", "adverb", "preposition", "copula", "intensifier", "sequence", "contrast")
    return word in openers() or any(word in particles(type_) for type_ in types)


@cache
def masculine() -> frozenset[str]:
    """Keys of the countries that are masculine."""
    names = listed("masculine")
    return frozenset(row["key"] for row in words.rows("names/countries.csv")
                     if any(text.fold(name).text in names for name in words.values(row, "ar")))  # fmt: skip


@cache
def sport() -> frozenset[str]:
    """Words of matches and leagues, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows("events/sport.txt"))


@cache
def _rows() -> tuple[words.Row, ...]:
    return words.rows("events/particles.csv")


@cache
def _particles() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in _rows():
        for form in (text.fold(value).text for value in words.values(row, "form")):
            if row["type"] == "particle":
                found[form] = row["value"], ""
            elif row["type"] == "pronoun":
                found.update({form + pronoun: (row["value"], pronoun) for pronoun in OWNERS})
    return found


@cache
def sector(form: str) -> str:
    """The CAMEO sector of a noun for those who act, by its first word if by nothing else; `""` for none."""
    return _sectors().get(form, "") or _sectors().get(form.split()[0], "")


@cache
def _sectors() -> dict[str, str]:
    return {form: row["sector"] for row in words.rows("events/sectors.csv") for c in ("form", "plural")
            for form in words.values(row, c)}  # fmt: skip
