"""Who did it, told by a verb: its subject before it or after it, its object or what its particle marks.

1. كيم زار، الذي زار، إن الوزير زار: the phrase right before; 2. زار الوزير: the first bare phrase after; 3. none: who
was the subject before. A passive's subject is acted on; a participle is about whom the sentence is about.
"""

from takhrij import text
from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import HEADLINES, VISIT, Clause, Parties, is_mutual, mark_targets, place
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase
from takhrij.readings.events.triggers import Trigger

GIVES = frozenset({"AID", "COOPERATE", "MOBILIZE"})
NEAR = 6  # tokens between a verb and the subject behind it
PASSIVE_NEAR = 4


def verb(clause: Clause, trigger: Trigger, after: list[Phrase], previous: Parties | None) -> Parties:
    """The parties of a finite verb; `previous` are those of the verb before."""
    if trigger.first in clause.after_nouns:  # تفجير استهدف الشرطة: the subject is the attack
        found = Parties(rule="what it did")
        mark_targets(trigger, after, found)
        return found
    bare = [p for p in after if p.particle == ""]
    subject, rule = _subject_before(clause, trigger, bare), "subject-first"
    if subject is None:
        subject, rule = _subject_after(clause, trigger, bare), "verb-first"
    found = Parties(list(subject.members), rule=rule) if subject else _left_out(clause, trigger, previous)
    mark_targets(trigger, [p for p in after if p is not subject], found)
    if trigger.type == VISIT and "object" in trigger.takes and found.actors and found.actors[0].kind == "place":
        other = next((p for p in bare if p.members[0].kind == "person" and p is not subject), None)
        if other:  # زار باريس وزير الخارجية
            found.place, found.targets, found.actors = found.actors[0], found.actors, list(other.members)
    if not found.targets and len(found.actors) > 1 and is_mutual(trigger):
        found.actors, found.targets = found.actors[:1], found.actors[1:]
    return found


def _subject_before(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    """The bare phrase right before, unless a subject follows at once."""
    scene, token = clause.scene, trigger.first
    if trigger.mark.prefix.startswith(("و", "ف")):
        return None
    next_to = bool(bare) and bare[0].first == trigger.last + 1
    if scene.is_particle(token - 1, "relative"):
        follows = next_to and not bare[0].loose and "object" not in trigger.takes
        return None if follows else clause.ending_at(token - 1)
    phrase = clause.ending_at(token)
    if phrase is None or phrase.particle not in {"", "bi", "li"}:
        return None
    if phrase.particle and phrase.first != clause.sentence.first:
        return None
    before = scene.word(phrase.first - 1)
    begins = phrase.first == clause.around(phrase.first)[0] or before in lexicon.listed("skipped") or \
        not before.isalnum() or clause.sentence.kind in HEADLINES  # fmt: skip
    follows = next_to and len([p for p in bare if not p.loose]) > 1
    return phrase if begins and not follows else None


def _subject_after(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    subject = next((p for p in bare if not p.loose), None)
    if subject and (subject.first - trigger.last > NEAR or _is_object(clause, trigger, bare, subject)):
        return None
    if subject is None and bare and bare[0].first == trigger.last + 1 and not trigger.pronoun and \
            (len(bare) > 1 or "object" not in trigger.takes):  # fmt: skip
        return bare[0]
    return subject


def _is_object(clause: Clause, trigger: Trigger, bare: list[Phrase], subject: Phrase) -> bool:
    """حيث سيلتقي الرئيس: a verb that needs an object has one party only, and somebody was the subject before."""
    only = subject.members[0]
    if trigger.root in GIVES and only.head is not None and only.head.entry.key == "aircraft":  # باعت دبابات
        return True
    if "object" not in trigger.takes[:1] or trigger.pronoun or len(bare) != 1 or trigger.first == clause.sentence.first:
        return False
    if {trigger.last + 1, subject.last + 1} & clause.masdars or clause.scene.is_particle(trigger.first - 1, "relative"):
        return False
    topic = clause.topic(trigger.first)
    if topic is None or topic.members[0].key == only.key:
        return False
    feminine = _feminine_verb(trigger)
    return _feminine(only) is not feminine or _feminine(topic.members[0]) is feminine


def _feminine_verb(trigger: Trigger) -> bool:
    form = trigger.mark.entry.text
    return form.endswith("ت") if trigger.mark.entry.feature.startswith("perfect") else form.startswith("ت")


def _feminine(member: Member) -> bool:
    """As a verb would agree with it: countries but few, nouns in ة, bodies in the plural."""
    if member.kind in lexicon.PRONOUNS:
        return member.kind == "ها"
    if member.kind == "place":
        return member.country not in lexicon.masculine()
    if member.head is not None and member.kind == "group":
        head = member.head.entry
        return head.text.endswith("ة") or (head.feature == "plural" and head.row.get("kind") == "body")
    return False


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
    if trigger.root not in {"ASSAULT", "COERCE"} or not trigger.mark.entry.feature.startswith("perfect"):
        return False
    bare = [p for p in after if p.particle == ""]
    stem = text.fold(trigger.mark.entry.text).text.removesuffix("ت").removesuffix("وا").removesuffix("ا")
    often = stem in lexicon.listed("often_passive")
    if _subject_before(clause, trigger, bare):
        return not bare and often
    if len(bare) != 1 or bare[0].first != trigger.last + 1:
        return False
    only = bare[0].members[0]
    counted = only.kind == "group" and (only.head is None or only.first != only.head.first)
    return (often and counted) or any(p.particle == "by" for p in after)


def passive(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    """Its subject suffers it; من قبل, على يد, برصاص say by whom."""
    bare = next((p for p in after if p.particle == "" and p.first - trigger.last <= PASSIVE_NEAR), None)
    subject = bare or _subject_before(clause, trigger, [])
    by = next((p for p in after if p.particle == "by"), None)
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
