"""What an article has said before: whom pronouns mean, and the parties of an event that is named again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from takhrij.readings.events.arguments import Clause, Parties
from takhrij.readings.events.phrases import Member, Reader
from takhrij.readings.events.triggers import Trigger

GOVERNING = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT"})
MASCULINE_COUNTRIES = frozenset("jo iq lb ma sd ye so qa kw eg_ bh_ pt br_ vn ss".split())


@dataclass(slots=True)
class Draft:
    """An event in the making."""

    trigger: Trigger
    clause: Clause
    parties: Parties
    governor: Trigger | None


def govern(draft: Draft, before: list[Draft]) -> None:
    """Who is asked or accused does it; who threatens does it himself."""
    if draft.governor is None or draft.parties.actors:
        return
    outer = next(d for d in before if d.trigger is draft.governor).parties
    threatens = draft.governor.root in {"THREATEN", "REJECT"}
    draft.parties.actors = [m for m in (outer.actors if threatens else outer.targets) if m not in draft.parties.targets]


WARS = frozenset({"ASSAULT/war", "ASSAULT/invade", "ASSAULT/fight"})
PRONOUNS = frozenset({"ه", "ها", "هم", "هما"})


def complete(reader: Reader, drafts: list[Draft]) -> None:
    """Resolve pronouns, then fill what is left out from the nearest event of the same type."""
    for draft in drafts:
        _pronoun(reader, draft, drafts)
        parties = draft.parties
        parties.actors = _resolved(reader, draft, drafts, parties.actors, parties.targets)
        parties.targets = _resolved(reader, draft, drafts, parties.targets, parties.actors)
    for draft in drafts:
        _again(reader, draft, drafts)


def _resolved(reader: Reader, draft: Draft, drafts: list[Draft], members: list[Member], others: list[Member]) -> list[Member]:
    """Pronouns and «البلدين» replaced by whom they mean; left out where that is not known."""
    found: list[Member] = []
    taken = {reader.key(m) for m in others}
    for member in members:
        if member.kind == "pair" or member.kind == "هما":
            found += [m for m in _pair(reader, draft, drafts, member) if reader.key(m) not in taken]
        elif member.kind in PRONOUNS:
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
        if other.kind == kind and (kind == "person" or other.country):
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
    return next((m for m in _before(draft, drafts) if _agrees(reader, m, pronoun) and reader.key(m) not in taken), None)


def _agrees(reader: Reader, member: Member, pronoun: str) -> bool:
    person = member.kind == "person"
    if pronoun == "ه":
        return person or (member.country in MASCULINE_COUNTRIES)
    if pronoun == "ها":
        return member.kind in {"place", "organisation", "nationality"}
    return member.kind == "group"


def _family(draft: Draft) -> str:
    return "war" if draft.trigger.type in WARS else draft.trigger.type


def _again(reader: Reader, draft: Draft, drafts: list[Draft]) -> None:
    """الزيارة، القمة، الحرب: who took part was said before, or will be."""
    parties = draft.parties
    if parties.actors and parties.targets or draft.trigger.kind != "masdar":
        return
    place = drafts.index(draft)
    others = [*reversed(drafts[:place]), *drafts[place + 1 :]]
    for other in others:
        if _family(other) != _family(draft) or not (other.parties.actors and other.parties.targets):
            continue
        actors = [reader.key(m) for m in other.parties.actors]
        targets = [reader.key(m) for m in other.parties.targets]
        mine = [reader.key(m) for m in (*parties.actors, *parties.targets)]
        if any(key not in actors + targets for key in mine):
            continue
        if not parties.actors:
            parties.actors = [m for m in (*other.parties.actors, *other.parties.targets) if reader.key(m) not in mine][:len(actors)]
        if not parties.targets:
            mine = [reader.key(m) for m in parties.actors]
            parties.targets = [m for m in (*other.parties.targets, *other.parties.actors) if reader.key(m) not in mine]
        parties.place = parties.place or other.parties.place
        parties.rule += ", named before"
        return
