"""An event in the making, from its trigger to its date and status."""

from dataclasses import dataclass

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import Clause, Parties
from takhrij.readings.events.known import Known
from takhrij.readings.events.triggers import Trigger
from takhrij.records import EventStatus, Statement, Time


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
    paired: bool = False  # its parties are a pair: الزعيمان
    day: str = ""  # the article's, where no time is told
    status: EventStatus | None = None

    @property
    def family(self) -> str:
        """The kind of event that it may be told again as."""
        return lexicon.family(self.trigger.type)


def who(known: Known, draft: Draft) -> frozenset[object]:
    """Keys of all who take part, whoever does it to whom."""
    return frozenset(known.key(m) for m in (*draft.parties.actors, *draft.parties.targets))
