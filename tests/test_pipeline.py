import json
import os
import time

import msgspec
import pytest

import takhrij
from takhrij import pages, pipeline
from takhrij.dossier import export
from takhrij.records import EXPORTED, Article, Dropped, Mention, Page, Region, Statement

PAGE = """سد تزمور آمن بحسب مهندسيه
تزمور – 11 آذار/مارس 2024
قال مدير سد تزمور سامر الحداد إن جدار السد سليم ولا خطر على البلدة.
وأضاف الحداد أن فريقه فحص الجدار مرتين في أسبوع واحد ولم يجد فيه شقوقاً.
وكان سكان البلدة قد سمعوا أصواتاً قرب السد مساء السبت وأرسلوا صوراً له إلى خبراء في بيروت.
"""
QUICK = pipeline.Settings(workers=2, deadline_s=1)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "pages"
    place.mkdir()
    for name in "abc":
        (place / f"{name}.txt").write_text(PAGE.replace("11", str(11 + ord(name) - ord("a"))), "utf-8")
    return place


@pytest.fixture
def output(tmp_path):
    return tmp_path / "case.takhrij"


def lines_without_region(page, regions):
    covered = {n for region in regions for n in range(region.start, region.end)}
    return [
        line
        for start, line in zip(starts(page.text), page.text.split("\n"), strict=True)
        if line.strip() and not covered & set(range(start, start + len(line)))
    ]


def starts(text):
    offset = 0
    for line in text.split("\n"):
        yield offset
        offset += len(line) + 1


def test_every_page_is_there_with_its_bytes_and_its_findings(folder, output):
    with pipeline.build([folder], output) as dossier:
        found = dossier.all(Page)
        assert [page.location for page in found] == ["pages/a.txt", "pages/b.txt", "pages/c.txt"]
        for page in found:
            assert dossier.raw(page.id) == (folder.parent / page.location).read_bytes()
            assert lines_without_region(page, [r for r in dossier.all(Region) if r.page == page.id]) == []
        assert [article.page for article in dossier.all(Article)] == [page.id for page in found]
        assert dossier.count(Mention) > 0
        assert dossier.count(Statement) > 0
        assert dossier.all(Dropped) == ()


def test_the_same_pages_export_the_same_bytes(folder, tmp_path):
    exported = []
    for workers in (1, 2):
        with pipeline.build([folder], tmp_path / f"{workers}.takhrij", pipeline.Settings(workers=workers)) as dossier:
            exported.append([path.read_bytes() for path in export.jsonl(dossier, tmp_path / str(workers))])
    assert exported[0] == exported[1]
    assert (tmp_path / "1.takhrij").read_bytes() == (tmp_path / "2.takhrij").read_bytes()


def test_the_order_of_the_paths_does_not_matter(folder, tmp_path):
    files = sorted(folder.iterdir())
    with (
        pipeline.build(files, tmp_path / "forth") as forth,
        pipeline.build(files[::-1], tmp_path / "back") as back,
    ):
        assert [page.location for page in forth.all(Page)] == list(map(str, files))
        for kind in EXPORTED.values():
            assert forth.all(kind) == back.all(kind)


def raises(*_):
    raise ValueError("a word too many")


def hangs(*_):
    time.sleep(60)


def dies(*_):
    os._exit(7)


@pytest.mark.parametrize(
    ("failing", "stage", "what", "kept"),
    [
        ("articles", "articles", "page", {Page}),
        ("names", "readings.names", "article", {Page, Region, Article}),
        ("times", "readings.times", "article", {Page, Region, Article, Mention}),
        ("statements", "readings.statements", "article", {Page, Region, Article, Mention}),
    ],
)
def test_a_stage_that_fails_costs_what_comes_after_it(folder, output, monkeypatch, failing, stage, what, kept):
    stage_of_module = getattr(pipeline.within, failing)
    broken = type(raises)(raises.__code__, {"__name__": stage_of_module.__name__, "__builtins__": __builtins__})
    monkeypatch.setattr(stage_of_module, "find", broken)
    with pipeline.build([folder / "a.txt"], output) as dossier:
        (dropped,) = dossier.all(Dropped)
        assert (dropped.what, dropped.stage, dropped.why) == (what, stage, "ValueError: a word too many")
        assert kept <= {kind for kind in EXPORTED.values() if dossier.count(kind)}
        assert dossier.count(Statement) == 0


@pytest.mark.parametrize(
    ("misbehave", "why"), [(hangs, "took longer than 1 s"), (dies, "its process died with exit code 7")]
)
def test_a_page_that_breaks_its_process_costs_itself(folder, output, monkeypatch, misbehave, why):
    find = pipeline.within.articles.find

    def find_or_break(page, *rest):
        return misbehave() if page.location.endswith("b.txt") else find(page, *rest)

    monkeypatch.setattr(pipeline.within.articles, "find", find_or_break)
    with pipeline.build([folder], output, QUICK) as dossier:
        assert [(each.location, each.stage, each.why) for each in dossier.all(Dropped)] == [
            ("pages/b.txt", "engine", why)
        ]
        assert dossier.count(Page) == 3
        assert dossier.count(Article) == 2


def test_words_that_cannot_be_read_leave_the_old_dossier(folder, output, monkeypatch):
    pipeline.build([folder], output).close()
    monkeypatch.setattr(pipeline.marks, "read", raises)
    with pytest.raises(ValueError, match="a word too many"):
        pipeline.build([folder], output)
    with takhrij.open(output) as dossier:
        assert dossier.count(Article) == 3


