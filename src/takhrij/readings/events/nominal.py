"""Who did it, told by a masdar or a noun.

1. nationalities that describe it (القصف الفرنسي), whoever owns it (زيارة الوزير), what particles mark; 2. the subject
of the verb that carries it (شنت القوات هجوما، تعرضت القرية لهجوم); 3. the subject of the clause that it completes.
"""

from typing import NamedTuple

from takhrij.marks import Mark
from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.clause import SUFFERED, VISIT, Clause, Parties, is_mutual, mark_targets
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase, governs
from takhrij.readings.events.triggers import Trigger, is_negated
from takhrij.readings.scene import openers

BEFALLS = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION", "REQUEST", "ACCUSE", "THREATEN", "REJECT"})
NOT_FROM = frozenset({"RETREAT", "MOBILIZE", "CONSULT"})  # but تحذيرات من الوزارة، عقوبات من البرلمان
OWN = frozenset({"COERCE", "AID", "SANCTION", "RETREAT", "CONCEDE", "MOBILIZE", "COOPERATE"})  # أعلنت الشرطة اعتقال
ADDRESSED = 4  # tokens between a noun with what it owns and what ل marks
CARRIED = 12  # tokens between a carrier and its noun
DESCRIBED = 4  # tokens between a noun and the carrier that describes it: الغارات الليلية التي شنتها


class Carrier(NamedTuple):
    """The subject of the verb that carries a noun, and whether that makes it actor, target or place."""

    subject: Phrase
    mark: Mark

    @property
    def perfect(self) -> bool:
        """Whether the verb says that it was, and is no masdar spelt like it: بعقد."""
        return self.mark.entry.feature.startswith("perfect") and not self.mark.prefix.endswith(("ل", "ب"))


