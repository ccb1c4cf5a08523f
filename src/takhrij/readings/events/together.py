"""Events of one sentence, read together: who is asked or accused does it; who praises an attack praises its author."""

from itertools import pairwise

from takhrij.readings.events.clause import SUFFERED, Clause
from takhrij.readings.events.draft import Draft
from takhrij.readings.events.members import Member
from takhrij.readings.events.triggers import Trigger

GOVERNING = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "AGREE/pledge"})
APART = 8  # tokens between a word of praise or blame and what is praised
TRAILING = 8  # tokens of what is condemned, behind the noun for it


def governor(clause: Clause, before: list[Trigger], trigger: Trigger) -> Trigger | None:
    """The verb of saying, asking or threatening whose object the trigger is: هدد بقصف، طالب بالإفراج، اتهمها بتزويد."""
    if trigger.kind != "masdar":
        return None
    first, _ = clause.around(trigger.first)
    governing = (t for t in reversed(before) if t.first >= first and GOVERNING & {t.root, t.type})
    return next((t for t in governing if t.type != "THREATEN/warn"), None)  # who warns of it does not do it


def govern(draft: Draft, before: list[Draft]) -> None:
    """Who is asked or accused does it; who threatens does it himself."""
    governor = draft.governor
    if governor is None or draft.parties.actors or draft.trigger.pronoun:
        return
    outer = next(d for d in before if d.trigger.first == governor.first).parties
    threatens = governor.root in {"THREATEN", "REJECT", "AGREE"}
    draft.parties.actors = [m for m in (outer.actors if threatens else outer.targets) if m not in draft.parties.targets]


def told_of(draft: Draft, inner: Draft) -> None:
    """Who supports an attack supports the attacker; who condemns or rejects it, the attack."""
    clause, trigger, parties = draft.clause, draft.trigger, draft.parties
    between = [p for p in clause.phrases if trigger.last < p.first < inner.trigger.first and not p.loose]
    subject = between[:1] if between and between[0].members[0] in parties.actors else []
    apart = inner.trigger.first - (subject[0].last if subject else trigger.last)
    direct = apart <= APART and not [p for p in between[len(subject) :] if p.bare]
    if trigger.kind != "verb" or trigger.pronoun or not direct or not {"object", "bi", "ala"} & set(trigger.takes):
        return
    if trigger.root == "SUPPORT":
        parties.targets = [m for m in inner.parties.actors if m not in parties.actors]
    elif trigger.root in {"ACCUSE", "REJECT"} and trigger.type != "ACCUSE":
        phrases = [p for p in clause.phrases if inner.trigger.last < p.first <= clause.around(inner.trigger.first)[1]]
        last = phrases[-1].last if phrases and phrases[-1].last - inner.trigger.last < TRAILING else inner.trigger.last
        text = clause.scene.text
        parties.targets = [Member(None, inner.trigger.first, last, inner.trigger.start, text.ends[last], "thing")]


def caused(drafts: list[Draft]) -> None:
    """Who carried out the attack in which people die is who kills them: قتل جنديان في هجوم نفذه مسلحون."""
    for draft, attack in reversed(list(pairwise(drafts))):
        if draft.trigger.type not in SUFFERED or attack.trigger.root != "ASSAULT" or draft.parties.actors:
            continue
        same = attack.clause.around(attack.trigger.first) == draft.clause.around(draft.trigger.first)
        if same and (attack.trigger.kind == "masdar") is not (attack.trigger.type in SUFFERED):
            draft.parties.actors = [m for m in attack.parties.actors if m not in draft.parties.targets]


def without_parts(drafts: list[Draft]) -> list[Draft]:
    """Without what is part of an attack told before: whom it aimed at, and that it killed, where nobody else did."""
    kept: list[Draft] = []
    for draft in drafts:
        before = next((d for d in reversed(kept) if d.clause is draft.clause and d.trigger.root == "ASSAULT"), None)
        if before and draft.parties.rule == "what it did" and draft.trigger.root == "ASSAULT":
            before.parties.targets = before.parties.targets or draft.parties.targets
            continue
        suffered = draft.trigger.kind == "masdar" and not draft.parties.actors
        if before and suffered and draft.trigger.type in SUFFERED:
            continue
        kept.append(draft)
    return kept
