"""Write the table of readers in README.md: what can be read, how names end where the bytes do not tell, what is a page.

`python tools/readers_table.py` rewrites it; with `--check` it only says whether the table is current.
"""

import sys
from pathlib import Path

from takhrij.pages.readers import READERS

DOCUMENT = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- readers: made by `make docs` -->\n", "<!-- end of readers -->"


def main() -> int:
    """Rewrite the table; with --check say whether it is current."""
    written = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = written.partition(BEGIN)
    current = f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"
    if written == current:
        return 0
    if "--check" in sys.argv:
        print("The table of readers in README.md is not current: run `make docs`.")
        return 1
    DOCUMENT.write_text(current, encoding="utf-8")
    return 0


def table() -> str:
    """The readers in the order in which they are tried."""
    rows = (f"| {reader.kind} | {_endings(reader.endings)} | {reader.pages} |" for reader in READERS)
    return "\n".join(["| kind | names end in | what is a page |", "|---|---|---|", *rows, ""])


def _endings(endings: tuple[str, ...]) -> str:
    return " ".join(f"`{ending}`" for ending in endings if ending) + (" or nothing" if "" in endings else "")


if __name__ == "__main__":
    sys.exit(main())
