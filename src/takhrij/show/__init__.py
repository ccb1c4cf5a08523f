"""A dossier on a terminal: one line for each finding, in columns, as wide as the terminal.

In: the tables of a dossier. Out: lines on a console; each module is a view, its `show` prints it.

>>> import tempfile
>>> from rich.console import Console
>>> from takhrij import dossier
>>> from takhrij.records import Reason, Story
>>> story = Story(id="story-1", title="انهيار الجسر", articles=(), first=None, last=None, reason=Reason("alone", ()))
>>> with tempfile.TemporaryDirectory() as folder:
...     dossier.write(f"{folder}/case.takhrij", [dossier.pack([story])], made_by="hand")
...     with dossier.Dossier(f"{folder}/case.takhrij") as case:
...         overview.show(Printer(Console(width=60), why=False), Tables(case), limit=5, of_each=3)
1.  انهيار الجسر
    0 articles
    no claims
"""

from takhrij.show import articles, claims, copies, entities, overview, relations, stories
from takhrij.show.printer import Printer, number
from takhrij.show.relations import NoSuchType
from takhrij.show.tables import NoSuchStory, Tables

__all__ = [
    "NoSuchStory", "NoSuchType", "Printer", "Tables", "articles", "claims", "copies", "entities", "number", "overview",
    "relations", "stories",
]  # fmt: skip
