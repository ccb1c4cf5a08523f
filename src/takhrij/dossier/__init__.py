"""All records in one SQLite file, whose schema is `schema.sql`.

In: records and the original bytes of pages. Out: a file, and from it the same records and bytes again.

>>> import tempfile
>>> from takhrij.records import Dropped
>>> with tempfile.TemporaryDirectory() as folder:
...     dropped = Dropped(id="d1", what="page", location="صورة.png", stage="pages", why="no text in it")
...     write(f"{folder}/case.takhrij", [pack([dropped])], made_by="hand")
...     with Dossier(f"{folder}/case.takhrij") as dossier:
...         dossier.all(Dropped)[0].location
'صورة.png'
"""

from takhrij.dossier.errors import CannotWrite, DossierError, NoSuchDossier, NotADossier, OtherVersion
from takhrij.dossier.reading import Dossier
from takhrij.dossier.writing import Packed, pack, pack_raw, refuse_others, write

__all__ = [
    "CannotWrite", "Dossier", "DossierError", "NoSuchDossier", "NotADossier", "OtherVersion", "Packed", "pack",
    "pack_raw", "refuse_others", "write",
]  # fmt: skip
