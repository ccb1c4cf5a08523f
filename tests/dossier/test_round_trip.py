import json
import sqlite3
from contextlib import closing
from importlib.resources import files

import msgspec
import pytest
from any_records import pile, piles
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij import dossier, records
from takhrij.dossier import export, rows
from takhrij.records import EXPORTED


def by_type(contents):
    return {kind: tuple(record for record in contents if type(record) is kind) for kind in EXPORTED.values()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("round-trip")


@settings(deadline=None, max_examples=60)
@given(contents=piles(), raw=st.dictionaries(st.text(max_size=5), st.binary()))
def test_stored_equals_read_back(folder, contents, raw):
    path = folder / "case.takhrij"
    dossier.write(path, [dossier.pack(contents), *(dossier.pack_raw(page, data) for page, data in raw.items())], "test")
    with dossier.Dossier(path) as stored:
        assert {kind: stored.all(kind) for kind in EXPORTED.values()} == by_type(contents)
        assert {kind: stored.count(kind) for kind in EXPORTED.values()} == {
            k: len(r) for k, r in by_type(contents).items()
        }
        assert {page: stored.raw(page) for page in raw} == raw


@settings(deadline=None, max_examples=30)
@given(contents=piles())
def test_exported_says_what_is_stored(folder, contents):
    dossier.write(folder / "case.takhrij", [dossier.pack(contents)], "test")
    with dossier.Dossier(folder / "case.takhrij") as stored:
        written = export.jsonl(stored, folder / "out")
    assert [path.name for path in written] == [f"{name}.jsonl" for name in EXPORTED]
    for path, kind in zip(written, EXPORTED.values(), strict=True):
        lines = path.read_bytes().splitlines()
        assert tuple(msgspec.json.decode(line, type=kind) for line in lines) == by_type(contents)[kind]
        assert all(list(json.loads(line)) == [field.name for field in msgspec.structs.fields(kind)] for line in lines)


@settings(deadline=None, max_examples=30)
@given(contents=piles())
def test_an_arrow_table_holds_the_same(folder, contents):
    dossier.write(folder / "case.takhrij", [dossier.pack(contents)], "test")
    with dossier.Dossier(folder / "case.takhrij") as stored:
        for name, kind in EXPORTED.items():
            back = [msgspec.convert(row, kind) for row in stored.to_arrow(name).to_pylist()]
            assert tuple(back) == by_type(contents)[kind]


def test_an_empty_table_has_its_columns_too(tmp_path):
    dossier.write(tmp_path / "case.takhrij", [], "test")
    with dossier.Dossier(tmp_path / "case.takhrij") as stored:
        for name, kind in EXPORTED.items():
            table = stored.to_arrow(name)
            assert table.num_rows == 0
            assert table.column_names == [field.name for field in msgspec.structs.fields(kind)]
        content = stored.to_arrow("statements").schema.field("content").type
        assert str(content) == "list<item: struct<start: int64 not null, end: int64 not null>>"


@settings(deadline=None, max_examples=10)
@given(contents=piles())
def test_the_same_records_make_the_same_bytes(folder, contents):
    for name in ("a", "b"):
        dossier.write(folder / name, [dossier.pack(contents)], "test")
    assert (folder / "a").read_bytes() == (folder / "b").read_bytes()


@pytest.mark.parametrize("name", EXPORTED)
def test_the_schema_has_the_columns_of_the_record(name):
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(files("takhrij.dossier").joinpath("schema.sql").read_text("utf-8"))
        declared = [
            (column, kind + " NOT NULL" * required)
            for _, column, kind, required, _, _ in database.execute(f"PRAGMA table_info({name})")
        ]
    assert declared == [(column.name, column.sql) for column in rows.columns(EXPORTED[name])]


@pytest.mark.parametrize("name", EXPORTED)
def test_the_schema_says_which_columns_hold_json(name):
    schema = files("takhrij.dossier").joinpath("schema.sql").read_text("utf-8")
    table = schema.split(f"CREATE TABLE {name} ")[1].split(");")[0]
    marked = [line.split('"')[1] for line in table.splitlines() if line.endswith("-- JSON")]
    assert marked == [column.name for column in rows.columns(EXPORTED[name]) if not column.plain]


@settings(deadline=None, max_examples=5)
@given(contents=pile(records.Time, max_size=8))
def test_records_keep_the_order_in_which_they_came(folder, contents):
    dossier.write(folder / "case.takhrij", (dossier.pack([time]) for time in contents), "test")
    with dossier.Dossier(folder / "case.takhrij") as stored:
        assert list(stored.each(records.Time)) == contents


def test_many_records_are_written_in_several_batches(tmp_path):
    dropped = [
        records.Dropped(id=f"dropped-{n}", what="page", location=f"{n}.txt", stage="pages", why="binary")
        for n in range(2500)
    ]
    dossier.write(tmp_path / "case.takhrij", (dossier.pack([each]) for each in dropped), "test")
    with dossier.Dossier(tmp_path / "case.takhrij") as stored:
        assert stored.all(records.Dropped) == tuple(dropped)
