"""Whom pronouns, «الزعيمان» and subjects that are left out mean: from what the sentence and the article said before."""

from collections.abc import Collection, Iterator

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import is_mutual
from takhrij.readings.events.descriptions import Reader
from takhrij.readings.events.draft import Draft
from takhrij.readings.events.members import Member
from takhrij.readings.scene import OWNERS, openers

ADDRESSING = frozenset({"accuses", "warns", "demands"})  # what is said is about somebody else
TWO_LEADERS = ("زعيم", "رئيس", "وزير", "قائد")


def resolve(reader: Reader, drafts: list[Draft]) -> None:
    """Put those who are meant in the place of pronouns, pairs and subjects that are left out."""
    for number, draft in enumerate(drafts):
        _subject(reader, draft, drafts[:number])
        _pronoun(reader, draft, drafts)
        parties = draft.parties
        parties.actors = _resolved(reader, draft, drafts, parties.actors, parties.targets)
        parties.targets = _resolved(reader, draft, drafts, parties.targets, parties.actors)
        if not parties.targets and len(parties.actors) > 1 and is_mutual(draft.trigger):
            parties.actors, parties.targets = parties.actors[:1], parties.actors[1:]
        if not parties.targets and parties.place and parties.actors and draft.trigger.root == "ASSAULT":
            parties.targets = [parties.place]


def _subject(reader: Reader, draft: Draft, before: list[Draft]) -> None:
    """Who did what a verb without subject tells: who says it of himself, else whom the sentence before was about."""
    parties, trigger = draft.parties, draft.trigger
    if parties.rule != "no subject":
        return
    if speaker := reader.speaker(trigger.first):
        parties.actors, parties.rule = [speaker], "speaker"
        return
    for other in reversed(before):
        if other.clause is not draft.clause and other.clause.sentence.line == draft.clause.sentence.line:
            topic = other.clause.topic(other.clause.sentence.last)
            parties.actors, parties.rule = list(topic.members) if topic else [], "topic before"
            return


def _resolved(
    reader: Reader, draft: Draft, drafts: list[Draft], members: list[Member], others: list[Member]
) -> list[Member]:
    """Pronouns and «البلدين» replaced by whom they mean; left out where that is not known."""
    found: list[Member] = []
    taken = {reader.known.key(m) for m in others}
    for member in members:
        if member.kind == "pair" or member.kind == "هما":
            draft.paired = True
            pair = [m for m in _pair(reader, draft, drafts, member) if reader.known.key(m) not in taken]
            found += pair or ([member] if member.kind == "pair" else [])
        elif member.kind in OWNERS:
            opens = draft.clause.scene.stem(member.first) in openers()  # قال إنه: the speaker
            said = reader.said.statement(draft.trigger.start)
            speaker = reader.speaker(draft.trigger.first) if opens and said and said.stance not in ADDRESSING else None
            fits = speaker and _agrees(reader, speaker, member.kind) and reader.known.key(speaker) not in taken
            meant = speaker if fits else _antecedent(reader, draft, drafts, member.kind, taken)
            found += [meant] if meant else []
        else:
            found.append(member)
    return found


def _pair(reader: Reader, draft: Draft, drafts: list[Draft], member: Member) -> list[Member]:
    """The two countries, or leaders, that the article names most."""
    if named := reader.known.pair(member):
        return named
    persons = member.head is not None and member.head.entry.text.startswith(TWO_LEADERS)
    return reader.known.main_pair(draft.trigger.first, persons=persons)


def _before(draft: Draft, drafts: list[Draft]) -> Iterator[Member]:
    """Every party named before a trigger, the nearest first."""
    clause = draft.clause
    yield from (m for p in reversed(clause.phrases) if p.last < draft.trigger.first for m in reversed(p.members))
    for other in reversed(drafts):
        if other.trigger.first < draft.trigger.first and other.clause is not clause:
            clause = other.clause
            if topic := clause.topic(clause.sentence.last):
                yield from topic.members
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
        bare = (p for p in draft.clause.phrases if p.bare and p.last < draft.trigger.first)
        subjects = (
            m for p in bare for m in p.members if _agrees(reader, m, pronoun) and reader.known.key(m) not in taken
        )
        if subject := next(subjects, None):
            return subject
    before = (m for m in _before(draft, drafts) if _agrees(reader, m, pronoun) and reader.known.key(m) not in taken)
    return next(before, None) or _announced(reader, draft, pronoun, taken)


def _announced(reader: Reader, draft: Draft, pronoun: str, taken: Collection[object]) -> Member | None:
    """The one whom a pronoun names beforehand: بعد زيارته إلى الصين، قال الزعيم."""
    after = (p for p in draft.clause.phrases if p.bare and p.first > draft.trigger.last)
    return next(
        (m for p in after for m in p.members if _agrees(reader, m, pronoun) and reader.known.key(m) not in taken), None
    )


def _agrees(reader: Reader, member: Member, pronoun: str) -> bool:
    """Whether a pronoun can mean a party: «ه» a man, a masculine country or body, «ها» the others."""
    if member.kind == "person":
        return pronoun == "ه"
    body = _body(reader, member)
    if pronoun == "ه":
        return body == "m" or member.country in lexicon.masculine()
    if pronoun == "ها":
        return body == "f" or member.kind in {"place", "nationality"} or (member.kind == "organisation" and body != "m")
    return member.kind == "group"


def _body(reader: Reader, member: Member) -> str | None:
    """The gender of a body by the noun that it begins with, `m` or `f`, None where that is not known."""
    head = member.head or reader.signs.heads.get(member.first)
    if head is None or not (member.kind == "organisation" or head.entry.row.get("kind") == "body"):
        return None
    return "m" if head.entry.feature == "singular" and not head.entry.text.split()[0].endswith("ة") else "f"
