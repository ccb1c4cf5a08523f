import gc
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap

import pytest

from takhrij import dossier
from takhrij.dossier import export
from takhrij.records import Dropped

GONE = Dropped(id="dropped-1", what="page", location="قديم.txt", stage="pages", why="empty")
COME = Dropped(id="dropped-2", what="page", location="جديد.txt", stage="pages", why="empty")

OLD, NEW = [dossier.pack([GONE])], [dossier.pack([COME])]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case.takhrij"


def beside(path):
    return list(path.parent.iterdir())


def contents(path):
    with dossier.Dossier(path) as stored:
        return stored.all(Dropped)


def test_a_dossier_is_replaced(path):
    dossier.write(path, OLD, "test")
    dossier.write(path, NEW, "test")
    assert contents(path) == (COME,)
    assert beside(path) == [path]


def test_a_build_that_fails_leaves_the_old_one(path):
    def failing():
        yield from NEW
        raise RuntimeError("no more")

    dossier.write(path, OLD, "test")
    with pytest.raises(RuntimeError, match="no more"):
        dossier.write(path, failing(), "test")
    assert contents(path) == (GONE,)
    assert beside(path) == [path]


def test_a_build_that_is_killed_leaves_the_old_one_and_the_next_cleans_up(path):
    dossier.write(path, OLD, "test")
    script = """
        import sys, time
        from takhrij import dossier
        from takhrij.records import Dropped

        def endless():
            for n in range(3000):
                yield dossier.pack([Dropped(id=str(n), what="page", location="x" * 5000, stage="pages", why="empty")])
            print("writing", flush=True)
            time.sleep(60)

        dossier.write(sys.argv[1], endless(), "test")
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(path)], stdout=subprocess.PIPE, text=True
    ) as build:
        assert build.stdout.readline() == "writing\n"
        build.send_signal(signal.SIGKILL)
    assert len(beside(path)) == 2
    assert contents(path) == (GONE,)
    dossier.write(path, NEW, "test")
    assert contents(path) == (COME,)
    assert beside(path) == [path]


def test_a_build_that_still_runs_keeps_its_part(path):
    part = path.with_name(f".{path.name}.{os.getppid()}.part")
    part.write_bytes(b"")
    dossier.write(path, NEW, "test")
    assert part.exists()


@pytest.mark.parametrize("found", [b"", b"\x00\xff" * 500, "قال الوزير".encode(), b"SQLite format 3\x00 and no more"])
def test_what_is_not_a_dossier_is_neither_read_nor_overwritten(path, found):
    path.write_bytes(found)
    with pytest.raises(dossier.NotADossier, match="is not a dossier"):
        dossier.Dossier(path)
    with pytest.raises(dossier.CannotWrite, match="is not a dossier; remove it or name another output"):
        dossier.write(path, NEW, "test")
    assert path.read_bytes() == found


def test_another_program_s_database_is_not_a_dossier(path):
    database = sqlite3.connect(path)
    database.executescript("CREATE TABLE notes (note TEXT)")
    database.close()
    with pytest.raises(dossier.NotADossier):
        dossier.Dossier(path)


@pytest.mark.parametrize(("version", "message"), [(0, "older than what"), (99, "newer than")])
def test_another_version_is_refused_but_may_be_replaced(path, version, message):
    dossier.write(path, OLD, "test")
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()
    with pytest.raises(dossier.OtherVersion, match=message):
        dossier.Dossier(path)
    dossier.write(path, NEW, "test")
    assert contents(path) == (COME,)


def test_a_missing_dossier(path):
    with pytest.raises(dossier.NoSuchDossier, match="no such file"):
        dossier.Dossier(path)


@pytest.mark.parametrize(("output", "message"), [("", "it is a folder"), ("none/case.takhrij", "there is no folder")])
def test_outputs_that_cannot_be(tmp_path, output, message):
    with pytest.raises(dossier.CannotWrite, match=message):
        dossier.write(tmp_path / output, NEW, "test")


def test_an_export_onto_a_file_is_refused(path):
    dossier.write(path, OLD, "test")
    with dossier.Dossier(path) as stored, pytest.raises(dossier.CannotWrite):
        export.jsonl(stored, path)


def test_a_page_that_is_not_there(path):
    dossier.write(path, OLD, "test")
    with dossier.Dossier(path) as stored, pytest.raises(KeyError):
        stored.raw("page-1")


def test_a_forgotten_dossier_removes_what_it_owns(tmp_path):
    folder = tmp_path / "owned"
    folder.mkdir()
    dossier.write(folder / "case.takhrij", OLD, "test")
    stored = dossier.Dossier(folder / "case.takhrij")
    stored.owns(folder)
    del stored
    gc.collect()
    assert not folder.exists()


def test_a_path_with_signs_that_mean_something_in_an_address(tmp_path):
    path = tmp_path / "قضية #1?mode=rw.takhrij"
    dossier.write(path, OLD, "test")
    assert contents(path) == (GONE,)
