"""The stages, wired through the engine into a dossier: the way of a page, to be read aloud.

1. The paths are walked: every page in every file, archive, table or feed is a source.
2. Each source is read: a page, and those of its lines that its host may repeat.
3. The pages of each host come together: lines that stand on several of them belong to the site.
4. Each page is read for itself: articles, in each article names, entities, times, statements, events (`within`).
5. The pile is brought together: versions, copies, entities, stories, claims with their origins (`across`).
6. Everything goes into the dossier in the order of the pages' locations; what was dropped comes last.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec

from takhrij import articles, dossier, engine, marks, pages
from takhrij.dossier import Dossier, Packed
from takhrij.engine import Engine, Failed
from takhrij.engine.home import Home
from takhrij.pipeline import within
from takhrij.pipeline.across import Pile
from takhrij.pipeline.drops import dropped as drop
from takhrij.pipeline.drops import numbered
from takhrij.records import Dropped, Metadata, Page
from takhrij.words.yours import Yours

Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many
REPEATED = 3  # pages: two captures of one article repeat all of its lines


INVENTED = Page(
    id="", location="", url=None, media_type="text/plain", encoding="utf-8", fetched_at=None, sha256="",
    text="خبر من بلدة مرسى\nقال محافظ البلدة سامر الحداد اليوم إن السد آمن.\n", metadata=Metadata(),
)  # fmt: skip


class InputError(Exception):
    """In all that the program was asked to read there is no page."""


class Settings(msgspec.Struct, frozen=True):
    """How to build."""

    reading: pages.Settings = pages.Settings()
    keep_languages: tuple[str, ...] = articles.ARABIC  # ISO 639
    yours: Yours = ()  # names that the user brings
    names_model: Path | None = None  # a folder; None: the one that comes with Takhrij
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

    Raises NoSuchPath or InputError where there is nothing to read, DossierError where the output cannot be written,
    BadModel where the model cannot be used.
    """
    with Home(settings.workers, settings.deadline_s, settings.memory_mb) as home:
        contents = _contents(home, paths, settings, progress)
        dossier.write(output, contents, made_by=f"takhrij {version('takhrij')}")
    return Dossier(output)


class Opened(msgspec.Struct, frozen=True):
    """A page as read, with those of its lines that its host may repeat."""

    page: Page
    host: str
    lines: tuple[str, ...]


def open_source(settings: pages.Settings, source: pages.Source) -> tuple[Opened, Packed] | Dropped:
    """Make a source a page, and pack its original bytes."""
    page = pages.read(source, settings)
    if isinstance(page, Dropped):
        return page
    return Opened(page, *articles.host_lines(page)), dossier.pack_raw(page.id, source.raw)


def repeated(opened: Iterable[Opened]) -> dict[str, frozenset[str]]:
    """The lines of each host that stand on several of its pages. Captures of one address are one page."""
    captured: dict[tuple[str, str], set[str]] = {}
    for each in opened:
        if each.host:
            captured.setdefault((each.host, each.page.url or each.page.location), set()).update(each.lines)
    hosts = engine.together((host, lines) for (host, _), lines in captured.items())
    counted = ((host, Counter(chain.from_iterable(pages_of_host))) for host, pages_of_host in hosts.items())
    return {host: frozenset(line for line, count in lines.items() if count >= REPEATED) for host, lines in counted}


def _contents(home: Engine, paths: Sequence[Path], settings: Settings, progress: Progress) -> Iterator[Packed]:
    """All that goes into the dossier, as it comes."""
    marks.read(INVENTED.text, settings.yours)  # words that cannot be read are no page's fault: they end the build here
    # processes that are forked after this share what it needs
    within.read(within.Means(articles.ARABIC, settings.yours, settings.names_model), (INVENTED, frozenset()))
    dropped: list[Dropped] = []
    opened = yield from _opened(home, settings.reading, _sources(paths, settings.reading, dropped), dropped, progress)
    if not opened:
        raise InputError(_nothing(paths, dropped))
    yield dossier.pack(each.page for each in opened)
    readings = yield from _read(home, settings, opened, dropped, progress)
    progress("bringing articles together", 0, None)
    pile = Pile(readings, {each.page.id: each.page.text for each in opened}, home)
    yield dossier.pack(pile.records())
    dropped += pile.dropped
    yield dossier.pack(numbered(sorted(dropped, key=lambda each: (each.location, each.stage, each.why))))


def _sources(paths: Sequence[Path], settings: pages.Settings, dropped: list[Dropped]) -> Iterator[pages.Source]:
    for found in pages.sources(paths, settings):
        # the name of a file may hold line breaks, and bytes that are no text: \udcff stands for what cannot be stored
        source = msgspec.structs.replace(found, location=pages.shown(found.location))
        if isinstance(source, Dropped):
            dropped.append(source)
        else:
            yield source


def _opened(
    home: Engine,
    settings: pages.Settings,
    sources: Iterable[pages.Source],
    dropped: list[Dropped],
    progress: Progress,
) -> Generator[Packed, None, list[Opened]]:
    """The original bytes pass through; the pages are returned, by location."""
    kept: dict[str, Opened] = {}
    for done, result in enumerate(home.map(partial(open_source, settings), sources), 1):
        progress("reading pages", done, None)
        if isinstance(result, Failed):
            dropped.append(drop("page", result.item.location, "pages", result.why))
        elif isinstance(result, Dropped):
            dropped.append(result)
        elif (opened := result[0]).page.id in kept:
            dropped.append(drop("page", opened.page.location, "pages", "the same page was given before"))
            kept[opened.page.id] = min(kept[opened.page.id], opened, key=lambda each: each.page.fetched_at or "~")
        else:
            kept[opened.page.id] = opened
            yield result[1]
    return sorted(kept.values(), key=lambda each: (each.page.location, each.page.id))


def _read(
    home: Engine, settings: Settings, opened: list[Opened], dropped: list[Dropped], progress: Progress
) -> Generator[Packed, None, list[within.Reading]]:
    """What is settled of each page passes through; what other pages may still change is returned."""
    of_host = repeated(opened)
    items = [(each.page, of_host.get(each.host, frozenset()).intersection(each.lines)) for each in opened]
    means = within.Means(settings.keep_languages, settings.yours, settings.names_model)
    read = partial(within.read, means)
    readings = []
    for done, (each, found) in enumerate(zip(opened, home.map(read, items), strict=True), 1):
        progress("finding statements", done, len(opened))
        if isinstance(found, Failed):
            dropped.append(drop("page", each.page.location, "engine", found.why, each.page.id))
        else:
            readings.append(found)
            yield found.settled
    return readings


def _nothing(paths: Sequence[Path], dropped: Sequence[Dropped]) -> str:
    """Why there is no page at all."""
    if not dropped:
        return f"nothing to read in {', '.join(map(str, paths))}"
    first = "; ".join(f"{each.location}: {each.why}" for each in dropped[:3])
    return f"no page could be read: {first}" + (f"; and {len(dropped) - 3} more" if len(dropped) > 3 else "")
