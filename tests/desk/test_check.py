"""What a dossier knows about a claim that is pasted."""

import dossiers
import pytest

from takhrij.desk.check import alike, check, weights
from takhrij.records import Claim


@pytest.fixture
def full(tmp_path):
    with dossiers.stored(tmp_path / "case.takhrij", dossiers.everything()) as dossier:
        yield dossier


@pytest.fixture
def no_claims(tmp_path):
    found = [record for record in dossiers.everything() if not isinstance(record, Claim)]
    with dossiers.stored(tmp_path / "case.takhrij", found) as dossier:
        yield dossier


@pytest.mark.parametrize(
    "asked",
    ["الجسر أغلق قبل انهياره بساعة", "هل أُغلِق الجسر قبل ساعة من انهياره؟", "الجسر اغلق ولم يكن عليه احد"],
)
def test_a_claim_is_found_however_it_is_put(full, asked):
    match = check(full, asked)[0]
    assert match.claim.text == "الجسر أغلق قبل انهياره بساعة"
    assert (match.origins_at_least, match.origins_at_most) == (1, 2)
    assert match.affirmed_by == ("سرغاي لوندين", "شاهد لم يذكر اسمه")
    assert match.denied_by == ("شركة درب العامة",)
    assert match.first.published == "2031-03-12"


def test_where_there_are_no_claims_statements_answer(no_claims):
    matches = check(no_claims, "الجسر أغلق قبل انهياره بساعة")
    assert [match.claim for match in matches] == [None, None]
    assert {match.first.published for match in matches} == {"2031-03-12", "2031-03-13"}
    assert {match.affirmed_by for match in matches} == {("سرغاي لوندين",)}
    assert {match.origins_at_least for match in matches} == {None}


def test_a_denial_is_one(no_claims):
    (match,) = check(no_claims, "علمت الشركة بخلل في الأعمدة")
    assert (match.affirmed_by, match.denied_by) == ((), ("شركة درب العامة",))


@pytest.mark.parametrize("asked", ["", "في من على إن", "ارتفاع أسعار القمح في الأسواق"])
def test_what_is_not_there_is_not_found(full, asked):
    assert [match.claim.text for match in check(full, asked) if match.claim.statements] == []


@pytest.mark.parametrize(
    "one, other, least",
    [
        ("انهار الجسر", "انهيار الجسر", 0.0),
        ("أغلقت البلدية الجسر", "البلدية أغلقت الجسر", 1.0),
        ("البلدية أغلقت الجسر", "وأغلقت بلدية المدينة الجسرَ", 0.5),
    ],
)
def test_likeness(one, other, least):
    likeness = alike(weights(one), weights(other))
    assert likeness == alike(weights(other), weights(one)) >= least


@pytest.mark.parametrize(
    ("asked", "differs"),
    [
        ("الجسر أغلق قبل انهياره بساعة", ()),
        ("الجسر لم يغلق قبل انهياره بساعة", ("negation",)),
        ("الجسر أغلق قبل انهياره بساعة في 12 آذار", ("numbers",)),
    ],
)
def test_the_same_words_that_say_another_thing_are_told(full, asked, differs):
    assert check(full, asked)[0].differs == differs
