"""A sentence cut into clauses, with its phrases, and the parties read from them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from takhrij.readings.events import lexicon
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase, boundaries
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.statements.scene import Scene, Sentence
from takhrij.records import EventStatus

HEADLINES = frozenset({"title", "subtitle", "heading"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT/ceasefire", "ASSAULT/clash", "MOBILIZE/exercise"})
VISIT = "CONSULT/visit"
PLACES = frozenset({"fi", "amama"})


@dataclass(slots=True)
class Parties:
    """Who takes part."""

    actors: list[Member] = field(default_factory=list)
    targets: list[Member] = field(default_factory=list)
    place: Member | None = None
    rule: str = ""
    status: EventStatus | None = None  # of the verb that carries the noun
    undone: bool = False  # that verb is negated


class Clause:
    """A sentence, for the triggers in it."""

    def __init__(
        self, scene: Scene, signs: Signs, sentence: Sentence, phrases: list[Phrase], triggers: list[Trigger]
    ) -> None:
        self.scene, self.signs, self.sentence, self.phrases = scene, signs, sentence, phrases
        self.bounds = [sentence.first - 1, *boundaries(scene, sentence), sentence.last + 1]
        nouns = [trigger for trigger in triggers if trigger.kind == "masdar"]
        self.after_nouns = {noun.last + 1 for noun in nouns}
        self.masdars = {noun.first for noun in nouns if noun.mark.prefix in {"", "ال"}}

    def around(self, token: int) -> tuple[int, int]:
        """First and last token of the clause that a token stands in."""
        return self.bounds[bisect_left(self.bounds, token) - 1] + 1, self.bounds[bisect_right(self.bounds, token)] - 1

    def between(self, token: int, end: int) -> list[Phrase]:
        """The phrases that begin after one token and not after another."""
        return [p for p in self.phrases if token < p.first <= end]

    def ending_at(self, token: int) -> Phrase | None:
        """The phrase that ends right before a token, small words between them left out."""
        last, skipped = token - 1, lexicon.listed("skipped")
        while last > self.sentence.first and (
            self.scene.word(last) in skipped or last in self.scene.time_on or not self.scene.word(last).isalnum()
        ):
            last -= 1
        return next((p for p in self.phrases if p.first <= last <= p.last), None)

    def subject(self, token: int) -> Phrase | None:
        """The first bare phrase of the clause before a token."""
        first = self.around(token)[0]
        return next((p for p in self.phrases if first <= p.first < token and p.particle == "" and not p.loose), None)

    def topic(self, before: int) -> Phrase | None:
        """Whom the sentence is about: its first bare phrase that acts."""
        return next((p for p in self.phrases if p.particle == "" and not p.loose and p.first < before), None)


def is_mutual(trigger: Trigger) -> bool:
    """Whether those who do it are actor and target alike: they meet, agree, cooperate, clash."""
    return trigger.root in MUTUAL or trigger.type in MUTUAL


def mark_targets(trigger: Trigger, phrases: list[Phrase], found: Parties) -> None:
    """Whom the trigger's object or particle names, and where it was."""
    taken: Phrase | None = None
    for how in trigger.takes:
        wanted = "" if how == "object" else how
        fitting = [p for p in phrases if p.particle == wanted]
        taken = next((p for p in fitting if not p.loose), fitting[0] if fitting else None)
        if taken is None:
            continue
        if how == "bayna" and not found.actors:
            found.actors, found.targets = [taken.members[0]], list(taken.members[1:])
        else:
            found.targets = list(taken.members)
        break
    found.place = place(trigger, [p for p in phrases if p is not taken])
    if found.place is None and trigger.type == VISIT and taken and taken.members[0].kind == "place":
        found.place = taken.members[0]


def place(trigger: Trigger, phrases: list[Phrase]) -> Member | None:
    """A named place; of violence and protest also one that is only described: في السوق."""
    there = [p.members[0] for p in phrases if p.particle in PLACES]
    named = next((member for member in there if member.kind == "place"), None)
    return named or (there[0] if there and trigger.root in {"ASSAULT", "PROTEST"} else None)
