"""What holds of any texts: passages lie in both bodies and agree, order means nothing, a run of twelve words meets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from prints import DISPATCH, OTHER, meet, printed

from takhrij import copies, text
from takhrij.copies.alignment import BRIDGE, align

WORDS = (DISPATCH + OTHER).split()[:60]
few = st.sampled_from(WORDS[:6])  # so that words repeat
some = st.lists(st.one_of(few, st.sampled_from([*WORDS, "«", "»", "\n"])), min_size=0, max_size=60)


@st.composite
def related(draw):
    """Two texts of pieces of which they share some, in any order."""
    pieces = draw(st.lists(some, min_size=1, max_size=4))
    first, second = draw(st.permutations(pieces)), draw(st.permutations(pieces))
    return " ".join(sum(first, draw(some))), " ".join(sum(second, draw(some)))


@given(related())
def test_what_is_aligned_agrees_word_by_word(texts):
    a, b = printed("a", texts[0]), printed("b", texts[1])
    for stretch in align(a, b):
        for run in stretch:
            assert run.length > 0
            assert a.words[run.a : run.a + run.length] == b.words[run.b : run.b + run.length]
        for run, following in pairwise(stretch):
            assert 0 <= following.a - run.a - run.length <= BRIDGE
            assert 0 <= following.b - run.b - run.length <= BRIDGE


@given(related())
def test_a_copy_reads_the_same_from_either_side(texts):
    a, b = printed("a", texts[0]), printed("b", texts[1])
    found = copies.find(a, b)
    assert found == copies.find(b, a)
    if found:
        assert 0 < found.share_of_a <= 1
        assert 0 < found.share_of_b <= 1
        for passage in found.passages:
            for span, body in ((passage.a, a), (passage.b, b)):
                assert span.start in body.starts
                assert span.end in body.ends


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=12), some, some, some, some)
def test_a_run_of_twelve_words_meets(run, before, after, others, last):
    a, b = (printed(n, " ".join([*x, *run, *y])) for n, x, y in (("a", before, after), ("b", others, last)))
    assert meet(a, b)


@given(some)
def test_words_of_a_body_stand_where_it_says(words):
    page = "\n".join(line for line in " ".join(words).split("\n") if line)
    body = printed("a", page)
    for word, start, end in zip(body.words, body.starts, body.ends, strict=True):
        assert text.fold(page[start:end]).text.replace("غ", "ج") == word


def test_the_order_of_articles_means_nothing():
    bodies = [
        printed("a", DISPATCH, agency="أ ف ب"),
        printed("b", DISPATCH),
        printed("c", DISPATCH, outlet="بريد كرفندة"),
    ]
    found = [copies.find(bodies[x], bodies[y]) for x, y in ((0, 1), (0, 2), (1, 2))]
    backwards = copies.dependencies(bodies[::-1], found[::-1], copies.versions(bodies[::-1]))
    assert copies.dependencies(bodies, found, copies.versions(bodies)) == backwards
