"""Times in their articles: which day an anchor, a tense, a neighbour or a named date gives them; X where none does."""

import pytest

from takhrij import marks
from takhrij.readings import times
from takhrij.records import Article, Place, Published, Reason, Region, Span

REASON = Reason("test", ())


def found(text, published="2024-05-15", kind="body"):
    article = Article(
        id="article-1", page="page-1", reason=REASON, title=None, outlet=None, byline=None, dateline=None, agency=None,
        retells=None, owner=None, language="ar", version_of=None,
        published=Published(published, "printed", (Span(0, 1),)) if published else None,
    )  # fmt: skip
    regions, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        regions.append(Region(id=f"r{start}", page="page-1", reason=REASON, start=start, end=end, kind=kind,
                              article="article-1"))  # fmt: skip
        start = end + 1
    return times.find(article, regions, marks.read(text))


ANCHORED = [
    # the tense tells where a bare weekday lies; 15 May 2024 is a Wednesday
    ("سيفتتح الوزير المعرض يوم السبت", "2024-05-18"),
    ("من المقرر أن يبدأ المهرجان السبت", "2024-05-18"),
    ("ويستمر المعرض حتى يوم الأحد", "2024-05-19"),
    ("افتتح الوزير المعرض يوم السبت", "2024-05-11"),
    ("وصل الوفد الأربعاء", "2024-05-15"),
    ("يزور الوفد المدينة الخميس", "2024-05-16"),
    ("وصل الوفد إلى المدينة الخميس", "2024-05-09"),
    # near dates without a year are near; far ones follow the tense
    ("انطلقت الدورة في 30 أبريل", "2024-04-30"),
    ("تنطلق الدورة في 2 يونيو", "2024-06-02"),
    ("انطلقت الدورة في 20 ديسمبر", "2023-12-20"),
    ("ستنطلق الدورة في 20 ديسمبر", "2024-12-20"),
    ("افتتح المتحف في أكتوبر", "2023-10"),
    ("سيفتتح المتحف في أكتوبر", "2024-10"),
    # what was just named
    ("افتتح المتحف في 3 مارس 2019. وفي اليوم نفسه أغلق الجسر", "2019-03-03 2019-03-03"),
    ("افتتح المتحف في 3 مارس 2019، وفي اليوم التالي أغلق الجسر", "2019-03-03 2019-03-04"),
    ("افتتح المتحف عام 2011، وأغلق في أكتوبر من العام نفسه", "2011 2011-10"),
    ("عقد الملتقى عام 2018 في أبريل", "2018 2018-04"),
    ("انطلق القطار صباح الأحد.\nووصل عند الساعة 14:20", "2024-05-12TMO 2024-05-12T14:20"),
    # a local hour beside that of Greenwich
    ("وقع الزلزال الساعة 18:38 بالتوقيت المحلي (09:38 ت غ)", "2024-05-15T18:38+09:00 2024-05-15T09:38Z"),
    ("وقع الزلزال الساعة 02:10 ت غ (05:40 بالتوقيت المحلي)", "2024-05-15T02:10Z 2024-05-15T05:40+03:30"),
]

OPEN = [
    ("وصل الوفد اليوم", "PRESENT_REF"),
    ("وصل الوفد أمس", "PAST_REF"),
    ("يصل الوفد غدا", "FUTURE_REF"),
    ("وصل الوفد اليوم (الثلاثاء)", "XXXX-WXX-2"),
    ("وصل الوفد مساء الأحد", "XXXX-WXX-7TEV"),
    ("وصل الوفد مساء اليوم", "XXXX-XX-XXTEV"),
    ("هذا الأسبوع والعام الماضي", "PRESENT_REF PAST_REF"),
    ("في يوليو/تموز من العام الجاري", "XXXX-07"),
    ("في 13 سبتمبر", "XXXX-09-13"),
    ("يومي 18 و19 يونيو", "XXXX-06-18/XXXX-06-19"),
    ("الساعة 18:38", "XXXX-XX-XXT18:38"),
    ("قبل 75 عاما", "XXXX"),
    ("في 27 رمضان", "XXXX-XX-XX"),
    ("الصيف الماضي", "XXXX-SU"),
    ("عام 2019", "2019"),
    ("في اليوم نفسه", "XXXX-XX-XX"),
]

MONTH_ALONE = [
    ("هذا الشهر", "2024-05"),
    ("العام الماضي", "2023"),
    ("وصل الأحد", "XXXX-WXX-7"),
    ("وصل اليوم", "PRESENT_REF"),
    ("في يوليو الماضي", "2023-07"),
]


@pytest.mark.parametrize(("text", "values"), ANCHORED)
def test_counted_from_the_article(text, values):
    assert " ".join(time.value for time in found(text)) == values


@pytest.mark.parametrize(("text", "values"), OPEN)
def test_open_where_the_article_has_no_date(text, values):
    assert " ".join(time.value for time in found(text, published=None)) == values


@pytest.mark.parametrize(("text", "values"), MONTH_ALONE)
def test_a_month_gives_no_day(text, values):
    assert " ".join(time.value for time in found(text, published="2024-05")) == values


@pytest.mark.parametrize(
    ("kind", "count"), [("title", 1), ("caption", 1), ("heading", 1), ("furniture", 0), ("keywords", 0)]
)
def test_only_the_words_of_the_article(kind, count):
    assert len(found("وصل أمس", kind=kind)) == count


def test_the_record_shows_its_place_and_its_anchor():
    (time,) = found("وصل الوفد والتقى الأحد المدير")
    assert (time.text, time.type, time.page, time.article) == ("الأحد", "DATE", "page-1", "article-1")
    assert time.reason == Reason("weekday", (Place("page-1", time.start, time.end), Place("page-1", 0, 1)))
