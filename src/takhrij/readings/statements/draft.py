"""A statement in the making: places and parties by token, before entities, chains and containers are settled."""

from dataclasses import dataclass, field

import msgspec

from takhrij import text, words
from takhrij.marks import Mark
from takhrij.readings.scene import Sentence
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span, Stance


class Form(msgspec.Struct, frozen=True):
    """What a verb's form shows of its subject and time; `feminine` is unknown where no verb shows it."""

    feminine: bool | None = None
    plural: bool = False  # or dual
    present: bool = False


def form_of(verb: Mark) -> Form:
    """The form of a verb of the third person: قالت, يعتقدون, أكدا; a root may end in ت (لفت), or begin so (تابع)."""
    form = text.fold(verb.entry.text).text
    masculine = {text.fold(value).text for value in words.values(verb.entry.row, "perfect")}
    if verb.entry.feature.startswith("imperfect"):
        return Form(form.startswith("ت"), form.endswith(("ون", "ان")), present=True)
    if form in masculine:
        return Form(feminine=False)
    plural = form.endswith("وا") or any(form in {one + "ا", one + "تا"} for one in masculine)
    return Form(form.endswith(("ت", "تا")), plural)


UNKNOWN = Form()


@dataclass(slots=True)
class Draft:
    """What a pattern found."""

    rule: str
    stance: Stance
    sentence: Sentence
    anchor: int  # the cue's first token
    cue: list[Span]
    content: list[Span]
    speaker: Party | None  # none: left out, so the running speaker's
    links: list[Party] = field(default_factory=list)  # nearest to the article first
    form: Form = UNKNOWN  # of the verb: it agrees with a speaker left out
    words: str = ""  # of a speaker that no party names

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1].end

    def holds(self, other: "Draft") -> bool:
        """Whether the other's cue stands in this one's content, and what it says ends there too."""
        return (
            self is not other
            and other.end <= self.end
            and any(span.start <= other.cue[0].start < span.end for span in self.content)
            and (self.start, -self.end) != (other.start, -other.end)
        )
