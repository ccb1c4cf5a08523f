import gzip
import re
import zipfile

import pytest
from rich.cells import cell_len
from test_pipeline import PAGE
from typer.testing import CliRunner

from takhrij import __version__, dossier
from takhrij.cli import app
from takhrij.records import EXPORTED, Page

RUN = CliRunner()
VISIT = """وزير النقل في تازمور
12 حزيران 2024

زار وزير النقل سامر الحداد مدينة تازمور يوم الثلاثاء، وبحث مع المهندسين خطط توسيع الميناء والطريق الساحلي في العام المقبل.

وقال الحداد إن العمل في الميناء الجديد سيبدأ قبل نهاية الصيف، وإن الطريق الساحلي سيظل مفتوحا أمام السيارات والشاحنات.
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "notes.txt").write_text("للتذكير", "utf-8")
    (tmp_path / "nothing.takhrij").write_bytes(b"")
    return tmp_path


def run(*arguments):
    done = RUN.invoke(app, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("build missing -o case.takhrij", "missing"),
        ("build pages -o .", "it is a folder"),
        ("build pages -o none/case.takhrij", "there is no folder none"),
        ("build pages -o notes.txt/case.takhrij", "notes.txt is no folder"),
        ("build pages -o /proc/case.takhrij", "the folder /proc takes no new files"),
        (
            "export missing.takhrij -o out --format csv",
            "--format csv: there is no such format; give one of jsonl, events-csv, graphml",
        ),
        ("export notes.txt -o out --format events-csv", "notes.txt is not a dossier"),
        ("export missing.takhrij -o out --format graphml", "missing.takhrij: no such file"),
        ("show missing.takhrij --relations", "missing.takhrij: no such file"),
        ("build pages -o notes.txt", "notes.txt cannot be written: it exists and is not a dossier"),
        ("build pages -o nothing.takhrij", "it exists and is not a dossier"),
        ("build pages -o case.takhrij --published a.txt", "give LOCATION=DATE"),
        ("build pages -o case.takhrij --published a.txt=soon", "'soon' is no date; give LOCATION=DATE, such as a.txt="),
        (
            "build pages -o case.takhrij --map body",
            "--map body: give FIELD=COLUMN, such as text=content; the fields are",
        ),
        ("build pages -o case.takhrij --map text=body,colour=c", "--map colour=c: give FIELD=COLUMN"),
        ("build pages -o case.takhrij --published =2024-03-11", "give LOCATION=DATE"),
        ("build pages -o case.takhrij --names-model empty", "empty: there is no config.json; export the model"),
        ("show missing.takhrij", "missing.takhrij: no such file"),
        ("show notes.txt", "notes.txt is not a dossier"),
        ("show pages", "pages is not a dossier"),
        ("check missing.takhrij السد", "missing.takhrij: no such file"),
        ("check notes.txt السد", "notes.txt is not a dossier"),
        ("check notes.txt ؟", "give the words of a claim"),
        ("report missing.takhrij -o out", "missing.takhrij: no such file"),
        ("export missing.takhrij -o out", "missing.takhrij: no such file"),
        ("export notes.txt -o out", "notes.txt is not a dossier"),
    ],
)
def test_a_mistake_of_the_user_is_told_in_a_line(here, arguments, message):
    before = sorted(here.rglob("*"))
    done = run(*arguments.split())
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("build empty -o case.takhrij", "no page could be read: empty: a folder without files"),
        ("build binary.txt -o case.takhrij", "no page could be read: binary.txt: binary data, not text"),
        ("build notes.txt -o case.takhrij", "case.takhrij: 1 page, 0 articles"),
    ],
)
def test_a_build_that_finds_no_article_ends_with_its_own_status(here, arguments, message):
    done = run(*arguments.split())
    assert done.exit_code == 1
    assert message in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    ["build pages", "build -o case.takhrij", "show", "export case", "check case", "report case", "build --nonsense"],
)
def test_a_command_that_is_not_one_is_told(here, arguments):
    done = run(*arguments.split())
    assert done.exit_code == 2
    assert "Usage: " in done.stderr


def test_an_export_onto_a_file_is_a_mistake(here):
    run("build", "pages", "-o", "case.takhrij")
    done = run("export", "case.takhrij", "-o", "notes.txt")
    assert done.exit_code == 2
    assert "notes.txt cannot be written" in done.stderr


def test_build_ends_with_a_summary(here):
    done = run("build", "pages", "-o", "case.takhrij")
    assert done.exit_code == 0
    first, _, rest = done.stdout.partition("\n")
    assert re.fullmatch(r"case\.takhrij: 1 page, 1 article, \d+ statements?, 1 story", first)
    assert re.search(r"\n1\.  سد تزمور آمن بحسب مهندسيه\n +1 article, outlet unknown", rest)
    assert re.search(r"claims?; distinct named origins, no dependence shown:\n +-  .*\n +at least \d, at most \d", rest)
    assert done.stderr == ""


def bad_utf8(page):
    return page.encode().replace("سليم".encode(), b"\xd8\xff" + "سليم".encode(), 1)


BAD = [
    ("image.png", b"\x89PNG", "pages: an image, not text (1): pages/image.png"),
    ("style.css", b"p { color: red }", "neither its bytes nor its name's ending .css are known (1): pages/style.css"),
    ("bomb.gz", gzip.compress(bytes(30_000_000)), "more than 200 times its size when unpacked; --max-ratio raises"),
    ("binary.txt", bytes(range(256)) * 20, "pages: binary data, not text (1): pages/binary.txt"),
    ("empty.txt", b"", "pages: empty (1): pages/empty.txt"),
    (
        "menu.txt",
        "اتصل بنا\nجميع الحقوق محفوظة".encode(),
        "articles: no line of it reads as an article's text (1): pages/menu.txt",
    ),
    ("bad.jsonl", b"{not json}\n", "is no JSON"),
    ("long.jsonl", b'{"text": "' + "ا".encode() * 25_000_000 + b'"}\n', "25000000 characters, more than"),
    ("long.txt", "ا".encode() * 25_000_000, "25000000 characters, more than"),
    ("broken.txt", bad_utf8(PAGE), None),
]


@pytest.mark.parametrize(("name", "raw", "told"), BAD, ids=[name for name, *_ in BAD])
def test_what_is_dropped_is_told_and_the_rest_is_read(here, name, raw, told):
    (here / "pages" / name).write_bytes(raw)
    done = run("build", "pages", "-o", "case.takhrij")
    assert done.exit_code == 0
    assert " 1 article, " in done.stdout if told else " 2 articles, " in done.stdout
    assert told in done.stdout if told else "dropped" not in done.stdout


def test_long_lists_of_what_was_dropped_are_cut(here):
    for n in range(5):
        (here / "pages" / f"{n}.txt").write_bytes(b"")
    done = run("build", "pages", "-o", "case.takhrij")
    assert "pages: empty (5): pages/0.txt, pages/1.txt, pages/2.txt and 2 more" in done.stdout


def test_a_date_that_the_user_knows(here):
    run("build", "pages", "-o", "case.takhrij", "--published", "pages/a.txt=2024-03-11")
    done = run("show", "case.takhrij", "--articles")
    assert "2024-03-11 (given)" in done.stdout


def test_a_date_for_a_page_that_is_not_there_is_told(here):
    done = run("build", "pages", "-o", "case.takhrij", "--published", "b.txt=2024-03-11")
    assert "no page has this location (1): b.txt" in done.stdout


def test_columns_of_a_table_are_mapped(here):
    rows = [["رقم", "matn", "yawm"], ["1", PAGE, "2024-03-12"]]
    (here / "pages.csv").write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    done = run("build", "pages.csv", "-o", "case.takhrij")
    assert done.exit_code == 1
    assert "no column is known to hold text: there are رقم, matn, yawm" in done.stderr
    assert run("build", "pages.csv", "-o", "case.takhrij", "--map", "text=matn,published=yawm").exit_code == 0
    assert "2024-03-12 (metadata)" in run("show", "case.takhrij", "--articles").stdout


def test_pages_from_standard_input(here):
    done = RUN.invoke(app, ["build", "-", "-o", "case.takhrij"], input=gzip.compress(PAGE.encode()))
    assert done.exit_code == 0
    with dossier.Dossier("case.takhrij") as case:
        assert [page.location for page in case.all(Page)] == ["-"]


@pytest.mark.parametrize(
    ("option", "most"),
    [
        ("--max-bytes", 100),
        ("--max-characters", 100),
        ("--max-unpacked", 100),
        ("--max-nesting", 1),
        ("--max-records", 1),
    ],
)
def test_every_cap_is_an_option_and_named_where_it_stops_something(here, option, most):
    with zipfile.ZipFile(here / "pages" / "b.zip", "w") as archive:
        archive.writestr("1.txt.gz", gzip.compress(PAGE.encode()))
        archive.writestr("2.txt", PAGE.replace("سليم", "متين"))
    done = run("build", "pages", "-o", "case.takhrij", option, most)
    told = done.stdout + done.stderr  # where no page is left, that is a mistake
    assert " 3 pages" not in told
    assert f"more than {most} " in told
    assert f"; {option} raises this limit" in told


def test_a_dossier_is_overwritten(here):
    run("build", "pages", "-o", "case.takhrij")
    (here / "pages" / "b.txt").write_text(PAGE, "utf-8")
    assert run("build", "pages", "-o", "case.takhrij").exit_code == 0
    with dossier.Dossier("case.takhrij") as case:
        assert case.count(Page) == 2


def test_export_writes_every_file_of_the_contract(here):
    run("build", "pages", "-o", "case.takhrij")
    done = run("export", "case.takhrij", "--format", "jsonl", "--output", "out/case")
    assert done.exit_code == 0
    assert {path.name for path in (here / "out" / "case").iterdir()} == {f"{name}.jsonl" for name in EXPORTED}


def test_an_export_replaces_an_earlier_one_and_nothing_else(here):
    run("build", "pages", "-o", "case.takhrij")
    assert [run("export", "case.takhrij", "-o", "out").exit_code for _ in range(2)] == [0, 0]
    done = run("export", "case.takhrij", "-o", "pages")
    assert done.exit_code == 2
    assert "pages cannot be written: it holds what no export put there (a.txt)" in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--format events-csv -o out", "out/events.csv: \\d+ events?\n"),
        ("--format events-csv -o mine.csv", "mine.csv: \\d+ events?\n"),
        (
            "--format graphml -o out",
            "out/relations.graphml: \\d+ part(y|ies), \\d+ relations?(; not in it: \\d+ of \\d+ events?, with one party or none)?\n",
        ),
        ("--format graphml -o out/mine.xml", "out/mine.xml: \\d+ part"),
    ],
)
def test_export_of_events(here, options, told):
    (here / "pages" / "d.txt").write_text(VISIT, "utf-8")
    run("build", "pages", "-o", "case.takhrij")
    for _ in range(2):
        done = run("export", "case.takhrij", *options.split())
        assert done.exit_code == 0
        assert re.match(told, done.stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            "show none.takhrij --relations",
            "no events: nothing was found on these pages that somebody does to somebody\n",
        ),
        (
            "export none.takhrij -o out --format events-csv",
            "out/events.csv: only a header; none.takhrij has no events\n",
        ),
        (
            "export none.takhrij -o out --format graphml",
            "out/relations.graphml: an empty graph; none.takhrij has no events\n",
        ),
    ],
)
def test_a_dossier_without_events_says_so(here, arguments, told):
    run("build", "notes.txt", "-o", "none.takhrij")
    done = run(*arguments.split())
    assert (done.exit_code, done.stdout) == (0, told)


@pytest.mark.parametrize("format_", ["events-csv", "graphml"])
def test_an_export_onto_a_file_of_others_is_a_mistake(here, format_):
    run("build", "pages", "-o", "case.takhrij")
    done = run("export", "case.takhrij", "-o", "notes.txt", "--format", format_)
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "takhrij: notes.txt cannot be written: no export put there what it holds; name another"
    )
    assert (here / "notes.txt").read_text("utf-8") == "للتذكير"


def test_a_type_of_relations_that_is_none_is_told_in_a_line(here):
    run("build", "pages", "-o", "case.takhrij")
    done = run("show", "case.takhrij", "--type", "HIT")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("takhrij: --type HIT: there is no such type; give one of AGREE, ")


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        (
            "",
            ["1 claim; distinct named|claims; distinct named", "at least \\d, at most", "takhrij show --help"],
            ["why:", "Names"],
        ),
        ("--stories", ["1\\.", "pages/a.txt", "2 articles"], ["at least", "Names"]),
        ("--timeline 1", ["1\\.", "2 articles"], ["at least", "Names"]),
        ("--claims", ["origins +at least", "affirmed by +.*الحداد", "denied by +nobody"], ["Names", "why:"]),
        ("--claims --why", ["why: .*«جدار السد سليم"], []),
        ("--entities", ["place +2 × +2 articles +بيروت +Beirut +بيروت 2"], ["Names", "why:"]),
        ("--entities --why", ["why:.*«"], []),
        ("--copies", ["100% +.*pages/a.txt", "100% +.*pages/c.txt", "passage"], ["Names"]),
        ("--articles", ["published"], ["Names", "Times", "Statements"]),
        ("--names", ["Names", "بيروت"], ["published", "Times", "Statements"]),
        ("--times", ["Times", "TIME"], ["published", "Names", "Statements"]),
        ("--statements", ["Statements", "asserts", "الصفحة ← ", "جدار السد سليم"], ["published", "Names", "Times"]),
        ("--statements --why", ["why: .*«قال»"], []),
        (
            "--page a.txt",
            ["pages/a.txt", "outlet|published", "Names", "Times", "Statements"],
            ["pages/c.txt", "at least"],
        ),
        ("--page b.txt", ["no article on a page with 'b.txt' in its location"], ["pages/a.txt"]),
        ("--articles --limit 1", ["pages/a.txt", "and 1 more article: --limit 2"], ["pages/c.txt"]),
        ("--claims --statements --story 1", ["at least", "Statements"], ["Names"]),
    ],
)
def test_show(here, options, there, not_there):
    (here / "pages" / "c.txt").write_text(PAGE, "utf-8")
    run("build", "pages", "-o", "case.takhrij")
    done = run("show", "case.takhrij", *options.split())
    assert done.exit_code == 0
    assert [words for words in there if not re.search(words, done.stdout)] == []
    assert [words for words in not_there if re.search(words, done.stdout)] == []
    assert not re.search("[\u001b\u2066-\u2069]", done.stdout)
    assert max(map(cell_len, done.stdout.splitlines())) <= 120


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        (
            "--relations",
            ["2 articles +happened +CONSULT/visit +سامر الحداد +→  تازمور\n +2 events  1 distinct article  "],
            ["why:", "Names"],
        ),
        ("--relations --why", ["why: event_verb:.*«زار»"], ["Names"]),
        ("--party الحداد", ["سامر الحداد +→  تازمور\n +2 events .* زار +\\S.*pages/[de].txt"], ["Names"]),
        ("--party hadad --type consult", ["سامر الحداد +→"], []),
        ("--party لوندين", ["no relations of 'لوندين' among \\d+: `takhrij show --relations` lists them"], ["→"]),
        ("--type REJECT --page d.txt", ["no relations of type REJECT among"], ["→"]),
        ("--relations --page a.txt", ["no events"], ["→"]),
    ],
)
def test_show_relations(here, options, there, not_there):
    for name in ("d", "e"):
        (here / "pages" / f"{name}.txt").write_text(VISIT, "utf-8")
    run("build", "pages", "-o", "case.takhrij")
    done = run("show", "case.takhrij", *options.split())
    assert done.exit_code == 0
    assert [words for words in there if not re.search(words, done.stdout)] == []
    assert [words for words in not_there if re.search(words, done.stdout)] == []
    assert max(map(cell_len, done.stdout.splitlines())) <= 120


@pytest.mark.parametrize("option", ["--timeline", "--story"])
def test_a_story_that_is_not_there_is_told_in_a_line(here, option):
    run("build", "pages", "-o", "case.takhrij")
    done = run("show", "case.takhrij", option, "7")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("takhrij: no story '7': give a number")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        (["هل جدار السد سليم؟"], "^\\d.\\d\\d .*جدار السد سليم(.*\n)+ +origins +at least \\d "),
        (["جدار", "السد", "سليم"], "denied by +nobody"),
        (["أسعار القمح في ميناء تازمور"], "Nothing in case.takhrij is like it"),
    ],
)
def test_check(here, asked, there):
    run("build", "pages", "-o", "case.takhrij")
    done = run("check", "case.takhrij", *asked)
    assert done.exit_code == 0
    assert re.search(there, done.stdout)


def test_report_says_what_to_open(here):
    run("build", "pages", "-o", "case.takhrij")
    done = run("report", "case.takhrij", "--output", "out")
    assert (done.exit_code, done.stdout) == (0, "out/index.html: open it in a browser\n")
    assert (here / "out" / "index.html").is_file()


def test_a_report_onto_what_is_none_is_a_mistake(here):
    run("build", "pages", "-o", "case.takhrij")
    for place in ("notes.txt", "pages"):
        done = run("report", "case.takhrij", "-o", place)
        assert done.exit_code == 2
        assert f"{place} cannot be written" in done.stderr


@pytest.mark.parametrize("command", ["", "build", "export", "show", "check", "report"])
def test_help_is_a_page_with_examples(command):
    done = run(*command.split(), "--help")
    assert done.exit_code == 0
    assert f"takhrij {command or 'build'} " in done.stdout.split("Options:")[0]


def test_version():
    assert run("--version").stdout == f"takhrij {__version__}\n"
