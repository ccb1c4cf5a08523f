"""The stance of a speaker: the cue's, corrected by what is said.

1. Who begins with a verb of saying in the first person has its stance (نتعهد ب…، أتوقع أن …).
2. Who says what he or his side will do or means to do announces it; what comes about by itself, and what onlookers say
   will be, is expected; what others do, or what a medium says will be, is asserted.
3. Who announces what befell, or a clause of what is or was, asserts it (أعلنت الوزارة مقتل …، أعلن أنه تلقى …).
"""

from functools import cache
from typing import Literal

from takhrij import text, words
from takhrij.dates import tense
from takhrij.readings.scene import (
    CLOSE_QUOTES,
    COMMAS,
    OPEN_QUOTES,
    STOPS,
    Scene,
    listing,
    openers,
    particles,
)
from takhrij.readings.statements import cues
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.speakers import Speaker
from takhrij.records import Stance

FACTS, OUTCOMES, INTENTS = "reporting/facts.txt", "reporting/outcomes.txt", "reporting/intents.txt"
FIRST_PERSON = ("سن", "سا")
NEAR = 14  # tokens within which a clause shows its tense
Tense = Literal["own", "will", "outcome", "means", "other"]


def settle(scene: Scene, draft: Draft, speaker: Speaker) -> Stance:
    """The stance of a drafted statement."""
    if draft.stance not in {"asserts", "announces"}:
        return draft.stance
    first = scene.text.token_at(draft.start)
    if scene.word(first) in OPEN_QUOTES:
        first += 1
    if stance := _spoken(scene.word(first + 1) in openers()).get(scene.word(first)):  # 1.
        return stance
    if stance := _held(scene, first):
        return stance
    shown = _tense(scene, first)
    if shown == "own":  # 2.
        return "announces"
    if shown == "outcome" or (shown == "will" and _onlooker(speaker)):
        return "expects"
    if shown in {"will", "means"}:
        return "asserts" if _others(scene, draft, first) else "announces"
    proclaimed = draft.stance == "announces" and draft.rule.rpartition(" ")[2] not in promises()
    if proclaimed and (_befell(scene, first) or _is_clause(scene, draft, first)):  # 3.
        return "asserts"
    return draft.stance


def _held(scene: Scene, first: int) -> Stance | None:
    """The stance of an attitude of the speaker's own: قال إنه يتوقع …"""
    opener = scene.word(first - 1)
    if opener not in openers() or opener in particles("opener"):
        return None
    verbs = cues.verbs(scene, first)
    own = next((v for v in verbs if v.exact and cues.strong(v) and v.entry.feature == "imperfect"), None)
    return own.entry.row["stance"] if own and own.entry.row["stance"] != "asserts" else None  # type: ignore[return-value]


def _tense(scene: Scene, first: int) -> Tense:
    """What the main verb of a clause says of its time: that of the first person, the future, an outcome, an intent."""
    for token in range(first, min(first + NEAR, len(scene.words))):
        word = scene.word(token)
        stem = scene.stem(token)
        if word in STOPS | COMMAS and token > first + 3:
            return "other"
        if token in scene.mention_on or token in scene.time_on:
            continue
        if _told(scene, token):
            return "other"
        if _own_future(word) or (stem == "لن" and scene.word(token + 1).startswith("ن")):
            return "own"
        if stem in listing(INTENTS):
            return "means"
        if stem in {"سوف", "لن"}:
            return "outcome" if _comes_about(scene.word(token + 1)) else "will"
        if stem.startswith("س") and tense.is_future(stem):
            return "outcome" if _comes_about(stem[1:]) else "will"
        if scene.is_particle(token, "relative", "opener") or _present(word):
            return "other"
    return "other"


def _own_future(word: str) -> bool:
    """سنعود, سأبقى: a first person, which many nouns look like (سنوات، ساعة)."""
    return word.startswith(FIRST_PERSON) and len(word) > 4 and word not in listing("common.txt")


def _present(word: str) -> bool:
    """Whether a word looks like a verb in the imperfect: يرتبان. Few nouns begin so."""
    return word.startswith("ي") and len(word) > 3 and word not in listing("common.txt")


def _told(scene: Scene, token: int) -> bool:
    marks = scene.marks(token, "reporting_verb")
    told = any(mark.exact and mark.entry.feature.startswith("perfect") and mark.prefix == "" for mark in marks)
    return told and not scene.is_particle(token, "preposition")


def _comes_about(imperfect: str) -> bool:
    return "ي" + imperfect[1:].removesuffix("ون").removesuffix("ان") in listing(OUTCOMES) or "ي" + imperfect[
        1:
    ] in listing(OUTCOMES)


def _onlooker(speaker: Speaker) -> bool:
    return any(word.removeprefix("ال") in particles("onlooker") for word in text.fold(speaker.text).text.split())


def _others(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a medium or a source says it, or it is of another country than the speaker's."""
    party = draft.speaker
    if party is None:
        return False
    source = scene.mark(party.first, "source")
    if scene.mark(party.first, "medium", "agency", "outlet") or (source and source.entry.key == "masdar"):
        return True
    subject = scene.mention_from.get(first)
    if subject is None or scene.entities[subject.entity].kind != "place":
        return False
    lands = {m.entry.key for m in scene.marked.starting(first, "country", "capital")}
    ours = range(party.first, party.last + 1)
    theirs = {m.entry.key for t in ours for m in scene.marked.starting(t, "country", "capital", "nationality")}
    return not lands & theirs


def _befell(scene: Scene, first: int) -> bool:
    word = scene.word(first)
    return word in listing(FACTS) or word.removeprefix("ال") in listing(FACTS)


def _is_clause(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether أنّ, a colon or marks open what is said, or it is a whole sentence that a frame closes."""
    before = scene.word(first - 1)
    return before in openers() or before in CLOSE_QUOTES | OPEN_QUOTES | {":"} or draft.rule.startswith("frame")


@cache
def promises() -> frozenset[str]:
    """The entries of verbs that take أنْ with the subjunctive, as one promises: وعد بأن يعود."""
    rows = words.rows("reporting/verbs.csv")
    subjunctive = {"an", "bi_an", "ala_an"}
    return frozenset(f"reporting_verb:{row['key']}" for row in rows if subjunctive & set(row["takes"].split()))


@cache
def _spoken(weak: bool) -> dict[str, Stance]:
    """Verbs in the first person of the imperfect, folded, with their stances: أتوقع, نطالب; with أن, weak ones too."""
    found: dict[str, Stance] = {}
    for row in words.rows("reporting/verbs.csv"):
        if row["stance"] == "asserts" or not (weak or row["strength"] == "strong"):
            continue
        for form in words.values(row, "imperfect"):
            rest = text.fold(form).text[1:]
            found |= {"ا" + rest: row["stance"], "ن" + rest: row["stance"]}  # type: ignore[dict-item]
    return {form: stance for form, stance in found.items() if form not in listing("common.txt")}
