"""How many origins a claim has: a row is who says it and at least and at most how many that are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import Said, claimed

WORDS = {
    "a": "صفارات الإنذار في بلدة بريسكا انطلقت بعد وصول المياه",
    "b": "صفارات بريسكا لم تطلق الإنذار إلا بعد أن وصلت المياه",
    "c": "انطلاق صفارات الإنذار في بريسكا جاء بعد وصول المياه إلى الساحة",
    "d": "صفارات الإنذار انطلقت في بريسكا بعدما وصلت مياه النهر",
}
MINISTRY, AYADI = "وزارة الري", "أيادي الغوث"


def says(article, who, role="", **more):
    return Said(article, who, WORDS[article], role, **more)


def body(article, who, role="", **more):
    return says(article, who, role, kind="organisation", **more)


def state(article, who):
    return says(article, who, kind="place")


TWO = [body("a", AYADI, "منظمة"), says("b", "نديم الراوي", "الخبير")]
COUNTS = {
    "one speaker on two pages": ([says("a", "سامر الحداد", "المحافظ"), says("b", "سامر الحداد")], (), 1, 1),
    "an expert and an organisation": (TWO, (), 2, 2),
    "two officers of one police": (
        [says("a", "سامر الحداد", "ضابط الشرطة"), says("b", "نديم الراوي", "قائد الشرطة")], (), 1, 2,
    ),
    "a ministry and its spokesman": (
        [body("a", MINISTRY), Said("a", ("سامر الحداد",), WORDS["a"], f"المتحدث باسم {MINISTRY}"), body("b", MINISTRY)], (), 1, 1,
    ),
    "a minister and the state": ([says("a", "سامر الحداد", "وزير الخارجية الروسي"), state("b", "روسيا")], (), 1, 2),
    "ministers of two states": (
        [says("a", "سامر الحداد", "وزير الخارجية الروسي"), says("b", "نديم الراوي", "وزير الخارجية الصيني")], (), 2, 2,
    ),
    "a minister whose state is not named": (
        [says("a", "سامر الحداد", "وزير الخارجية"), says("b", "نديم الراوي", "وزير الخارجية الصيني")], (), 1, 2,
    ),
    "two states and their joint statement": (
        [state("a", "روسيا"), state("b", "الصين"), says("c", ("روسيا", "الصين"))], (), 2, 3,
    ),
    "the joint statement of two states": ([says("a", ("روسيا", "الصين")), says("b", ("روسيا", "الصين"))], (), 1, 1),
    "a state and its group": ([state("a", "فرنسا"), Said("b", None, WORDS["b"], "زعماء مجموعة السبع")], (), 1, 2),
    "a group without a common member": ([state("a", "الصين"), Said("b", None, WORDS["b"], "زعماء مجموعة السبع")], (), 2, 2),
    "nobody named": ([Said("a", None, WORDS["a"], "مصدر أمني"), Said("b", None, WORDS["b"], "مراقبون")], (), 0, 2),
    "one unnamed source in a copy": (
        [Said("a", None, WORDS["a"], "مصدر أمني"), Said("b", None, WORDS["b"], "مصدر أمني رفيع")], (("b", "copy", "a"),), 0, 1,
    ),
    "one unnamed source through one medium": (
        [Said("a", None, WORDS["a"], "مصدر", through=("نوافذ الريح",)), Said("b", None, WORDS["b"], "مصدر أمني", through=("نوافذ الريح",))],
        (), 0, 1,
    ),
    "two unnamed sources that may be two": (
        [Said("a", None, WORDS["a"], "مصدر أمني"), Said("b", None, WORDS["b"], "مصدر أمني")], (), 0, 2,
    ),
    "an agency and three prints": (
        [body(n, "وكالة فرانس برس") for n in "abc"], tuple((n, "credit", "أ ف ب") for n in "abc"), 1, 1,
    ),
    "an agency and whom its dispatch quotes": (
        [body("a", "وكالة فرانس برس"), says("b", "نديم الراوي", "الخبير")], (("b", "credit", "أ ف ب"),), 1, 2,
    ),
    "an outlet and whom its retelling quotes": (
        [body("a", "ضفاف الغد"), says("b", "نديم الراوي", "الخبير")], (("b", "retelling", "ضفاف الغد"),), 1, 2,
    ),
    "a link adds nothing": (
        [says("a", "نديم الراوي", "الخبير"), says("b", "نديم الراوي", through=("ضفاف الغد",))], (), 1, 1,
    ),
    "the same words, two speakers given": (
        [says("a", "نديم الراوي", "الخبير"), body("b", AYADI, "منظمة")._replace(what=WORDS["a"])], (), 1, 2,
    ),
    "a copy, two speakers given": (
        [says("a", "نديم الراوي", "الخبير"), body("b", AYADI, "منظمة")._replace(what=WORDS["a"])], (("b", "copy", "a"),), 1, 2,
    ),
    "one name, longer and shorter": (
        [says("a", "نديم الراوي", "الخبير"), says("b", "نديم بن سالم الراوي", "الخبير")], (), 1, 2,
    ),
    "nothing known of two persons": ([says("a", "سامر الحداد"), says("b", "نديم الراوي")], (), 1, 2),
}  # fmt: skip


@pytest.mark.parametrize(("said", "rests", "least", "most"), COUNTS.values(), ids=COUNTS)
def test_counts(said, rests, least, most):
    [claim] = claimed(said, rests)
    assert (claim.origins_at_least, claim.origins_at_most) == (least, most), claim.reason.rule


def test_what_is_only_like_adds_nothing():
    said = [*TWO[:1], Said("b", "نديم الراوي", "صفارات بلدة بريسكا معطلة ولا كهرباء في الساحة منذ أسبوع", "الخبير")]
    assert all(claim.origins_at_least == 1 for claim in claimed(said))


def test_every_origin_says_how():
    [claim] = claimed(TWO)
    assert all(origin.how and origin.statements for origin in claim.origins)
    assert len(claim.reason.evidence) == 2


SPEAKERS = st.sampled_from([
    ("سامر الحداد", "وزير الري"), ("سامر الحداد", ""), ("نديم الراوي", "الخبير"), ("ليلى العمري", "قائدة الشرطة"),
    ("ليلى العمري", ""), (None, "مصدر أمني"), (None, "مراقبون"), (("روسيا", "الصين"), ""), (AYADI, "منظمة"),
])  # fmt: skip
SAYINGS = st.lists(
    st.builds(
        lambda article, speaker, stance, through: Said(article, speaker[0], WORDS[article], speaker[1], stance, through),
        st.sampled_from("abcd"), SPEAKERS, st.sampled_from(["asserts", "denies", "warns"]),
        st.sampled_from([(), ("ضفاف الغد",)]),
    ),
    min_size=1, max_size=8,
)  # fmt: skip
RESTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["copy", "retelling"]), st.sampled_from("abcd")), max_size=3
)


def bounds(said, rests):
    return {
        (claim.text, claim.origins_at_least, claim.origins_at_most, len(claim.denied_by))
        for claim in claimed(said, rests)
    }


@settings(deadline=None, max_examples=60)
@given(SAYINGS, RESTS)
def test_at_least_is_never_more_than_at_most(said, rests):
    for claim in claimed(said, rests):
        assert 0 <= claim.origins_at_least <= claim.origins_at_most == len(claim.origins)


@settings(deadline=None, max_examples=60)
@given(SAYINGS, RESTS)
def test_a_copy_adds_no_origin(said, rests):
    again = [each._replace(article="copy") for each in said if each.article == said[0].article]
    [before], [after] = claimed(said, rests), claimed([*said, *again], [*rests, ("copy", "copy", said[0].article)])
    assert after.origins_at_least <= before.origins_at_least


@settings(deadline=None, max_examples=40)
@given(SAYINGS, RESTS, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_means_nothing(said, rests, random):
    order = list("abcd")
    random.shuffle(order)
    moved = sorted(said, key=lambda each: order.index(each.article))
    assert bounds(said, rests) == bounds(moved, rests)
