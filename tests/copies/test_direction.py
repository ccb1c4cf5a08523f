"""Which print was taken from which, by what the two pages show; unknown where they show nothing."""

import pytest
from prints import DISPATCH, PARAGRAPHS, printed

from takhrij import copies

CUT = "\n".join(PARAGRAPHS[:4])
KARFANDA, ORDAL = {"outlet": "بريد كرفندة"}, {"outlet": "مرآة أوردال"}
EARLY, LATE = {"published": "2024-03-04"}, {"published": "2024-03-05"}
WIRE, OWNED = {"agency": "وكالة أنباء سنجار"}, {"owner": "دار سنجار"}
RETELLS = {"retells": "بريد كرفندة"}
CORRECTS = {"title": "تصحيح: أعمال الجسر تتأخر"}
RETOLD = f"نقلت صحيفة «بريد كرفندة» الخبر، وفيه:\n{DISPATCH}"

ROWS = [
    # what, a, its text, b, its text, direction
    ("nothing", KARFANDA, DISPATCH, ORDAL, DISPATCH, "unknown"),
    ("a later date alone", KARFANDA | EARLY, DISPATCH, ORDAL | LATE, DISPATCH, "unknown"),
    ("a later date and a cut", KARFANDA | EARLY, DISPATCH, ORDAL | LATE, CUT, "unknown"),
    ("one agency credited by both", KARFANDA | WIRE | EARLY, DISPATCH, ORDAL | WIRE | LATE, CUT, "unknown"),
    ("one agency, one outlet", KARFANDA | WIRE | EARLY, DISPATCH, KARFANDA | WIRE | LATE, CUT, "unknown"),
    ("retells the other's outlet", KARFANDA, DISPATCH, ORDAL | {"retells": "صحيفة بريد كرفندة"}, DISPATCH, "b_from_a"),
    ("the same, in the other order", ORDAL | RETELLS, DISPATCH, KARFANDA, DISPATCH, "a_from_b"),
    ("credits the agency", {"outlet": "أ.ف.ب"}, DISPATCH, ORDAL | {"agency": "فرانس برس"}, CUT, "b_from_a"),
    ("names the outlet before the passage", KARFANDA, DISPATCH, ORDAL, RETOLD, "b_from_a"),
    ("names its own", ORDAL, DISPATCH, KARFANDA, RETOLD, "unknown"),
    ("names the outlet in a source note", KARFANDA, DISPATCH, ORDAL | {"note": "المصدر: بريد كرفندة"}, CUT, "b_from_a"),
    ("names it far from what is shared", KARFANDA, PARAGRAPHS[0] + PARAGRAPHS[1], ORDAL,
     f"{DISPATCH}\n{' '.join(f'سطر{n}' for n in range(60))}\nوزار موظفو صحيفة «بريد كرفندة» المتحف.", "unknown"),
    ("a credit that the dates deny", KARFANDA | LATE, DISPATCH, ORDAL | EARLY | RETELLS, DISPATCH, "unknown"),
    ("each credits the other", KARFANDA | {"retells": "مرآة أوردال"}, CUT, ORDAL | RETELLS, DISPATCH, "unknown"),
    ("a correction", KARFANDA | EARLY, DISPATCH, KARFANDA | LATE | CORRECTS, CUT, "b_from_a"),
    ("a correction, undated", KARFANDA | CORRECTS, DISPATCH, KARFANDA, CUT, "a_from_b"),
    ("a correction of another house", ORDAL, DISPATCH, KARFANDA | CORRECTS, CUT, "unknown"),
    ("no correction", KARFANDA, DISPATCH, KARFANDA | {"title": "تصحيح مجرى النهر"}, CUT, "unknown"),
    ("one outlet on two days", KARFANDA | EARLY, DISPATCH, KARFANDA | LATE, DISPATCH, "b_from_a"),
    ("one owner on two days", KARFANDA | EARLY | OWNED, DISPATCH, ORDAL | LATE | OWNED, CUT, "b_from_a"),
    ("a day and its month", KARFANDA | EARLY, DISPATCH, KARFANDA | {"published": "2024-03"}, DISPATCH, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "of_a", "text_a", "of_b", "text_b", "direction"), ROWS, ids=[row[0] for row in ROWS])
def test_direction(what, of_a, text_a, of_b, text_b, direction):
    found = copies.find(printed("a", text_a, **of_a), printed("b", text_b, **of_b))
    assert found.direction == direction
    assert found.reason.evidence


def test_reason_says_what_was_seen_and_where():
    a = printed("a", DISPATCH, **KARFANDA, **EARLY)
    found = copies.find(a, printed("b", RETOLD, **ORDAL, **LATE))
    assert found.reason.rule.split("; ") == ["shared words", "credits the other's outlet", "published later"]
    places = [RETOLD[place.start : place.end] for place in found.reason.evidence if place.page == "page-b"]
    assert "بريد كرفندة" in places
