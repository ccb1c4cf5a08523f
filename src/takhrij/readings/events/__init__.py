"""Events: what an article reports as done, planned, alleged or denied, coded in PLOVER.

In: an article, its regions, the marks of its page, its mentions, entities, times and statements. Out: Events, in page
order.

1. lay the findings on the tokens (`signs`); 2. sentence by sentence, find `triggers` and the `phrases` between them,
and read who did it to whom and where (`arguments`); 3. pronouns and what is left out come from what the article said
before (`memory`); 4. keep what has an actor and a target or place; 5. settle status, date and numbers
(`circumstances`), which an event told again shares. «زارت وزيرة الخارجية اليابان» is `CONSULT/visit`, with the minister
as actor and Japan as target and place.
"""

from collections.abc import Sequence

from takhrij import ids
from takhrij.marks import Marked
from takhrij.readings.events import arguments, circumstances, codes, memory, phrases, triggers
from takhrij.readings.events.clause import Clause, Parties
from takhrij.readings.events.members import Member, Reader
from takhrij.readings.events.memory import Draft
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.holding import Holding
from takhrij.readings.statements.scene import Sentence, look
from takhrij.records import Argument, Article, Entity, Event, Mention, Place, Reason, Region, Role, Statement, Time

UNKNOWN_ACTORS = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # told where nobody knows, or says, by whom


def find(
    article: Article,
    regions: Sequence[Region],
    marked: Marked,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> list[Event]:
    """The events of an article."""
    scene = look(regions, marked, mentions, entities, times)
    signs = Signs(scene)
    reader = Reader(scene, signs)
    drafts: list[Draft] = []
    for sentence in scene.sentences:  # 2.
        drafts += memory.without_parts(_drafts(reader, sentence, drafts))
    memory.complete(reader, drafts)  # 3.
    told = [draft for draft in drafts if _is_told(draft)]  # 4.
    saying = Holding((each.content[0].start, each.content[-1].end, each) for each in statements)
    for draft in told:  # 5.
        _circumstances(article, draft, saying)
    memory.share(reader, told)
    return [_event(article, reader, draft) for draft in told]


def _circumstances(article: Article, draft: Draft, saying: Holding[Statement]) -> None:
    trigger, clause = draft.trigger, draft.clause
    draft.statement = circumstances.statement_at(saying, trigger.start)
    draft.when, draft.where = circumstances.time(clause, trigger, draft.statement)
    today = circumstances.published(article)
    draft.status = circumstances.status(
        clause, trigger, draft.parties.status, draft.governor, draft.statement, draft.when, today
    )


def _drafts(reader: Reader, sentence: Sentence, known: list[Draft]) -> list[Draft]:
    scene, signs = reader.scene, reader.signs
    found = triggers.find(scene, signs, sentence)
    if not found:
        return []
    taken = frozenset(token for t in found for token in (*range(t.first, t.last + 1), *t.object))
    clause = Clause(scene, signs, sentence, phrases.read(reader, sentence, taken), found)
    drafts: list[Draft] = []
    previous: Parties | None = known[-1].parties if known and known[-1].clause.sentence.line == sentence.line else None
    for number, trigger in enumerate(found):
        following = [t.first for t in found[number + 1 :] if t.kind != "masdar"]
        stop = following[0] if following else sentence.last + 1
        parties = arguments.read(clause, trigger, stop, previous)
        draft = Draft(trigger, clause, parties, _governor(clause, found[:number], trigger))
        if draft.governor and parties.rule == "subject of the clause":
            parties.actors = []
        memory.govern(draft, drafts)
        if drafts and trigger.kind == "masdar":
            memory.told_of(drafts[-1], draft)
        drafts.append(draft)
        if trigger.kind != "masdar":
            previous = parties
    return drafts


def _governor(clause: Clause, before: list[Trigger], trigger: Trigger) -> Trigger | None:
    """The verb of saying, asking or threatening whose object the trigger is: هدد بقصف، طالب بالإفراج، اتهمها بتزويد."""
    if trigger.kind != "masdar":
        return None
    first, _ = clause.around(trigger.first)
    return next((t for t in reversed(before) if t.first >= first and memory.GOVERNING & {t.root, t.type}), None)


def _is_told(draft: Draft) -> bool:
    """Somebody did it to somebody or somewhere; violence and protest are told where nobody knows by whom."""
    parties = draft.parties
    if parties.undone:
        return False
    if draft.trigger.type == "CONSULT/visit" and draft.trigger.kind != "masdar" and not _goes(draft):
        return False
    known = bool(parties.actors) or draft.trigger.root in UNKNOWN_ACTORS
    return known and bool(parties.targets or parties.place)


def _goes(draft: Draft) -> bool:
    """Whether somebody who can travel goes to a place, a body or a person."""
    parties = draft.parties
    ends = [m for m in (*parties.targets, parties.place) if m]
    named = any(m.kind in {"place", "organisation", "person", "event_name"} for m in ends)
    there = "object" in draft.trigger.takes and bool(ends)
    return (named or there) and any(m.kind not in {"thing", "place", "treaty"} for m in parties.actors)


def _event(article: Article, reader: Reader, draft: Draft) -> Event:
    trigger, clause, parties, page = draft.trigger, draft.clause, draft.parties, article.page
    when, entry = draft.when, f"{trigger.mark.entry.table}:{trigger.mark.entry.key}"
    evidence = [Place(page, trigger.start, trigger.end)]
    if when:
        evidence.append(Place(page, when.start, when.end))
    made: list[Argument] = []
    roles: tuple[tuple[Role, list[Member]], ...] = (
        ("actor", parties.actors), ("target", parties.targets), ("place", [parties.place] if parties.place else []),
    )  # fmt: skip
    for role, members in roles:
        for member in {m.key: m for m in members}.values():
            text = clause.scene.text.original[member.start : member.end]
            code = codes.code(reader, member)
            made.append(Argument(role, reader.entity(member), text, member.start, member.end, code))
    return Event(
        id=ids.of("event", page, trigger.start, trigger.end),
        article=article.id,
        page=page,
        start=trigger.start,
        end=trigger.end,
        type=trigger.type,
        status=draft.status or "happened",
        date=circumstances.day(when.value) if when else None,
        place=reader.entity(parties.place) if parties.place else None,
        arguments=tuple(made),
        quantities=circumstances.quantities(clause, trigger),
        statement=draft.statement.id if draft.statement else None,
        reason=Reason(", ".join(filter(None, (entry, parties.rule, draft.where))), tuple(evidence)),
    )
