"""Write the tables of what exports hold: the columns of docs/events-csv.md, the nodes and edges of docs/graphml.md.

`python tools/export_tables.py` rewrites them; with `--check` it only says whether they are current.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import tree

from takhrij.relations import graphml, plover, table

DOCS = Path(__file__).parent.parent / "docs"


def main() -> int:
    """Rewrite the tables; with --check say whether they are current."""
    quads: dict[str, list[str]] = {}
    for type_, quad in plover.QUADS.items():
        quads.setdefault(quad, []).append(f"`{type_}`")
    parts = (
        ("events-csv.md", "columns", rows("column", ((each.name, each.meaning) for each in table.COLUMNS))),
        ("events-csv.md", "categories", rows("category", ((quad, " ".join(types)) for quad, types in quads.items()))),
        ("graphml.md", "nodes", rows("of a node", ((name, meaning) for name, _, meaning, _ in graphml.NODE))),
        ("graphml.md", "edges", rows("of an edge", ((name, meaning) for name, _, meaning, _ in graphml.EDGE))),
    )
    return max([tree.renew(DOCS / document, marks(what), part, f"table of {what}") for document, what, part in parts])


def marks(what: str) -> tuple[str, str]:
    """What stands around a table in a document.

    >>> marks("nodes")[1]
    '<!-- end of nodes -->'
    """
    return f"<!-- {what}: made by `make docs` -->\n", f"<!-- end of {what} -->"


def rows(of: str, described: Iterable[tuple[str, str]]) -> str:
    """A table of names and what they mean."""
    return "\n".join([f"| {of} | what it holds |", "|---|---|", *(f"| `{n}` | {m} |" for n, m in described), ""])


if __name__ == "__main__":
    sys.exit(main())
