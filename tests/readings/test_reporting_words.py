"""Every example in `words/reporting` is a test: its content and its speaker are found exactly."""

import pytest
from reading import plain, statements_of

from takhrij import words

# What the program does not read yet; a row that begins to pass fails here until it is taken off the list.
GAPS = {
    "verbs:istahalla",
    "verbs:fassara",
    "verbs:allala",
    "verbs:rafada",
    "verbs:hammala",
    "verbs:ahaba",
    "nouns:taghrida",
    "nouns:iftitahiya",
    "nouns:ilan",
    "nouns:shakk",
    "nouns:ittiham",
    "nouns:idana",
    "nouns:tawaqqu",
    "nouns:khawf",
    "nouns:dawa",
    "frames:ala-lisan",
    "phrases:hammala-masuliyya",
    "phrases:daqqa-naqus",
    "phrases:kashafa-niqab",
    "phrases:qallala-shan",
    "negation:lam-yukhfi",
}


def examples():
    for table in ("verbs", "nouns", "frames", "phrases", "negation", "moods"):
        for row in words.rows(f"reporting/{table}.csv"):
            if row.get("example"):
                key = f"{table}:{row['key']}"
                known = pytest.mark.xfail(strict=True, reason="not read yet") if key in GAPS else ()
                yield pytest.param(row["example"], id=key, marks=known)


@pytest.mark.parametrize("example", list(examples()))
def test_example(example):
    text, speakers, contents = plain(example)
    found = [(list(s.content), [s.speaker_span] if s.speaker_span else []) for s in statements_of(text)]
    assert (contents, speakers) in found if contents else not found
