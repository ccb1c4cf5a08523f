"""Article by article: the masthead, and the names, times and statements in it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

from takhrij.records import Article, Entity, Mention, Page, Record, Span, Statement, Time
from takhrij.show.printer import Printer
from takhrij.show.tables import Tables

R = TypeVar("R", Time, Statement, Mention)
LINE, KIND, TIMES, STANCE, TYPE = 5, 12, 6, 9, 8  # widths of columns, in cells


def show(out: Printer, tables: Tables, limit: int, kinds: Collection[type[Record]]) -> None:
    """What was found in articles of these kinds: Article for mastheads, Entity for names, Time, Statement."""
    names = _by_article(tables.of_chosen(Mention) if Entity in kinds else ())
    times = _by_article(tables.of_chosen(Time) if Time in kinds else ())
    statements = _by_article(tables.statements if Statement in kinds else ())
    for article in list(tables.chosen.values())[:limit]:
        page = tables.pages[article.page]
        title = f" · {article.title.name}" if article.title else ""
        out.line((page.location + title, None), indent=0, style="bold")
        if Article in kinds:
            _masthead(out, tables, article)
        if Entity in kinds:
            _names(out, tables, names[article.id])
        if Time in kinds:
            _times(out, tables, page, times[article.id])
        if Statement in kinds:
            _statements(out, tables, article, statements[article.id])
        out.blank()
    if not tables.chosen:
        out.words("no articles", 0)
    out.more(limit, len(tables.chosen), "article")


def _by_article(records: Iterable[R]) -> defaultdict[str, list[R]]:
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        groups[record.article].append(record)
    return groups


def _masthead(out: Printer, tables: Tables, article: Article) -> None:
    published = article.published
    known = [
        (field, name.name)
        for field in ("outlet", "byline", "dateline", "agency", "retells")
        if (name := getattr(article, field))
    ]
    known += [("owner", article.owner)] if article.owner else []
    known += [("published", f"{published.value} ({published.how})" if published else "unknown")]
    known += [("version of", tables.known_by(article.version_of))] if article.version_of else []
    for field, value in known:
        out.line((field, KIND), (value, None))
    out.why(article.reason, tables.words)


def _names(out: Printer, tables: Tables, mentions: list[Mention]) -> None:
    counts = Counter(mention.entity for mention in mentions if mention.entity in tables.entities)
    out.heading("Names", bool(counts))
    for id_, count in counts.most_common():
        entity = tables.entities[id_]
        others = "، ".join(spelling for spelling in entity.variants if spelling != entity.name_ar)
        out.line((entity.kind, KIND), (f"{count} ×", TIMES), (entity.name_ar, out.share(0.4, 22)), (others, None))
        out.why(entity.reason, tables.words)


def _times(out: Printer, tables: Tables, page: Page, times: list[Time]) -> None:
    out.heading("Times", bool(times))
    for time in times:
        line = _line_number(page, time.start)
        out.line((line, LINE), (time.type, TYPE), (time.text, out.share(0.4, 22)), (time.value, None))
        out.why(time.reason, tables.words)


def _statements(out: Printer, tables: Tables, article: Article, statements: list[Statement]) -> None:
    page = tables.pages[article.page]
    out.heading("Statements", bool(statements))
    for statement in statements:
        line = _line_number(page, min(statement.content + statement.cue, default=Span(0, 0)).start)
        content = " … ".join(page.text[span.start : span.end] for span in statement.content)
        chain = " ← ".join(_chain(tables, article, statement))
        out.line((line, LINE), (statement.stance, STANCE), (chain, out.share(0.4, 22)), (content, None))
        out.why(statement.reason, tables.words)


def _line_number(page: Page, offset: int) -> str:
    return str(page.text.count("\n", 0, offset) + 1)


def _chain(tables: Tables, article: Article, statement: Statement) -> list[str]:
    """From the page to the speaker: the names of entities where they are known."""
    links = [tables.who(link.entity) if link.entity else link.name for link in statement.chain]
    speakers = " و".join(map(tables.who, statement.speakers))
    return [article.outlet.name if article.outlet else "الصفحة", *links, speakers or statement.speaker_text or "؟"]
