"""Events: what an article reports as done, planned, alleged or denied, coded in PLOVER.

In: an article, its findings so far laid on its tokens (`readings.scene`), and its statements. Out: Events, in page
order.

1. lay the findings on the tokens (`signs`); 2. sentence by sentence, find `triggers` and the `phrases` between them,
and read who did it to whom and where (`arguments`); 3. pronouns and what is left out come from what the article said
before (`memory`); 4. keep what somebody did to somebody (`kept`); 5. settle status, date and numbers
(`circumstances`), which an event told again shares. «زارت وزيرة الخارجية اليابان» is `CONSULT/visit`, with the minister
as actor and Japan as target and place.
"""

from collections.abc import Sequence

from takhrij import ids
from takhrij.readings.events import (
    anaphora,
    arguments,
    circumstances,
    codes,
    kept,
    memory,
    phrases,
    together,
    triggers,
)
from takhrij.readings.events.clause import HEADLINES, Clause
from takhrij.readings.events.descriptions import Reader
from takhrij.readings.events.draft import Draft
from takhrij.readings.events.signs import Signs
from takhrij.readings.scene import Scene, Sentence
from takhrij.records import Argument, Article, Event, Place, Reason, Statement

CONTESTED = frozenset({"AID", "COOPERATE", "ASSAULT", "COERCE", "MOBILIZE", "REQUEST"})  # told by others, it is alleged


def find(article: Article, scene: Scene, statements: Sequence[Statement]) -> list[Event]:
    """The events of an article."""
    signs = Signs(scene)
    reader = Reader(scene, signs, statements)
    drafts: list[Draft] = []
    for sentence in scene.sentences:  # 2.
        drafts += together.without_parts(_drafts(reader, sentence))
    anaphora.resolve(reader, drafts)  # 3.
    memory.recall(reader.known, drafts)
    told = kept.events(scene, drafts)  # 4.
    for draft in told:  # 5.
        _circumstances(article, reader, draft)
    memory.share(reader.known, told, circumstances.published(article))
    _dated(article, told)
    return [_event(article, reader, draft) for draft in told]


def _circumstances(article: Article, reader: Reader, draft: Draft) -> None:
    trigger, clause = draft.trigger, draft.clause
    draft.statement = reader.said.statement(trigger.start)
    today = circumstances.published(article)
    draft.when, draft.where = circumstances.time(clause, trigger, draft.statement, today)
    draft.status = circumstances.status(
        clause, trigger, draft.parties.status, draft.governor, draft.statement, draft.when, today,
        by_rival=trigger.root in CONTESTED and _by_rival(reader, draft),
    )  # fmt: skip


def _by_rival(reader: Reader, draft: Draft) -> bool:
    """Whether it is told by somebody of one country of somebody of another."""
    speaker = reader.known.nation(reader.speaker(draft.trigger.first)) if draft.statement else None
    doers = {reader.known.nation(member) for member in draft.parties.actors} - {None}
    return bool(speaker and doers) and speaker not in doers


def _dated(article: Article, told: Sequence[Draft]) -> None:
    """News of the headline and the first sentence without a date is of the article's month: the day may be past."""
    lead = min((d.clause.sentence.first for d in told if d.clause.sentence.kind == "body"), default=0)
    for draft in told:
        sentence = draft.clause.sentence
        first = sentence.kind in HEADLINES or sentence.first == lead
        if first and draft.trigger.kind in {"verb", "passive"} and draft.when is None and \
                draft.status in {None, "happened"} and draft.statement is None:  # fmt: skip
            draft.day, draft.where = circumstances.published(article)[:7], "month of the article"


def _drafts(reader: Reader, sentence: Sentence) -> list[Draft]:
    scene, signs = reader.scene, reader.signs
    found = triggers.find(scene, signs, sentence)
    if not found:
        return []
    clause = Clause(
        scene, signs, sentence, phrases.read(reader, sentence, found), found, reader.said.contents(sentence)
    )
    drafts: list[Draft] = []
    previous: Draft | None = None
    for number, trigger in enumerate(found):
        following = [t.first for t in found[number + 1 :] if t.kind != "masdar"]
        stop = following[0] if following else sentence.last + 1
        same = previous and clause.limits(previous.trigger.first) == clause.limits(trigger.first)
        parties = arguments.read(clause, trigger, stop, previous.parties if previous and same else None)
        trigger = arguments.invited(clause, trigger, parties)
        draft = Draft(trigger, clause, parties, together.governor(clause, found[:number], trigger))
        if draft.governor and parties.rule == "subject of the clause":
            parties.actors = []
        suffers = (
            previous is not None and previous.parties.rule == "passive" and parties.rule == "subject of the clause"
        )
        if suffers and previous and parties.actors == previous.parties.targets:  # قتل ثلاثة في هجوم
            parties.actors = []
        together.govern(draft, drafts)
        if drafts and trigger.kind == "masdar":
            together.told_of(drafts[-1], draft)
        drafts.append(draft)
        if trigger.kind != "masdar":
            previous = draft
    together.caused(drafts)
    return drafts


def _event(article: Article, reader: Reader, draft: Draft) -> Event:
    trigger, clause, parties, page = draft.trigger, draft.clause, draft.parties, article.page
    when, entry = draft.when, f"{trigger.mark.entry.table}:{trigger.mark.entry.key}"
    evidence = [Place(page, trigger.start, trigger.end)]
    if when:
        evidence.append(Place(page, when.start, when.end))
    made: list[Argument] = []
    for role, members in parties.roles():
        for member in {m.key: m for m in members}.values():
            text = clause.scene.text.original[member.start : member.end]
            code = codes.code(reader, member)
            made.append(Argument(role, reader.known.entity(member), text, member.start, member.end, code))
    return Event(
        id=ids.of("event", page, trigger.start, trigger.end),
        article=article.id,
        page=page,
        start=trigger.start,
        end=trigger.end,
        type=trigger.type,
        status=draft.status or "happened",
        date=circumstances.day(when.value) if when else draft.day or None,
        place=reader.known.entity(parties.place) if parties.place else None,
        arguments=tuple(made),
        quantities=circumstances.quantities(clause, trigger),
        statement=draft.statement.id if draft.statement else None,
        reason=Reason(", ".join(filter(None, (entry, parties.rule, draft.where))), tuple(evidence)),
    )
