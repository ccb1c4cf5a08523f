"""A dossier as a site of its own that opens from disk: right to left, in Arabic and in English.

`write` makes the pages beside their place and moves them there whole. They run no script, load nothing from elsewhere,
and name their files by ids alone. Arabic stands at the top of the folder, English in `en/`, page by page the same.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context

from takhrij.desk import article, labels, safe, views
from takhrij.desk.case import Case
from takhrij.dossier import CannotWrite, Dossier

MARKER = ".takhrij-report"  # what tells a report from any other folder
FOLDERS = ("articles", "claims", "entities", "stories")
LISTS = (*FOLDERS, "dropped")
TOGETHER = 200  # rows of a list on a page
FIRST = "ar"  # the language at the top of the folder


def write(dossier: Dossier, directory: str | os.PathLike[str]) -> Path:
    """Write the site of a dossier into a folder, and say which page to open. An earlier report there is replaced.

    Raises CannotWrite where anything else stands.
    """
    place = Path(directory)
    refuse_others(place)
    case = Case(dossier)
    with _beside(place) as part:
        with as_file(files(__package__) / "static") as static:
            shutil.copytree(static, part / "static")
        for language in labels.LANGUAGES:
            for path, page in pages(case, language):
                file = part / ("" if language == FIRST else language) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(page, "utf-8", newline="\n")
        (part / MARKER).write_text("A report made by takhrij: another may replace this folder.\n", "utf-8")
    return place / "index.html"


def pages(case: Case, language: str) -> Iterator[tuple[str, str]]:
    """Every page of the site in a language: its path, and its HTML."""
    templates = environment(case, language)

    def page(path: str, template: str, **shown: Any) -> tuple[str, str]:
        return path, _rendered(templates.get_template(template), path, language, shown)

    yield page("index.html", "index.html", section="overview")
    lists: dict[str, Sequence[Any]] = {
        "stories": case.largest_stories,
        "claims": sorted(case.claims.values(), key=lambda claim: (-len(claim.statements), claim.id)),
        "articles": list(case.articles.values()),
        "entities": case.most_named,
        "dropped": case.dropped,
    }
    for name, records in lists.items():
        several = [records[n : n + TOGETHER] for n in range(0, len(records), TOGETHER)] or [[]]
        for number, rows in enumerate(several, 1):
            yield page(
                list_path(name, number), f"{name}.html", section=name, rows=rows, number=number, last=len(several)
            )
        if name in FOLDERS:
            template = {"stories": "story", "claims": "claim", "articles": "article", "entities": "entity"}[name]
            for record in records:
                yield page(f"{name}/{safe.slug(record.id)}.html", f"{template}.html", section=name, record=record)


def list_path(name: str, number: int) -> str:
    """The path of a page of a list.

    >>> list_path("claims", 1), list_path("claims", 2)
    ('claims.html', 'claims-2.html')
    """
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def environment(case: Case, language: str) -> Environment:
    """The templates with what they may ask about a case."""
    made = Environment(
        loader=PackageLoader("takhrij.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    asked = (
        article.missing, article.text_of, views.chain, views.evidence, views.named_days, views.shares, views.sides,
        views.speakers, views.spellings, views.spoken, views.timeline, views.who,
    )  # fmt: skip
    made.globals |= {
        **{each.__name__: partial(each, case) for each in asked},
        "case": case,
        "t": labels.of(language),
        "told": partial(labels.told, language),
        "link": _link,
        "list_path": list_path,
        "made_by": f"takhrij {version('takhrij')}",
    }
    made.filters |= {"slug": safe.slug, "line": safe.line, "address": safe.address}
    return made


@pass_context
def _link(context: Context, folder: str, id_: str, anchor: str = "") -> str:
    """From the page that is being written to another one."""
    return f"{context['up']}{folder}/{safe.slug(id_)}.html" + (f"#{anchor}" if anchor else "")


def _rendered(template: Template, path: str, language: str, shown: dict[str, Any]) -> str:
    up = "../" * path.count("/")
    (other,) = labels.LANGUAGES.keys() - {language}
    across = up + ("../" if language != FIRST else f"{other}/") + path
    top = up if language == FIRST else f"{up}../"
    return template.render(
        shown, language=language, direction=labels.LANGUAGES[language], other=other, across=across, top=top, up=up
    )


def refuse_others(place: Path) -> None:
    """Raise unless a report may be written there: what is not an earlier one is never overwritten."""
    if not place.exists() and not place.is_symlink():
        return
    if not place.is_dir():
        raise CannotWrite(place, "it is a file; name a folder for the report")
    ours = {MARKER, "static", "index.html", *labels.LANGUAGES, *FOLDERS}
    others = [
        each.name
        for each in sorted(place.iterdir())
        if each.name not in ours and not (each.suffix == ".html" and each.stem.partition("-")[0] in LISTS)
    ]
    if others or (any(place.iterdir()) and not (place / MARKER).is_file()):
        found = f" ({', '.join(others[:3])} in it)" if others else ""
        raise CannotWrite(place, f"it holds what no report put there{found}; name another folder, or empty this one")


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A new folder in the same folder, moved to the place at the end."""
    place = place.resolve()
    part, old = (place.with_name(f".{place.name}.{os.getpid()}.{what}") for what in ("part", "old"))
    try:
        try:
            part.mkdir(parents=True)
            yield part
            if place.exists():
                place.rename(old)
            part.rename(place)
        except OSError as error:
            if old.exists() and not place.exists():
                old.rename(place)
            raise CannotWrite(place, error.strerror or str(error)) from error
    finally:
        for left in (part, old):
            shutil.rmtree(left, ignore_errors=True)
