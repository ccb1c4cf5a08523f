"""What an article has said before: who took part in an event that is named again, where, when, and whether it was."""

from collections import Counter

from takhrij.readings.events import circumstances
from takhrij.readings.events.clause import VISIT, is_mutual
from takhrij.readings.events.draft import Draft, who
from takhrij.readings.events.known import Known

AGAIN = ", named before"
LOCATED = frozenset({"ASSAULT", "PROTEST", "COERCE"})


def recall(known: Known, drafts: list[Draft]) -> None:
    """Fill what is left out of an event from others of its kind, those told most often first."""
    families: dict[str, list[Draft]] = {}
    for draft in drafts:
        families.setdefault(draft.family, []).append(draft)
    for family in families.values():
        for place, draft in enumerate(family):
            _again(known, draft, [*reversed(family[:place]), *family[place + 1 :]])
    _orient(known, drafts)
    for draft in drafts:
        _placed(draft, drafts)


def _orient(known: Known, drafts: list[Draft]) -> None:
    """Of two who meet, whoever was told first to meet the other stays first when the meeting is named again."""
    first: dict[frozenset[object], Draft] = {}
    for draft in drafts:
        if not is_mutual(draft.trigger) or not draft.parties.actors or not draft.parties.targets:
            continue
        again = draft.paired or draft.parties.rule.endswith(AGAIN)
        told = first.get(who(known, draft))
        if told is None and not again:
            first[who(known, draft)] = draft
        elif told is not None and again and len(draft.parties.actors) == 1:
            mine, theirs = known.key(draft.parties.actors[0]), known.key(told.parties.actors[0])
            if mine != theirs:
                draft.parties.actors, draft.parties.targets = draft.parties.targets, draft.parties.actors


def _placed(draft: Draft, drafts: list[Draft]) -> None:
    """Violence and protest that no place is told of is where the last of its kind was."""
    parties = draft.parties
    visit = draft.trigger.type == VISIT
    if parties.targets or parties.place or not (visit or draft.trigger.root in LOCATED):
        return
    before = (d for d in reversed(drafts) if d.trigger.first < draft.trigger.first and d.parties.place)
    if other := next((d for d in before if d.family == draft.family), None):
        parties.place = other.parties.place
        parties.targets = list(other.parties.targets) if visit else []
        parties.rule += ", place of the one before"


def _definite(draft: Draft) -> bool:
    """الزيارة, الزيارة المرتقبة, but not الحرب الباردة."""
    scene, trigger = draft.clause.scene, draft.trigger
    signs, after = draft.clause.signs, trigger.last + 1
    known = after in signs.statuses or after in signs.nationalities or after in scene.mention_on
    described = scene.word(after).startswith("ال") and not known
    return (trigger.mark.prefix.endswith("ال") or trigger.mark.entry.feature == "definite") and not described


def _again(known: Known, draft: Draft, others: list[Draft]) -> None:
    """الزيارة، القمة، الحرب: who took part was said before, or will be."""
    parties = draft.parties
    visit = draft.trigger.type == VISIT
    if draft.trigger.kind != "masdar" or (parties.actors and (parties.targets or (parties.place and not visit))):
        return
    if not parties.actors and not parties.targets and not _definite(draft):
        return
    told = [other for other in others if other.parties.actors and (other.parties.targets or other.parties.place)]
    firsthand = [other for other in told if not other.parties.rule.endswith(AGAIN)]
    times = Counter(who(known, other) for other in firsthand)
    often = sorted(firsthand, key=lambda other: -times[who(known, other)])  # the nearest first of those told alike
    for other in (*often, *told):
        if _fill(known, draft, other):
            parties.rule += AGAIN
            return


def _fill(known: Known, draft: Draft, other: Draft) -> bool:
    """Give an event the parties of another, if its own do not contradict them."""
    parties = draft.parties
    actors = [known.key(m) for m in other.parties.actors]
    targets = [known.key(m) for m in other.parties.targets]
    mine = [known.key(m) for m in (*parties.actors, *parties.targets)]
    if any(key not in actors + targets for key in mine):
        return False
    visit = draft.trigger.type == VISIT
    apart = parties.place and other.parties.place and known.key(parties.place) != known.key(other.parties.place)
    if apart and draft.trigger.type != "ASSAULT/war" and not (visit and parties.actors):
        return False
    if is_mutual(draft.trigger):
        parties.actors, parties.targets = list(other.parties.actors), list(other.parties.targets)
    if not parties.actors:
        all_of_them = (*other.parties.actors, *other.parties.targets)
        parties.actors = [m for m in all_of_them if known.key(m) not in mine][: len(actors)]
    if not parties.targets:
        mine = [known.key(m) for m in parties.actors]
        parties.targets = [m for m in (*other.parties.targets, *other.parties.actors) if known.key(m) not in mine]
    parties.place = parties.place or other.parties.place
    return True


def share(known: Known, drafts: list[Draft], today: str) -> None:
    """An event told again, with no date and status of its own, has those that were told elsewhere in the article."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        parties = frozenset(known.key(m) for m in (*draft.parties.actors, *draft.parties.targets))
        groups.setdefault((draft.family, parties), []).append(draft)
    for group in groups.values():
        dated = [draft for draft in group if draft.when]
        for draft in group:
            fitting = [other for other in dated if draft.when is None and _may_be_one(draft, other, today)]
            if fitting:
                nearest = min(fitting, key=lambda other: (_ago(other, today), _apart(draft, other)))
                draft.when, draft.where = nearest.when, "date of the same event"
                draft.status = draft.status or nearest.status
        sure = [draft for draft in group if draft.status]
        for draft in group:
            alike = [other for other in sure if other.when is draft.when or None in (other.when, draft.when)]
            if draft.status is None and alike:
                often = Counter(other.status for other in alike)
                nearest = min(alike, key=lambda other: (-often[other.status], _apart(draft, other)))
                if len(sure) * 2 >= len(group):  # one doubt does not make all doubtful
                    draft.status = nearest.status


def _may_be_one(draft: Draft, other: Draft, today: str) -> bool:
    """Whether an event may be one that has a date: what is planned has no past one, what happened no future one."""
    if other.when is None or (draft.status and other.status and draft.status != other.status):
        return False
    passed = circumstances.is_past(other.when, today)
    if draft.status == "planned":
        return other.status == "planned" or passed is False
    return draft.status is None or passed is not False


def _ago(draft: Draft, today: str) -> int:
    """Days between when it was and the article: news is of what is near."""
    return circumstances.days_between(draft.when.value, today) if draft.when and len(today) == len("2024-01-01") else 0


def _apart(draft: Draft, other: Draft) -> int:
    return abs(other.trigger.start - draft.trigger.start)