def noun(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    """The parties of a masdar or noun."""
    described, last = _nationalities(clause, trigger)
    owner = next((p for p in after if p.particle == "" and (p.of == trigger.first or p.first <= last + 1)), None)
    if owner and described and owner.members[0].kind == "group":
        owner = None
    rest = [p for p in after if p is not owner and p.members[0].first > last]
    found = Parties(rule="noun")
    carrier = _carrier(clause, trigger)
    object_owner = owner is not None and "object" in trigger.takes  # تزويد روسيا بالسلاح لاستخدامه
    mark_targets(trigger, [p for p in rest if p.particle and not (object_owner and p.loose)], found)
    if described:
        found.actors = described[:1]
        found.targets = found.targets or described[1:]
    _addressed(clause, trigger, rest, owner, found, visited=carrier is not None)
    if by := next((p for p in rest if p.particle == "by"), None):
        found.actors = list(by.members)
    if owner:
        second = next((p for p in rest if p.particle == "" and p.first == owner.last + 1), None)
        if second and second.first == second.last and clause.scene.stem(trigger.first - 1) in openers() and \
                not _is_definite(clause, second):  # fmt: skip
            second = None  # اعتبر أن حرق الطفل جريمة
        if deed := _deed(clause, trigger, owner):
            found.actors, found.targets = list(owner.members), [deed]
        else:
            _owned(trigger, owner, second, found)
        _asked(clause, trigger, found)
    if carrier:
        _carry(clause, trigger, carrier, found)
    else:
        _described(clause, trigger, found)
    found.undone = found.undone or _is_missing(clause, trigger)
    source = next((p for p in rest if p.particle == "min" and p.members[0].kind != "thing"), None)
    if not found.actors and source and trigger.root not in NOT_FROM and "min" not in trigger.takes:
        found.actors = list(source.members)
    suffered = trigger.type in SUFFERED and (trigger.mark.entry.table == "event_noun" or "subject" in trigger.takes)
    if not found.actors and not suffered and _completes(clause, trigger) and (subject := _subject(clause, trigger)):
        found.actors, found.rule = [m for m in subject.members if m not in found.targets], "subject of the clause"
    return found


def _is_definite(clause: Clause, phrase: Phrase) -> bool:
    return phrase.members[0].entity is not None or clause.scene.word(phrase.first).startswith("ال")


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


def _is_missing(clause: Clause, trigger: Trigger) -> bool:
    """Whether its verb says that there was none: لم تقع أي إصابات، لم تشهد البلاد احتجاجات."""
    if trigger.mark.prefix or trigger.pronoun:
        return False
    first = clause.around(trigger.first)[0]
    verb = next((t for t in range(trigger.first - 1, first - 1, -1) if t in clause.signs.verbs
                 or shapes.is_verb(clause.scene.word(t))), None)  # fmt: skip
    if verb is None or not is_negated(clause.scene, verb):
        return False
    return not any(lexicon.particle(clause.scene.word(t))[0] for t in range(verb + 1, trigger.first))


def _addressed(
    clause: Clause, trigger: Trigger, rest: list[Phrase], owner: Phrase | None, found: Parties, *, visited: bool
) -> None:
    """What ل marks: whose it is (هجوم لمتشددين، زيارة للرئيس), else who is acted on (قصف للمدينة).

    `visited`: a verb that carries the noun names who pays the visit.
    """
    behind = owner.last if owner else trigger.last
    other = next((t.first for t in clause.triggers if t.first > trigger.last), clause.sentence.last + 1)
    near = [p for p in rest if p.first - behind <= ADDRESSED and p.first < other and p.particle == "li"]
    li = next((p for p in near if not p.loose or "object" in trigger.takes), None)
    if li is None or (owner and (trigger.pronoun or (li.loose and li.first not in clause.signs.modifiers))):
        return  # ووصوله منطقة كذا، تزويد روسيا بأسلحة لاستخدامها
    people = not trigger.pronoun and li.members[0].kind in {"person", "group"}
    if trigger.type == VISIT and not found.actors and people and not visited:
        found.actors = list(li.members)
        found.targets = [] if found.targets == list(li.members) else found.targets
    elif not found.targets and "object" in trigger.takes:
        found.targets = list(li.members)
    elif owner is None and "li" not in trigger.takes and "object" not in trigger.takes and not found.actors and \
            li.first == trigger.last + 1 and governs(clause.scene, trigger):  # fmt: skip
        found.actors = list(li.members)


def _deed(clause: Clause, trigger: Trigger, owner: Phrase) -> Member | None:
    """The masdar right behind a masdar and its owner, which is its object: رفض إيران التعاون."""
    inner = next((t for t in clause.triggers if t.first == owner.last + 1 and t.mark.prefix == "ال"), None)
    if inner is None or inner.kind != "masdar" or "object" not in trigger.takes:
        return None
    return Member(None, inner.first, inner.last, inner.start, inner.end, "thing")


def _owned(trigger: Trigger, owner: Phrase, second: Phrase | None, found: Parties) -> None:
    """Whether the noun right after a masdar does it or suffers it."""
    members = list(owner.members)
    if trigger.pronoun and (trigger.type != VISIT or "object" in trigger.takes):  # غزوها الجزيرة
        found.targets = found.targets or members
    elif trigger.type == VISIT:
        if members[0].kind in {"person", "group"} or found.targets:
            found.actors = found.actors or members
        elif "object" not in trigger.takes:  # مغادرة بيونغ يانغ
            found.place = members[0] if members[0].kind == "place" else found.place
        else:
            found.targets, found.place = members, members[0] if members[0].kind == "place" else found.place
    elif is_mutual(trigger):
        if found.actors and not found.targets:
            found.targets = members
        else:
            found.actors = found.actors or (members if found.targets else members[:1])
            found.targets = found.targets or members[1:]
    elif second is not None and "object" in trigger.takes:  # قصف الجيش القرية
        found.actors, found.targets = found.actors or members, found.targets or list(second.members)
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
        subject = next((p for p in clause.between(mark.last, trigger.first - 1) if p.bare), None)
        finite = mark.entry.feature.startswith(("perfect", "imperfect")) and not mark.prefix.endswith(("ل", "ب"))
        if subject is None and finite:
            subject = clause.ending_at(mark.first)
        subject = subject or clause.subject(mark.first) or clause.topic(mark.first)
        return Carrier(subject, mark) if subject else None
    return None


def _carry(clause: Clause, trigger: Trigger, carrier: Carrier, found: Parties) -> None:
    members, mark, role = list(carrier.subject.members), carrier.mark, carrier.mark.entry.row["subject"]
    found.rule = "carried"
    found.undone = is_negated(clause.scene, mark.first)
    if carrier.perfect and (trigger.mark.prefix != "ل" or role != "actor"):
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


def _described(clause: Clause, trigger: Trigger, found: Parties) -> None:
    """Who carried out what a noun tells of, by the clause that describes it: هجوم نفذه مسلحون، غارات شنتها روسيا."""
    near = range(trigger.last + 1, min(trigger.last + DESCRIBED, clause.sentence.last) + 1)
    mark = next((m for t in near if (m := clause.signs.carriers.get(t))), None)
    if mark is None or not mark.entry.feature.endswith("+object") or clause.verb_between(trigger.last, mark.first):
        return
    last = clause.around(mark.last)[1]
    behind = clause.between(mark.last, last)
    subject = next((p for p in behind if p.bare), None)
    if subject is None:
        return
    _carry(clause, trigger, Carrier(subject, mark), found)
    if not found.targets:
        mark_targets(trigger, [p for p in behind if p.particle], found)


def _subject(clause: Clause, trigger: Trigger) -> Phrase | None:
    """The subject of the verb that a masdar completes: the last bare phrase between them, else the clause's first."""
    first = clause.around(trigger.first)[0]
    verb = next((t for t in range(trigger.first - 1, first - 1, -1) if t in clause.signs.verbs), None)
    if verb is None:
        return clause.subject(trigger.first)
    between = [p for p in clause.between(verb, trigger.first - 1) if p.bare and not p.loose]
    return between[0] if between else clause.subject(trigger.first)


def _completes(clause: Clause, trigger: Trigger) -> bool:
    """Whether a masdar completes a verb: لجأت إلى تزويد، بهدف دعم، للحصول."""
    prefix, before = trigger.mark.prefix, trigger.first - 1
    if trigger.pronoun:
        return False
    if _is_object(clause, trigger):
        return True
    if prefix.endswith("ال"):
        return False
    return prefix.endswith(("ل", "ب")) or before in clause.signs.verbs or \
        clause.scene.word(before) in lexicon.listed("completing")  # fmt: skip


def _is_object(clause: Clause, trigger: Trigger) -> bool:
    """Whether a masdar is what somebody denies, intends or announces of himself: نفت روسيا قصف المدينة."""
    if trigger.mark.prefix not in {"", "ال"} or trigger.type in SUFFERED:
        return False
    first = clause.around(trigger.first)[0]
    verb = next(
        (t for t in range(trigger.first - 1, first - 1, -1) if t in clause.signs.verbs or t in clause.signs.statuses),
        None,
    )
    if verb is None or any(p.particle for p in clause.between(verb, trigger.first - 1) if p.last == trigger.first - 1):
        return False
    status = clause.signs.statuses.get(verb)
    return (status is not None and status.entry.row["status"] in {"denied", "planned"}) or bool(
        clause.scene.mark(verb, "reporting_verb") and trigger.root in OWN
    )
