"""Write the table of readers in README.md: what can be read, how names end where the bytes do not tell, what is a page.

`python tools/readers_table.py` rewrites it; with `--check` it only says whether the table is current.
"""

import sys
from pathlib import Path

import tree

from takhrij.pages.readers import READERS

DOCUMENT = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- readers: made by `make docs` -->\n", "<!-- end of readers -->"


def main() -> int:
    """Rewrite the table; with --check say whether it is current."""
    return tree.renew(DOCUMENT, (BEGIN, END), table(), "table of readers")


def table() -> str:
    """The readers in the order in which they are tried."""
    rows = (f"| {reader.kind} | {_endings(reader.endings)} | {reader.pages} |" for reader in READERS)
    return "\n".join(["| kind | names end in | what is a page |", "|---|---|---|", *rows, ""])


def _endings(endings: tuple[str, ...]) -> str:
    return " ".join(f"`{ending}`" for ending in endings if ending) + (" or nothing" if "" in endings else "")


if __name__ == "__main__":
    sys.exit(main())
