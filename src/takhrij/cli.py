"""Every command, thin: what it does is elsewhere, what it says is here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from takhrij import __version__, show
from takhrij.dossier import Dossier, DossierError, export
from takhrij.records import Article, Dropped, Entity, Page, Statement, Time

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help pages can be read by screen readers, pagers and tests
    pretty_exceptions_enable=False,
)
FIRST = 3  # locations of what was dropped for one reason


class Format(StrEnum):
    """Formats of an export."""

    JSONL = "jsonl"


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """Trace what Arabic news reports back to who first said it.

    Start with `takhrij build PAGES --output case.takhrij`, then `takhrij show case.takhrij`.
    """
    if version:
        print(f"takhrij {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders of pages.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The dossier to write; an older one is replaced.")],
    published: Annotated[
        list[str] | None,
        typer.Option(metavar="LOCATION=DATE", help="When a page was published, if you know it; may be repeated."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without it, one for each processor.")] = None,
    deadline: Annotated[float, typer.Option(min=0.1, help="Seconds that one page may take before it is dropped.")] = 30,
) -> None:
    """Read pages into a dossier.

    On each page: articles, names, times, and who said what through whom.

    PATH is a text file (.txt), an HTML file (.html, .htm), JSON Lines with one page a line (.jsonl), or a folder of
    them. What cannot be read is dropped, and the summary and the dossier say why.

    \b
    Examples:
      takhrij build pages/ --output case.takhrij
      takhrij build monday.html tuesday.txt -o case.takhrij
      takhrij build pages/ -o case.takhrij --published pages/a.txt=2024-03-11
    """  # noqa: D301 - \b keeps the lines of the examples
    from takhrij import pages, pipeline, words  # the words take a while to load, and the other commands need none

    with _mistakes(DossierError, pipeline.InputError, pages.NoSuchPath, words.BadWords):
        settings = pipeline.Settings(
            reading=pages.Settings(published=_dates(published or [])), workers=workers, deadline_s=deadline
        )
        with _progress() as progress:
            dossier = pipeline.build(paths, output, settings, progress)
    with dossier:
        _summary(dossier)


@app.command(name="export")
def export_(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A dossier, made by `takhrij build`.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to; made where there is none.")],
    format_: Annotated[
        Format, typer.Option("--format", help="JSON Lines, one file for each type of record.")
    ] = Format.JSONL,
) -> None:
    """Write a dossier as files for other programs.

    \b
    Example:
      takhrij export case.takhrij --format jsonl --output case/
    """  # noqa: D301 - \b keeps the lines of the examples
    with _mistakes(DossierError), Dossier(case) as dossier:
        written = export.jsonl(dossier, output)
        print(f"{output}: {len(written)} files, {', '.join(path.name for path in written)}")


@app.command(name="show")
def show_(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A dossier, made by `takhrij build`.")],
    articles: Annotated[bool, typer.Option("--articles", help="Show mastheads.")] = False,
    names: Annotated[bool, typer.Option("--names", help="Show who and what is named, and how often.")] = False,
    times: Annotated[bool, typer.Option("--times", help="Show time expressions and what they mean.")] = False,
    statements: Annotated[bool, typer.Option("--statements", help="Show who said what, through whom.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Below each, the rule that found it and the words that show it.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N articles.")] = None,
    page: Annotated[str, typer.Option(metavar="TEXT", help="Only pages with this in their location.")] = "",
) -> None:
    """Print what is in a dossier.

    Article by article: masthead, names, times and statements; with options, only some of them.

    A statement stands with the line of its page, its stance, the chain that it came through, and its content. The
    chain reads from the page to the speaker: outlet ← agency ← speaker.

    \b
    Examples:
      takhrij show case.takhrij
      takhrij show case.takhrij --statements --why
      takhrij show case.takhrij --page monday --limit 5
    """  # noqa: D301 - \b keeps the lines of the examples
    chosen = {
        kind
        for kind, wanted in ((Article, articles), (Entity, names), (Time, times), (Statement, statements))
        if wanted or not (articles or names or times or statements)
    }
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 120
    with _mistakes(DossierError), Dossier(case) as dossier:
        shown = show.articles(dossier, page, limit)
        if not shown:
            print(f"no article on a page with {page!r} in its location" if page else "no articles")
        printer = show.Printer(console, why)
        for found in shown:
            printer.article(found, chosen)


def _dates(given: list[str]) -> dict[str, str]:
    """LOCATION=DATE; the location may have an = in it."""
    from takhrij.pages import stamps

    dates = {}
    for each in given:
        location, _, stamp = each.rpartition("=")
        if not location or not stamps.iso(stamp):
            _fail(f"--published {each}: give LOCATION=DATE, such as pages/a.txt=2024-03-11")
        dates[location] = stamp
    return dates


def _summary(dossier: Dossier) -> None:
    counts = (
        (dossier.count(Page), "page"), (dossier.count(Article), "article"), (dossier.count(Statement), "statement"),
    )  # fmt: skip
    print(f"{dossier.path}: " + ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts))
    dropped = sorted(dossier.all(Dropped), key=lambda each: (each.stage, each.why, each.location))
    if dropped:
        print(f"dropped {len(dropped)}:")
    for (stage, why), same in groupby(dropped, key=lambda each: (each.stage, each.why)):
        locations = [each.location for each in same]
        more = f" and {len(locations) - FIRST} more" if len(locations) > FIRST else ""
        print(f"  {stage}: {why} ({len(locations)}): {', '.join(locations[:FIRST])}{more}")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on a terminal's stderr, nothing elsewhere. No thread draws it: processes are forked meanwhile."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(
        *columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal
    ) as bar:
        tasks: dict[str, TaskID] = {}
        drawn = 0.0

        def step(doing: str, done: int, total: int | None) -> None:
            nonlocal drawn
            if doing not in tasks:
                tasks[doing] = bar.add_task(doing, total=total)
            bar.update(tasks[doing], completed=done)
            if time.monotonic() - drawn > 0.1:
                bar.refresh()
                drawn = time.monotonic()

        yield step


@contextmanager
def _mistakes(*kinds: type[Exception]) -> Iterator[None]:
    """The user's mistakes are told in one line."""
    try:
        yield
    except kinds as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(f"takhrij: {message}", err=True)
    raise typer.Exit(2)
