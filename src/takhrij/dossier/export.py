"""The dossier as JSON Lines: one file per record type, `takhrij/1`, the public contract."""

import os
from pathlib import Path

import msgspec

from takhrij.dossier.errors import CannotWrite
from takhrij.dossier.reading import Dossier
from takhrij.records import EXPORTED


def jsonl(dossier: Dossier, folder: str | os.PathLike[str]) -> list[Path]:
    """Write every file, those without records too, and say which. Each is moved into place when it is whole.

    An earlier export there is replaced. Raises CannotWrite where the folder holds anything else.
    """
    place = Path(folder)
    _refuse_others(place)
    written = []
    try:
        place.mkdir(parents=True, exist_ok=True)
        encode = msgspec.json.Encoder().encode
        for name, kind in EXPORTED.items():
            part, file = place / f".{name}.jsonl.part", place / f"{name}.jsonl"
            with part.open("wb") as lines:
                lines.writelines(encode(record) + b"\n" for record in dossier.each(kind))
            part.replace(file)
            written.append(file)
    except OSError as error:
        raise CannotWrite(place, error.strerror or str(error)) from error
    return written


def _refuse_others(place: Path) -> None:
    ours = {f"{name}.jsonl" for name in EXPORTED}
    parts = {f".{name}.part" for name in ours}  # of an export that was killed
    others = sorted(each.name for each in place.iterdir() if each.name not in ours | parts) if place.is_dir() else []
    if others:
        found = ", ".join(others[:3])
        raise CannotWrite(place, f"it holds what no export put there ({found}); name another folder, or empty this one")
