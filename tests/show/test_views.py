"""What each view prints of an invented dossier, and that no dossier and no width breaks one."""

import re
from functools import partial

import pytest
from any_records import piles
from desk import dossiers
from hypothesis import HealthCheck, given, settings
from rich.cells import cell_len
from rich.console import Console

from takhrij import dossier, show
from takhrij.desk.check import check
from takhrij.records import Article, Entity, Event, Statement, Time

KINDS = (Article, Entity, Time, Statement)
VIEWS = {
    "overview": partial(show.overview.show, limit=5, of_each=3),
    "stories": partial(show.stories.show, limit=20),
    "timeline": partial(show.stories.timeline, asked="1", limit=20),
    "claims": partial(show.claims.show, limit=20),
    "entities": partial(show.entities.show, limit=20),
    "copies": partial(show.copies.show, limit=20),
    "relations": partial(show.relations.show, limit=20, party="", type_=""),
    "articles": partial(show.articles.show, limit=20, kinds=KINDS),
}


@pytest.fixture
def case(tmp_path):
    with dossiers.stored(tmp_path / "case.takhrij", dossiers.everything()) as stored:
        yield stored


def printed(view, tables, width=160, why=False, terminal=False):
    console = Console(width=width, force_terminal=terminal, highlight=False, markup=False, emoji=False)
    with console.capture() as shown:
        view(show.Printer(console, why), tables)
    return re.sub("\u001b\\[[0-9;]*m", "", shown.get())


@pytest.mark.parametrize(
    ("view", "there"),
    [
        ("overview", "1.  انهيار جسر مرسى"),
        ("overview", "3 articles, 2 outlets, outlet of 1 unknown · 2031-03-12 to 2031-03-13"),
        ("overview", "2 claims, 1 denied by somebody; distinct named origins, no dependence shown:"),
        ("overview", "-  الجسر أغلق قبل انهياره بساعة"),
        ("overview", "at least 1, at most 2 · 2 articles, 2 outlets · denied by شركة درب العامة"),
        ("stories", "2031-03-12  مرآة تازمور +انهيار جسر مرسى يقطع طريق .*صفحات/مرآة.txt"),
        ("stories", "unknown +unknown +Marsa bridge"),
        ("timeline", "2031-03-12  alleged    COERCE/restrict +انهيار +مجهولون +مرسى"),
        ("claims", "origins +at least 1 distinct named origin, no dependence shown; at most 2"),
        ("claims", "origins +at least 0 distinct named origins, no dependence shown; at most 1"),
        ("claims", "printed in +2 articles, 2 outlets: مرآة تازمور، بريد الواحة"),
        ("claims", "first dated +مرآة تازمور · 2031-03-12 · صفحات/مرآة.txt"),
        ("claims", "first dated +unknown"),
        ("claims", "affirmed by +سرغاي لوندين، شاهد لم يذكر اسمه"),
        ("claims", "denied by +شركة درب العامة"),
        ("claims", "denied by +nobody"),
        ("claims", "person +سرغاي لوندين +2 statements +two prints of one dispatch"),
        ("entities", "person +3 × +3 articles +سرغاي لوندين +Sergai Lundin +سرغاي لوندين 2، سرجاي لوندين 1"),
        ("copies", "61% +مرآة|80% +مرآة"),
        ("copies", "1 passage; who took from whom is unknown"),
        ("copies", "retelling +بريد الواحة · 2031-03-13 .*on +مرآة تازمور · 2031-03-12"),
        ("copies", "credit +مرآة تازمور .*on +وكالة نبأ كارفونيا"),
        ("relations", "2 articles +happened +THREATEN +مهندسة البلدية +→  شركة درب العامة"),
        ("relations", "2 events  1 distinct article  2031-03  حذرت +مرآة تازمور · 2031-03-12 · صفحات/مرآة.txt"),
        ("relations", "1 article +happened +REJECT/=1.1 .*→  شركة درب العامة\n +1 event  undated  .. 7.7 ..  "),
        ("relations", "and 1 more event with one party or none: --timeline STORY"),
        ("articles", "published +2031-03-12 .printed."),
        ("articles", "مرآة تازمور ← وكالة نبأ كارفونيا ← سرغاي لوندين"),
    ],
)
def test_a_view_says(case, view, there):
    assert re.search(there, printed(VIEWS[view], show.Tables(case)))


