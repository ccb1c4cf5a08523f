"""What an article has said before: whom pronouns mean, and the parties of an event that is named again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import Clause, Parties, is_mutual
from takhrij.readings.events.members import Member, Reader
from takhrij.readings.events.triggers import Trigger
from takhrij.records import EventStatus, Statement, Time

GOVERNING = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "AGREE/pledge"})


@dataclass(slots=True)
class Draft:
    """An event in the making."""

    trigger: Trigger
    clause: Clause
    parties: Parties
    governor: Trigger | None
    statement: Statement | None = None
    when: Time | None = None
    where: str = ""  # which stretch the date comes from
    status: EventStatus | None = None


def govern(draft: Draft, before: list[Draft]) -> None:
    """Who is asked or accused does it; who threatens does it himself."""
    if draft.governor is None or draft.parties.actors or draft.trigger.pronoun:
        return
    outer = next(d for d in before if d.trigger is draft.governor).parties
    threatens = draft.governor.root in {"THREATEN", "REJECT", "AGREE"}
    draft.parties.actors = [m for m in (outer.actors if threatens else outer.targets) if m not in draft.parties.targets]


CONSEQUENCES = frozenset({"ASSAULT/kill", "ASSAULT/wound"})
WARS = frozenset({"ASSAULT/war", "ASSAULT/invade", "ASSAULT/fight"})


def told_of(draft: Draft, inner: Draft) -> None:
    """Who supports an attack supports the attacker; who condemns or rejects it, the attack."""
    clause, trigger, parties = draft.clause, draft.trigger, draft.parties
    between = [p for p in clause.phrases if trigger.last < p.first < inner.trigger.first and not p.loose]
    subject = between[:1] if between and between[0].members[0] in parties.actors else []
    direct = inner.trigger.first - (subject[0].last if subject else trigger.last) <= 2 and len(between) == len(subject)
    if trigger.kind != "verb" or trigger.pronoun or not direct or not {"object", "bi", "ala"} & set(trigger.takes):
        return
    if trigger.root == "SUPPORT":
        parties.targets = [m for m in inner.parties.actors if m not in parties.actors]
    elif trigger.root in {"ACCUSE", "REJECT"} and trigger.type != "ACCUSE":
        phrases = [p for p in clause.phrases if inner.trigger.last < p.first <= clause.around(inner.trigger.first)[1]]
        last = phrases[-1].last if phrases and phrases[-1].last - inner.trigger.last < 8 else inner.trigger.last
        text = clause.scene.text
        parties.targets = [Member(None, inner.trigger.first, last, inner.trigger.start, text.ends[last], "thing")]


def without_parts(drafts: list[Draft]) -> list[Draft]:
    """Without what is part of an attack told before: whom it aimed at, and that it killed, where nobody else did."""
    kept: list[Draft] = []
    for draft in drafts:
        before = next((d for d in reversed(kept) if d.clause is draft.clause and d.trigger.root == "ASSAULT"), None)
        if before and draft.parties.rule == "what it did" and draft.trigger.root == "ASSAULT":
            before.parties.targets = before.parties.targets or draft.parties.targets
            continue
        suffered = draft.trigger.kind == "masdar" and not draft.parties.actors
        if before and suffered and draft.trigger.type in CONSEQUENCES:
            continue
        kept.append(draft)
    return kept


def complete(reader: Reader, drafts: list[Draft]) -> None:
    """Resolve pronouns, then fill what is left out from the nearest event of the same type."""
    for draft in drafts:
        _pronoun(reader, draft, drafts)
        parties = draft.parties
        parties.actors = _resolved(reader, draft, drafts, parties.actors, parties.targets)
        parties.targets = _resolved(reader, draft, drafts, parties.targets, parties.actors)
        if not parties.targets and len(parties.actors) > 1 and is_mutual(draft.trigger):
            parties.actors, parties.targets = parties.actors[:1], parties.actors[1:]
        if not parties.targets and parties.place and parties.actors and draft.trigger.root == "ASSAULT":
            parties.targets = [parties.place]
    families: dict[str, list[Draft]] = {}
    for draft in drafts:
        families.setdefault(_family(draft), []).append(draft)
    for family in families.values():
        for place, draft in enumerate(family):
            _again(reader, draft, [*reversed(family[:place]), *family[place + 1 :]])


def _resolved(
    reader: Reader, draft: Draft, drafts: list[Draft], members: list[Member], others: list[Member]
) -> list[Member]:
    """Pronouns and «البلدين» replaced by whom they mean; left out where that is not known."""
    found: list[Member] = []
    taken = {reader.key(m) for m in others}
    for member in members:
        if member.kind == "pair" or member.kind == "هما":
            pair = [m for m in _pair(reader, draft, drafts, member) if reader.key(m) not in taken]
            found += pair or ([member] if member.kind == "pair" else [])
        elif member.kind in lexicon.PRONOUNS:
            meant = _antecedent(reader, draft, drafts, member.kind, taken)
            found += [meant] if meant else []
        else:
            found.append(member)
    return found


def _pair(reader: Reader, draft: Draft, drafts: list[Draft], member: Member) -> list[Member]:
    """The last two countries, or persons, named before."""
    kind = "person" if member.head and member.head.entry.text.startswith(("زعيم", "رئيس", "وزير")) else "place"
    found: dict[object, Member] = {}
    for other in _before(draft, drafts):
        if other.kind == kind and (other.entity in reader.leaders if kind == "person" else other.country):
            found.setdefault(reader.key(other), other)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def _before(draft: Draft, drafts: list[Draft]) -> Iterator[Member]:
    """Every party named before a trigger, the nearest first."""
    clause = draft.clause
    yield from (m for p in reversed(clause.phrases) if p.last < draft.trigger.first for m in reversed(p.members))
    for other in reversed(drafts):
        if other.trigger.first < draft.trigger.first and other.clause is not clause:
            clause = other.clause
            yield from (m for p in reversed(clause.phrases) for m in reversed(p.members))


def _pronoun(reader: Reader, draft: Draft, drafts: list[Draft]) -> None:
    trigger, parties = draft.trigger, draft.parties
    pronoun = trigger.pronoun
    if not pronoun:
        return
    member = _antecedent(reader, draft, drafts, pronoun)
    if member is None:
        return
    if trigger.mark.entry.feature.endswith("+object"):
        if member.key not in {m.key for m in parties.actors}:
            parties.targets = parties.targets or [member]
    elif not parties.actors or parties.rule == "carried":
        parties.actors = [member]
    elif not parties.targets:
        parties.targets = [member]


def _antecedent(
    reader: Reader, draft: Draft, drafts: list[Draft], pronoun: str, taken: Collection[object] = ()
) -> Member | None:
    """The nearest party before that a pronoun agrees with: in the sentence, else in those before."""
    if taken:  # after a preposition: the subject rather than what stands nearest
        bare = (p for p in draft.clause.phrases if p.particle == "" and p.last < draft.trigger.first)
        subjects = (m for p in bare for m in p.members if _agrees(m, pronoun) and reader.key(m) not in taken)
        if subject := next(subjects, None):
            return subject
    return next((m for m in _before(draft, drafts) if _agrees(m, pronoun) and reader.key(m) not in taken), None)


def _agrees(member: Member, pronoun: str) -> bool:
    person = member.kind == "person"
    if pronoun == "ه":
        return person or (member.country in lexicon.masculine())
    if pronoun == "ها":
        return member.kind in {"place", "organisation", "nationality"}
    return member.kind == "group"


def _definite(draft: Draft) -> bool:
    """الزيارة, الزيارة المرتقبة, but not الحرب الباردة."""
    scene, trigger = draft.clause.scene, draft.trigger
    signs, after = draft.clause.signs, trigger.last + 1
    known = after in signs.statuses or after in signs.nationalities or after in scene.mention_on
    described = scene.word(after).startswith("ال") and not known
    return (trigger.mark.prefix.endswith("ال") or trigger.mark.entry.feature == "definite") and not described


def _family(draft: Draft) -> str:
    return "war" if draft.trigger.type in WARS else draft.trigger.type


def _again(reader: Reader, draft: Draft, others: list[Draft]) -> None:
    """الزيارة، القمة، الحرب: who took part was said before, or will be."""
    parties = draft.parties
    if draft.trigger.kind != "masdar" or (parties.actors and parties.targets):
        return
    if not parties.actors and not parties.targets and not _definite(draft):
        return
    for other in others:
        if not (other.parties.actors and other.parties.targets):
            continue
        actors = [reader.key(m) for m in other.parties.actors]
        targets = [reader.key(m) for m in other.parties.targets]
        mine = [reader.key(m) for m in (*parties.actors, *parties.targets)]
        if any(key not in actors + targets for key in mine):
            continue
        if is_mutual(draft.trigger):
            parties.actors, parties.targets = list(other.parties.actors), list(other.parties.targets)
        if not parties.actors:
            all_of_them = (*other.parties.actors, *other.parties.targets)
            parties.actors = [m for m in all_of_them if reader.key(m) not in mine][: len(actors)]
        if not parties.targets:
            mine = [reader.key(m) for m in parties.actors]
            parties.targets = [m for m in (*other.parties.targets, *other.parties.actors) if reader.key(m) not in mine]
        parties.place = parties.place or other.parties.place
        parties.rule += ", named before"
        return


def share(reader: Reader, drafts: list[Draft]) -> None:
    """An event told again, with no date and status of its own, has those that were told elsewhere in the article."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        parties = frozenset(reader.key(m) for m in (*draft.parties.actors, *draft.parties.targets))
        groups.setdefault((_family(draft), parties), []).append(draft)
    for group in groups.values():
        dated = [draft for draft in group if draft.when]
        sure = [draft for draft in group if draft.status]
        for draft in group:
            if draft.when is None and dated and draft.trigger.root == "CONSULT":
                nearest = min(dated, key=lambda other: abs(other.trigger.start - draft.trigger.start))
                draft.when, draft.where = nearest.when, "date of the same event"
                draft.status = draft.status or nearest.status
            if draft.status is None and sure:
                draft.status = min(sure, key=lambda other: abs(other.trigger.start - draft.trigger.start)).status