def test_a_page_that_cannot_be_read_costs_itself(folder, output, monkeypatch):
    read = pages.read
    monkeypatch.setattr(
        pages, "read", lambda source, settings: raises() if "b.txt" in source.location else read(source)
    )
    with pipeline.build([folder], output, QUICK) as dossier:
        assert [(each.location, each.stage) for each in dossier.all(Dropped)] == [("pages/b.txt", "pages")]
        assert dossier.count(Page) == 2


def test_what_a_stage_finds_twice_is_kept_once(folder, output, monkeypatch):
    find = pipeline.within.times.find
    monkeypatch.setattr(pipeline.within.times, "find", lambda *args: find(*args) * 3)
    with pipeline.build([folder / "a.txt"], output) as dossier:
        found = [each for each in dossier.all(Dropped) if each.why == "found twice"]
        assert found
        assert len(found) == 2 * dossier.count(takhrij.records.Time)


def test_a_page_without_an_article_is_kept_and_told(folder, output):
    (folder / "d.txt").write_text("اتصل بنا\nجميع الحقوق محفوظة\n", "utf-8")
    with pipeline.build([folder], output) as dossier:
        assert [(each.location, each.stage, each.why) for each in dossier.all(Dropped)] == [
            ("pages/d.txt", "articles", "no line of it reads as an article's text")
        ]
        (page,) = (page for page in dossier.all(Page) if page.location == "pages/d.txt")
        assert lines_without_region(page, [r for r in dossier.all(Region) if r.page == page.id]) == []


def test_one_location_with_different_pages_is_several_pages(tmp_path, output):
    lines = [{"location": "a", "text": PAGE}, {"location": "a", "text": PAGE + "!"}, {"location": "a", "text": PAGE}]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with pipeline.build([path], output) as dossier:
        assert [page.location for page in dossier.all(Page)] == ["a", "a"]
        assert len({page.id for page in dossier.all(Page)}) == 2
        assert dossier.count(Dropped) == 1


def captured(text, date, url="https://sada.example/dam"):
    """A capture of a page in a web archive."""
    html = "<!doctype html><title>سد</title>" + "".join(f"<p>{line}</p>" for line in text.splitlines())
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: {date}T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
    head += f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def test_captures_of_one_address_are_versions_and_the_same_bytes_one_page(tmp_path, output):
    changed = PAGE.replace("مرتين", "ثلاث مرات")
    (tmp_path / "1.warc").write_bytes(captured(PAGE, "2024-03-13") + captured(changed, "2024-03-12"))
    (tmp_path / "2.warc").write_bytes(captured(PAGE, "2024-03-11"))
    for order in ("1.warc", "2.warc"), ("2.warc", "1.warc"):
        with pipeline.build([tmp_path / name for name in order], output) as dossier:
            first, second = sorted(dossier.all(Page), key=lambda page: page.fetched_at)
            assert (first.fetched_at[:10], second.fetched_at[:10]) == ("2024-03-11", "2024-03-12")
            of_page = {article.page: article for article in dossier.all(Article)}
            assert of_page[first.id].version_of is None
            assert of_page[second.id].version_of == of_page[first.id].id
            assert [each.why for each in dossier.all(Dropped)] == ["the same page was given before"]


def test_a_name_that_is_no_unicode(folder, output):
    path = os.fsencode(folder) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib has no names of bytes
        file.write(PAGE.encode())
    with pipeline.build([folder], output) as dossier:
        assert r"pages/\udcff.txt" in {page.location for page in dossier.all(Page)}


def opened(host, number, *lines):
    page = msgspec.structs.replace(pipeline.INVENTED, url=f"https://{host}/{number}" if host else None)
    return pipeline.Opened(page, host, lines)


def test_lines_of_a_host_are_repeated_from_three_pages_on():
    pile = [
        opened("a.example", 1, "القائمة", "الأولى"),
        opened("a.example", 2, "القائمة", "القائمة", "الثانية", "الثانية", "الثانية"),
        opened("a.example", 3, "القائمة", "الثالثة"),
        opened("b.example", 1, "القائمة"),
        *(opened("", number, "بلا موقع") for number in range(3)),
    ]
    assert pipeline.repeated(pile) == {"a.example": frozenset({"القائمة"}), "b.example": frozenset()}


def test_captures_of_one_address_repeat_nothing():
    assert pipeline.repeated(opened("a.example", 1, "القائمة") for _ in range(9)) == {"a.example": frozenset()}


def test_every_capture_of_an_address_keeps_its_text(tmp_path, output):
    days = ("2024-03-11", "2024-03-12", "2024-03-13")
    changed = (PAGE.replace("مرتين", f"{n} مرات") for n in range(3, 6))
    (tmp_path / "1.warc").write_bytes(b"".join(map(captured, changed, days)))
    with pipeline.build([tmp_path / "1.warc"], output) as dossier:
        kinds = {page.id: [r.kind for r in dossier.all(Region) if r.page == page.id] for page in dossier.all(Page)}
        assert len(kinds) == 3
        assert len(set(map(tuple, kinds.values()))) == 1
        assert "body" in kinds.popitem()[1]


def test_from_python(folder):
    with takhrij.build([str(folder)]) as dossier:
        place = dossier.path
        assert place.exists()
        assert dossier.to_arrow("articles").num_rows == 3
    assert not place.parent.exists()


def test_from_python_into_a_file(folder, output):
    takhrij.build([folder], output).close()
    with takhrij.open(output) as dossier:
        assert dossier.count(Page) == 3
