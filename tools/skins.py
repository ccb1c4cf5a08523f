"""Make pages with known regions: the sample articles in the site skins of examples/skins, as text and as HTML.

    python tools/skins.py            # into build/skins: three sets, skins, skins-held and skins-unseen
    python tools/skins.py FOLDER     # into another folder

A skin is the page design of an outlet that does not exist: a template for its HTML and one for what a scraper leaves of
it. The templates say of each line what it is, so each page comes with its gold. examples/skins/README.md has the marks.
The same files in give the same bytes out.
"""

import argparse
import csv
import datetime
import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import NamedTuple

import jinja2
from skin_dates import printed
from skin_pages import Line, of_html, of_text
from skin_samples import Part, Record, Sample, samples, second_article

ROOT = Path(__file__).parent.parent
SKINS = ROOT / "examples" / "skins"
FORMS = ("txt", "html")
PAGES_OF_EACH = 3
# A page is fetched some days after its article was published, so that the day in its head is not the article's.
FETCHED_AFTER = (3, 9, 26)


class Skin(NamedTuple):
    """A line of skins.csv: an outlet, how it writes dates, and where each form of its pages shows an article's day."""

    skin: str
    set: str
    months: str
    digits: str
    dated_txt: str
    dated_html: str
    encoding_html: str
    outlet: str


class Story(NamedTuple):
    """A line of headlines.csv: an article that is nowhere but in other pages' lists."""

    section: str
    writer: str
    headline: str
    summary: str


class Made(NamedTuple):
    """A page with what is known of it."""

    name: str
    form: str
    document: bytes
    lines: list[Line]
    gold: Record

    @property
    def text(self) -> str:
        """What is to be read of the page: a text page as it is, of an HTML page one block a line."""
        return self.document.decode() if self.form == "txt" else "\n".join(line.text for line in self.lines)


def main() -> int:
    """Make all pages anew."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "skins")
    folder = parser.parse_args().folder
    sets = write(folder)
    print(", ".join(f"{folder / name}: {number} pages" for name, number in sorted(sets.items())))
    return 0


def write(folder: Path) -> dict[str, int]:
    """Write every page: its gold into the set's folder, itself into pages/, what is to be read of it into texts/."""
    count = dict.fromkeys((skin.set for skin in skins()), 0)
    for name in count:
        shutil.rmtree(folder / name, ignore_errors=True)
        for part in ("pages", "texts"):
            (folder / name / part).mkdir(parents=True)
    for skin in skins():
        for made in pages(skin):
            of_set = folder / skin.set
            (of_set / "pages" / f"{made.name}.{made.form}").write_bytes(made.document)
            (of_set / "texts" / f"{made.name}.txt").write_bytes(made.text.encode())
            record = json.dumps(made.gold, ensure_ascii=False, indent=1) + "\n"
            (of_set / f"{made.name}.json").write_text(record, encoding="utf-8")
            count[skin.set] += 1
    return count


def skins() -> list[Skin]:
    """The skins, in the order of their table: which articles a skin prints hangs on its place there."""
    with (SKINS / "skins.csv").open(encoding="utf-8", newline="") as table:
        return [Skin(**row) for row in csv.DictReader(table)]


def pages(skin: Skin) -> list[Made]:
    """The pages of a skin: each of its articles as text and as HTML."""
    dealt = articles_of([one.skin for one in skins()].index(skin.skin))
    return [page(skin, sample, form, k) for k, sample in enumerate(dealt) for form in FORMS]


def articles_of(place: int) -> list[Sample]:
    """The articles of the skin at a place in the row: five skins share out all, each further five in other threes."""
    everything = samples()
    turn, start = divmod(place * PAGES_OF_EACH, len(everything))
    # Steps of 1, 4 and 7 have no divisor in common with 15, so each turn has every article once.
    return [everything[(start + k) * (1, 4, 7)[turn % 3] % len(everything)] for k in range(PAGES_OF_EACH)]


def page(skin: Skin, sample: Sample, form: str, k: int) -> Made:
    """One article in one form of a skin; k varies the furniture from page to page."""
    article = sample.printed_by(skin.skin, skin.outlet)
    second = second_article().printed_by(skin.skin, skin.outlet)
    template = environment().get_template(f"{skin.skin}.{form}")
    source = template.render(
        a=article,
        second=second,
        k=k,
        day=lambda date, how="": printed(date, how, skin.months, skin.digits),
        published=article.day,
        fetched=article.day + datetime.timedelta(days=FETCHED_AFTER[k]),
        more=lambda start, number: teasers(sample, skin, start + 7 * k, number),
        wrapped=wrapped,
        run_together=run_together,
        count=lambda low, high, n=0: low + (k * 7919 + n * 104729 + len(skin.skin) * 31) % (high - low + 1),
    )
    document, lines = of_text(source) if form == "txt" else of_html(source)
    encoding = skin.encoding_html if form == "html" else "utf-8"
    shown = {1: (article, skin.dated_txt if form == "txt" else skin.dated_html), 2: (second, "")}
    name = f"{skin.skin}-{sample.name}-{form}"
    return Made(name, form, document.encode(encoding, "xmlcharrefreplace"), lines, gold(name, lines, shown))


def wrapped(part: Part, width: int) -> str:
    """A paragraph broken into lines by hand, each with its mark; no name is broken."""
    text = part.text
    for _, start, end in part.names:
        text = text[:start] + text[start:end].replace(" ", "\0") + text[end:]
    return "\n".join(f"[{part.kind}] {line}" for line in textwrap.wrap(text, width)).replace("\0", " ")


def run_together(parts: list[Part]) -> list[Part]:
    """A text in which every second paragraph has lost the break before it."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.kind == part.kind == "body" and last in parts:
            joined[-1] = Part("body", f"{last.text} {part.text}", ())
        else:
            joined.append(part)
    return joined


def teasers(sample: Sample, skin: Skin, start: int, number: int) -> list[Story]:
    """Other articles to advertise: three of the invented pool, then one of the samples that is not on the page."""
    pool = stories()
    others = [one.printed_by(skin.skin, skin.outlet) for one in samples() if one.name != sample.name]
    told = [Story("عالم", one.byline or "", one.title, one.lines_of("body")[0]) for one in others]
    return [told[n % len(told)] if n % 4 == 3 else pool[n % len(pool)] for n in range(start, start + number)]


def stories() -> list[Story]:
    """The pool of invented headlines."""
    with (SKINS / "headlines.csv").open(encoding="utf-8", newline="") as table:
        return [Story(**row) for row in csv.DictReader(table)]


def environment() -> jinja2.Environment:
    """Templates in which a missing name is an error and, in HTML, what is filled in is escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(SKINS / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def gold(name: str, lines: list[Line], shown: dict[int, tuple[Sample, str]]) -> Record:
    """The gold of a page: its lines, and of each article the masthead and the names, carried over from the sample."""
    present = [n for n in shown if any(line.article == n for line in lines)]
    entities: dict[str, Record] = {}

    def titled(n: int) -> bool:
        return any(line.kind == "title" and line.article == n for line in lines)

    for n in present:
        shown[n][0].names_on([line for line in lines if line.article == n], entities)
    return {
        "page": name,
        "lines": [{"n": line.n, "kind": line.kind, "article": line.article} for line in lines],
        "articles": [{"n": n, **shown[n][0].masthead(titled(n), shown[n][1])} for n in present],
        "entities": list(entities.values()),
    }


if __name__ == "__main__":
    sys.exit(main())
