"""Who did it, told by a verb: its subject before it or after it, its object or what its particle marks.

1. كيم زار، الذي زار، إن الوزير زار: the phrase before it; 2. زار الوزير: the first bare phrase after it that agrees;
3. none: who was the subject before. A passive's subject is acted on; a participle is about whom the sentence is about.
"""

from takhrij import text
from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.clause import (
    GIVES,
    HEADLINES,
    SUFFERED,
    VISIT,
    Clause,
    Parties,
    is_mutual,
    mark_targets,
    place,
)
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase, inserted
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.scene import OWNERS

RELATIONS = frozenset({"sides", "friend", "neighbour", "jar"})  # حليفة، جارة
ARTICLES = ("ال", "لل", "بال", "وال")
NEAR = 6  # tokens between a verb and the subject behind it
PASSIVE_NEAR = 6
ARMED = frozenset({"MIL", "COP", "UAF", "REB", "SPY", "GOV"})  # who arrests and shells rather than is arrested


def verb(clause: Clause, trigger: Trigger, after: list[Phrase], previous: Parties | None) -> Parties:
    """The parties of a finite verb; `previous` are those of the verb before."""
    if trigger.first in clause.after_nouns and trigger.first - 1 not in clause.around(trigger.first):
        found = Parties(rule="what it did")  # تفجير استهدف الشرطة: the subject is the attack
        mark_targets(trigger, after, found)
        return found
    bare = [p for p in after if p.bare and not is_adverbial(clause, p)]
    subject, rule = _subject_before(clause, trigger, bare), "subject-first"
    if subject is None:
        subject, rule = _subject_after(clause, trigger, bare), "verb-first"
    found = Parties(list(subject.members), rule=rule) if subject else _left_out(clause, trigger, previous)
    if trigger.pronoun and subject and clause.scene.is_particle(trigger.first - 1, "relative") and rule == "verb-first":
        taken = clause.ending_at(trigger.first - 1)  # الأطفال الذين عالجهم فريق
        found.targets = list(taken.members) if taken else []
        found.place = place(trigger, after)
        return found
    mark_targets(trigger, [p for p in after if p is not subject and not _says_how(clause, p)], found)
    if trigger.type == VISIT and "object" in trigger.takes and found.actors and found.actors[0].kind == "place":
        other = next((p for p in bare if p.members[0].kind == "person" and p is not subject), None)
        if other:  # زار باريس وزير الخارجية
            found.place, found.targets, found.actors = found.actors[0], found.actors, list(other.members)
    if not found.targets and len(found.actors) > 1 and is_mutual(trigger):
        found.actors, found.targets = found.actors[:1], found.actors[1:]
    return found


