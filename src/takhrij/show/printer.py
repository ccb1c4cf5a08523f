"""Lines on a console: cells in columns, words that go over several lines, reasons.

Arabic is printed in logical order: terminals that know how turn it round. The marks that keep the cells of a line
apart for them (first strong isolate, pop directional isolate) are printed on a terminal only.
"""

from collections.abc import Callable, Iterator

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.text import Text

from takhrij.desk.safe import line as safe
from takhrij.records import Place, Reason

BETWEEN = 2  # cells
LEAST = 4  # cells: less shows nothing
EVIDENCE = 48  # cells of the words at a place that is a reason
PLACES = 4  # of a reason
FSI, PDI = "\u2068", "\u2069"


class Printer:
    """Prints on a console, with the reasons if they are wanted."""

    def __init__(self, console: Console, why: bool) -> None:
        self.console = console
        self.reasons = why

    def line(self, *cells: tuple[str, int | None], indent: int = 4, style: str = "") -> None:
        """Cells of these widths; one without a width has the rest of the line. What has no room is left out."""
        line, used = "", indent
        for text, width in cells:
            rest = self.console.width - used
            if rest < LEAST:
                break
            shown = _cut(safe(text), min(width or rest, rest))
            taken = min(width, rest) if width else cell_len(shown)
            line += self._isolated(shown) + " " * (taken - cell_len(shown) + BETWEEN)
            used += taken + BETWEEN
        self._print(" " * indent + line.rstrip(" "), style)

    def words(self, text: str, indent: int = 4, style: str = "") -> None:
        """Words over as many lines as they need."""
        for line in _lines(safe(text), max(LEAST, self.console.width - indent)):
            self._print(" " * indent + self._isolated(line), style)

    def field(self, name: str, width: int, value: str, indent: int = 4) -> None:
        """A name in a column and what it stands for, over as many lines as it needs."""
        for line in _lines(safe(value), max(LEAST, self.console.width - indent - width - BETWEEN)):
            self.line((name, width), (line, None), indent=indent)
            name = ""

    def heading(self, title: str, found: bool = True) -> None:
        """What the lines below are about."""
        self.line((title if found else f"{title}: none", None), indent=2, style="cyan")

    def why(self, reason: Reason, words: Callable[[Place], str], indent: int = 4) -> None:
        """The rule, and the words that show it, if reasons are wanted."""
        if self.reasons:
            found = dict.fromkeys(_cut(safe(words(place)), EVIDENCE) for place in reason.evidence)
            every = [f"«{each}»" for each in found if each]
            more = [f"and {len(every) - PLACES} more"] if len(every) > PLACES else []
            self.words(" ".join(["why:", reason.rule, *every[:PLACES], *more]), indent, "dim")

    def more(self, shown: int, every: int, what: str) -> None:
        """That there is more, and how to see it."""
        if every > shown:
            self.words(f"and {number(every - shown, f'more {what}')}: --limit {every}", 2)

    def blank(self) -> None:
        """An empty line."""
        self._print("")

    def share(self, of_the_width: float, taken: int = 0) -> int:
        """The width of a cell that has a share of what is not taken by others."""
        return max(2 * LEAST, int(of_the_width * (self.console.width - taken)))

    def _isolated(self, line: str) -> str:
        return f"{FSI}{line}{PDI}" if self.console.is_terminal and line else line

    def _print(self, line: str, style: str = "") -> None:
        self.console.print(Text(line, style), soft_wrap=True)


def number(count: int, name: str) -> str:
    """A count of something, in words.

    >>> number(1, "story"), number(2, "more story"), number(0, "article")
    ('1 story', '2 more stories', '0 articles')
    """
    if count == 1:
        return f"1 {name}"
    return f"{count} {name[:-1]}ies" if name.endswith("y") else f"{count} {name}s"


def _cut(line: str, width: int) -> str:
    return line if cell_len(line) <= width else set_cell_size(line, width - 1).rstrip() + "…"


def _lines(words: str, width: int) -> Iterator[str]:
    line = ""
    for piece in (piece for word in words.split() for piece in chop_cells(word, width)):
        longer = f"{line} {piece}" if line else piece
        if cell_len(longer) > width:
            yield line
            line = piece
        else:
            line = longer
    if line:
        yield line
