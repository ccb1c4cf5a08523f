"""The house in order: imports, documents that say what is there, letters as they should be."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import export_tables
import pytest
import readers_table
import tree
from typer.main import get_command

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUN, EXTRAS = PROJECT["dependencies"], PROJECT["optional-dependencies"]
MODELS, WORK = EXTRAS["models"], EXTRAS["dev"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
LISTED = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", *ROOT.glob("docs/**/*.md")]
WRITTEN = [
    path
    for folder in ("src", "tests", "tools", "docs")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".csv", ".txt", ".md", ".yaml", ".sql", ".json"} and path.is_file()
]


def name(requirement):
    return re.split(r"[<>=!~ \[]", requirement)[0]


def local(path):
    return str(path.relative_to(ROOT)) if isinstance(path, Path) else path


def test_imports_run_one_way():
    lint = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("written", [tree, readers_table, export_tables], ids=lambda module: module.__name__)
def test_what_is_written_by_program_is_current(capsys, monkeypatch, written):
    monkeypatch.setattr(sys, "argv", ["", "--check"])
    assert written.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=local)
def test_commands_that_a_document_names_exist(document):
    from takhrij import cli

    shown = (ROOT / document).read_text("utf-8")
    code = "\n".join(re.findall(r"^    .*$|`[^`\n]+`", shown, re.MULTILINE))
    made = set(re.findall(r"(?:^ *|`)make ([a-z]+)", code, re.MULTILINE))
    commands = set(re.findall(r"(?:^ *|`)takhrij ([a-z]+)\b", code, re.MULTILINE))
    assert made <= TARGETS
    assert commands <= set(get_command(cli.app).commands)


@pytest.mark.parametrize("document", DOCUMENTS, ids=local)
def test_files_that_a_document_names_exist(document):
    named = re.findall(r"`((?:src|docs|tests|tools|score|examples)/[\w./-]+)`", (ROOT / document).read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_make_alone_lists_the_targets():
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^make ([a-z]+) +\S", listed.stdout, re.MULTILINE)) == LISTED
    assert {"demo", "test", "lint", "score", "bench", "docs"} <= LISTED


@pytest.mark.parametrize("requirement", [*RUN, *MODELS, *WORK], ids=name)
def test_dependency_has_its_line(requirement):
    assert f"\n- `{name(requirement)}`: " in (ROOT / "docs" / "dependencies.md").read_text("utf-8")


@pytest.mark.parametrize(
    "lock, requirement",
    [("requirements.lock", one) for one in RUN] + [("requirements-dev.lock", one) for one in RUN + MODELS + WORK],
    ids=name,
)
def test_dependency_is_locked(lock, requirement):
    pinned = (ROOT / lock).read_text("utf-8")
    assert re.search(rf"^{name(requirement)}==\S+ \\\n    --hash=sha256:", pinned, re.MULTILINE)


def test_locks_agree():
    used, worked = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert used <= worked
    assert not {line.split("==")[0] for line in used} & set(map(name, MODELS))


# Letters that no Arabic keyboard writes: positional forms and ligatures, tatweel, controls of direction.
@pytest.mark.parametrize("path", WRITTEN, ids=local)
def test_letters_are_ordinary(path):
    strange = re.compile("[\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb50-\ufdff\ufe70-\ufeff]")
    lines = path.read_text("utf-8").splitlines()
    assert [f"{local(path)}:{n}: {line}" for n, line in enumerate(lines, 1) if strange.search(line)] == []
