"""Every example in `words/reporting` is a test: its content and its speaker are found exactly."""

from typing import get_args

import pytest
from reading import plain, statements_of

from takhrij import words
from takhrij.records import Stance

# What the program does not read yet; a row that begins to pass fails here until it is taken off the list.
GAPS = {
    "frames:ala-lisan",
    "negation:lam-yukhfi",
    "nouns:arida",
    "nouns:dawa",
    "nouns:iftitahiya",
    "nouns:itizam",
    "nouns:ittiham",
    "nouns:khawf",
    "nouns:taghrida",
    "nouns:tatallu",
    "nouns:tawaqqu",
    "phrases:daqqa-naqus",
    "phrases:hammala-masuliyya",
    "phrases:kashafa-niqab",
    "phrases:khaffafa-shan",
    "phrases:qaddama-taahhud",
    "phrases:qallala-shan",
    "phrases:qaraa-naqus",
    "verbs:afsha",
    "verbs:ahaba",
    "verbs:allala",
    "verbs:ataba-reproach",
    "verbs:azza",
    "verbs:daaba",
    "verbs:fassara",
    "verbs:hammala",
    "verbs:istahalla",
    "verbs:istahaththa",
    "verbs:rafada",
    "verbs:shaytana",
    "verbs:tanakkara",
    "verbs:taraqqaba",
}


def test_every_stance_is_one_of_the_records():
    for table in ("verbs", "nouns", "phrases"):
        for row in words.rows(f"reporting/{table}.csv"):
            assert row["stance"] in get_args(Stance) or (table == "nouns" and not row["stance"]), row["key"]


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
