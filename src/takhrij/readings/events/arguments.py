"""Who did it to whom, and where: the phrases around a trigger, by construction."""

from msgspec.structs import replace

from takhrij.readings.events import lexicon, nominal, verbal
from takhrij.readings.events.clause import Clause, Parties
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import inserted
from takhrij.readings.events.triggers import Trigger

CALLS, INVITES = "daaa", "CONSULT/invite"
LOCATED = frozenset({"PROTEST", "ASSAULT", "COERCE"})  # where they are is told before them too


def read(clause: Clause, trigger: Trigger, stop: int, previous: Parties | None) -> Parties:
    """The parties of a trigger; `stop` is where the next verb begins, `previous` are those of the verb before."""
    put_in = inserted(clause.scene, clause.sentence, trigger.last)
    stop = stop if stop not in put_in else clause.sentence.last + 1
    if trigger.kind != "masdar":
        stop = min(stop, _relative(clause, trigger))
    after = clause.between(trigger.last, min(clause.around(trigger.last)[1], stop - 1))
    after = [p if p.first not in put_in or p.particle else replace(p, particle="x") for p in after]
    if trigger.kind == "masdar":
        found = nominal.noun(clause, trigger, after)
    elif verbal.is_passive(clause, trigger, after):
        found = verbal.passive(clause, trigger, after)
    elif trigger.kind == "participle":
        found = verbal.participle(clause, trigger, after)
    else:
        found = verbal.verb(clause, trigger, after, previous)
    if not found.targets and (thing := _object(clause, trigger)):
        found.targets = [thing]
    if found.place is None and trigger.root in LOCATED:
        before = clause.between(clause.around(trigger.first)[0] - 1, trigger.first - 1)
        there = [p.members[0] for p in before if p.particle == "fi"]
        found.place = next((member for member in there if member.kind == "place"), None)
    return found


def _relative(clause: Clause, trigger: Trigger) -> int:
    """The first token of a clause that says who carried a noun out: قتل جندي في هجوم شنه مسلحون."""
    carriers, last = clause.signs.carriers, clause.sentence.last
    near = (t for t in range(trigger.last + 2, last + 1) if t in carriers and {t, t - 1} & clause.after_nouns)
    return next((t for t in near if carriers[t].entry.feature.endswith("+object")), last + 1)


def _object(clause: Clause, trigger: Trigger) -> Member | None:
    """The noun that makes an event of the verb, where it is what is acted on: قطعوا الطريق."""
    if not trigger.object or not {"object", "min"} & set(trigger.takes):
        return None
    first, last = trigger.object[0], trigger.object[-1]
    return Member(None, first, last, clause.scene.text.starts[first], clause.scene.text.ends[last], "thing")


def invited(clause: Clause, trigger: Trigger, parties: Parties) -> Trigger:
    """A call on somebody invites him where it is to a place, or to nothing: دعاه إلى القاهرة، بدعوة من الرئيس."""
    if trigger.mark.entry.key != CALLS or not (parties.targets or parties.actors):
        return trigger
    after = clause.between(trigger.last, clause.around(trigger.last)[1])
    to = next((p for p in after if p.particle == "ila"), None)
    if to is not None and to.members[0].kind in {"place", "event_name"}:
        return replace(trigger, type=INVITES)
    words = (clause.scene.stem(t) for t in range(trigger.last + 1, clause.around(trigger.last)[1] + 1))
    asked = to is not None or any(lexicon.particle(word)[0] == "ila" or word == "ان" for word in words)
    return trigger if trigger.kind != "masdar" or asked else replace(trigger, type=INVITES)
