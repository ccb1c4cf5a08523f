"""Events: what an article reports as done, planned, alleged or denied, coded in PLOVER.

In: an article, its regions, the marks of its page, its mentions, entities, times and statements. Out: Events, in page
order.

1. lay the findings on the tokens (`signs`); 2. sentence by sentence, find `triggers` and the `phrases` between them,
and read who did it to whom and where (`arguments`); 3. pronouns and what is left out come from what the article said
before (`memory`); 4. keep what has an actor and a target or place, of an article about
sport only violence and arrests; 5. settle status, date and numbers
(`circumstances`), which an event told again shares. «زارت وزيرة الخارجية اليابان» is `CONSULT/visit`, with the minister
as actor and Japan as target and place.
"""

from collections.abc import Sequence

from takhrij import ids
from takhrij.marks import Marked
from takhrij.readings.events import (
    anaphora,
    arguments,
    circumstances,
    codes,
    lexicon,
    memory,
    phrases,
    together,
    triggers,
)
from takhrij.readings.events.clause import HEADLINES, SUFFERED, Clause
from takhrij.readings.events.descriptions import Reader
from takhrij.readings.events.draft import Draft
from takhrij.readings.events.members import Member
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.statements.scene import Scene, Sentence, look
from takhrij.records import Argument, Article, Entity, Event, Mention, Place, Reason, Region, Role, Statement, Time

OWNERS = frozenset(
    {"SUPPORT", "ACCUSE", "AGREE", "REQUEST", "CONCEDE", "REJECT", "SANCTION"}
)  # done to whoever a thing belongs to: أشاد بجهود تنزانيا
CONTESTED = frozenset({"AID", "COOPERATE", "ASSAULT", "COERCE", "MOBILIZE", "REQUEST"})  # told by others, it is alleged
BETWEEN = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # parties, not things: تتوافق المشاريع مع الخطة
IN_SPORT = frozenset(
    {"ASSAULT/kill", "ASSAULT/wound", "COERCE/arrest", "COERCE/convict", "PROTEST/riot"}
)  # told there too
DISTINCT, SPARSE = 3, 40  # different words of sport in an article about it, and words of any kind to each of them
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
    reader = Reader(scene, signs, statements)
    drafts: list[Draft] = []
    for sentence in scene.sentences:  # 2.
        drafts += together.without_parts(_drafts(reader, sentence, drafts))
    anaphora.resolve(reader, drafts)  # 3.
    memory.recall(reader.known, drafts)
    sport = _is_sport(scene)
    told = [draft for draft in drafts if _is_told(draft) and not (sport and draft.trigger.type not in IN_SPORT)]  # 4.
    for draft in told:  # 5.
        _circumstances(article, reader, draft)
    memory.share(reader.known, told, circumstances.published(article))
    _dated(article, told)
    return [_event(article, reader, draft) for draft in told]


def _is_sport(scene: Scene) -> bool:
    """Whether an article is about matches and leagues."""
    words = [lexicon.bare(scene.word(t)) for s in scene.sentences for t in range(s.first, s.last + 1)]
    told = [word for word in words if word in lexicon.sport()]
    return len(set(told)) >= DISTINCT and len(told) * SPARSE >= len(words)


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


def _drafts(reader: Reader, sentence: Sentence, known: list[Draft]) -> list[Draft]:
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
        draft = Draft(trigger, clause, parties, _governor(clause, found[:number], trigger))
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


def _governor(clause: Clause, before: list[Trigger], trigger: Trigger) -> Trigger | None:
    """The verb of saying, asking or threatening whose object the trigger is: هدد بقصف، طالب بالإفراج، اتهمها بتزويد."""
    if trigger.kind != "masdar":
        return None
    first, _ = clause.around(trigger.first)
    governing = (t for t in reversed(before) if t.first >= first and together.GOVERNING & {t.root, t.type})
    return next((t for t in governing if t.type != "THREATEN/warn"), None)  # who warns of it does not do it


def _is_told(draft: Draft) -> bool:
    """Somebody did it to somebody or somewhere; violence and protest are told where nobody knows by whom."""
    parties = draft.parties
    if draft.trigger.root == "ASSAULT":
        parties.actors = [m for m in parties.actors if not _is_victim(draft, m)]
    if not parties.rule.startswith(("subject-first", "verb-first", "passive")):
        parties.actors = [m for m in parties.actors if m.kind != "thing"]
    if draft.trigger.root in OWNERS:
        parties.targets = [m.owner or m for m in parties.targets]
    if parties.undone or _is_accident(draft):
        return False
    if draft.trigger.type == "CONSULT/visit" and draft.trigger.kind != "masdar" and not _goes(draft):
        return False
    if draft.trigger.type == "CONSULT/phone" and any(_is_press(draft, m) for m in parties.actors):
        return False  # وقال المسؤول الذي اتصلت به الوكالة
    if draft.trigger.root in BETWEEN and all(m.kind == "thing" for m in (*parties.actors, *parties.targets)):
        return False
    if parties.actors:
        return bool(parties.targets or parties.place)
    if draft.trigger.kind == "masdar":  # of nobody, against nothing: التعذيب في البلاد
        named = parties.place is not None and parties.place.kind == "place"
        shown = named or any(m.kind != "thing" for m in parties.targets)
    else:
        shown = bool(parties.targets or parties.place)
    return draft.trigger.root in UNKNOWN_ACTORS and shown


def _is_victim(draft: Draft, member: Member) -> bool:
    words = (lexicon.bare(draft.clause.scene.word(t)) for t in range(member.first, member.last + 1))
    return member.entity is None and any(word in lexicon.listed("victim") for word in words)


def _is_accident(draft: Draft) -> bool:
    """Whether people die of it at nobody's hand, or no party does it: مقتل ثلاثة في حريق، اجتاحت المياه البلدة."""
    scene, sentence = draft.clause.scene, draft.clause.sentence
    doers = [lexicon.bare(scene.word(m.first)) for m in draft.parties.actors if m.kind == "thing"]
    if any(word in lexicon.listed("nature") for word in doers):
        return True
    if draft.trigger.type not in SUFFERED or draft.parties.actors:
        return False
    words = (lexicon.bare(scene.word(t)) for t in range(sentence.first, sentence.last + 1))
    return any(word in lexicon.listed("accident") for word in words)


def _is_press(draft: Draft, member: Member) -> bool:
    return any(draft.clause.scene.mark(member.first, table) for table in ("agency", "outlet"))


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
