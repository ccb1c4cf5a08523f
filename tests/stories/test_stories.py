"""Which articles are one story: a row is articles as (name, day, text) and the stories that they make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij import stories
from takhrij.records import Article, Copy, Event, Named, Published, Reason, Time

WHY = Reason("test", ())
DAM = "انهار سد فالدغور فجر الثلاثاء وغمرت السيول بلدة بريسكا وجرفت جسر الطواحين"
SEARCH = "تواصل فرق الإنقاذ في بلدة بريسكا البحث عن مفقودين بعد انهيار سد فالدغور وغمر السيول جسر الطواحين"
ENGINEER = "قال مهندس إن جدار سد فالدغور كان متشققا قبل أن ينهار وتغمر السيول بريسكا وجسر الطواحين"
STRIKE = "علق سائقو الحافلات في تازمور إضرابهم بعد مفاوضات مع النقابة حول أجور الليل"
ELECTION = "أعلنت لجنة الاقتراع في مرسى فوز العمدة سرغاي لوندين بولاية ثالثة"

ROWS = {
    "one happening": ([("a", None, DAM), ("b", None, SEARCH), ("c", None, ENGINEER)], ["abc"]),
    "three happenings": ([("a", None, DAM), ("b", None, STRIKE), ("c", None, ELECTION)], ["a", "b", "c"]),
    "the next days": ([("a", "2024-06-11", DAM), ("b", "2024-06-14", SEARCH)], ["ab"]),
    "a year later": ([("a", "2024-06-11", DAM), ("b", "2025-06-11", SEARCH)], ["a", "b"]),
    "a month that holds the day": ([("a", "2024-06", DAM), ("b", "2024-06-25", SEARCH)], ["ab"]),
    "one without a date": ([("a", "2024-06-11", DAM), ("b", None, SEARCH)], ["ab"]),
    "one that could be of either year": (
        [("a", "2024-06-11", DAM), ("b", None, DAM), ("c", "2025-06-11", DAM)], ["a", "b", "c"],
    ),
    "no words at all": ([("a", None, ""), ("b", None, "")], ["a", "b"]),
}  # fmt: skip


def article(name, day=None, title=None):
    return Article(
        id=name, page=name, title=Named(title, None, None) if title else None, outlet=None, byline=None, dateline=None,
        agency=None, retells=None, owner=None, language="ar", version_of=None, reason=WHY,
        published=Published(day, "printed", ()) if day else None,
    )  # fmt: skip


def found(rows, **more):
    return stories.find([article(name, day) for name, day, _ in rows], {name: text for name, _, text in rows}, **more)


@pytest.mark.parametrize(("rows", "expected"), ROWS.values(), ids=ROWS)
def test_grouping(rows, expected):
    assert ["".join(story.articles) for story in found(rows)] == expected


def test_copies_are_one_story_whatever_their_words():
    copy = Copy(id="copy", a="a", b="b", passages=(), share_of_a=0.9, share_of_b=0.4, direction="unknown", reason=WHY)
    rows = [("a", None, STRIKE), ("b", None, ELECTION)]
    assert [story.articles for story in found(rows, copies=[copy])] == [("a", "b")]


def test_title_says_most_of_what_is_shared():
    titles = {"a": "صباح حزين", "b": "انهيار سد فالدغور يغمر بريسكا", "c": "مهندس يتحدث عن جدار السد"}
    articles = [article(name, None, title) for name, title in titles.items()]
    texts = {name: f"{titles[name]}\n{text}" for name, text in zip("abc", (DAM, SEARCH, ENGINEER), strict=True)}
    assert stories.find(articles, texts)[0].title == titles["b"]


def test_dates_are_of_what_happens_near_publication():
    def time(value, kind="DATE"):
        return Time(id=value, article="a", page="a", start=0, end=1, text="", type=kind, value=value, reason=WHY)

    times = [time("2024-06-10"), time("2019-01-01"), time("2024-06-30"), time("2024-06-11TMO", "TIME"), time("2024")]
    [story] = found([("a", "2024-06-11", DAM)], times=times)
    assert (story.first, story.last) == ("2024-06-10", "2024-06-11")
    event = Event(
        id="event", article="a", page="a", start=0, end=1, type="ASSAULT", status="happened", date="2024-06-09", place=None,
        arguments=(), quantities=(), statement=None, reason=WHY,
    )  # fmt: skip
    [story] = found([("a", "2024-06-11", DAM)], times=times, events=[event])
    assert (story.first, story.last) == ("2024-06-09", "2024-06-09")


def test_without_dates_nothing_is_dated():
    assert (found([("a", None, DAM)])[0].first, found([("a", None, DAM)])[0].last) == (None, None)


WORDS = sorted({word for text in (DAM, SEARCH, ENGINEER, STRIKE, ELECTION) for word in text.split()})
PILES = st.lists(
    st.tuples(
        st.sampled_from([None, "2024-06-11", "2024-06-30", "2025-01"]),
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    ),
    max_size=8,
).map(lambda pile: [(f"article-{n}", day, text) for n, (day, text) in enumerate(pile)])


@settings(deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_every_article_is_in_one_story_whatever_the_order(pile, random):
    once = [story.articles for story in found(pile)]
    assert sorted(name for names in once for name in names) == [name for name, _, _ in pile]
    random.shuffle(pile)
    assert [story.articles for story in found(pile)] == once
