"""The dossier as JSON Lines: one file per record type, `takhrij/1`, the public contract."""

import os
from pathlib import Path

import msgspec

from takhrij.dossier.errors import CannotWrite
from takhrij.dossier.reading import Dossier
from takhrij.records import EXPORTED


def jsonl(dossier: Dossier, folder: str | os.PathLike[str]) -> list[Path]:
    """Write every file, those without records too, and say which. Each is moved into place when it is whole."""
    place = Path(folder)
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
