"""The stance of a speaker: the cue's, corrected by what is said.

1. Who announces what befell others, or what is over, asserts it (أعلنت الوزارة مقتل …). 2. Who says what he or his side
will do announces it. 3. Others who say what will be, expect it.
"""

from functools import cache

from takhrij import text, words
from takhrij.dates import tense
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.scene import Scene, particles
from takhrij.readings.statements.speakers import Speaker
from takhrij.records import Stance

FIRST_PERSON = ("سن", "سا")
NEAR = 6  # tokens within which a clause shows its tense


def settle(scene: Scene, draft: Draft, speaker: Speaker) -> Stance:
    """The stance of a drafted statement."""
    if draft.stance not in {"asserts", "announces"}:
        return draft.stance
    first = scene.text.token_at(draft.start)
    if draft.stance == "announces":
        return "asserts" if _befell(scene, first) else "announces"
    if not _future(scene, first):
        return "asserts"
    return "expects" if _onlooker(speaker) and not scene.word(first).startswith(FIRST_PERSON) else "announces"


def _befell(scene: Scene, first: int) -> bool:
    word = scene.word(first)
    return word in facts() or word.removeprefix("ال") in facts()


def _future(scene: Scene, first: int) -> bool:
    """Whether the main verb is in the future: س on an imperfect, سوف, لن."""
    for token in range(first, first + NEAR):
        if token not in scene.mention_on and _future_verb(scene.word(token)):
            return True
        if token == first and _own_future(scene.word(token)):
            return True
        if scene.is_particle(token, "relative", "opener"):
            return False
    return False


def _future_verb(word: str) -> bool:
    stem = word[1:] if word[:1] in "وف" else word
    return stem in {"سوف", "لن"} or (stem.startswith("س") and tense.is_future(stem))


def _own_future(word: str) -> bool:
    """سنعود، سأبقى: a first person, which many nouns look like (سنوات، ساعة)."""
    return word.startswith(FIRST_PERSON) and len(word) > 4 and word not in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows("common.txt"))


def _onlooker(speaker: Speaker) -> bool:
    return any(word.removeprefix("ال") in particles("onlooker") for word in text.fold(speaker.text).text.split())


@cache
def facts() -> frozenset[str]:
    """Nouns of what befalls, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows("reporting/facts.txt"))
