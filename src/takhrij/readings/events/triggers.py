"""Triggers: the verbs, masdars and nouns of a sentence that tell of something done."""

from functools import cache

import msgspec

from takhrij import text
from takhrij.marks import Mark
from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.signs import FINITE, NOMINAL, Signs
from takhrij.readings.scene import COMMAS, OPEN_QUOTES, STOPS, Scene, Sentence, openers
from takhrij.words import Row, inflection

NONE = "-"  # what looks like an event and is none
REACH = 8  # tokens between a verb and the noun that makes an event of it: أطلقت القوات … النار
SUFFIXES = ("", *inflection.PRONOUNS, "ا")
DAMMA = "\u064f"


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
    acts_on: bool = False  # whether that noun is what is acted on: أحرقوا السيارات

    @property
    def root(self) -> str:
        """PLOVER, without mode."""
        return self.type.partition("/")[0]

    @property
    def takes(self) -> tuple[str, ...]:
        """How its target is marked, the commonest way first."""
        return lexicon.split(self.row["takes"])

    @property
    def pronoun(self) -> str:
        """The attached pronoun, if any."""
        feature = self.mark.entry.feature
        if not feature.endswith(("+pronoun", "+object")) and not feature.startswith("possessed"):
            return ""
        return _pronoun(self.mark.entry.text)


def _pronoun(form: str) -> str:
    return next(p for p in (*inflection.PRONOUNS, "ني", "نا") if form.endswith(p))


