"""Sentences over a grid: patterns of attribution × families of cues × styles of quotation, with what each says.

The patterns are the values of `pattern` in sentences.jsonl. Cue families: saying, announcing, confirming, denying, accusing,
warning, threatening, promising, demanding, expecting, believing, revealing, quoting, asking, praising, condemning,
rejecting, showing, describing, relaying. Quotation styles: none, « », " ", “ ”, ‹ ›, ‹‹ ››, part in marks, nested
marks, a name in marks, a scare quote, a mark that is never closed, several paragraphs.

A row has its text and what is said in it: stance, kind, speaker, content, chain. A speaker left out, or named by a
pronoun, is "" and not compared; stretches of content are joined with " … ". Rows with `gap` are not read yet: one that
begins to pass fails here until the word is taken off. What the guide leaves open is done so:

1. The speaker has title, name and apposition, but no relative clause. A noun of saying before him is not in him, a
   document is.
2. The content of accusing and threatening has the accused; the one demanded of, urged or advised is left out. A clause
   after أنْ loses the أنْ.
3. Fear, hope and confidence expect; thanks and welcome praise; anger and reservation condemn; refusing a charge denies;
   readiness announces; hints and questions are unclear.
4. Everything here is invented.
"""

import json
import re
from pathlib import Path

import pytest
from reading import said, spoken_by, statements_of

ROWS = [json.loads(line) for line in (Path(__file__).parent / "sentences.jsonl").read_text("utf-8").splitlines()]
GAP = pytest.mark.xfail(strict=True, reason="not read yet")


def rows():
    return [
        pytest.param(row, id=f"{row['pattern']}: {row['text'][:40]}", marks=GAP if "gap" in row else ()) for row in ROWS
    ]


@pytest.mark.parametrize("row", rows())
def test_sentence(row):
    text = row["text"]
    found = statements_of(text, "title" if row["pattern"] == "headline" else "body")
    read = [[s.stance, s.kind, spoken_by(text, s), said(text, s), [link.name for link in s.chain]] for s in found]
    for wanted in row["says"]:
        alike = next((one for one in read if one[3] == wanted[3]), None)
        assert alike is not None, f"not found: {wanted[3]}"
        assert alike[:2] == wanted[:2]
        assert wanted[2] in {"", alike[2]}
        assert len(alike[4]) == len(wanted[4])
    assert len(read) == len(row["says"])


def test_there_are_four_hundred_that_are_read():
    assert sum("gap" not in row for row in ROWS) >= 400


def test_no_two_are_alike_but_for_names():
    def bare(row):
        text = row["text"]
        for _, _, speaker, _, chain in row["says"]:
            for name in filter(None, (speaker, *chain)):
                text = text.replace(name, "")
        return re.sub(r"\W+", " ", text)

    assert len({bare(row) for row in ROWS}) == len(ROWS)
