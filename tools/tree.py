"""Write the tree in ARCHITECTURE.md: every folder and file with the first line that it says of itself.

`python tools/tree.py` rewrites it; with `--check` it only says whether the tree is current.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "ARCHITECTURE.md"
FOLDERS = ("src/takhrij", "examples", "tests", "tools", "score", "docs")
BEGIN, END = "<!-- tree: made by `make docs` -->\n", "<!-- end of tree -->"
WIDTH = 36


def main() -> int:
    """Rewrite the tree; with --check say whether it is current."""
    tree = "\n".join(line for folder in FOLDERS for line in lines(ROOT / folder))
    return renew(DOCUMENT, (BEGIN, END), f"```\n{tree}\n```\n", "tree")


def renew(document: Path, marks: tuple[str, str], part: str, what: str) -> int:
    """Write what a program makes of a document between its marks; with --check only say whether it is current."""
    written = document.read_text(encoding="utf-8")
    current = with_part(written, marks, part)
    if written == current:
        return 0
    if "--check" in sys.argv:
        print(f"The {what} in {document.name} is not current: run `make docs`.")
        return 1
    document.write_text(current, encoding="utf-8")
    return 0


def with_part(document: str, marks: tuple[str, str], part: str) -> str:
    """The document with a part in its place.

    >>> with_part("before <old> after", ("<", ">"), "new")
    'before <new> after'
    """
    begin, end = marks
    before, _, rest = document.partition(begin)
    return f"{before}{begin}{part}{end}{rest.partition(end)[2]}"


def lines(path: Path, depth: int = 0) -> Iterator[str]:
    """A folder or file and what is in it, a line each."""
    name = str(path.relative_to(ROOT)) if depth == 0 else path.name
    label = "  " * depth + name + "/" * path.is_dir()
    yield f"{label:<{WIDTH}} {about(path)}".rstrip()
    if path.is_dir() and not is_data(path):
        for child in sorted(filter(shown, path.iterdir()), key=lambda p: (p.is_dir(), p.name)):
            yield from lines(child, depth + 1)


def about(path: Path) -> str:
    """The first line that a folder or file says of itself."""
    if path.is_dir():
        source = path / "__init__.py"
        if source.exists():
            return about(source)
        return f"{sum(map(shown, path.iterdir()))} files" if is_data(path) else ""
    if path.suffix == ".py":
        return first_line(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")
    opening = path.read_text(encoding="utf-8").partition("\n")[0] if path.suffix in {".txt", ".csv", ".md"} else ""
    return first_line(opening) if opening.startswith("#") else ""


def first_line(text: str) -> str:
    r"""What a text opens with, without the signs that mark a comment or a heading.

    >>> first_line("# Agencies.\nname")
    'Agencies.'
    """
    return text.partition("\n")[0].lstrip("# ").rstrip()


def shown(path: Path) -> bool:
    """Whether it belongs to the project and says something of its own."""
    if path.name.startswith((".", "__")):
        return False
    return path.is_file() or any(file.suffix != ".pyc" for file in path.rglob("*") if file.is_file())


def is_data(path: Path) -> bool:
    """Whether a folder holds many files of one kind, of which the number says enough."""
    return path.relative_to(ROOT).parts[0] == "examples" and path != ROOT / "examples"


if __name__ == "__main__":
    sys.exit(main())
