"""The report: everything is there, every link leads somewhere, and no page can do harm."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urlsplit

import dossiers
import pytest

from takhrij import ids, records
from takhrij.desk import labels, report, safe
from takhrij.dossier import CannotWrite
from takhrij.records import Article, Claim, Dropped, Entity, Event, Mention, Statement, Story, Time

ALLOWED = {
    "a", "article", "aside", "bdi", "blockquote", "body", "code", "dd", "details", "div", "dl", "dt", "fieldset",
    "footer", "h1", "h2", "h3", "head", "header", "html", "input", "label", "legend", "li", "link", "main", "meta",
    "nav", "ol", "p", "q", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "time",
    "title", "tr", "ul",
}  # fmt: skip
PAGES = {Article: "articles", Claim: "claims", Entity: "entities", Story: "stories"}
VOID = {"input", "link", "meta"}


class Seen(HTMLParser):
    """What is on a page."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.tags, self.attributes, self.ids, self.links, self.open = path, set(), set(), [], [], []
        self.nested, self.text = [], ""
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        found = dict(attributes)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag == "a" and "a" in self.open:
            self.nested.append(found)
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (self.path, tag)

    def handle_data(self, data):
        self.text += data


seen = cache(Seen)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A report of everything."""
    folder = tmp_path_factory.mktemp("report")
    with dossiers.stored(folder / "case.takhrij", dossiers.everything()) as dossier:
        return report.write(dossier, folder / "report").parent


def files(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def html(folder):
    return [seen(path) for name, path in sorted(files(folder).items()) if name.endswith(".html")]


def test_every_link_leads_somewhere(site):
    for page in html(site):
        for link in page.links:
            address = urlsplit(link)
            if address.scheme or address.path.endswith(".css"):
                assert link == "https://mirror.example/1" or (page.path.parent / link).is_file()
                continue
            target = (page.path.parent / unquote(address.path)).resolve() if address.path else page.path
            assert target.is_relative_to(site.resolve()) and target.is_file(), (page.path, link)
            assert not address.fragment or address.fragment in seen(target).ids, (page.path, link)


def test_no_page_can_do_anything(site):
    policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    for page in html(site):
        assert page.tags <= ALLOWED
        assert not [name for name in page.attributes if name.startswith("on") or name in {"style", "src", "srcdoc"}]
        assert f'http-equiv="Content-Security-Policy" content="{policy}"' in page.path.read_text("utf-8")
        assert page.open == [] and page.nested == []
        assert len(page.ids) == len(set(page.ids)), page.path


def test_hostile_text_is_shown_as_text(site):
    page = seen(site / "articles" / f"{ids.of('article', f'صفحات/{dossiers.HOSTILE[:60]}.txt')}.html")
    assert dossiers.SCRIPT in page.text
    assert "<img src=x onerror=alert(1)>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "javascript:alert(1)" in page.text and not [link for link in page.links if link.startswith("javascript")]
    assert dossiers.OVERRIDE not in re.search("<title>(.*)</title>", page.path.read_text("utf-8"))[1]


def test_files_are_named_by_ids_alone(site):
    name = re.compile(r"(en/)?((articles|claims|entities|stories)/[a-z]+-[0-9a-f]{16}|[a-z]+)\.html")
    others = {"static/desk.css", report.MARKER}
    assert [each for each in files(site) if not name.fullmatch(each) and each not in others] == []


def test_every_finding_has_its_anchor_and_its_record(site):
    for record in dossiers.everything():
        if isinstance(record, Statement | Mention | Time | Event):
            page = seen(site / "articles" / f"{record.article}.html")
            assert record.id in page.ids
            assert isinstance(record, Mention) or f"about-{record.id}" in page.ids
        if folder := PAGES.get(type(record)):
            assert (site / folder / f"{safe.slug(record.id)}.html").is_file()


def test_the_text_of_an_article_is_whole(site):
    page = seen(site / "articles" / f"{ids.of('article', 'صفحات/مرآة.txt')}.html")
    shown = re.sub(r"<a class=\"ref\".*?</a>", "", page.path.read_text("utf-8"))
    shown = re.sub("<[^>]+>", "", shown)
    assert [line for line in dossiers.DISPATCH.split("\n") if line not in shown] == []


def test_a_claim_says_how_many_origins_and_who_denies_it(site):
    page = seen(site / "en" / "claims" / f"{ids.of('claim', 1)}.html").text
    assert re.search(r"1\s*distinct named origins, no dependence shown", page)
    assert re.search(r"2\s*at most", page)
    assert page.index("Deny it") < page.index("شركة درب العامة")
    affirmed, denied = page.split("Deny it")[1:]
    assert "أن تكون قد علمت" in denied and "أن تكون قد علمت" not in affirmed


def test_the_chain_is_drawn_from_the_page_to_the_speaker(site):
    page = seen(site / "claims" / f"{ids.of('claim', 1)}.html").text
    assert re.search(r"بريد الواحة\s*عن\s*وكالة نبأ كارفونيا\s*عن\s*سرغاي لوندين", page)


def test_both_languages_have_the_same_pages(site):
    arabic = {name for name in files(site) if name.endswith(".html") and not name.startswith("en/")}
    assert {f"en/{name}" for name in arabic} == {name for name in files(site) if name.startswith("en/")}
    assert '<html lang="ar" dir="rtl">' in (site / "index.html").read_text("utf-8")
    assert '<html lang="en" dir="ltr">' in (site / "en" / "index.html").read_text("utf-8")


def test_an_empty_dossier_has_a_report_that_says_so(tmp_path):
    with dossiers.stored(tmp_path / "case.takhrij", []) as dossier:
        page = seen(report.write(dossier, tmp_path / "report"))
    assert "لا قصص في هذا الملف." in page.text and "لا مقالات في هذا الملف." in page.text


def test_same_dossier_same_bytes(tmp_path, site):
    with dossiers.stored(tmp_path / "case.takhrij", dossiers.everything()) as dossier:
        again = report.write(dossier, tmp_path / "again").parent
    assert {name: path.read_bytes() for name, path in files(again).items()} == {
        name: path.read_bytes() for name, path in files(site).items()
    }


def test_long_lists_have_several_pages(tmp_path):
    rows = [Dropped(id=ids.of("dropped", n), what="page", location=f"{n}", stage="pages", why="x") for n in range(401)]
    with dossiers.stored(tmp_path / "case.takhrij", rows) as dossier:
        folder = report.write(dossier, tmp_path / "report").parent
    counts = [len(seen(folder / report.list_path("dropped", n)).ids) - 1 for n in (1, 2, 3)]
    assert counts == [200, 200, 1]
    assert "dropped-3.html" in seen(folder / "dropped-2.html").links


def test_an_earlier_report_is_replaced_and_nothing_else(tmp_path):
    with dossiers.stored(tmp_path / "case.takhrij", []) as dossier:
        folder = tmp_path / "report"
        folder.mkdir()
        report.write(dossier, folder)
        report.write(dossier, folder)
        (folder / "notes.txt").write_text("mine", "utf-8")
        with pytest.raises(CannotWrite, match=r"notes\.txt"):
            report.write(dossier, folder)
        assert (folder / "notes.txt").read_text("utf-8") == "mine"
        with pytest.raises(CannotWrite, match="it is a file"):
            report.write(dossier, tmp_path / "case.takhrij")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.takhrij", "report"]


def test_a_report_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    with dossiers.stored(tmp_path / "case.takhrij", []) as dossier:
        folder = report.write(dossier, tmp_path / "report").parent
        before = {name: path.read_bytes() for name, path in files(folder).items()}
        monkeypatch.setattr(report, "pages", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            report.write(dossier, folder)
    assert {name: path.read_bytes() for name, path in files(folder).items()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.takhrij", "report"]


GROUPS = {
    "region": records.RegionKind, "entity": records.EntityKind, "time": records.TimeType,
    "statement": records.StatementKind, "stance": records.Stance, "published": records.PublishedHow,
    "event_status": records.EventStatus, "role": records.Role, "dependency": records.DependencyHow,
    "origin": records.OriginKind,
}  # fmt: skip
VALUES = [f"{group}.{value}" for group, values in GROUPS.items() for value in get_args(values)]


@pytest.mark.parametrize("key", VALUES)
def test_every_value_has_its_label(key):
    assert all(key in table for table in labels.table().values())


def test_every_label_that_a_page_asks_for_is_there():
    templates = Path(report.__file__).parent / "templates"
    asked = {
        key for path in templates.iterdir() for key in re.findall(r'\bt\(["\'](\w+)["\']\)', path.read_text("utf-8"))
    }
    assert asked - labels.table()["ar"].keys() == set()
    assert all(value for table in labels.table().values() for value in table.values())
