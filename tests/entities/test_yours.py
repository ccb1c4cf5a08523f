"""Names that a user brings: what a table may hold, how its mistakes are told, and that its names are found."""

import pytest
from typer.testing import CliRunner

import takhrij
from takhrij import words
from takhrij.cli import app
from takhrij.records import Entity, Mention
from takhrij.words import yours

HEAD = "kind,ar,en,wikidata\n"
PAGE = """خبر من بلدة مرسى

قال محافظ البلدة اليوم إن السد آمن، وإن لفندالوس رأيا آخر في ما جرى. ورفضت جمعية الفلنج تعليق العمل في الموقع.

وقال مهندس من الفلنج الأزرق إن فندالوس زار السد مساء الأحد، وإن الطريق إلى البلدة مفتوح أمام الجميع منذ الصباح.
"""


def table(tmp_path, content, name="names.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


GOOD = [
    (
        HEAD + "person,سامر الحداد|سامر حداد,Samer Haddad,Q42\n",
        [("person", ("سامر الحداد", "سامر حداد"), "Samer Haddad", "Q42")],
    ),
    # columns that may be left out, in any order; comments, blank lines, a byte-order mark
    ("\ufeffar,kind\n# ours\n\nمرسى,place\n", [("place", ("مرسى",), "", "")]),
    # as spreadsheets of other countries save it
    ("kind;ar;en;wikidata\nplace;مرسى;Marsa;\n", [("place", ("مرسى",), "Marsa", "")]),
    ("kind\tar\nTREATY\tاتفاق مرسى\n", [("treaty", ("اتفاق مرسى",), "", "")]),
    # rows that are shorter than the first line; the same spelling twice in one row
    (HEAD + "place,مرسى|مرسى| \n", [("place", ("مرسى",), "", "")]),
    # what the gazetteer knows by one of the spellings is the same
    (HEAD + "place,روسيا|بلاد الثلج,,\n", [("place", ("روسيا", "بلاد الثلج"), "", "")]),
    (HEAD + "person,سيرغي شويغو|الوزير شويغو,,\n", [("person", ("سيرغي شويغو", "الوزير شويغو"), "Sergei Shoigu", "")]),
]


@pytest.mark.parametrize(("content", "rows"), GOOD)
def test_tables(tmp_path, content, rows):
    found = yours.read(table(tmp_path, content))
    assert [(own.kind, own.ar, own.en, own.wikidata) for own in found] == rows


BAD = [
    (b"", "line 1: the columns are none; they must be kind,ar,en,wikidata"),
    ("name,type\nسامر,person\n", "line 1: the columns are name, type; they must be kind,ar,en,wikidata"),
    ("kind,ar,notes\n", "the columns are kind, ar, notes"),
    ("kind,ar,ar\n", "the columns are kind, ar, ar"),
    (HEAD, "no names below the first line"),
    (HEAD + "# x\nperson,,Samer,\n", "line 3: ar is empty"),
    (HEAD + "man,سامر الحداد,,\n", "line 2: kind is 'man', which must be one of person, organisation, place"),
    (HEAD + "orgnisation,سامر الحداد,,\n", "is organisation meant?"),
    (HEAD + "person,سامر,Samer,42\n", "line 2: wikidata is '42', which must be an identifier such as Q42"),
    (HEAD + "person,سامر,Samer,Q42,more\n", "line 2: 5 cells where the first line has 4"),
    (HEAD + "person,س|سامر,,\n", "line 2: 'س' is no name"),
    (HEAD + "person,سامر الحداد، سامر حداد,,\n", "line 2: 'سامر الحداد، سامر حداد' has a comma in it"),
    (HEAD + "person,Samer,,\n", "line 2: 'Samer' has no Arabic letter"),
    (HEAD + "person,؟؟ 12,,\n", "line 2: '؟؟ 12' is no name"),
    (HEAD + 'person,"=HYPERLINK(""x"")",,\n', "looks like a formula"),
    (HEAD + "person,سامر,@SUM(A1),\n", "line 2: '@SUM(A1)' looks like a formula"),
    (HEAD + "person," + "سامر" * 1000 + ",,\n", "line 2: a cell of 4000 characters"),
    (HEAD + 'person,"سامر,,\nplace,مرسى,,\n', "is a quotation mark left open?"),
    (HEAD + "person,سامر الحداد,,\nplace,مرسى,,\nperson,سامر الحدّاد,,\n", "line 4: 'سامر الحدّاد' stands in line 2 too"),
    ((HEAD + "person,سامر,,\n").encode("cp1256"), "line 2: not UTF-8; save the table as “CSV UTF-8”"),
    (HEAD.encode("utf-16"), "not UTF-8"),
    (b"PK\x03\x04" + bytes(range(256)), "not UTF-8"),
    (HEAD + "person,سامر\0حداد,,\n", "holds a sign that is no letter"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_mistakes_are_told_with_their_line(tmp_path, content, message):
    path = table(tmp_path, content)
    with pytest.raises(words.BadWords) as told:
        yours.read(path)
    assert str(told.value).startswith(str(path))
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_caps(tmp_path, monkeypatch):
    monkeypatch.setattr(yours, "MAX_ROWS", 2)
    rows = HEAD + "".join(f"place,مرسى {letter * 2},,\n" for letter in "ابت")
    with pytest.raises(words.BadWords, match="line 4: more than 2 names"):
        yours.read(table(tmp_path, rows))
    monkeypatch.setattr(yours, "MAX_BYTES", 20)
    with pytest.raises(words.BadWords, match="bytes, where at most 20 are read"):
        yours.read(table(tmp_path, rows))


def built(tmp_path, rows):
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    path = table(tmp_path, HEAD + rows)
    with takhrij.build([tmp_path / "a.txt"], entities=path) as dossier:
        entities = {entity.id: entity for entity in dossier.all(Entity)}
        mentions = [(PAGE[m.start : m.end], entities[m.entity].name_ar, m.reason.rule) for m in dossier.all(Mention)]
    return entities.values(), [each for each in mentions if each[2].startswith("yours:")]


def test_names_are_found_in_the_text(tmp_path):
    entities, mentions = built(
        tmp_path, "person,فندالوس,Fandalus,Q99\norganisation,الفلنج الأزرق|الفلنج,Blue Falanj,\n"
    )
    assert mentions == [
        ("فندالوس", "فندالوس", "yours:names.csv:2"),
        ("جمعية الفلنج", "الفلنج الأزرق", "yours:names.csv:3"),
        ("الفلنج الأزرق", "الفلنج الأزرق", "yours:names.csv:3"),
        ("فندالوس", "فندالوس", "yours:names.csv:2"),
    ]
    own = [(e.kind, e.name_en, e.same_as) for e in entities if e.reason.rule.startswith("yours:")]
    assert sorted(own) == [("organisation", "Blue Falanj", None), ("person", "Fandalus", "Q99")]


def test_a_name_that_is_an_ordinary_word_is_found_where_it_is_introduced_alone(tmp_path):
    _, mentions = built(tmp_path, "person,الطريق,,\n")
    assert mentions == []


def test_without_them_nothing_changes(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    with takhrij.build([tmp_path / "a.txt"]) as dossier:
        plain = dossier.all(Entity)
    found, _ = built(tmp_path, "person,سامر القرطبيل,,\n")
    assert tuple(found) == plain


def test_one_command(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    good, bad = (
        table(tmp_path, HEAD + "person,فندالوس,,\norganisation,الفلنج الأزرق|الفلنج,,\n"),
        table(tmp_path, HEAD + "man,فندالوس,,\n", "bad.csv"),
    )
    case = str(tmp_path / "case.takhrij")
    done = CliRunner().invoke(app, ["build", str(tmp_path / "a.txt"), "-o", case, "--entities", str(good)])
    assert done.exit_code == 0
    shown = CliRunner().invoke(app, ["show", case, "--entities", "--why"])
    assert "why: yours:names.csv:2 «فندالوس»" in shown.stdout
    assert "«جمعية الفلنج» is «الفلنج الأزرق»: yours:names.csv:3" in shown.stdout
    for path in (bad, tmp_path / "none.csv", tmp_path):
        done = CliRunner().invoke(app, ["build", str(tmp_path / "a.txt"), "-o", case, "--entities", str(path)])
        assert done.exit_code == 2
        assert done.stderr.startswith(f"takhrij: {path}")
        assert done.stderr.count("\n") == 1


def test_a_build_tells_which_names_no_page_has(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    path = table(tmp_path, HEAD + "person,فندالوس,Fandalus,\nplace,كردالين العليا,,\n")
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "case.takhrij"), "--entities", str(path)]
    printed = CliRunner().invoke(app, arguments).output
    assert "1 of your 2 names found" in printed
    assert "كردالين العليا" in printed
    assert "فندالوس" not in printed.partition("of your")[2].partition("never named")[2]
