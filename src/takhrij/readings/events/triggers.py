"""Triggers: the verbs, masdars and nouns of a sentence that tell of something done."""

from collections.abc import Iterator
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.events import lexicon
from takhrij.readings.events.signs import Signs
from takhrij.readings.statements.scene import COMMAS, STOPS, Scene, Sentence
from takhrij.words import Row

REACH = 8  # tokens between a verb and the noun that makes an event of it: أطلقت القوات … النار
FINITE = ("perfect", "imperfect", "passive")
SUFFIXES = ("", "ه", "ها", "هم", "هما", "هن", "ا")
DAMMA = "\u064f"
NOMINAL_PREFIXES = ("ال", "لل", "ب", "ك")


class Trigger(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` tell of an event."""

    first: int
    last: int
    start: int
    end: int
    row: Row
    kind: str  # verb passive masdar participle
    mark: Mark
    type: str  # PLOVER, with a mode where there is one
    object: range = range(0)  # the tokens of the noun that makes an event of it

    @property
    def root(self) -> str:
        """PLOVER, without mode."""
        return self.type.partition("/")[0]

    @property
    def takes(self) -> tuple[str, ...]:
        """How its target is marked, the commonest way first."""
        return words.values(self.row, "takes")

    @property
    def pronoun(self) -> str:
        """The attached pronoun, if any."""
        feature = self.mark.entry.feature
        if not feature.endswith(("+pronoun", "+object")) and not feature.startswith("possessed"):
            return ""
        return _pronoun(self.mark.entry.text)


def _pronoun(form: str) -> str:
    return next(p for p in ("هما", "هم", "هن", "ها", "ه", "ني", "نا") if form.endswith(p))


def find(scene: Scene, signs: Signs, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence, in its order."""
    found: list[Trigger] = []
    end = -1
    for token in range(sentence.first, sentence.last + 1):
        readings = signs.triggers.get(token)
        if readings is None or token <= end or token in scene.time_on or token in scene.mention_on:
            continue
        before = signs.heads.get(token - 1)
        if before and before.entry.table in {"role", "org_head"} and scene.word(token).startswith("ال"):
            continue  # وزير الدفاع، لجنة التحقيق
        if found and token in found[-1].object:
            continue  # فرضت عقوبات is one
        trigger = _best(scene, sentence, [mark for mark in readings if mark.last <= sentence.last])
        if trigger and found and found[-1].root == trigger.root and found[-1].last == token - 1 and \
                trigger.kind == "masdar" and not trigger.mark.prefix:  # fmt: skip
            continue  # انفجار قنبلة is one
        head = signs.heads.get(token)
        if trigger and head and (head.last > trigger.last or (
            trigger.kind == "participle" and head.entry.feature == "plural"
            or trigger.kind == "masdar" and head.entry.table in {"role", "sector"} and head.prefix.endswith("ال")
            or trigger.kind == "verb" and not _clausal(scene, sentence, token)
        )):  # fmt: skip
            continue  # فرق الإنقاذ، متظاهرين، المعارضة
        if trigger and not _negated(scene, trigger):
            found.append(_specified(signs, trigger))
            end = trigger.last
    return found


def _best(scene: Scene, sentence: Sentence, readings: list[Mark]) -> Trigger | None:
    made = [trigger for mark in readings if (trigger := _trigger(scene, sentence, mark))]
    return min(made, key=_rank, default=None)


def _rank(trigger: Trigger) -> tuple[int, int, bool, bool, bool]:
    """A verb that its object proves; the longer; what is spelt exactly; nouns before masdars spelt like them."""
    return -len(trigger.object), trigger.first - trigger.last, not trigger.mark.exact, trigger.kind == "participle" and trigger.mark.entry.text.endswith("ين"), \
        trigger.mark.entry.table == "event_verb" and trigger.kind != "participle"  # fmt: skip


def _trigger(scene: Scene, sentence: Sentence, mark: Mark) -> Trigger | None:
    row = mark.entry.row
    kind = "masdar" if mark.entry.table == "event_noun" else _kind(scene, sentence, mark)
    if kind is None or not mark.shadda and scene.text.original.find("\u0651", mark.start, mark.end) >= 0:
        return None
    last, proof = mark.last, None
    if needed := row.get("object", ""):
        proof = _object(scene, sentence, mark.last, needed)
        if proof is None:
            return None
        if proof[0] == last + 1:
            last = proof[1]
    start = mark.start - (2 if mark.prefix.endswith("ال") else 0)
    shown = range(proof[0], proof[1] + 1) if proof else range(0)
    return Trigger(mark.first, last, start, scene.text.ends[last], row, kind, mark, row["type"], shown)


def _specified(signs: Signs, trigger: Trigger) -> Trigger:
    """شن غارات: the noun says what kind of attack it is."""
    if "/" in trigger.type or not trigger.object:
        return trigger
    types = (mark.entry.row["type"] for mark in signs.triggers.get(trigger.object[0], ()) if mark.entry.table == "event_noun")
    mode = next((type_ for type_ in types if type_.startswith(trigger.type + "/")), trigger.type)
    return msgspec.structs.replace(trigger, type=mode)


def _kind(scene: Scene, sentence: Sentence, mark: Mark) -> str | None:
    feature = mark.entry.feature
    if feature.startswith(("first_person", "jussive")):
        return None
    if feature.endswith(("+object", "+pronoun")) and not mark.exact and scene.text.original[mark.end - 1] == "ة":
        return None
    if not feature.startswith("masdar") and feature != "participle" and not _may_be_verb(scene, mark):
        return "masdar" if any(mark.entry.text == masdar for masdar in words.values(mark.entry.row, "masdar")) else None
    if feature == "passive" and (mark.prefix or mark.entry.row["type"].partition("/")[0] not in {"ASSAULT", "COERCE"}):
        return None
    if feature.startswith("masdar"):
        return None if mark.prefix.endswith("س") else "masdar"
    if feature == "participle":
        return _participle(scene, mark)
    if feature.endswith("+object") and not _clausal(scene, sentence, mark.first) and \
            mark.entry.text.removesuffix(_pronoun(mark.entry.text)) in words.values(mark.entry.row, "masdar"):  # fmt: skip
        return "masdar"  # وعده
    if mark.prefix.endswith(NOMINAL_PREFIXES) and not feature.startswith("imperfect"):
        if mark.prefix.endswith(("ل", "ب")) and any(mark.entry.text == m for m in words.values(mark.entry.row, "masdar")):
            return "masdar"
        return None
    if mark.prefix.endswith(("ب", "ك", "ال")) or "أ" in mark.prefix:
        return None
    if feature == "passive" or (not feature.endswith("object") and
                                scene.text.original[mark.start + 1 : mark.start + 2] == DAMMA):  # fmt: skip
        return "passive" if feature == "passive" or mark.entry.text[1] not in "وي" else "verb"
    if any(mark.entry.text == masdar for masdar in words.values(mark.entry.row, "masdar")):
        return "verb" if _clausal(scene, sentence, mark.first) else "masdar"
    return "verb"


def _may_be_verb(scene: Scene, mark: Mark) -> bool:
    """No verb stands right after a preposition, and no dual in ـا without أنْ."""
    before = scene.word(mark.first - 1)
    if before in lexicon.listed("after") and mark.first - 1 not in scene.mention_on:
        return False
    dual = mark.entry.feature == "imperfect" and mark.entry.text.endswith("ا") and mark.entry.text[0] in "يت"
    return not dual or before == "ان"


def _participle(scene: Scene, mark: Mark) -> str | None:
    """مطالبا، داعية، متوجها إلى: only as a circumstance, after what it is about."""
    circumstance = mark.entry.text.endswith(("ا", "ة", "ين")) and mark.prefix == ""
    follows = scene.word(mark.first - 1)
    if circumstance and mark.exact | mark.entry.text.endswith("ا") and (follows in COMMAS or mark.entry.text.endswith("ا")):
        return "participle"
    return "participle" if mark.prefix.endswith("ال") and scene.word(mark.last + 1).startswith("ل") else None


def _clausal(scene: Scene, sentence: Sentence, token: int) -> bool:
    """Whether a word that is verb and masdar alike stands where a verb does: first in its clause, or after a subject."""
    before = scene.word(token - 1)
    if token == sentence.first:
        return sentence.kind == "body"
    if scene.word(token).startswith("و") or before in COMMAS or before in {"قد", "الذي", "التي", "الذين", "ان", "حيث", "كما"}:
        return True
    mention = scene.mention_on.get(token - 1)
    if mention is None:
        return False
    first = scene.text.token_at(mention.start)
    return first == sentence.first or scene.word(first - 1) in COMMAS or scene.is_particle(first - 1, "opener", "connective")


def _object(scene: Scene, sentence: Sentence, last: int, needed: str) -> tuple[int, int] | None:
    """The first noun of the column `object` that follows in the clause."""
    nouns = _nouns(needed)
    for token in range(last + 1, min(sentence.last, last + REACH) + 1):
        word = scene.word(token)
        if word in COMMAS or word in STOPS:
            return None
        for phrase in nouns.get(_stripped(word), ()) or nouns.get(word, ()):
            end = token + len(phrase)
            if all(_stripped(scene.word(token + 1 + n)) == part for n, part in enumerate(phrase)):
                return token, end
    return None


@cache
def _stripped(word: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word[1:] if word[:1] in "لب" and len(word) > 4 else word


@cache
def _nouns(needed: str) -> dict[str, list[tuple[str, ...]]]:
    """By first word, with pronouns attached and without, the rest of each phrase; the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(needed.split("|"), key=lambda p: -p.count(" ")):
        first, *rest = (text.fold(part).text for part in phrase.split())
        for form in (first, _stripped(first)):
            for suffix in SUFFIXES if not rest else ("", "ا"):
                stem = form[:-1] + "ت" if suffix not in {"", "ا"} and form.endswith("ه") else form
                found.setdefault(stem + suffix, []).append(tuple(_stripped(part) for part in rest))
    return found


def _negated(scene: Scene, trigger: Trigger) -> bool:
    before = trigger.first - 1
    if scene.word(before) in {"اي", "ايه", "قد", "يتم"}:
        before -= 1
    word = scene.word(before)
    return word in lexicon.listed("negation") or (word[:1] in "وفبل" and word[1:] in lexicon.listed("negation"))


def adjectives(scene: Scene, signs: Signs, trigger: Trigger) -> Iterator[tuple[int, Mark]]:
    """The nationalities that describe a noun, right after it: الغارات الإسرائيلية, القمة الروسية الصينية."""
    token = trigger.last + 1
    if token not in signs.nationalities and scene.word(token).endswith(("ي", "يه")) and token not in scene.mention_on:
        token += 1  # الضربات الجوية الفرنسية
    while mark := signs.nationalities.get(token):
        if mark.entry.feature.startswith("plural") and not mark.entry.feature.endswith("feminine") or token in scene.mention_on:
            return
        yield token, mark
        token = mark.last + 1
