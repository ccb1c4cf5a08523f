"""Who says what in an article, asked for places."""

from collections.abc import Sequence

from takhrij.readings.holding import Holding
from takhrij.readings.scene import Scene, Sentence
from takhrij.records import Statement


class Said:
    """The statements of one article."""

    def __init__(self, scene: Scene, statements: Sequence[Statement]) -> None:
        self.scene, self.statements = scene, statements
        self.saying = Holding((s.content[0].start, s.content[-1].end, s) for s in statements)

    def statement(self, offset: int) -> Statement | None:
        """The smallest statement in whose content an offset lies."""
        around = self.saying.around(offset)
        holders = [s for s in around if any(span.start <= offset < span.end for span in s.content)]
        return min(holders, key=lambda s: s.content[-1].end - s.content[0].start, default=None)

    def contents(self, sentence: Sentence) -> list[tuple[int, int]]:
        """First and last token of everything said in a sentence, its beginning in it or not."""
        start, end = self.scene.text.starts[sentence.first], self.scene.text.ends[sentence.last]
        spans = (span for s in self.statements for span in s.content if span.start < end and start < span.end)
        found = (self.scene.tokens(span) for span in spans)
        return [(max(first, sentence.first), min(last, sentence.last)) for first, last in found]
