"""Which drafts are events: somebody did it to somebody or somewhere, and it is neither accident nor match."""

from collections.abc import Sequence

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import SUFFERED
from takhrij.readings.events.draft import Draft
from takhrij.readings.events.members import Member
from takhrij.readings.scene import Scene

# done to whoever a thing belongs to: أشاد بجهود تنزانيا
BELONGING = frozenset({"SUPPORT", "ACCUSE", "AGREE", "REQUEST", "CONCEDE", "REJECT", "SANCTION"})
BETWEEN = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # parties, not things: تتوافق المشاريع مع الخطة
IN_SPORT = frozenset({"ASSAULT/kill", "ASSAULT/wound", "COERCE/arrest", "COERCE/convict", "PROTEST/riot"})
DISTINCT, SPARSE = 3, 40  # different words of sport in an article about it, and words of any kind to each of them
UNKNOWN_ACTORS = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # told where nobody knows, or says, by whom


def events(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are events, with those alone who take part; of an article about sport, violence and arrests."""
    for draft in drafts:
        _settle(draft)
    told = [draft for draft in drafts if _is_told(draft)]
    return [draft for draft in told if draft.trigger.type in IN_SPORT] if told and _is_sport(scene) else told


def _settle(draft: Draft) -> None:
    """Leave out victims and things that do nothing; what is done to a thing of somebody is done to him."""
    parties = draft.parties
    if draft.trigger.root == "ASSAULT":
        parties.actors = [m for m in parties.actors if not _is_victim(draft, m)]
    if not parties.rule.startswith(("subject-first", "verb-first", "passive")):
        parties.actors = [m for m in parties.actors if m.kind != "thing"]
    if draft.trigger.root in BELONGING:
        parties.targets = [m.owner or m for m in parties.targets]


def _is_sport(scene: Scene) -> bool:
    """Whether an article is about matches and leagues."""
    words = [lexicon.bare(scene.word(t)) for s in scene.sentences for t in range(s.first, s.last + 1)]
    told = [word for word in words if word in lexicon.sport()]
    return len(set(told)) >= DISTINCT and len(told) * SPARSE >= len(words)


def _is_told(draft: Draft) -> bool:
    """Somebody did it to somebody or somewhere; violence and protest are told where nobody knows by whom."""
    parties = draft.parties
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
