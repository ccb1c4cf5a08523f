"""Every command, thin: what it does is elsewhere, what it says is here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from takhrij import __version__, show
from takhrij.dossier import Dossier, DossierError, export
from takhrij.pages.sources import Settings
from takhrij.records import Article, Dropped, Entity, Page, Statement, Story, Time
from takhrij.words.yours import Yours

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help pages can be read by screen readers, pagers and tests
    pretty_exceptions_enable=False,
)
FIRST = 3  # locations of what was dropped for one reason, and of the user's names that no page has
LARGEST, MAIN = 5, 3  # stories that a build tells of, and claims of each
LIMIT = 20
JSONL, EVENTS, GRAPH = "jsonl", "events-csv", "graphml"  # the formats of an export
NO_ARTICLE, MISTAKE = 1, 2  # exit statuses
Case = Annotated[Path, typer.Argument(metavar="CASE", help="A dossier, made by `takhrij build`.")]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="Print at most N of a kind.")]
CAPS = Settings()


def _cap(help_: str) -> Any:
    return typer.Option(min=1, metavar="N", help=help_)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """Trace what Arabic news reports back to who first said it.

    \b
    Start with
      takhrij build PAGES --output case.takhrij
      takhrij show case.takhrij
      takhrij report case.takhrij --output case-report/
    """  # noqa: D301 - \b keeps the lines of the examples
    if version:
        print(f"takhrij {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders of pages; - is standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The dossier to write; an older one is replaced.")],
    published: Annotated[
        list[str] | None,
        typer.Option(metavar="LOCATION=DATE", help="When a page was published, if you know it; may be repeated."),
    ] = None,
    keep_languages: Annotated[
        str, typer.Option(metavar="CODES", help="Languages whose pages go on, such as ar,fa; the others are dropped.")
    ] = "ar",
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN,...", help="Which column or JSON key is which field of a page."),
    ] = None,
    entities: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Your own names, to be found in the pages: kind,ar,en,wikidata.")
    ] = None,
    names_model: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="A model of names to use, exported to ONNX; see the README.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without it, one for each processor.")] = None,
    deadline: Annotated[float, typer.Option(min=0.1, help="Seconds that one page may take before it is dropped.")] = 30,
    max_bytes: Annotated[int, _cap("Most bytes in one piece: a document, a member, a line.")] = CAPS.max_bytes,
    max_characters: Annotated[int, _cap("Most characters of text in one page.")] = CAPS.max_characters,
    max_unpacked: Annotated[int, _cap("Most bytes that one file unpacks to.")] = CAPS.max_unpacked,
    max_ratio: Annotated[int, _cap("Most times its own size that a file unpacks to.")] = CAPS.max_ratio,
    max_nesting: Annotated[int, _cap("Most archives inside one another.")] = CAPS.max_nesting,
    max_records: Annotated[int, _cap("Most members, rows, lines or captures of one file.")] = CAPS.max_records,
) -> None:
    """Read pages into a dossier.

    On each page: articles, names, times, events, and who said what through whom. Over all pages: copies, stories, and
    claims with their origins. The summary tells the largest stories and their main claims.

    PATH is text, HTML, MHTML, a web archive (WARC, WET), JSON Lines, JSON, CSV, Parquet, a feed (RSS, Atom), any of
    these packed (gzip, zstd, bzip2, xz, zip, tar), or a folder of them. What a file is, its bytes tell. What cannot be
    read is dropped, and the summary and the dossier say why.

    Tables and JSON: columns with well-known names are found (text, content, html, url, link, title, published, date,
    source, author ...). --map names others: text=..., html=..., url=..., published=..., title=..., outlet=...,
    byline=..., location=..., fetched_at=...

    Pages in other languages than Arabic are dropped, unless --keep-languages names theirs (ISO 639). Their articles
    are then compared with others; names, times, events and statements are read in Arabic alone.

    --entities brings names of your own, in a table (CSV, UTF-8) with a name in each row: kind (person, organisation,
    place, event_name, treaty), ar (its spellings, with | between them), and, if you like, en and wikidata. They are
    found like the names that are known already, with attached particles, and all spellings of a row are one thing.

    What a --max-... option stops is dropped with the name of the option that raises the limit.

    The exit status is 0 where articles were found, 1 where none was, 2 where the command was not understood.

    \b
    Examples:
      takhrij build pages/ --output case.takhrij
      takhrij build monday.html tuesday.warc.gz -o case.takhrij
      takhrij build articles.csv -o case.takhrij --map text=content,url=link,published=day
      takhrij build pages/ -o case.takhrij --published pages/a.txt=2024-03-11
      takhrij build pages/ -o case.takhrij --entities names.csv
    """  # noqa: D301 - \b keeps the lines of the examples
    from takhrij import pages, pipeline, words  # the words take a while to load, and the other commands need none
    from takhrij.readings.names.models import BadModel
    from takhrij.words import yours

    with _mistakes(DossierError, pages.NoSuchPath, words.BadWords, BadModel):
        reading = pages.Settings(
            published=_dates(published or []), columns=_columns(columns or []),
            max_bytes=max_bytes, max_characters=max_characters, max_unpacked=max_unpacked, max_ratio=max_ratio,
            max_nesting=max_nesting, max_records=max_records,
        )  # fmt: skip
        settings = pipeline.Settings(
            reading=reading, keep_languages=_languages(keep_languages),
            yours=yours.read(entities) if entities else (), names_model=names_model,
            workers=workers, deadline_s=deadline,
        )  # fmt: skip
        try:
            with _progress() as progress:
                dossier = pipeline.build(paths, output, settings, progress)
        except pipeline.InputError as error:
            _fail(str(error), NO_ARTICLE)
    with dossier:
        _summary(dossier)
        _never_named(dossier, settings.yours)
        if not dossier.count(Article):
            raise typer.Exit(NO_ARTICLE)


@app.command(name="export")
def export_(
    case: Case,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="The folder to write to, made where there is none; or a file, see above."),
    ],
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, events-csv or graphml.")] = JSONL,
) -> None:
    """Write a dossier as files for other programs.

    FORMAT is one of

    \b
      jsonl       all that is in it: JSON Lines, a file for each type of record
      events-csv  the events as a flat table, a row each, for spreadsheets and statistics: events.csv
      graphml     who does what to whom as a graph, a node for each party: relations.graphml

    jsonl wants a folder that holds an earlier export or nothing; the others write a file of that name into a folder, or
    the file that you name with its ending. An earlier export there is replaced, and nothing else.

    docs/events-csv.md tells what the columns are, docs/graphml.md what nodes and edges have.

    \b
    Examples:
      takhrij export case.takhrij --format jsonl --output case/
      takhrij export case.takhrij --format events-csv --output events.csv
      takhrij export case.takhrij --format graphml --output relations.graphml
    """  # noqa: D301 - \b keeps the lines of the examples
    formats = {JSONL: _records, EVENTS: _events, GRAPH: _graph}
    if format_ not in formats:
        _fail(f"--format {format_}: there is no such format; give one of {', '.join(formats)}")
    with _mistakes(DossierError), Dossier(case) as dossier:
        print(formats[format_](dossier, output))


def _records(dossier: Dossier, output: Path) -> str:
    written = export.jsonl(dossier, output)
    return f"{output}: {len(written)} files, {', '.join(path.name for path in written)}"


def _events(dossier: Dossier, output: Path) -> str:
    path, count = export.events_csv(dossier, output)
    return f"{path}: {show.number(count, 'event')}" if count else f"{path}: only a header; {dossier.path} has no events"


def _graph(dossier: Dossier, output: Path) -> str:
    graph = export.graphml(dossier, output)
    if not graph.events:
        return f"{graph.path}: an empty graph; {dossier.path} has no events"
    counted = f"{show.number(graph.parties, 'party')}, {show.number(graph.relations, 'relation')}"
    rest = f"; not in it: {graph.one_sided} of {show.number(graph.events, 'event')}, with one party or none"
    return f"{graph.path}: {counted}" + (rest if graph.one_sided else "")


@app.command(name="show")
def show_(
    case: Case,
    stories: Annotated[bool, typer.Option("--stories", help="Show stories with their articles.")] = False,
    timeline: Annotated[
        str, typer.Option(metavar="STORY", help="Show what happens in a story, by date: who to whom.")
    ] = "",
    claims: Annotated[bool, typer.Option("--claims", help="Show claims with their origins, and who denies.")] = False,
    entities: Annotated[bool, typer.Option("--entities", help="Show who and what is named in all articles.")] = False,
    copies: Annotated[bool, typer.Option("--copies", help="Show articles that share text or rest on others.")] = False,
    relations: Annotated[
        bool, typer.Option("--relations", help="Show who does what to whom, how often, and where it stands.")
    ] = False,
    party: Annotated[str, typer.Option(metavar="TEXT", help="Only relations of somebody with this in the name.")] = "",
    type_: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="Only relations of this PLOVER type: ACCUSE, CONSULT/visit.")
    ] = "",
    articles: Annotated[bool, typer.Option("--articles", help="Of each article, show the masthead.")] = False,
    names: Annotated[bool, typer.Option("--names", help="Of each article, show who and what it names.")] = False,
    times: Annotated[bool, typer.Option("--times", help="Of each article, show times and what they mean.")] = False,
    statements: Annotated[
        bool, typer.Option("--statements", help="Of each article, show who said what, through whom.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Below each, the rule that found it and the words that show it.")
    ] = False,
    page: Annotated[str, typer.Option(metavar="TEXT", help="Only pages with this in their location.")] = "",
    story: Annotated[str, typer.Option(metavar="STORY", help="Only this story.")] = "",
    limit: Limit = LIMIT,
) -> None:
    """Print what is in a dossier.

    Without options, its stories and their main claims; with --page alone, all that was found in the articles there.

    A claim has origins: who first said it, as far as the pages show. "At least" counts distinct named origins with no
    dependence shown, "at most" every origin that could be a separate one.

    A statement stands with the line of its page, its stance, the chain that it came through, and its content. The
    chain reads from the page to the speaker: outlet ← agency ← speaker.

    STORY is the number of a story as --stories lists it, its id, or words of its title.

    A relation is who does what to whom, all events of it together: what happened, what is planned, alleged and denied
    are relations of their own. Its dates are the first and the last that its events have. Where some of its articles
    share text, or rest on one another, those are counted as one for the distinct ones. --party and --type need no
    --relations beside them.

    \b
    Examples:
      takhrij show case.takhrij
      takhrij show case.takhrij --claims --story 1 --why
      takhrij show case.takhrij --timeline 1
      takhrij show case.takhrij --relations --party الوزير --type ACCUSE
      takhrij show case.takhrij --statements --page monday --limit 5
    """  # noqa: D301 - \b keeps the lines of the examples
    of_articles = ((Article, articles), (Entity, names), (Time, times), (Statement, statements))
    kinds = [kind for kind, wanted in of_articles if wanted]
    related = relations or party or type_
    across = stories or timeline or claims or entities or copies or related
    if page and not kinds and not across:
        kinds = [kind for kind, _ in of_articles]
    views = (
        (stories, partial(show.stories.show, limit=limit)),
        (timeline, partial(show.stories.timeline, asked=timeline, limit=limit)),
        (claims, partial(show.claims.show, limit=limit)),
        (entities, partial(show.entities.show, limit=limit)),
        (copies, partial(show.copies.show, limit=limit)),
        (related, partial(show.relations.show, limit=limit, party=party, type_=type_)),
        (kinds, partial(show.articles.show, kinds=kinds, limit=limit)),
        (not kinds and not across, partial(show.overview.show, limit=limit, of_each=limit if story else MAIN)),
    )
    with _mistakes(DossierError, show.NoSuchStory, show.NoSuchType), Dossier(case) as dossier:
        show.relations.check(type_)
        tables, out = show.Tables(dossier, page, story), show.Printer(_console(), why)
        if page and not tables.chosen:
            print(f"no article on a page with {page!r} in its location")
            return
        for wanted, view in views:
            if wanted:
                view(out, tables)
        if not kinds and not across:
            print(f"See `takhrij show --help` for more views of {case}, `takhrij report` for pages to read.")


@app.command()
def check(
    case: Case,
    claim: Annotated[list[str], typer.Argument(metavar="CLAIM", help="The claim, in Arabic.")],
    why: Annotated[bool, typer.Option("--why", help="Below each, why so many origins are counted.")] = False,
    limit: Limit = 5,
) -> None:
    """Find what a dossier knows about a claim.

    Paste the words of a claim: the claims like it are printed, the most alike first, 1.00 being the same words. Each
    with who first printed it, who affirms it, who denies it, and its origins. Where no claim is like it, statements
    are.

    \b
    Examples:
      takhrij check case.takhrij "انهيار سد وفقدان العشرات"
      takhrij check case.takhrij "الجسر أغلق قبل انهياره" --why --limit 1
    """  # noqa: D301 - \b keeps the lines of the examples
    from takhrij.desk.check import check as known  # the words take a while to load

    asked = " ".join(claim)
    if not any(letter.isalnum() for letter in asked):
        _fail('give the words of a claim, such as "انهيار سد وفقدان العشرات"')
    with _mistakes(DossierError), Dossier(case) as dossier:
        show.claims.alike(show.Printer(_console(), why), show.Tables(dossier), known(dossier, asked), limit)


@app.command(name="report")
def report_(
    case: Case,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write; an older report is replaced.")],
) -> None:
    """Write a dossier as pages to read in a browser.

    Stories, claims with their origins, articles with what was found in them, names; right to left, in Arabic and in
    English. The pages open from disk and load nothing from elsewhere.

    \b
    Example:
      takhrij report case.takhrij --output case-report/
    """  # noqa: D301 - \b keeps the lines of the examples
    from takhrij.desk import report  # the templates' library takes a while to import

    with _mistakes(DossierError), Dossier(case) as dossier:
        print(f"{report.write(dossier, output)}: open it in a browser")


def _dates(given: list[str]) -> dict[str, str]:
    """LOCATION=DATE; the location may have an = in it."""
    from takhrij.pages import stamps

    dates = {}
    for each in given:
        location, _, stamp = each.rpartition("=")
        if not location:
            _fail(f"--published {each}: give LOCATION=DATE, such as pages/a.txt=2024-03-11")
        if not stamps.read(stamp):
            _fail(f"--published {each}: {stamp!r} is no date; give LOCATION=DATE, such as {location}=2024-03-11")
        dates[location] = stamp
    return dates


def _columns(given: list[str]) -> dict[str, str]:
    """FIELD=COLUMN,FIELD=COLUMN; the column may have an = in it."""
    from takhrij.pages import columns

    found = {}
    for pair in (pair for each in given for pair in each.split(",")):
        field, _, column = pair.partition("=")
        if field.strip() not in columns.fields() or not column.strip():
            fields = ", ".join(columns.fields())
            _fail(f"--map {pair}: give FIELD=COLUMN, such as text=content; the fields are {fields}")
        found[field.strip()] = column.strip()
    return found


def _languages(given: str) -> tuple[str, ...]:
    """Codes with commas between them."""
    from takhrij.articles import language

    codes = tuple(code.strip().lower() for code in given.split(",") if code.strip())
    known = sorted({each.language.key for same_script in language.languages().values() for each in same_script})
    strange = [code for code in codes if code not in known]
    if strange or not codes:
        _fail(f"--keep-languages {given}: give codes such as ar,fa; known are {' '.join(known)}")
    return codes


def _summary(dossier: Dossier) -> None:
    kinds = ((Page, "page"), (Article, "article"), (Statement, "statement"), (Story, "story"))
    print(f"{dossier.path}: " + ", ".join(show.number(dossier.count(kind), name) for kind, name in kinds))
    dropped = sorted(dossier.all(Dropped), key=lambda each: (each.stage, each.why, each.location))
    if dropped:
        print(f"dropped {len(dropped)}:")
    for (stage, why), same in groupby(dropped, key=lambda each: (each.stage, each.why)):
        locations = [each.location for each in same]
        more = f" and {len(locations) - FIRST} more" if len(locations) > FIRST else ""
        print(f"  {stage}: {why} ({len(locations)}): {', '.join(locations[:FIRST])}{more}")
    print()
    show.overview.show(show.Printer(_console(), why=False), show.Tables(dossier), LARGEST, MAIN)


def _never_named(dossier: Dossier, yours: Yours) -> None:
    """Which of the user's names no page has."""
    rules = {rule for entity in dossier.all(Entity) for rule in entity.reason.rule.split(", ")}
    missing = [own.ar[0] for own in yours if own.key not in rules]
    if missing:
        more = f" and {len(missing) - FIRST} more" if len(missing) > FIRST else ""
        print(f"{len(yours) - len(missing)} of your {show.number(len(yours), 'name')} found; never named, or only as"
              f" the ordinary words that they are: {'، '.join(missing[:FIRST])}{more}")  # fmt: skip


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 120
    return console


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


def _fail(message: str, status: int = MISTAKE) -> NoReturn:
    typer.echo(f"takhrij: {message}", err=True)
    raise typer.Exit(status)
