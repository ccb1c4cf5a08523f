"""What stands where, of the words that events are read from: one pass over the marks of an article."""

from takhrij.marks import Mark
from takhrij.readings.statements.scene import Scene

HEADS = ("role", "sector", "source", "org_head")
FINITE = ("perfect", "imperfect", "passive")


class Signs:
    """Marks by first token, one or, for triggers, all of them; the longest where several begin together."""

    def __init__(self, scene: Scene) -> None:
        self.triggers: dict[int, list[Mark]] = {}
        self.carriers: dict[int, Mark] = {}
        self.statuses: dict[int, Mark] = {}
        self.heads: dict[int, Mark] = {}
        self.modifiers: dict[int, Mark] = {}
        self.nationalities: dict[int, Mark] = {}
        self.countries: dict[int, list[Mark]] = {}
        self.numbers: dict[int, Mark] = {}
        self.hedges: dict[int, Mark] = {}
        self.verbs: set[int] = set()
        single = {
            "event_carrier": self.carriers, "event_status": self.statuses, "nationality": self.nationalities,
            "number": self.numbers, "hedge": self.hedges, **dict.fromkeys(HEADS, self.heads),
        }  # fmt: skip
        many = {
            "event_verb": self.triggers, "event_noun": self.triggers, "country": self.countries, "capital": self.countries,
        }  # fmt: skip
        for mark in scene.marked.marks:
            table = mark.entry.table
            if table in single:
                single[table].setdefault(mark.first, mark)
                if table in {"role", "sector"}:
                    self.modifiers.setdefault(mark.first, mark)
            elif table == "place_head":
                self.modifiers.setdefault(mark.first, mark)
            elif table in many:
                many[table].setdefault(mark.first, []).append(mark)
            if table in {"reporting_verb", "event_verb", "event_carrier"} and mark.entry.feature.startswith(FINITE):
                self.verbs.add(mark.first)
