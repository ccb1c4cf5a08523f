"""Takhrij traces what Arabic news reports back to who first said it.

`build` reads raw pages into a dossier, `open` opens one that was built; `records` has the types of what is in it.

>>> import takhrij
>>> with takhrij.build(["examples/pages"]) as dossier:  # doctest: +SKIP
...     for statement in dossier.all(takhrij.records.Statement):
...         print(statement.speaker_text, statement.stance)
"""

from collections.abc import Iterable
from importlib.metadata import version
from os import PathLike
from pathlib import Path
from tempfile import mkdtemp

from takhrij import records
from takhrij.dossier import Dossier

__all__ = ["Dossier", "__version__", "build", "open", "records"]
__version__ = version("takhrij")


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    output: str | PathLike[str] | None = None,
    *,
    entities: str | PathLike[str] | None = None,
    names_model: str | PathLike[str] | None = None,
) -> Dossier:
    """Read files and folders of pages into a dossier. Without an output, the dossier is gone when it is closed.

    `entities` is a table of your own names, kind,ar,en,wikidata, to be found in the pages; `names_model` the folder of
    a model of names, as the README says.

    Raises FileNotFoundError or pipeline.InputError where there is nothing to read, dossier.DossierError where the
    output cannot be written, words.BadWords for a table of names that cannot be read, readings.names.models.BadModel
    for a model that cannot be used.
    """
    from takhrij import pipeline  # the stages and their words take half a second that readers of a dossier save
    from takhrij.words import yours

    inputs = [Path(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    settings = pipeline.Settings(
        yours=yours.read(Path(entities)) if entities is not None else (),
        names_model=Path(names_model) if names_model is not None else None,
    )
    if output is not None:
        return pipeline.build(inputs, Path(output), settings)
    folder = Path(mkdtemp(prefix="takhrij-"))
    dossier = pipeline.build(inputs, folder / "case.takhrij", settings)
    dossier.owns(folder)
    return dossier


def open(path: str | PathLike[str]) -> Dossier:  # noqa: A001 - takhrij.open reads as what it does
    """Open a dossier.

    Raises dossier.DossierError for what is none.
    """
    return Dossier(path)
