"""A dossier on a terminal: one line for each finding, in columns, as wide as the terminal.

Arabic is printed in logical order: terminals that know how turn it round. The marks that keep the columns of a line
apart for them (first strong isolate, pop directional isolate) are printed on a terminal only.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from takhrij.dossier import Dossier
from takhrij.records import Article, Entity, Mention, Page, Reason, Record, Span, Statement, Time

R = TypeVar("R", Time, Statement, Mention)
LINE, KIND, TIMES, STANCE, TYPE = 5, 12, 6, 9, 8  # widths of columns, in cells
INDENT = "  "


class Shown(msgspec.Struct, frozen=True):
    """An article with what was found in it."""

    article: Article
    page: Page
    times: list[Time]
    statements: list[Statement]
    mentions: list[Mention]
    entities: dict[str, Entity]  # of all articles


def articles(dossier: Dossier, location: str = "", limit: int | None = None) -> list[Shown]:
    """The first articles on pages that have this in their location."""
    pages = {page.id: page for page in dossier.each(Page) if location in page.location}
    chosen = [article for article in dossier.each(Article) if article.page in pages][:limit]
    entities = {entity.id: entity for entity in dossier.each(Entity)}
    times, statements = _by_article(dossier.each(Time)), _by_article(dossier.each(Statement))
    mentions = _by_article(dossier.each(Mention))
    return [
        Shown(each, pages[each.page], times[each.id], statements[each.id], mentions[each.id], entities)
        for each in chosen
    ]


def _by_article(records: Iterable[R]) -> defaultdict[str, list[R]]:
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        groups[record.article].append(record)
    return groups


class Printer:
    """Prints articles on a console, with the reasons if they are wanted."""

    def __init__(self, console: Console, why: bool) -> None:
        self.console = console
        self.why = why

    def article(self, shown: Shown, kinds: Collection[type[Record]]) -> None:
        """What was found of these kinds."""
        title = shown.article.title
        self._print(
            Text(self._cell(f"{shown.page.location}{' · ' + title.name if title else ''}", self.console.width), "bold")
        )
        if Article in kinds:
            self._masthead(shown)
        if Entity in kinds:
            self._names(shown)
        if Time in kinds:
            self._times(shown)
        if Statement in kinds:
            self._statements(shown)
        self._print(Text())

    def _masthead(self, shown: Shown) -> None:
        article, published = shown.article, shown.article.published
        known = [
            (field, name.name)
            for field in ("outlet", "byline", "dateline", "agency", "retells")
            if (name := getattr(article, field))
        ]
        known += [("owner", article.owner)] if article.owner else []
        known += [("published", f"{published.value} ({published.how})" if published else "unknown")]
        for field, value in known:
            self._line((field, KIND), (value, None))
        self._reason(article.reason, shown.page)

    def _names(self, shown: Shown) -> None:
        counts = Counter(mention.entity for mention in shown.mentions)
        self._heading("Names", bool(counts))
        for id_, count in counts.most_common():
            entity = shown.entities[id_]
            others = "، ".join(spelling for spelling in entity.variants if spelling != entity.name_ar)
            self._line((entity.kind, KIND), (f"{count} ×", TIMES), (entity.name_ar, self._share(0.4)), (others, None))
            self._reason(entity.reason, shown.page)

    def _times(self, shown: Shown) -> None:
        self._heading("Times", bool(shown.times))
        for time in shown.times:
            line = _line_number(shown.page, time.start)
            self._line((line, LINE), (time.type, TYPE), (time.text, self._share(0.4)), (time.value, None))
            self._reason(time.reason, shown.page)

    def _statements(self, shown: Shown) -> None:
        self._heading("Statements", bool(shown.statements))
        for statement in shown.statements:
            line = _line_number(shown.page, min(statement.content + statement.cue, default=Span(0, 0)).start)
            content = " … ".join(shown.page.text[span.start : span.end] for span in statement.content)
            chain = " ← ".join(_chain(statement, shown))
            self._line((line, LINE), (statement.stance, STANCE), (chain, self._share(0.4)), (content, None))
            self._reason(statement.reason, shown.page)

    def _heading(self, title: str, found: bool) -> None:
        self._print(Text(INDENT + title if found else f"{INDENT}{title}: none", "cyan"))

    def _reason(self, reason: Reason, page: Page) -> None:
        """The rule, and the words that show it where they stand on this page."""
        if self.why:
            words = (page.text[each.start : each.end] for each in reason.evidence if each.page == page.id)
            shown = " ".join(f"«{each}»" for each in dict.fromkeys(words))
            self._print(Text(INDENT * 2 + self._cell(f"why: {reason.rule} {shown}", self.console.width - 4), "dim"))

    def _share(self, of_the_width: float) -> int:
        return max(8, int(of_the_width * (self.console.width - LINE - STANCE - 8)))

    def _line(self, *cells: tuple[str, int | None]) -> None:
        """Cells of these widths; the last one, without a width, has the rest of the line."""
        line = INDENT
        for text, width in cells:
            rest = max(1, self.console.width - cell_len(line) - len(INDENT))
            line += INDENT + self._cell(text, width or rest, pad=bool(width))
        self._print(Text(line))

    def _cell(self, text: str, width: int, *, pad: bool = False) -> str:
        """In one line, shortened to a width, kept apart from its neighbours."""
        line = " ".join(text.split())
        if cell_len(line) > width:
            line = set_cell_size(line, width - 1).rstrip() + "…"
        blanks = " " * (width - cell_len(line)) if pad else ""
        return (f"{FSI}{line}{PDI}" if self.console.is_terminal and line else line) + blanks

    def _print(self, line: Text) -> None:
        self.console.print(line, soft_wrap=True)


FSI, PDI = "\u2068", "\u2069"


def _line_number(page: Page, offset: int) -> str:
    return str(page.text.count("\n", 0, offset) + 1)


def _chain(statement: Statement, shown: Shown) -> list[str]:
    """From the page to the speaker: the names of entities where they are known."""
    outlet = shown.article.outlet
    links = [shown.entities[link.entity].name_ar if link.entity else link.name for link in statement.chain]
    speakers = " و".join(shown.entities[speaker].name_ar for speaker in statement.speakers)
    return [outlet.name if outlet else "الصفحة", *links, speakers or statement.speaker_text or "؟"]
