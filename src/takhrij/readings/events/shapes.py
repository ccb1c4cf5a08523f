"""What a word is by its letters: what is attached to it, whether it may be a noun, a verb, an adjective."""

from functools import cache

from takhrij import text, words
from takhrij.readings.events import lexicon
from takhrij.readings.scene import CONJUNCTIONS, OWNERS, particles
from takhrij.words import inflection

PRONOUNS = (*OWNERS, "نا", "كم")


@cache
def attached(word: str) -> str:
    """The particles that stand attached to a word: ب of بمطالب, but nothing of بلدة; of لل the first.

    >>> attached("لمطالب"), attached("بلده"), attached("وبالمدن"), attached("للمدن")
    ('ل', '', 'وب', 'ل')
    """
    if len(word) < 4 or word[0] not in "وفبلك":
        return ""
    if word.startswith(("بال", "كال", "وال", "فال", "لل")):
        return word[0]
    rank = _ranks()
    rest = word[1:]
    own, other = (min(rank.get(form, len(rank)) for form in (one, *_owned(one))) for one in (word, rest))
    if word[0] in CONJUNCTIONS and rest[0] in "بلك" and attached(rest) and own > rank.get(rest[1:], len(rank)):
        return word[0] + attached(rest)
    unknown = own == other == len(rank) and len(word) > 4
    return word[0] if other < own or (unknown and word[0] in CONJUNCTIONS) else ""


def _owned(word: str) -> list[str]:
    """What a word can be without the pronoun of its owner: جنودنا, ولايته."""
    stems = [word.removesuffix(p) for p in PRONOUNS if word.endswith(p) and len(word) - len(p) > 2]
    return [*stems, *(stem[:-1] + "ه" for stem in stems if stem.endswith("ت"))]


def begins(word: str) -> int:
    """How many letters stand before a noun, of particles and of the article after ل: للعمال."""
    return len(attached(word)) + word.lstrip("وف").startswith("لل")


@cache
def is_noun(word: str) -> bool:
    """Whether a word may be a noun: of letters, and neither small nor, by its shape, a verb."""
    bare = word[len(attached(word)) :]
    small = lexicon.ends_nothing(word) or lexicon.ends_nothing(bare) or lexicon.ends_nothing(word.lstrip("وف"))
    if len(bare) < 3 or not word.isalpha() or small or lexicon.particle(word)[0]:
        return False
    return not (is_verb(bare) or lexicon.is_small(word) or lexicon.is_small(bare) or _is_prepositional(bare))


@cache
def is_verb(word: str) -> bool:
    """Whether a word without attached particles is a finite verb, by a list or by its shape.

    One in ي; one in ت or ا whose form in ي the press writes too: تستغرق and يستغرق, ارتفعت and يرتفع.

    >>> [is_verb(word) for word in ("تستغرق", "ارتفعت", "تصعيد", "اتفاق")]
    [True, True, False, False]
    """
    if word.startswith("ي"):
        return word not in lexicon.listed("noun_in_ya")
    stem = word.removeprefix("س") if word.startswith(("سي", "ست")) else word
    if stem in finite() or stem.startswith("ي"):
        return True
    rank = _ranks()
    if stem.startswith("ت") and len(stem) > 3:
        return "ي" + stem[1:] in rank and stem not in lexicon.listed("noun_in_ta")
    if stem.startswith("ا") and not stem.startswith("ال") and len(stem) > 4:
        forms = (stem, stem.removesuffix("ت"), stem.removesuffix("وا"))
        return any(len(form) > 3 and "ي" + form[1:] in rank for form in forms)
    return False


@cache
def is_adjective(word: str) -> bool:
    """Whether a word is listed as an adjective: with article or without, in the feminine, in the sound plural."""
    bare = word.removeprefix("ال")
    if word in particles("adjective") or bare in _adjectives():
        return True
    return any(bare.endswith(end) and bare.removesuffix(end) in _adjectives() for end in ("ه", "ا", "ون", "ين", "ات"))


@cache
def is_accusative(word: str) -> bool:
    """Whether a word ends as an indefinite accusative is printed: جنديا, but not ميليشيا, أعضاءها."""
    return word.endswith("ا") and not word.endswith(("يا", "وا", "ها", "هما", "نا")) and not word.startswith("ال")


@cache
def is_no_party(word: str) -> bool:
    """Whether a noun after a preposition is neither a party nor a place: على الأرجح، في إطار."""
    bare = word[len(attached(word)) :]
    return "ال" + bare.removeprefix("لل" if bare.startswith("لل") else "ال") in _no_party()


@cache
def finite() -> frozenset[str]:
    """Verbs of the third person that tell of no event and say nothing, folded."""
    pairs = (
        (perfect, imperfect)
        for row in words.rows("names/verbs.csv")
        for perfect in words.values(row, "perfect")
        for imperfect in words.values(row, "imperfect") or ("",)
    )
    forms = (form for pair in pairs for _, form in inflection.verb(*pair))
    told = (row["form"] for row in words.rows("grammar/telling_verbs.txt"))
    return frozenset(text.fold(form).text for form in (*forms, *told))


def _is_prepositional(word: str) -> bool:
    return any(word.endswith(p) and word.removesuffix(p) in particles("preposition") for p in OWNERS)


@cache
def _ranks() -> dict[str, int]:
    """How frequent ordinary words are, the commonest first; with an article as without."""
    ranks: dict[str, int] = {}
    for rank, row in enumerate(words.rows("common.txt")):
        ranks.setdefault(row["form"], rank)
        ranks.setdefault(row["form"].removeprefix("ال"), rank)
    return ranks


@cache
def _adjectives() -> frozenset[str]:
    paths = "names/head_adjectives.txt", "events/adjectives.txt"
    return frozenset(text.fold(row["form"]).text for path in paths for row in words.rows(path))


@cache
def _no_party() -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows("events/no_party.txt"))
