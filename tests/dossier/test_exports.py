"""The table of events and the graph as files: where they go, what they replace, and that any dossier can be written."""

import csv
import xml.etree.ElementTree as ET

import pytest
from any_records import piles
from desk import dossiers
from hypothesis import given, settings

from takhrij import dossier
from takhrij.dossier import CannotWrite, export
from takhrij.records import Event
from takhrij.relations import graphml, table

WRITERS = {"events.csv": export.events_csv, "relations.graphml": export.graphml}


@pytest.fixture
def case(tmp_path):
    with dossiers.stored(tmp_path / "case.takhrij", dossiers.everything()) as stored:
        yield stored


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exports")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@settings(deadline=None, max_examples=40)
@given(contents=piles())
def test_any_dossier_is_written_and_read_back(folder, contents):
    dossier.write(folder / "case.takhrij", [dossier.pack(contents)], "test")
    with dossier.Dossier(folder / "case.takhrij") as stored:
        path, count = export.events_csv(stored, folder)
        graph = export.graphml(stored, folder)
        events = stored.all(Event)
    found = rows(path)
    assert count == len(found) == len(events)
    assert all(list(row) == table.header() for row in found)
    assert not any(cell.startswith(table.RUNS) for row in found for cell in row.values())
    of = {"g": graphml.NAMESPACE}
    root = ET.parse(graph.path).getroot()
    assert (len(root.findall("g:graph/g:node", of)), len(root.findall("g:graph/g:edge", of))) == graph[1:3]
    assert (graph.relations == 0) == (graph.one_sided == len(events))


def test_events_stand_in_the_order_of_their_pages(case, tmp_path):
    path, count = export.events_csv(case, tmp_path / "events.csv")
    assert count == 4
    assert [(row["trigger"], row["event_type"], row["outlet"][:10]) for row in rows(path)] == [
        ("انهيار", "COERCE", "مرآة تازمو"),
        ("حذرت", "THREATEN", "مرآة تازمو"),
        ("أُغلق", "THREATEN", "بريد الواح"),
        ("{{ 7*7 }}", "REJECT", "صفحة <scri"),
    ]


def test_what_a_hostile_page_holds_runs_nowhere(case, tmp_path):
    path, _ = export.events_csv(case, tmp_path / "events.csv")
    hostile = rows(path)[-1]
    assert hostile["event_mode"] == "'=1+1"
    assert hostile["target_names"].startswith("'= صفحة <script>alert")
    assert hostile["quantities"] == "'= 1: 7.5 (@نحو)"
    assert not {"\u202e", "\x0b", "\t"} & set(path.read_text("utf-8"))


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_dossier_makes_the_same_bytes(case, tmp_path, name):
    for folder in ("a", "b"):
        WRITERS[name](case, tmp_path / folder)
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("there", "there/{name}"),
        ("new", "new/{name}"),
        ("new/er", "new/er/{name}"),
        ("new/mine{ending}", "new/mine{ending}"),
        ("there/mine.txt", "there/mine.txt"),
        ("there/earlier{ending}", "there/earlier{ending}"),
    ],
)
@pytest.mark.parametrize("name", WRITERS)
def test_where_it_goes(case, tmp_path, name, output, written):
    ending = "." + name.partition(".")[2]
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "others.txt").write_text("لغيرنا", "utf-8")
    WRITERS[name](case, tmp_path / "there" / f"earlier{ending}")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    path = tmp_path / written.format(name=name, ending=ending)
    assert WRITERS[name](case, tmp_path / output.format(ending=ending))[0] == path
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before | {path}


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("others.csv", "others.csv cannot be written: no export put there what it holds; name another file"),
        ("empty.graphml", "empty.graphml cannot be written: no export put there"),
        ("case.takhrij", "case.takhrij cannot be written: no export put there"),
        ("others.csv/events.csv", "events.csv cannot be written: "),
        ("/proc/events.csv", "/proc/events.csv cannot be written: "),
        ("/dev/null", "cannot be written: "),
    ],
)
@pytest.mark.parametrize("name", WRITERS)
def test_what_is_not_ours_is_never_overwritten(case, tmp_path, name, output, told):
    (tmp_path / "others.csv").write_text("event_id,mine\n", "utf-8")
    (tmp_path / "empty.graphml").write_bytes(b"")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    with pytest.raises(CannotWrite, match=told):
        WRITERS[name](case, tmp_path / output)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_one_folder_holds_every_export(case, tmp_path):
    folder = tmp_path / "out"
    for _ in range(2):
        for write in (*WRITERS.values(), export.jsonl):
            write(case, folder)
    assert {*WRITERS, "events.jsonl"} <= {path.name for path in folder.iterdir()}


def test_an_export_that_fails_leaves_the_earlier_one(case, tmp_path, monkeypatch):
    path, _ = export.events_csv(case, tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(table, "row", lambda told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export.events_csv(case, tmp_path)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"case.takhrij", "events.csv"}
