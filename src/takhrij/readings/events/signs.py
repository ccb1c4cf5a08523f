"""What stands where, of the words that events are read from: one pass over the marks of an article."""

from bisect import bisect_left, bisect_right

from takhrij.marks import Mark
from takhrij.readings.scene import Scene

HEADS = ("role", "sector", "source", "org_head")
FINITE = ("perfect", "imperfect", "passive")
NOMINAL = ("ال", "لل", "ب", "ك")  # what is attached to nouns alone
MODIFIERS = frozenset({"role", "sector", "place_head"})
VERBS = frozenset({"reporting_verb", "event_verb", "event_carrier"})


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
            "event_verb": self.triggers, "event_noun": self.triggers,
            "country": self.countries, "capital": self.countries,
        }  # fmt: skip
        marks = scene.marked.marks
        for mark in marks[slice(*_extent(scene))]:
            first, table = mark.first, mark.entry.table
            if table in single:
                single[table].setdefault(first, mark)
            elif table in many:
                many[table].setdefault(first, []).append(mark)
            if table == "role" and self.heads[first].entry.table != "role" and self.heads[first].last <= mark.last:
                self.heads[first] = mark  # roles tell most
            if table in MODIFIERS:
                self.modifiers.setdefault(first, mark)
            elif table in VERBS and mark.entry.feature.startswith(FINITE) and not mark.prefix.endswith(NOMINAL):
                self.verbs.add(first)


def _extent(scene: Scene) -> tuple[int, int]:
    """The first of the marks of an article's sentences, and the one after the last."""
    if not scene.sentences:
        return 0, 0
    first = min(sentence.first for sentence in scene.sentences)
    last = max(sentence.last for sentence in scene.sentences)
    marks = scene.marked.marks
    return bisect_left(marks, first, key=_token), bisect_right(marks, last, key=_token)


def _token(mark: Mark) -> int:
    return mark.first
