"""A sentence cut into clauses, with its phrases, and the parties read from them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from takhrij.readings.events import lexicon, shapes
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase, boundaries
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.scene import OWNERS, Scene, Sentence, openers
from takhrij.records import EventStatus, Role

HEADLINES = frozenset({"title", "subtitle", "heading"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT/ceasefire", "ASSAULT/clash", "MOBILIZE/exercise"})
ONE_SIDED = frozenset({"CONSULT/visit", "CONSULT/invite", "CONSULT/host", "CONSULT/mediate", "CONSULT/write"})
VISIT = "CONSULT/visit"
SUFFERED = frozenset({"ASSAULT/kill", "ASSAULT/wound"})  # whom an attack leaves behind
GIVES = frozenset({"AID", "COOPERATE"})  # to somebody, never to a thing
TO_PEOPLE = frozenset({"AGREE", "CONSULT", "REQUEST", "THREATEN"})
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

    def roles(self) -> tuple[tuple[Role, list[Member]], ...]:
        """Who is in which role."""
        return ("actor", self.actors), ("target", self.targets), ("place", [self.place] if self.place else [])


class Clause:
    """A sentence, for the triggers in it."""

    def __init__(
        self,
        scene: Scene,
        signs: Signs,
        sentence: Sentence,
        phrases: list[Phrase],
        triggers: list[Trigger],
        contents: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.scene, self.signs, self.sentence, self.phrases = scene, signs, sentence, phrases
        self.triggers = triggers
        self.contents = contents  # first and last token of what is said in it
        told = {t.last for t in triggers if t.kind in {"verb", "passive"}}
        verbs = [t for t in range(sentence.first, sentence.last) if t in told or t in signs.verbs]
        self.bounds = [sentence.first - 1, *boundaries(scene, sentence, verbs), sentence.last + 1]
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

    def limits(self, token: int) -> tuple[int, int]:
        """First and last token of the innermost content that a token stands in, else of the sentence."""
        around = [(first, last) for first, last in self.contents if first <= token <= last]
        return max(around, default=(self.sentence.first, self.sentence.last))

    def subject(self, token: int) -> Phrase | None:
        """The first bare phrase of the clause before a token, or the pronoun of the أنّ that opens it: إنها قصفت."""
        first = self.around(token)[0]
        bare = next((p for p in self.phrases if first <= p.first < token and p.bare and not p.loose), None)
        return bare or next((p for p in self.phrases if p.last == first - 1 and p.members[0].kind in OWNERS
                             and self.scene.stem(p.last) in openers()), None)  # fmt: skip

    def verb_between(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two tokens, both excluded; كان and its like are none."""
        return any(t in self.signs.verbs or self.scene.word(t) in shapes.finite() - lexicon.listed("skipped")
                   for t in range(first + 1, last))  # fmt: skip

    def behind_preposition(self, phrase: Phrase) -> bool:
        """Whether a phrase stands right behind one that a preposition marks: إلى بولندا حليفة أوكرانيا."""
        return any(p.last == phrase.first - 1 and p.particle for p in self.phrases)

    def given(self, trigger: Trigger) -> bool:
        """Whether ب marks a thing that is given to somebody."""
        after = self.between(trigger.last, self.around(trigger.last)[1])
        return any(p.particle == "bi" and p.loose for p in after)

    def topic(self, before: int) -> Phrase | None:
        """Whom the sentence, or what is said in it, is about: its first bare phrase that acts."""
        first, _ = self.limits(before)
        bare = next((p for p in self.phrases if p.bare and not p.loose and first <= p.first < before), None)
        return bare or next((p for p in self.phrases if first - 2 <= p.last < first and p.members[0].kind in OWNERS
                             and self.scene.stem(p.last) in openers()), None)  # fmt: skip


def is_mutual(trigger: Trigger) -> bool:
    """Whether those who do it are actor and target alike: they meet, agree, cooperate, clash."""
    return (trigger.root in MUTUAL or trigger.type in MUTUAL) and trigger.type not in ONE_SIDED


def mark_targets(trigger: Trigger, phrases: list[Phrase], found: Parties) -> None:
    """Whom the trigger's object or particle names, and where it was."""
    taken, how = _acted_on(trigger, phrases)
    if taken and how == "bayna" and not found.actors:
        found.actors, found.targets = [taken.members[0]], list(taken.members[1:])
    elif taken:
        found.targets = list(taken.members)
    found.place = place(trigger, [p for p in phrases if p is not taken])
    if found.place is None and trigger.type == VISIT and taken and taken.members[0].kind == "place":
        found.place = taken.members[0]


def _acted_on(trigger: Trigger, phrases: list[Phrase]) -> tuple[Phrase | None, str]:
    """The phrase that names whom it is done to, and how that is marked."""
    gives = trigger.root in GIVES
    ways = (*trigger.takes, *(("ila", "li") if gives else ()))
    marked = [(p, how) for how in ways for p in phrases if (p.bare if how == "object" else p.particle == how)]
    if trigger.type == VISIT and marked:  # the first: جولة في معرض في البلاد
        return min(marked, key=lambda one: ways.index(one[1]))
    if trigger.root in TO_PEOPLE:  # وعد بدعوتهم للتحقق
        marked = [(p, how) for p, how in marked if not (how == "li" and p.loose)]
    sure = (one for one in marked if not one[0].loose or (one[1] == "object" and not gives))
    return next(sure, None) or next(iter(marked), (None, ""))  # زوّدت أسلحة إلى الحكومة


def place(trigger: Trigger, phrases: list[Phrase]) -> Member | None:
    """A named place; of violence and protest also one that is only described: في السوق."""
    there = [p.members[0] for p in phrases if p.particle in PLACES]
    named = next((member for member in there if member.kind == "place"), None)
    return named or (there[0] if there and trigger.root in {"ASSAULT", "PROTEST"} else None)
