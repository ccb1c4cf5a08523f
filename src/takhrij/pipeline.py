"""The stages, wired through the engine into a dossier: the way of a page, to be read aloud.

1. The paths are walked: every file, and every line of JSON Lines, is a source.
2. Each source is read: a page, and those of its lines that its host may repeat.
3. The pages of each host come together: lines that stand on several of them belong to the site.
4. Each page is read for itself: articles, and in each article names, entities, times, statements.
5. Everything goes into the dossier as it comes, in the order of the pages' locations; what was dropped comes last.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec

from takhrij import articles, dossier, engine, entities, ids, marks, pages
from takhrij.dossier import Dossier, Packed
from takhrij.engine import Engine, Failed
from takhrij.engine.home import Home
from takhrij.marks import Marked
from takhrij.readings import names, statements, times
from takhrij.records import Article, Dropped, Mention, Metadata, Page, Record, Region, Span, Statement, Time

Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many
REPEATED = 3  # pages: two captures of one article repeat all of its lines


INVENTED = Page(
    id="", location="", url=None, media_type="text/plain", encoding="utf-8", fetched_at=None, sha256="",
    text="خبر من بلدة مرسى\nقال محافظ البلدة سامر الحداد اليوم إن السد آمن.\n", metadata=Metadata(),
)  # fmt: skip


class InputError(Exception):
    """A mistake in what the program was asked to read."""


class Settings(msgspec.Struct, frozen=True):
    """How to build."""

    reading: pages.Settings = pages.Settings()
    workers: int | None = None  # None: one for each processor
    deadline_s: float = 30  # for one page
    memory_mb: int = 2048  # for one page


DEFAULT = Settings()


def build(
    paths: Sequence[Path],
    output: Path,
    settings: Settings = DEFAULT,
    progress: Progress = lambda doing, done, total: None,
) -> Dossier:
    """Read pages into a dossier, which replaces one that stands there when it is finished.

    Raises NoSuchPath or InputError where there is nothing to read, DossierError where the output cannot be written.
    """
    with Home(settings.workers, settings.deadline_s, settings.memory_mb) as home:
        contents = _contents(home, paths, settings.reading, progress)
        dossier.write(output, contents, made_by=f"takhrij {version('takhrij')}")
    return Dossier(output)


class Opened(msgspec.Struct, frozen=True):
    """A page as read, with those of its lines that its host may repeat."""

    page: Page
    host: str
    lines: tuple[str, ...]


def open_source(source: pages.Source) -> tuple[Opened, Packed] | Dropped:
    """Make a source a page, and pack its original bytes."""
    page = pages.read(source)
    if isinstance(page, Dropped):
        return page
    return Opened(page, *articles.host_lines(page)), dossier.pack_raw(page.id, source.raw)


def repeated(opened: Iterable[Opened]) -> dict[str, frozenset[str]]:
    """The lines of each host that stand on several of its pages."""
    hosts = engine.together((each.host, frozenset(each.lines)) for each in opened if each.host)
    counted = ((host, Counter(chain.from_iterable(pages_of_host))) for host, pages_of_host in hosts.items())
    return {host: frozenset(line for line, count in lines.items() if count >= REPEATED) for host, lines in counted}


def find(item: tuple[Page, frozenset[str]]) -> Packed:
    """What `read_page` finds, ready for the dossier."""
    return dossier.pack(read_page(*item))


def read_page(page: Page, of_host: frozenset[str]) -> list[Record]:
    """Everything on a page. What was found before a stage failed stays, and the failure is a record."""
    found: list[Record] = []
    try:
        marked = marks.read(page.text)
        on_page = articles.find(page, marked, of_host)
    except Exception as error:
        return [_failure("page", page.location, error, page.id)]
    found += on_page.regions
    found += on_page.articles
    for article in on_page.articles:
        regions = [region for region in on_page.regions if region.article == article.id]
        try:
            for record in read_article(article, regions, marked):
                found.append(record)  # one by one: what came before an error stays
        except Exception as error:
            found.append(_failure("article", page.location, error, article.id))
    if not on_page.articles:
        found.append(_dropped("page", page.location, "articles", "no article on it", page.id))
    return sorted(_distinct(found, page), key=_order)


def read_article(article: Article, regions: Sequence[Region], marked: Marked) -> Iterator[Record]:
    """Everything in an article, stage by stage."""
    named = names.find(article, regions, marked)
    who, mentions = entities.within(article, named)
    yield from who
    yield from mentions
    when = times.find(article, regions, marked)
    yield from when
    yield from statements.find(article, regions, marked, mentions, who, when)


def _contents(home: Engine, paths: Sequence[Path], settings: pages.Settings, progress: Progress) -> Iterator[Packed]:
    """All that goes into the dossier, as it comes."""
    marks.read(INVENTED.text)  # words that cannot be read are no page's fault: they end the build here
    read_page(INVENTED, frozenset())  # processes that are forked after this share what it needed
    dropped: list[Dropped] = []
    opened = yield from _opened(home, _sources(paths, settings, dropped), dropped, progress)
    if not opened:
        raise InputError(_nothing(paths, dropped))
    yield dossier.pack(each.page for each in opened)
    yield from _found(home, opened, dropped, progress)
    yield dossier.pack(_numbered(sorted(dropped, key=lambda each: (each.location, each.stage, each.why))))


def _sources(paths: Sequence[Path], settings: pages.Settings, dropped: list[Dropped]) -> Iterator[pages.Source]:
    for found in pages.sources(paths, settings):
        # the name of a file may be bytes that are no text: \udcff stands for what cannot be stored
        source = msgspec.structs.replace(found, location=found.location.encode("utf-8", "backslashreplace").decode())
        if isinstance(source, Dropped):
            dropped.append(source)
        else:
            yield source


def _opened(
    home: Engine, sources: Iterable[pages.Source], dropped: list[Dropped], progress: Progress
) -> Generator[Packed, None, list[Opened]]:
    """The original bytes pass through; the pages are returned, by location."""
    kept: dict[str, Opened] = {}
    for done, result in enumerate(home.map(open_source, sources), 1):
        progress("reading pages", done, None)
        if isinstance(result, Failed):
            dropped.append(_dropped("page", result.item.location, "pages", result.why))
        elif isinstance(result, Dropped):
            dropped.append(result)
        elif (opened := result[0]).page.id in kept:
            dropped.append(_dropped("page", opened.page.location, "pages", "the same page was given before"))
        else:
            kept[opened.page.id] = opened
            yield result[1]
    return sorted(kept.values(), key=lambda each: (each.page.location, each.page.id))


def _found(home: Engine, opened: list[Opened], dropped: list[Dropped], progress: Progress) -> Iterator[Packed]:
    of_host = repeated(opened)
    items = [(each.page, of_host.get(each.host, frozenset()).intersection(each.lines)) for each in opened]
    for done, (each, found) in enumerate(zip(opened, home.map(find, items), strict=True), 1):
        progress("finding statements", done, len(opened))
        if isinstance(found, Failed):
            dropped.append(_dropped("page", each.page.location, "engine", found.why, each.page.id))
        else:
            yield found


def _distinct(found: Iterable[Record], page: Page) -> Iterator[Record]:
    """A stage that finds the same thing twice made a mistake, which costs the second one and not the dossier."""
    seen: set[str] = set()
    for number, record in enumerate(found):
        if record.id in seen:
            yield _dropped(
                type(record).__name__.lower(), page.location, "pipeline", "found twice", f"{record.id} {number}"
            )
        else:
            yield record
        seen.add(record.id)


def _order(record: Record) -> tuple[int, int]:
    """Where it stands on its page; what has no place of its own keeps the order in which it was found."""
    if isinstance(record, Region | Time | Mention):
        return record.start, record.end
    if isinstance(record, Statement):
        first = min(record.content + record.cue, default=Span(0, 0))
        return first.start, first.end
    return 0, 0


def _dropped(what: str, location: str, stage: str, why: str, id_: str = "") -> Dropped:
    return Dropped(
        id=ids.of("dropped", what, id_ or location, stage, why), what=what, location=location, stage=stage, why=why
    )


def _failure(what: str, location: str, error: Exception, id_: str) -> Dropped:
    """What was raised, and by which stage: the first module below this one on the way to the error."""
    modules = (frame.f_globals["__name__"] for frame, _ in traceback.walk_tb(error.__traceback__))
    stage = next((name for name in modules if name != __name__), __name__)
    why = "".join(traceback.format_exception_only(error)).strip()
    return _dropped(what, location, stage.removeprefix("takhrij."), why, id_)


def _numbered(dropped: Iterable[Dropped]) -> Iterator[Dropped]:
    """The same thing dropped twice is two records: nothing is lost in silence."""
    seen: Counter[str] = Counter()
    for each in dropped:
        yield msgspec.structs.replace(each, id=ids.of(each.id, seen[each.id])) if seen[each.id] else each
        seen[each.id] += 1


def _nothing(paths: Sequence[Path], dropped: Sequence[Dropped]) -> str:
    """Why there is no page at all."""
    if not dropped:
        return f"nothing to read in {', '.join(map(str, paths))}: no .txt, .html or .jsonl file there"
    first = "; ".join(f"{each.location}: {each.why}" for each in dropped[:3])
    return f"no page could be read: {first}" + (f"; and {len(dropped) - 3} more" if len(dropped) > 3 else "")
