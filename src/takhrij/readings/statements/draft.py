"""A statement in the making: places and parties by token, before entities, chains and containers are settled."""

from dataclasses import dataclass, field

from takhrij.readings.statements.phrases import Party
from takhrij.readings.statements.scene import Sentence
from takhrij.records import Span, Stance


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
    form: str = ""  # the verb's form: it agrees with a speaker left out
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
        """Whether the other's cue stands in this one's content."""
        return (
            self is not other
            and any(span.start <= other.cue[0].start < span.end for span in self.content)
            and (self.start, -self.end) != (other.start, -other.end)
        )
