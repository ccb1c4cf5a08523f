"""Who did it to whom, and where: the phrases around a trigger, by construction."""

from takhrij.readings.events import nominal, verbal
from takhrij.readings.events.clause import Clause, Parties
from takhrij.readings.events.members import Member
from takhrij.readings.events.triggers import Trigger

LOCATED = frozenset({"PROTEST", "ASSAULT", "COERCE"})  # where they are is told before them too


def read(clause: Clause, trigger: Trigger, stop: int, previous: Parties | None) -> Parties:
    """The parties of a trigger; `stop` is where the next verb begins, `previous` are those of the verb before."""
    after = clause.between(trigger.last, min(clause.around(trigger.last)[1], stop - 1))
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


def _object(clause: Clause, trigger: Trigger) -> Member | None:
    """The noun that makes an event of the verb, where it is what is acted on: قطعوا الطريق."""
    if not trigger.object or not {"object", "min"} & set(trigger.takes):
        return None
    first, last = trigger.object[0], trigger.object[-1]
    return Member(None, first, last, clause.scene.text.starts[first], clause.scene.text.ends[last], "thing")