@pytest.mark.parametrize(
    ("view", "why"),
    [
        ("overview", "why: rare words «"),
        ("stories", "why: rare words «"),
        ("timeline", "why: trigger «انهيار»"),
        ("claims", "why: shared words «قال محافظ مرسى"),
        ("entities", "why: title"),
        ("copies", "why: shared words «قال محافظ مرسى"),
        ("relations", "why: trigger «أُغلق»"),
        ("articles", "why: clause «ونفت»"),
    ],
)
def test_reasons_are_told_where_they_are_wanted(case, view, why):
    assert why in printed(VIEWS[view], show.Tables(case), why=True).replace("\n", " ").replace("  ", "")
    assert "why:" not in printed(VIEWS[view], show.Tables(case))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_on_a_terminal_lines_fit_and_cells_are_kept_apart(case, view, width):
    for line in printed(VIEWS[view], show.Tables(case), width, why=True, terminal=True).splitlines():
        assert cell_len(line) <= width
        assert re.sub("\u2068[^\u2068\u2069]*\u2069", "", line).isascii()
        assert not re.search("[\u001b\u200e\u200f\u202a-\u202e\u2066\u2067]", line)


@pytest.mark.parametrize("view", VIEWS)
def test_elsewhere_there_are_no_marks(case, view):
    assert not re.search("[\u001b\u200e\u200f\u202a-\u202e\u2066-\u2069]", printed(VIEWS[view], show.Tables(case)))


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(piles())
def test_no_dossier_breaks_a_view(tmp_path, records):
    dossier.write(tmp_path / "any.takhrij", [dossier.pack(records)], "test")
    with dossier.Dossier(tmp_path / "any.takhrij") as stored:
        for name, view in VIEWS.items():
            if name != "timeline" or show.Tables(stored).every_story:
                printed(view, show.Tables(stored), 60, why=True)


@pytest.mark.parametrize(
    ("chosen", "view", "there", "not_there"),
    [
        ({"page": "مرآة"}, "stories", ["مرآة تازمور"], ["بريد الواحة", "2.  "]),
        ({"page": "مرآة"}, "claims", ["الجسر أغلق", "التشققات كانت معروفة"], ["0 articles"]),
        ({"page": "بريد"}, "claims", ["الجسر أغلق"], ["التشققات كانت معروفة"]),
        ({"page": "foreign"}, "claims", ["no claims"], ["الجسر أغلق"]),
        ({"page": "foreign"}, "entities", ["1 × +1 article"], ["مرسى"]),
        ({"page": "مرآة"}, "relations", ["1 article +happened"], ["distinct", "REJECT"]),
        ({"page": "foreign"}, "relations", ["no events: nothing was found on these pages"], ["THREATEN"]),
        ({"story": "1"}, "relations", ["2 articles"], ["REJECT"]),
        ({"page": "foreign"}, "copies", ["Copies: none", "What articles rest on: none"], ["%"]),
        ({"story": "1"}, "claims", ["الجسر أغلق", "التشققات كانت معروفة"], ["alert"]),
        ({"story": "إنهيار جسر"}, "overview", ["1.  انهيار"], ["2.  "]),
        ({"story": "2"}, "overview", ["2.  "], ["1.  انهيار"]),
        ({"story": "2", "page": "مرآة"}, "articles", ["no articles"], ["مرآة"]),
        ({"story": "2"}, "timeline", ["no events"], ["مجهولون"]),
    ],
)
def test_only_what_was_chosen(case, chosen, view, there, not_there):
    shown = printed(VIEWS[view], show.Tables(case, **chosen))
    assert [words for words in there if not re.search(words, shown)] == []
    assert [words for words in not_there if re.search(words, shown)] == []


@pytest.mark.parametrize(
    ("party", "type_", "there", "not_there"),
    [
        ("مهندسه", "", ["THREATEN"], ["REJECT", "more event"]),
        ("بَلَدِيَّة", "threaten", ["THREATEN"], ["REJECT"]),
        ("darb general", "", ["THREATEN", "REJECT"], ["no relations"]),
        ("", "REJECT", ["REJECT/=1"], ["THREATEN"]),
        ("", "reject/=1+1", ["REJECT/=1"], ["THREATEN"]),
        ("", "THREATEN/war", ["no relations of type THREATEN/WAR among 3: "], ["مهندسة"]),
        (
            "لوندين",
            "AID",
            ["no relations of 'لوندين' of type AID among 3: `takhrij show --relations` lists them"],
            ["→"],
        ),
    ],
)
def test_relations_of_somebody_and_of_a_type(case, party, type_, there, not_there):
    shown = printed(partial(show.relations.show, limit=20, party=party, type_=type_), show.Tables(case))
    assert [words for words in there if words not in shown] == []
    assert [words for words in not_there if words in shown] == []


