"""What is planted in the sample pages comes out: `examples/README.md` says what and why."""

import pytest

import takhrij
from takhrij.records import Article, Claim, Copy, Dependency, Entity, Page, Statement, Story

PRINTS = {"difaf-dam-collapse", "marsa-dam-collapse", "tazmour-dam-collapse"}


@pytest.fixture(scope="module")
def dossier():
    with takhrij.build(["examples/pages"]) as built:
        yield built


@pytest.fixture(scope="module")
def page_of(dossier):
    """The name of a page's file by the id of an article on it."""
    stems = {page.id: page.location.rpartition("/")[2].partition(".")[0] for page in dossier.all(Page)}
    return {article.id: stems[article.page] for article in dossier.all(Article)}


@pytest.fixture(scope="module")
def claim_with(dossier, page_of):
    """The claim to which a statement belongs, by its page and words of its content."""
    texts = {page.id: page.text for page in dossier.all(Page)}
    claim_of = {statement: claim for claim in dossier.all(Claim) for statement in claim.statements}

    def find(page, words):
        [claim] = {
            claim_of[s.id].id: claim_of[s.id]
            for s in dossier.all(Statement)
            if page_of[s.article] == page and words in texts[s.page][s.content[0].start : s.content[-1].end]
        }.values()
        return claim

    return find


def pages_of(claim, dossier, page_of):
    return {page_of[s.article] for s in dossier.all(Statement) if s.id in claim.statements}


def test_three_prints_of_one_dispatch_and_a_correction_are_the_copies(dossier, page_of):
    found = {frozenset((page_of[copy.a], page_of[copy.b])): copy for copy in dossier.all(Copy)}
    prints = {pair for pair in found if pair <= PRINTS}
    assert len(prints) == 3
    assert all(found[pair].direction == "unknown" for pair in prints)
    assert found.keys() - prints == {frozenset(("marsa-toll", "marsa-correction"))}


def test_the_direction_of_a_correction_is_known(dossier, page_of):
    [copy] = [copy for copy in dossier.all(Copy) if page_of[copy.a].startswith("marsa-") and page_of[copy.b] in
              {"marsa-toll", "marsa-correction"}]  # fmt: skip
    taken = copy.a if copy.direction == "a_from_b" else copy.b if copy.direction == "b_from_a" else None
    assert page_of.get(taken) == "marsa-correction"
    assert copy.reason.evidence


def test_the_prints_rest_on_the_agency_and_the_retelling_on_a_print(dossier, page_of):
    rests = {(page_of[d.article], d.how, page_of.get(d.on.article)) for d in dossier.all(Dependency)}
    assert {(page, "common_source", None) for page in PRINTS} <= rests
    assert ("shorfa-retelling", "retelling", "difaf-dam-collapse") in rests
    assert ("marsa-correction", "self_reuse", "marsa-toll") in rests


@pytest.mark.parametrize(
    ("page", "words", "origin", "on"),
    [
        ("difaf-dam-collapse", "مقتل 17", "هيئة الحماية المدنية", PRINTS | {"shorfa-retelling"}),
        ("difaf-dam-collapse", "أقل من عشرين دقيقة", "ستيفار لينغوس", PRINTS | {"shorfa-retelling"}),
        ("difaf-dam-collapse", "ثلاثة آلاف", "ستيفار لينغوس", PRINTS | {"shorfa-retelling"}),
        ("marsa-toll", "عدد المفقودين تراجع إلى 22", "ستيفار لينغوس", {"marsa-toll", "marsa-correction"}),
        pytest.param(
            "minbar-fund", "أي إنذار من مشغل السد", "ستيفار لينغوس", {"minbar-fund", "difaf-lingos-interview"},
            marks=pytest.mark.xfail(strict=True, reason="HydroKar's denial of a warning is grouped with it"),
        ),
    ],
)  # fmt: skip
def test_prints_and_retellings_of_one_origin_are_one(dossier, page_of, claim_with, page, words, origin, on):
    claim = claim_with(page, words)
    assert pages_of(claim, dossier, page_of) == on
    assert [found.name for found in claim.origins] == [origin]
    assert (claim.origins_at_least, claim.origins_at_most) == (1, 1)


def test_a_denial_joins_what_it_denies(dossier, page_of, claim_with):
    claim = claim_with("minbar-denial", "صحة ما تناقلته")
    assert {"nawafez-explosives", "minbar-denial"} <= pages_of(claim, dossier, page_of)
    assert claim.origins_at_least <= 1
    assert len(claim.denied_by) == 1


def test_another_toll_is_another_claim(claim_with):
    assert claim_with("marsa-correction", "28 قتيلا").id != claim_with("marsa-toll", "38 قتيلا").id


def test_two_happenings_are_two_stories(dossier, page_of):
    sizes = sorted(len(story.articles) for story in dossier.all(Story))
    assert sizes == [1, 15]


def test_one_body_of_many_pages_is_one_entity(dossier):
    assert [e.name_ar for e in dossier.all(Entity) if "الحماية المدنية" in e.name_ar] == ["هيئة الحماية المدنية"]
