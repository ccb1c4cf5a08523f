"""Who did it, told by a masdar or a noun.

1. nationalities that describe it (القصف الفرنسي), whoever owns it (زيارة الوزير), what particles mark; 2. the subject
of the verb that carries it (شنت القوات هجوما، تعرضت القرية لهجوم); 3. the subject of the clause that it completes.
"""

from typing import NamedTuple

from takhrij.marks import Mark
from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import VISIT, Clause, Parties, is_mutual, mark_targets
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase
from takhrij.readings.events.triggers import Trigger, is_negated

BEFALLS = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION", "REQUEST", "ACCUSE", "THREATEN", "REJECT"})
COMES_FROM = frozenset({"THREATEN", "ACCUSE", "SUPPORT", "REQUEST"})  # تحذيرات من الوزارة
CARRIED = 12  # tokens between a carrier and its noun


class Carrier(NamedTuple):
    """The subject of the verb that carries a noun, and whether that makes it actor, target or place."""

    subject: Phrase
    mark: Mark


def noun(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    """The parties of a masdar or noun."""
    described, last = _nationalities(clause, trigger)
    owner = next((p for p in after if p.particle == "" and p.first <= last + 1), None)
    if owner and described and owner.members[0].kind == "group":
        owner = None
    rest = [p for p in after if p is not owner and p.members[0].first > last]
    found = Parties(rule="noun")
    mark_targets(trigger, [p for p in rest if p.particle], found)
    if described:
        found.actors = described[:1]
        found.targets = found.targets or described[1:]
    _addressed(trigger, rest, found)
    if by := next((p for p in rest if p.particle == "by"), None):
        found.actors = list(by.members)
    if owner:
        second = next((p for p in rest if p.particle == "" and p.first == owner.last + 1), None)
        _owned(trigger, owner, second, found)
        _asked(clause, trigger, found)
    if carrier := _carrier(clause, trigger):
        _carry(clause, trigger, carrier, found)
    source = next((p for p in rest if p.particle == "min" and p.members[0].kind != "thing"), None)
    if not found.actors and source and trigger.root in COMES_FROM and "min" not in trigger.takes:
        found.actors = list(source.members)
    if not found.actors and _completes(clause, trigger) and (subject := clause.subject(trigger.first)):
        found.actors, found.rule = [m for m in subject.members if m not in found.targets], "subject of the clause"
    return found


def _nationalities(clause: Clause, trigger: Trigger) -> tuple[list[Member], int]:
    """The countries whose adjectives stand right after it, and the last token of them: القمة الروسية الصينية."""
    scene, nationalities = clause.scene, clause.signs.nationalities
    found: list[Member] = []
    token = trigger.last + 1
    if token not in nationalities and scene.word(token).endswith(("ي", "يه")) and token not in scene.mention_on:
        token += 1  # الضربات الجوية الفرنسية
    while (mark := nationalities.get(token)) and mark.entry.feature != "plural" and token not in scene.mention_on:
        start = mark.start - (2 if mark.prefix.endswith("ال") else 0)
        found.append(Member(None, token, mark.last, start, mark.end, "nationality", None, mark.entry.key))
        token = mark.last + 1
    return found, token - 1 if found else trigger.last


def _addressed(trigger: Trigger, rest: list[Phrase], found: Parties) -> None:
    """What ل marks: who visits (زيارة للرئيس), else who is acted on (قصف للمدينة)."""
    li = next((p for p in rest if p.particle == "li" and not p.loose), None)
    if li is None:
        return
    if trigger.type == VISIT and li.members[0].kind in {"person", "group"}:
        found.actors = found.actors or list(li.members)
        found.targets = [] if found.targets == list(li.members) else found.targets
    elif not found.targets and "object" in trigger.takes:
        found.targets = list(li.members)


def _owned(trigger: Trigger, owner: Phrase, second: Phrase | None, found: Parties) -> None:
    """Whether the noun right after a masdar does it or suffers it."""
    members = list(owner.members)
    if trigger.pronoun:  # غزوها الجزيرة
        found.targets = found.targets or members
    elif trigger.type == VISIT:
        if members[0].kind in {"person", "group"} or found.targets:
            found.actors = found.actors or members
        else:
            found.targets, found.place = members, members[0] if members[0].kind == "place" else found.place
    elif is_mutual(trigger):
        if found.actors and not found.targets:
            found.targets = members
        else:
            found.actors = found.actors or (members if found.targets else members[:1])
            found.targets = found.targets or members[1:]
    elif second is not None and "object" in trigger.takes:  # قصف الجيش القرية
        found.actors, found.targets = found.actors or members, list(second.members)
    elif not found.targets and ("subject" in trigger.takes or ("object" in trigger.takes and trigger.root in BEFALLS)):
        found.targets = members
    else:
        found.actors = found.actors or members


def _asked(clause: Clause, trigger: Trigger, found: Parties) -> None:
    """وصل للقاء الرئيس: who came meets him."""
    if not is_mutual(trigger) or trigger.type == VISIT or not trigger.mark.prefix.endswith(("ل", "ب")):
        return
    subject = clause.subject(trigger.first) or clause.topic(trigger.first)
    if found.actors and not found.targets and subject:
        found.actors, found.targets = list(subject.members), found.actors


def _carrier(clause: Clause, trigger: Trigger) -> Carrier | None:
    """The carrier of a noun, before it in its clause."""
    first = max(clause.around(trigger.first)[0], trigger.first - CARRIED)
    for token in range(trigger.first - 1, first - 1, -1):
        mark = clause.signs.carriers.get(token)
        if mark is None or mark.last >= trigger.first:
            continue
        subject = next((p for p in clause.between(mark.last, trigger.first - 1) if p.particle == ""), None)
        if subject is None and mark.entry.feature.startswith(("perfect", "imperfect")):
            subject = clause.ending_at(mark.first)
        subject = subject or clause.topic(mark.first)
        return Carrier(subject, mark) if subject else None
    return None


def _carry(clause: Clause, trigger: Trigger, carrier: Carrier, found: Parties) -> None:
    members, mark, role = list(carrier.subject.members), carrier.mark, carrier.mark.entry.row["subject"]
    found.rule = "carried"
    found.undone = is_negated(clause.scene, mark.first)
    if mark.entry.feature.startswith("perfect") and trigger.mark.prefix != "ل":
        found.status = "happened"
    elif mark.prefix.endswith("س"):
        found.status = "planned"
    if role == "target":
        found.targets = found.targets or members
    elif role == "place":
        found.place = found.place or (members[0] if members[0].kind == "place" else None)
    elif not found.actors:
        mutual = is_mutual(trigger) and not found.targets and len(members) > 1
        found.actors = members[:1] if mutual else members
        found.targets = members[1:] if mutual else found.targets


def _completes(clause: Clause, trigger: Trigger) -> bool:
    """Whether a masdar completes a verb: لجأت إلى تزويد، بهدف دعم، للحصول."""
    prefix, before = trigger.mark.prefix, trigger.first - 1
    if prefix.endswith("ال") or trigger.pronoun:
        return False
    return prefix.endswith(("ل", "ب")) or before in clause.signs.verbs or \
        clause.scene.word(before) in lexicon.listed("completing")  # fmt: skip
