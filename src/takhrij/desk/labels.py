"""The words around what was found, in both languages, from `labels.csv`."""

import csv
from collections.abc import Callable
from functools import cache
from importlib.resources import files

LANGUAGES = {"ar": "rtl", "en": "ltr"}  # and which way they run
Label = Callable[[str], str]


@cache
def table() -> dict[str, dict[str, str]]:
    """The labels of each language by key."""
    written = (files(__package__) / "labels.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in written if not line.startswith("#")))
    return {language: {row["key"]: row[language] for row in rows} for language in LANGUAGES}


def of(language: str) -> Label:
    """A function from a key to its label; a value that has none stands for itself, without its group.

    >>> of("en")("region.body"), of("en")("role.messenger")
    ('text', 'messenger')
    """
    known = table()[language]
    return lambda key: known.get(key) or key.partition(".")[2] or key


def told(language: str, group: str, words: str) -> str:
    """What a stage says of itself, with the phrases that have a label in the language put so.

    >>> told("ar", "count", "distinct: سامر الحداد")
    'متمايزة: سامر الحداد'
    """
    for key, label in table()[language].items():
        if key.startswith(f"{group}."):
            words = words.replace(key.partition(".")[2], label)
    return words