def find(scene: Scene, signs: Signs, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence, in its order."""
    found: list[Trigger] = []
    end = -1
    for token in range(sentence.first, sentence.last + 1):
        readings = signs.triggers.get(token)
        if readings is None or token <= end or token in scene.time_on or token in scene.mention_on:
            continue
        trigger = _best(scene, signs, sentence, [mark for mark in readings if mark.last <= sentence.last])
        if trigger is None:
            continue
        if trigger.type == NONE:  # احتل المركز الثاني
            end = max(trigger.last, *trigger.object, trigger.last)
            continue
        if _is_part(scene, signs, trigger, found[-1] if found else None):
            if found and found[-1].last == token - 1:  # اجتماع قمة
                found[-1] = msgspec.structs.replace(found[-1], last=trigger.last)
            continue
        if not _outranked(scene, signs, sentence, trigger) and not is_negated(scene, token):
            found.append(_specified(signs, trigger))
            end = trigger.last
    return found


def _is_part(scene: Scene, signs: Signs, trigger: Trigger, before: Trigger | None) -> bool:
    """Whether it belongs to a name or to the trigger before: وزير الدفاع، فرضت عقوبات، انفجار قنبلة."""
    token = trigger.first
    head = signs.heads.get(token - 1)
    if head and head.entry.table in {"role", "org_head"} and scene.word(token).startswith("ال"):
        return True
    if before is None:
        return False
    if trigger.kind != "masdar" or trigger.mark.prefix or before.root != trigger.root:
        return token in before.object
    adverbial = scene.accusative(token) or trigger.mark.entry.text.endswith("ا")  # أعدموا رميا بالرصاص
    noun = before.kind == "masdar" and before.last == token - 1  # اجتماع قمة
    return token in before.object or noun or (adverbial and token - before.last <= REACH)


def _outranked(scene: Scene, signs: Signs, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether its word rather names people or a body: فرق الإنقاذ، متظاهرين، المعارضة."""
    head = signs.heads.get(trigger.first)
    if head is None:
        return False
    if head.last > trigger.last:
        return True
    if trigger.kind == "masdar":
        return head.entry.table in {"role", "sector"} and head.prefix.endswith("ال")
    if trigger.kind == "participle":
        return head.entry.feature == "plural"
    if trigger.kind == "verb" and scene.is_particle(trigger.first - 1, "opener") and perfect(trigger):
        return True  # أن وفدا التقى
    return trigger.kind == "verb" and not _clausal(scene, sentence, trigger.first, trigger.mark.prefix)


def perfect(trigger: Trigger) -> bool:
    """Whether a trigger is a perfect."""
    return trigger.mark.entry.feature.startswith("perfect")


def _best(scene: Scene, signs: Signs, sentence: Sentence, readings: list[Mark]) -> Trigger | None:
    made = [trigger for mark in readings if (trigger := _trigger(scene, signs, sentence, mark))]
    return min(made, key=_rank, default=None)


def _rank(trigger: Trigger) -> tuple[int, int, bool, bool, bool]:
    """A verb that its object proves; the longer; what is spelt exactly; nouns before masdars spelt like them."""
    mark = trigger.mark
    people = trigger.kind == "participle" and mark.entry.text.endswith("ين")
    masdar = mark.entry.table == "event_verb" and trigger.kind != "participle"
    return -len(trigger.object), trigger.first - trigger.last, not mark.exact, people, masdar


def _trigger(scene: Scene, signs: Signs, sentence: Sentence, mark: Mark) -> Trigger | None:
    row = mark.entry.row
    kind = "masdar" if mark.entry.table == "event_noun" else _kind(scene, sentence, mark)
    if kind is None or (not mark.shadda and scene.text.original.find("\u0651", mark.start, mark.end) >= 0):
        return None
    last, proof, acts_on = mark.last, None, False
    if needed := row.get("object", ""):
        proof = _object(scene, sentence, mark.last, needed)
        if proof is None:
            return None
        acts_on = "object" in lexicon.split(row["takes"]) and _is_acted_on(scene, signs, proof[0])
        if proof[0] == last + 1 and not acts_on:
            last = proof[1]
    start = mark.start - (2 if mark.prefix.endswith("ال") else 0)
    shown = range(proof[0], proof[1] + 1) if proof else range(0)
    return Trigger(mark.first, last, start, scene.text.ends[last], row, kind, mark, row["type"], shown, acts_on)


def _is_acted_on(scene: Scene, signs: Signs, token: int) -> bool:
    """Whether the noun that proves a verb is what is acted on: قطعوا الطريق, but not أطلقوا سراحه, قاموا بزيارة."""
    if lexicon.particle(scene.word(token))[0] or scene.word(token) in lexicon.listed("manner"):  # وقف إلى جانب
        return False
    told = (mark.entry for mark in signs.triggers.get(token, ()))
    event = any(entry.table == "event_noun" or entry.feature.startswith("masdar") for entry in told)
    return not event and lexicon.bare(scene.word(token)) not in lexicon.listed("emptied")


def _specified(signs: Signs, trigger: Trigger) -> Trigger:
    """شن غارات: the noun says what kind of attack it is."""
    if "/" in trigger.type or not trigger.object:
        return trigger
    nouns = (mark.entry for mark in signs.triggers.get(trigger.object[0], ()) if mark.entry.table == "event_noun")
    types = (noun.row["type"] for noun in nouns)
    mode = next((type_ for type_ in types if type_.startswith(trigger.type + "/")), trigger.type)
    return msgspec.structs.replace(trigger, type=mode)


def _kind(scene: Scene, sentence: Sentence, mark: Mark) -> str | None:
    """Which form of its word this is: verb, passive, masdar or participle; none where it cannot be any."""
    feature, form, prefix = mark.entry.feature, mark.entry.text, mark.prefix
    masdars = lexicon.split(mark.entry.row["masdar"])
    if feature.startswith(("first_person", "jussive")):
        return None
    if form in lexicon.listed("after") and scene.word(mark.last + 1) == "ان":  # قبل أن
        return None
    if feature.startswith(FINITE) and form.endswith("ا") and lexicon.is_quantity(scene.word(mark.first - 1)):
        return None  # 14 حيا
    if feature.endswith(("+object", "+pronoun")) and not mark.exact and scene.text.original[mark.end - 1] == "ة":
        return None
    if feature.startswith("masdar"):
        return None if prefix.endswith("س") else "masdar"
    if feature == "participle":
        return _participle(scene, mark)
    if not _may_be_verb(scene, mark) or (prefix.endswith(NOMINAL) and not feature.startswith("imperfect")):
        return "masdar" if form in masdars and not prefix.endswith(("ال", "ك")) else None
    if prefix.endswith(("ب", "ك", "ال")):
        return None
    return _verb_kind(scene, sentence, mark, masdars)


def _verb_kind(scene: Scene, sentence: Sentence, mark: Mark, masdars: tuple[str, ...]) -> str | None:
    feature, form = mark.entry.feature, mark.entry.text
    if feature == "passive":
        root = mark.entry.row["type"].partition("/")[0]
        printed = scene.text.original.find(DAMMA, mark.start, mark.start + 3) >= 0  # أُدين
        return "passive" if mark.prefix in lexicon.PREFIXES and (printed or root in {"ASSAULT", "COERCE"}) else None
    if feature.endswith("+object"):
        masdar = form.removesuffix(_pronoun(form)) in masdars and not _clausal(scene, sentence, mark.first, mark.prefix)
        return "masdar" if masdar else "verb"  # وعده
    if scene.text.original[mark.start + 1 : mark.start + 2] == DAMMA and form[1] not in "وي":
        return "passive"
    return "masdar" if form in masdars and not _clausal(scene, sentence, mark.first, mark.prefix) else "verb"


def _may_be_verb(scene: Scene, mark: Mark) -> bool:
    """No verb stands right after a preposition, and no dual in ا without أنْ."""
    before = scene.word(mark.first - 1)
    if before in lexicon.listed("after") and mark.first - 1 not in scene.mention_on:
        return False
    dual = mark.entry.feature == "imperfect" and mark.entry.text.endswith("ا") and mark.entry.text[0] in "يت"
    return not dual or before == "ان"


def _participle(scene: Scene, mark: Mark) -> str | None:
    """مطالبا، موزعةً، متعاونين مع: only as a circumstance, after what it is about; الداعم للخطة."""
    form, before, after = mark.entry.text, scene.word(mark.first - 1), scene.word(mark.last + 1)
    if mark.prefix.endswith("ال"):
        return "participle" if after.startswith("ل") else None
    if mark.prefix or lexicon.is_quantity(before) or before in lexicon.listed("after"):
        return None
    if form.endswith("ا") or scene.accusative(mark.last):
        return "participle"
    if form.endswith(("ة", "ين")) and mark.exact and before in COMMAS:
        return "participle"
    taken = lexicon.particle(after)[0] or lexicon.ATTACHED.get(shapes.attached(after)[:1], "")
    marked = form.endswith(("ين", "ات")) and (
        after.startswith("ايا") or taken in lexicon.split(mark.entry.row["takes"])
    )
    return "participle" if marked and mark.exact else None


def _clausal(scene: Scene, sentence: Sentence, token: int, prefix: str) -> bool:
    """Whether a word that is verb and masdar alike stands where verbs do: first in its clause, or after a subject."""
    if token == sentence.first:
        return sentence.kind == "body"
    if prefix.startswith("و") or scene.stem(token - 1) == "قد":
        return True
    if _opens(scene, token - 1):
        return not _nominal_follows(scene, token - 1)
    mention = scene.mention_on.get(token - 1)
    if mention is None:
        return False
    first = scene.text.token_at(mention.start)
    return first == sentence.first or _opens(scene, first - 1)


def _nominal_follows(scene: Scene, token: int) -> bool:
    """Whether a word is the أنّ before a noun: أكد أن رفض الاقتراح, but not بعد أن رفض."""
    return scene.stem(token) in lexicon.listed("before_noun") and scene.word(token - 1) not in lexicon.listed("since")


def _opens(scene: Scene, token: int) -> bool:
    word, before = scene.word(token), scene.word(token - 1)
    quoted = word in OPEN_QUOTES and len(before) > 2 and before not in lexicon.listed("after")
    return word in COMMAS or quoted or word == ":" or scene.stem(token) in openers() or \
        scene.is_particle(token, "connective", "relative")  # fmt: skip


def _object(scene: Scene, sentence: Sentence, last: int, needed: str) -> tuple[int, int] | None:
    """The first noun of the column `object` that follows in the clause."""
    nouns = _nouns(needed)
    for token in range(last + 1, min(sentence.last, last + REACH) + 1):
        word = scene.word(token)
        if word in COMMAS or word in STOPS or word in lexicon.listed("about"):
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


def is_negated(scene: Scene, token: int) -> bool:
    """Whether what stands before a verb or noun says that it did not happen: لم، دون، عدم."""
    before = token - 1
    if scene.word(before) in {"اي", "ايه", "قد", "يتم"}:
        before -= 1
    word = scene.word(before)
    return word in lexicon.listed("negation") or (word[:1] in "وفبل" and word[1:] in lexicon.listed("negation"))
