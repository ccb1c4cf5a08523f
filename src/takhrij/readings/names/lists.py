"""The closed lists that names are told from: particles, adjectives of peoples, verbs, words that are names too.

>>> "الذي" in stops(), "الأوروبية" in peoples(), "الاوروبيه" in peoples(), "يسافر" in verbs()
(True, False, True, True)
"""

from collections.abc import Iterable
from functools import cache

from takhrij import text, words
from takhrij.words import inflection

PARTICLES = {"opener", "preposition", "connective", "adverb", "relative", "about", "doubt", "negation"}


@cache
def particles() -> frozenset[str]:
    """The small words of the grammar, folded."""
    return _with_conjunctions(row["form"] for row in words.rows("grammar/particles.csv") if row["type"] in PARTICLES)


@cache
def stops() -> frozenset[str]:
    """Words that are no part of an unknown name, folded."""
    return particles() | _with_conjunctions(row["form"] for row in words.rows("names/never.txt"))


def _with_conjunctions(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(particle + text.fold(form).text for form in forms for particle in ("", "و", "ف"))


@cache
def peoples() -> frozenset[str]:
    """Adjectives of peoples, continents and creeds in all their forms, folded."""
    forms = [text.fold(row["form"]).text for row in words.rows("names/peoples.txt")]
    return frozenset(
        article + form + ending
        for form in forms
        for article in ("", "ال")
        for ending in ("", "ه", "ا", "ون", "ين", "ات")
    )


@cache
def adjectives() -> frozenset[str]:
    """Adjectives of countries, masculine, folded."""
    rows = words.rows("names/countries.csv")
    return frozenset(text.fold(form).text for row in rows for form in words.values(row, "adjective"))


@cache
def verbs() -> frozenset[str]:
    """The forms of verbs that tell what somebody does, folded."""
    pairs = [(row["perfect"], row["imperfect"]) for row in words.rows("names/verbs.csv")]
    forms = {text.fold(form).text for perfect, imperfect in pairs for _, form in inflection.verb(perfect, imperfect)}
    return frozenset(particle + form for form in forms if len(form) > 2 for particle in ("", "و", "ف", "س"))


@cache
def not_names() -> frozenset[str]:
    """Words that are no part of an unknown name, folded."""
    return stops() | peoples() | verbs()


@cache
def surnames_first() -> frozenset[str]:
    """First words of leaders' names of three short words, which are East Asian: «كيم بوتين» are two persons."""
    forms = (
        text.fold(form).text.split() for row in words.rows("names/leaders.csv") for form in words.values(row, "ar")
    )
    return frozenset(form[0] for form in forms if len(form) == 3 and max(map(len, form)) < 6)


@cache
def ambiguous() -> frozenset[str]:
    """Names that are other words too, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows("names/ambiguous.txt"))


@cache
def things() -> frozenset[str]:
    """Nouns for things that have names of their own, folded, with what may be attached."""
    forms = (
        inflected
        for row in words.rows("names/thing_heads.csv")
        for form in words.values(row, "form")
        for _, inflected in inflection.noun(form, words.values(row, "plural"))
    )
    return frozenset(particle + text.fold(form).text for form in forms for particle in ("", "و", "ف", "ب", "ل", "ك"))
