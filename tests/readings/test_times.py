"""Times in their articles: which day an anchor, a tense, a neighbour or a named date gives them; X where none does."""

import pytest

from takhrij import marks
from takhrij.readings import times
from takhrij.records import Article, Name, Named, Place, Published, Reason, Region, Span

REASON = Reason("test", ())


def found(text, published="2024-05-15", kind="body", outlet=None, names=()):
    article = Article(
        id="article-1", page="page-1", reason=REASON, title=None, outlet=outlet, byline=None, dateline=None, agency=None,
        retells=None, owner=None, language="ar", version_of=None,
        published=Published(published, "printed", (Span(0, 1),)) if published else None,
    )  # fmt: skip
    regions, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        regions.append(Region(id=f"r{start}", page="page-1", reason=REASON, start=start, end=end, kind=kind,
                              article="article-1"))  # fmt: skip
        start = end + 1
    return times.find(article, regions, marks.read(text), names)


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
    # a weekend and so long after, by the tense too; minutes hang on no hour of writing
    ("سافروا في عطلة نهاية الأسبوع", "2024-W19-WE"),
    ("سيسافرون في عطلة نهاية الأسبوع", "2024-W20-WE"),
    ("سيعود الوفد بعد يومين", "2024-05-17"),
    ("سأعود بعد أسبوعين", "2024-W22"),
    ("عاد الوفد بعد يومين", "P2D"),
    ("ستعود القافلة بعد نحو ثلاثة أشهر", "2024-08"),
    ("ستعود القافلة بعد 3 ساعات", "PT3H"),
    ("سيعود الوفد بعد يومين من الافتتاح", "P2D"),
    # what was planned, what has lasted, what is due
    ("كان من المقرر أن يصل الوفد السبت", "2024-05-11"),
    ("أغلق الجسر منذ إعلان الشركة غير المتوقع السبت", "2024-05-11"),
    ("تعهدت الشركة بفتح الجسر في موعد أقصاه أغسطس", "2024-08"),
    ("توقف القطار اعتبارا من السبت", "2024-05-18"),
    ("يستمر الإغلاق منذ نهاية آذار وحتى نهاية نيسان", "2024-03 2024-04"),
    ("سيبدأ التسجيل في الخامس من جمادى الأولى", "2024-11-07"),
    ("بدأ التسجيل في الخامس من جمادى الأولى", "2023-11-19"),
    # what was just named
    ("افتتح المتحف في 3 مارس 2019. وفي اليوم نفسه أغلق الجسر", "2019-03-03 2019-03-03"),
    ("افتتح المتحف في 3 مارس 2019، وفي اليوم التالي أغلق الجسر", "2019-03-03 2019-03-04"),
    ("افتتح المتحف عام 2011، وأغلق في أكتوبر من العام نفسه", "2011 2011-10"),
    ("عقد الملتقى عام 2018 في أبريل", "2018 2018-04"),
    ("انطلق القطار صباح الأحد.\nووصل عند الساعة 14:20", "2024-05-12TMO 2024-05-12T14:20"),
    ("افتتح المتحف في 3 مارس 2019 وأغلق في الخامس من الشهر نفسه", "2019-03-03 2019-03-05"),
    ("خسرت الشركة عام 2008 الكثير من عملائها ومن مصانعها ثم عادت في يناير", "2008 2024-01"),
    ("تقام الدورة من 5 ديسمبر إلى 8 يناير 2023", "2022-12-05 2023-01-08"),
    (
        "تبدأ المباراة السبت. وقال المدرب الثلاثاء إن اللاعبين سيصلون عند الساعة 14:20",
        "2024-05-18 2024-05-14 2024-05-18T14:20",
    ),
    (
        "تبدأ المباراة السبت. وقال المدرب الثلاثاء إن اللاعبين تدربوا عند الساعة 14:20",
        "2024-05-18 2024-05-14 2024-05-14T14:20",
    ),
    # an hour beside a part of the day
    ("انطلق القطار مساء الأحد عند الساعة الثامنة والنصف", "2024-05-12TEV 2024-05-12T20:30"),
    ("انطلق القطار صباح الأحد عند الساعة الثامنة والنصف", "2024-05-12TMO 2024-05-12T08:30"),
    ("انطلق القطار ليل الأحد عند الساعة الثانية", "2024-05-12TNI 2024-05-12T02:00"),
    # of no one week or day
    ("تصل السفينة كل خميس وتغادر كل مساء", "XXXX-WXX-4 XXXX-XX-XXTEV"),
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
    ("عام 2019 وفي يوليو الماضي", "2019 XXXX-07"),
    ("في الخامس من الشهر نفسه", "XXXX-XX-05"),
    ("من التاسعة إلى العاشرة صباحا", "XXXX-XX-XXT09:00/XXXX-XX-XXT10:00"),
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


CONTRADICTED = [
    ("وصل الوفد الاثنين 14 مايو 2024", "2024-05-14", True),
    ("وصل الوفد الثلاثاء 14 مايو 2024", "2024-05-14", False),
    ("وصل الوفد اليوم الثلاثاء", "2024-05-14", True),  # printed a day late: the name of the day is right
    ("وصل الوفد اليوم الأربعاء", "2024-05-15", False),
    ("وصل الوفد مساء الجمعة 12 ربيع الأول 1445", "2023-09-27TEV", True),
    ("الخميس 7-9 مايو 2020", "2020-05-07/2020-05-09", False),
    ("السبت 7-9 مايو 2020", "2020-05-07/2020-05-09", False),
    ("الأحد 7-9 مايو 2020", "2020-05-07/2020-05-09", True),
    ("وصل الوفد الأحد", "2024-05-12", False),
]


@pytest.mark.parametrize(("text", "value", "contradicts"), CONTRADICTED)
def test_a_weekday_that_contradicts_its_date_is_told(text, value, contradicts):
    (time,) = found(text)
    assert (time.value, time.reason.rule.endswith(": weekday contradicts")) == (value, contradicts)
    assert time.reason.evidence[0] == Place("page-1", time.start, time.end)


def a_name(text, words, kind):
    start = text.index(words)
    return Name(page="page-1", article="article-1", start=start, end=start + len(words), text=words, kind=kind, key=None,
                reason=REASON)  # fmt: skip


HELD = [
    ("ذكرت جريدة ضفاف الغد أن القطار وصل أمس", "ضفاف الغد", "organisation", "أمس"),
    ("أقيم معرض ربيع 2022 في القاعة", "معرض ربيع 2022", "event_name", "ربيع 2022"),
    ("وصل الوفد الأحد", "الأحد", "place", "الأحد"),  # the whole of it: the day
]


@pytest.mark.parametrize(("text", "words", "kind", "left"), HELD)
def test_a_name_holds_its_time_words(text, words, kind, left):
    assert [time.text for time in found(text, names=[a_name(text, words, kind)])] == [left]


def test_a_paper_names_itself():
    text = "وقال المدير لضفاف الغد إن القطار سيصل غدا"
    outlet = Named("ضفاف الغد", None, None)
    assert [time.text for time in found(text, outlet=outlet)] == ["غدا"]
    assert [time.text for time in found(text)] == ["الغد", "غدا"]