def _subject_before(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    """The phrase before a verb that does it.

    That with which its clause begins, that which a relative pronoun takes up, or an indefinite one right before it:
    دولة تزودها.
    """
    scene, token = clause.scene, trigger.first
    if trigger.mark.prefix.startswith(("و", "ف")):
        return None
    next_to = bool(bare) and bare[0].first == trigger.last + 1
    if scene.is_particle(token - 1, "relative"):
        follows = next_to and not is_plural(trigger) and ("object" not in trigger.takes or bool(trigger.pronoun))
        return None if follows else clause.ending_at(token - 1)
    phrase = clause.ending_at(token)
    nearest = phrase.members[-1] if phrase and phrase.last == token - 1 and not next_to else None
    if nearest and nearest.kind == "group" and not scene.word(nearest.first).startswith(ARTICLES):
        return phrase
    opening = clause.subject(token)
    first = clause.around(token)[0]
    if (
        opening
        and (opening.first == first or opening.last == first - 1)
        and not clause.verb_between(opening.last, token)
    ):
        if phrase and phrase.bare and phrase.members[0].kind == "person" and fits(trigger, phrase):
            return phrase  # الزعيم السابق لطالبان الملا عمر قتل
        return opening if fits(trigger, opening) else None
    if phrase is None or phrase.particle not in {"", "bi", "li"} or phrase.of >= 0:
        return None
    if phrase.particle and phrase.first != clause.sentence.first:
        return None
    before = scene.word(phrase.first - 1)
    begins = phrase.first == clause.around(phrase.first)[0] or before in lexicon.listed("skipped") or \
        not before.isalnum() or clause.sentence.kind in HEADLINES  # fmt: skip
    follows = next_to and len([p for p in bare if not p.loose]) > 1
    return phrase if begins and not follows and fits(trigger, phrase) else None


def _subject_after(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    skipped = len(inserted(clause.scene, clause.sentence, trigger.last))
    near = [p for p in bare[:2] if p.first - trigger.last - skipped <= NEAR and not _given(trigger, p)]
    subject = next(
        (p for p in near if fits(trigger, p) and not (_may_describe(p) and clause.behind_preposition(p))), None
    )
    if subject is None or is_plural(trigger):
        return None
    if trigger.root in GIVES and "object" in trigger.takes and len(bare) == 1 and clause.given(trigger):
        return None  # زودت موسكو بأسلحة
    if trigger.pronoun or "object" not in trigger.takes[:1] or len(bare) > 1:
        return subject
    if trigger.first == clause.sentence.first or clause.scene.is_particle(trigger.first - 1, "relative"):
        return subject
    if {trigger.last + 1, subject.last + 1} & clause.masdars:
        return subject
    topic = clause.topic(trigger.first)  # حيث سيلتقي الرئيس: it needs an object, and somebody was the subject before
    return (
        subject if topic is None or topic.members[0].key == subject.members[0].key or not fits(trigger, topic) else None
    )


def _may_describe(phrase: Phrase) -> bool:
    """Whether a noun right behind another may say what that is: إلى بولندا حليفة أوكرانيا."""
    head = phrase.members[0].head
    return phrase.loose or (head is not None and head.entry.key in RELATIONS)


def _given(trigger: Trigger, phrase: Phrase) -> bool:
    """Whether it is what is given: باعت دبابات."""
    head = phrase.members[0].head
    return trigger.root in GIVES and head is not None and head.entry.key == "aircraft"


def is_plural(trigger: Trigger) -> bool:
    """Whether a verb is a plural or dual, which follows its subject."""
    form = trigger.mark.entry.text.removesuffix(trigger.pronoun) if trigger.pronoun else trigger.mark.entry.text
    if trigger.mark.entry.feature.startswith("perfect"):
        singular = trigger.row["perfect"].split("|")
        return form.endswith(("وا", "تا", "ا")) and form not in singular
    singular = trigger.row["imperfect"].split("|")
    return form.endswith(("ون", "وا", "ان", "ا")) and "ي" + form[1:] not in singular


def fits(trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase can be the subject of a verb, by gender: قصفت الطائرات, but no قصفت الجيش."""
    if len(phrase.members) > 1 or is_plural(trigger):
        return True
    only = phrase.members[0]
    form, perfect = trigger.mark.entry.text, trigger.mark.entry.feature.startswith("perfect")
    stem = form.removesuffix(trigger.pronoun) if trigger.pronoun else form
    feminine = stem.endswith("ت") if perfect else stem.startswith("ت")
    known = _gender(only)
    return known is None or known == ("f" if feminine else "m")


def _gender(member: Member) -> str | None:
    """How a verb agrees with somebody in the singular: `m`, `f`, or None where both are met or nothing tells."""
    if member.kind in OWNERS:
        return {"ه": "m", "ها": "f"}.get(member.kind)
    if member.kind == "place":
        return "f" if member.country and member.country not in lexicon.masculine() else None
    if member.kind == "nationality" or member.head is None or member.kind != "group":
        return None
    head = member.head.entry
    if head.feature == "plural":
        return None
    return (
        "f"
        if head.text.split()[0].endswith("ة")
        else ("m" if head.row.get("kind") == "people" and head.feature == "singular" else None)
    )


def _left_out(clause: Clause, trigger: Trigger, previous: Parties | None) -> Parties:
    """The subject of a verb that names none."""
    if clause.scene.word(trigger.first - 1) == "ان" and (outer := clause.subject(trigger.first - 1)):
        return Parties(list(outer.members), rule="subject of the clause")  # يمكن لروسيا أن تساعد
    if previous and previous.actors:
        return Parties(list(previous.actors), rule="same subject")
    topic = clause.topic(trigger.first)
    return Parties(list(topic.members) if topic else [], rule="topic" if topic else "no subject")


def is_passive(clause: Clause, trigger: Trigger, after: list[Phrase]) -> bool:
    """قُتل؛ قتل ثلاثة أشخاص في انفجار: a verb often passive, with one party, who suffers it."""
    if trigger.kind == "passive" or "subject" in trigger.takes:
        return True
    if trigger.kind != "verb" or "object" not in trigger.takes or trigger.pronoun:
        return False
    if trigger.root not in {"ASSAULT", "COERCE"}:
        return False
    bare = [p for p in after if p.bare]
    if any(p.particle == "by" for p in after):
        return True
    if not trigger.mark.entry.feature.startswith("perfect"):
        return False
    stems = (text.fold(form).text for form in lexicon.split(trigger.row["perfect"]))
    if not any(stem in lexicon.listed("often_passive") for stem in stems):
        return False
    before = _subject_before(clause, trigger, bare)
    if before or is_plural(trigger):
        return not bare
    skipped = len(inserted(clause.scene, clause.sentence, trigger.last))
    if len(bare) != 1 or bare[0].first - trigger.last - skipped > PASSIVE_NEAR:
        return False
    only = bare[0].members[0]
    counted = only.kind == "group" and (only.head is None or only.first != only.head.first)
    armed = lexicon.sector(only.head.entry.text) in ARMED if only.head else False
    return (
        counted
        or not fits(trigger, bare[0])
        or trigger.type in SUFFERED
        or (only.kind in {"person", "group"} and not armed)
    )


def is_adverbial(clause: Clause, phrase: Phrase) -> bool:
    """Whether a bare accusative says how: قتل مسموما، دعمه سرا."""
    word = clause.scene.word(phrase.first)
    manner = (word.startswith("م") and shapes.is_accusative(word)) or _says_how(clause, phrase)
    return phrase.loose and (manner or clause.scene.accusative(phrase.last))


def _says_how(clause: Clause, phrase: Phrase) -> bool:
    return phrase.loose and clause.scene.word(phrase.first) in lexicon.listed("manner")


def passive(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    """Its subject suffers it; من قبل, على يد, برصاص say by whom."""
    near = (p for p in after if p.bare and p.first - trigger.last <= PASSIVE_NEAR)
    bare = next((p for p in near if not is_adverbial(clause, p)), None)
    subject = _subject_before(clause, trigger, []) or bare
    by = next((p for p in after if p.particle == "by"), None)
    if is_mutual(trigger) and (between := next((p for p in after if p.particle in {"bayna", "maa"}), None)):
        found = Parties(rule="passive")  # وُقّع اتفاق بين مصر والأردن
        mark_targets(trigger, [between], found)
        found.place = place(trigger, after)
        return found
    return Parties(
        list(by.members) if by else [], list(subject.members) if subject else [], place(trigger, after), "passive"
    )


def participle(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    """مطالبا الحكومة: whoever the sentence is about; الداعم للخطة: whom it describes."""
    described = clause.ending_at(trigger.first) if trigger.mark.prefix.endswith("ال") else None
    subject = described or clause.topic(trigger.first)
    found = Parties(list(subject.members) if subject else [], rule="participle")
    mark_targets(trigger, after, found)
    return found
