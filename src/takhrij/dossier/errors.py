"""What can be wrong with a dossier; each message tells what to do about it."""

from pathlib import Path


class DossierError(Exception):
    """A dossier that cannot be read or written."""


class NoSuchDossier(DossierError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such file. `takhrij build PAGES --output {path}` would make it")


class NotADossier(DossierError):
    """There is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a dossier (or one that was damaged): give a file made by `takhrij build`")


class OtherVersion(DossierError):
    """A dossier of an older or newer program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        what = "newer than" if found > known else "older than what"
        super().__init__(
            f"{path} has schema version {found}, {what} this program knows ({known}): build it again from its pages, "
            "or use the version of takhrij that made it"
        )


class CannotWrite(DossierError):
    """An output that cannot be written to."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}")
