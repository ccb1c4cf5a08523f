"""Findings on a text: nothing is lost, nothing crosses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.desk.highlights import LAYERS, Finding, Piece, nest
from takhrij.records import Span

TEXT = "قال المحافظ إن الجسر أغلق أمس."


def flat(pieces):
    return "".join(piece if isinstance(piece, str) else flat(piece.inner) for piece in pieces)


def bracketed(pieces):
    """`name(…)` where a finding begins, `…name(…)` where it goes on."""
    return "".join(
        piece
        if isinstance(piece, str)
        else f"{'' if piece.opens else '…'}{piece.finding.layer}({bracketed(piece.inner)})"
        for piece in pieces
    )


def covered(pieces, at=0):
    """Where each finding stands in the text, and whether it was opened once."""
    for piece in pieces:
        if isinstance(piece, Piece):
            for n in range(at, at + len(flat(piece.inner))):
                yield piece.finding, n
            yield from covered(piece.inner, at)
        at += len(flat([piece]))


def opened(pieces):
    for piece in pieces:
        if isinstance(piece, Piece):
            yield from [piece.finding] * piece.opens
            yield from opened(piece.inner)


@pytest.mark.parametrize(
    "findings, shown",
    [
        ([], TEXT),
        ([Finding(0, 3, "cue"), Finding(4, 11, "name")], "cue(قال) name(المحافظ) إن الجسر أغلق أمس."),
        ([Finding(15, 29, "content"), Finding(26, 29, "time")], "قال المحافظ إن content(الجسر أغلق time(أمس))."),
        ([Finding(15, 29, "content"), Finding(15, 29, "shared")], "قال المحافظ إن shared(content(الجسر أغلق أمس))."),
        (
            [Finding(4, 20, "shared"), Finding(15, 29, "content")],
            "قال shared(المحافظ إن content(الجسر))…content( أغلق أمس).",
        ),
    ],
)
def test_findings_are_nested(findings, shown):
    assert bracketed(nest(TEXT, findings, Span(0, len(TEXT)))) == shown


def test_no_link_stands_in_a_link():
    inner, outer = Finding(4, 6, "name", folder="entities"), Finding(4, 11, "name", folder="entities")
    ((_, piece, _),) = [nest(TEXT, [inner, outer], Span(0, len(TEXT)))]
    assert (piece.free, piece.inner[0].free) == (True, False)


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
found = st.lists(st.builds(lambda span, layer, id_: Finding(*sorted(span), layer, str(id_)), spans,
                           st.sampled_from(LAYERS), st.integers(0, 99)), max_size=8)  # fmt: skip


@given(found, spans)
def test_nothing_is_lost_and_every_finding_stands_where_it_was_found(findings, span):
    shown = Span(*sorted(span))
    pieces = nest(TEXT, findings, shown)
    assert flat(pieces) == TEXT[shown.start : shown.end]
    places = {(f, n) for f in findings for n in range(max(f.start, shown.start), min(f.end, shown.end))}
    assert {(f, n) for f, n in covered(pieces, shown.start)} == places
    begins = [f for f in findings if shown.start <= f.start < min(f.end, shown.end)]
    key = lambda f: (f.start, f.end, f.layer, f.id)  # noqa: E731
    assert sorted(map(key, opened(pieces))) == sorted(map(key, begins))