def test_every_place_of_a_relation_is_shown_where_reasons_are(case):
    shown = printed(partial(VIEWS["relations"], limit=1), show.Tables(case), why=True)
    assert re.search("مرآة تازمور.*\n +why: .*«حذرت»\n.* بريد الواحة.*\n +why: .*«أُغلق»\n", shown)
    assert "بريد الواحة" not in printed(partial(VIEWS["relations"], limit=1), show.Tables(case))


def test_events_without_a_pair_make_no_relation(tmp_path):
    alone = [each for each in dossiers.everything() if not (isinstance(each, Event) and each.type != "COERCE/restrict")]
    with dossiers.stored(tmp_path / "alone.takhrij", alone) as stored:
        shown = printed(VIEWS["relations"], show.Tables(stored))
    assert shown == "no relations: 1 event, none of which names both who acts and who is acted on\n"


@pytest.mark.parametrize("type_", ["", "AGREE", "agree", "CONSULT/visit"])
def test_a_type_is_one_of_plover(type_):
    show.relations.check(type_)


@pytest.mark.parametrize("type_", ["hit", "/visit", "CONSULTvisit"])
def test_a_type_that_is_not_one_is_told(type_):
    with pytest.raises(
        show.NoSuchType, match=f"--type {type_}: there is no such type; give one of AGREE, .*, ASSAULT, or"
    ):
        show.relations.check(type_)


@pytest.mark.parametrize("asked", ["1", "انهيار جسر مرسى", "جِسر", dossiers.ids.of("story", 1)])
def test_a_story_is_known_by_number_id_and_words(case, asked):
    number, story = show.Tables(case).story(asked)
    assert (number, story.title) == (1, "انهيار جسر مرسى")


@pytest.mark.parametrize(("asked", "told"), [("3", "no story '3'"), (" ", "no story ' '"), ("ي", "2 stories have 'ي'")])
def test_a_story_that_is_not_one_is_told(case, asked, told):
    with pytest.raises(show.NoSuchStory, match=told):
        show.Tables(case).story(asked)


@pytest.mark.parametrize("view", ["stories", "claims", "entities", "copies", "relations", "articles"])
def test_what_is_left_out_is_told(case, view):
    shown = printed(partial(VIEWS[view], limit=1), show.Tables(case))
    assert re.search(r"and \d more \w+: --limit \d", shown)


def test_the_overview_tells_how_to_see_more(tmp_path):
    with dossiers.stored(tmp_path / "a case.takhrij", dossiers.everything()) as stored:
        shown = printed(partial(show.overview.show, limit=1, of_each=1), show.Tables(stored))
    assert f"and 1 more claim: takhrij show '{tmp_path}/a case.takhrij' --claims --story 1\n" in shown
    assert shown.endswith(f"and 1 more: takhrij show '{tmp_path}/a case.takhrij' --stories\n")


def test_no_field_of_a_claim_is_cut(case):
    shown = " ".join(printed(VIEWS["claims"], show.Tables(case), width=50).split())
    assert "origins at least 1 distinct named origin, no dependence shown; at most 2 printed in" in shown
    assert "affirmed by سرغاي لوندين، شاهد لم يذكر اسمه denied by شركة درب العامة" in shown


def test_claims_alike(case):
    tables, matches = show.Tables(case), check(case, "الجسر أغلق قبل انهياره بساعة")
    shown = printed(partial(show.claims.alike, matches=matches, limit=1), tables)
    assert shown.startswith("1.00 الجسر أغلق قبل انهياره بساعة\n    origins       at least 1 ")
    assert "denied by     شركة درب العامة" in shown


def test_only_the_tables_that_a_view_needs_are_read_and_once(case, monkeypatch):
    read = []
    each = case.each
    monkeypatch.setattr(case, "each", lambda kind: read.append(kind.__name__) or each(kind))
    printed(VIEWS["claims"], show.Tables(case, story="1"))
    assert sorted({*read}) == ["Article", "Claim", "Entity", "Page", "Statement", "Story"]
    assert len({*read}) == len(read)
