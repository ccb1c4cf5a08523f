import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_articles import BODY, OTHER, OTHER_TITLE, TITLE, find, kinds, page

from takhrij import articles, marks

CAPTION = "الجسر القديم بعد الترميم في مرسى الرمل (رويترز)"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("الرئيسية | سياسة | اقتصاد | رياضة", "furniture"),
        ("شارك الخبر", "furniture"),
        ("طباعة Email فيسبوك تويتر لينكدإن", "furniture"),
        ("TT", "furniture"),
        ("مشاهدة 1254", "furniture"),
        ("3 دقائق للقراءة", "furniture"),
        ("لن يتم نشر عنوان بريدك الإلكتروني.", "furniture"),
        ("اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.", "furniture"),
        ("حمّل تطبيق صدى المرسى الآن", "furniture"),
        ("جميع الحقوق محفوظة © صدى المرسى 2024", "furniture"),
        ("Rimal theme is not activated, enter your key.", "furniture"),
        ("* * *", "furniture"),
        ("اقرأ أيضا: مهرجان التمور ينطلق غدا في الواحة", "teaser"),
        ("كلمات مفتاحية: مرسى الرمل، الجسر القديم", "keywords"),
        ("#مرسى_الرمل #الجسر_القديم", "keywords"),
        ("المصدر: رويترز", "source_note"),
        ("(أ ف ب)", "source_note"),
        (CAPTION, "caption"),
        ("جانب من الحفل في ساحة البلدية", "caption"),
        ("ساهم في إعداد التقرير من الواحة رامي السالم", "byline"),
        ("إعداد: مرام الكثيري", "byline"),
    ],
)
def test_a_line_below_an_article_is_what_it_says(line, kind):
    assert kinds(TITLE, *BODY, line)[-1] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("الجسر القديم يحتمل مرور الشاحنات", "subtitle"),
        ("القاهرة - رنا السنجاري", "dateline_byline"),
        ("رنا السنجاري (القاهرة)", "dateline_byline"),
        ("سفاندور - رنا السنجاري", "dateline_byline"),
        ("كتبت: رنا السنجاري", "byline"),
        ("الثلاثاء 11 حزيران/يونيو 2024 - 10:40", "furniture"),
        ("نُشر في: 11/06/2024", "furniture"),
        (CAPTION, "caption"),
        ("صورة وزعتها البلدية للجسر القديم (و ن ك)", "caption"),
        (TITLE, "title"),
        ("انسخ الرابط", "furniture"),
    ],
)
def test_a_line_between_title_and_text_is_what_it_says(line, kind):
    assert kinds(TITLE, line, *BODY)[1] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("كلفة الترميم", "heading"),
        ("كم كلف الترميم؟", "heading"),
        ("«جسر للجميع»", "heading"),
        ("- طول الجسر مئتا متر وعرضه عشرة أمتار", "body"),
        ("قال ذلك ومضى.", "body"),
        ("إعلان", "furniture"),
        ("تابعونا على صفحتنا في فيسبوك", "furniture"),
        ("قد يهمك أيضا: وصفات من مطبخ الواحة", "teaser"),
        (CAPTION, "caption"),
    ],
)
def test_a_line_between_paragraphs_is_what_it_says(line, kind):
    found = kinds(TITLE, *BODY[:2], line, BODY[2])
    assert found == ["title", "body", "body", kind, "body"]


def test_a_page_of_text_alone_is_all_body():
    assert kinds(*BODY) == ["body"] * 3


def test_links_inside_an_article_do_not_end_it():
    found = find(TITLE, *BODY[:2], "اقرأ أيضا", "مهرجان التمور ينطلق غدا في الواحة", BODY[2])
    assert [r.kind for r in found.regions] == ["title", "body", "body", "furniture", "teaser", "body"]
    assert len(found.articles) == 1


def test_a_teaser_with_summary_and_writer_is_no_article():
    card = (OTHER_TITLE, OTHER[0], "مرام الكثيري (القاهرة)")
    found = find(TITLE, *BODY, "مقالات ذات صلة", *card)
    assert [r.kind for r in found.regions[-4:]] == ["furniture", "teaser", "teaser", "teaser"]
    assert len(found.articles) == 1


@pytest.mark.parametrize(
    "between",
    [
        ("المصدر: رويترز", "اقرأ أيضا"),
        ("مواضيع ذات صلة", "• مهرجان التمور ينطلق غدا في الواحة", "• معرض الكتاب يمدد أيامه"),
        ("شارك الخبر",),
    ],
)
def test_a_second_article_below_is_an_article(between):
    caption = "لاعبو الواحة يحتفلون بهدف الفوز (أ ف ب)"
    found = find(TITLE, *BODY, *between, OTHER_TITLE, caption, *OTHER)
    first, second = found.articles
    assert (first.title.name, second.title.name) == (TITLE, OTHER_TITLE)
    own = [r.kind for r in found.regions if r.article == second.id]
    assert own == ["title", "caption", "body", "body"]


def test_the_rules_for_comments_are_furniture():
    rules = (
        "تخضع التعليقات لمراجعة المشرفين قبل نشرها على الموقع في كل الأحوال والأوقات.",
        "يحذف التعليق الذي يسيء إلى المستخدمين الآخرين أو إلى القراء من غير إنذار.",
    )
    assert kinds(TITLE, *BODY, "أضف تعليقا", *rules)[-3:] == ["furniture"] * 3


def test_lines_that_the_host_repeats_are_furniture():
    slogan = "صدى المرسى صوت الساحل والجبل منذ سنين"
    assert kinds(slogan, TITLE, *BODY, repeated={"صدي المرسي صوت الساحل والجبل منذ سنين"})[0] == "furniture"


def test_an_article_that_its_host_prints_again_keeps_its_text():
    again = [articles.host_lines(page(line, url="https://a.example/1"))[1][0] for line in BODY]
    assert kinds(TITLE, *BODY, repeated=again) == ["title", "body", "body", "body"]


def test_host_lines_are_compared_as_they_are_folded():
    host, lines = articles.host_lines(page("صدى المرسى", "", BODY[0] * 9, url="https://www.sada.example/1"))
    assert (host, lines) == ("sada.example", ("صدي المرسي",))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("الرئيسية", "من نحن"), "no line of it reads as an article's text"),
        (("The mayor said that the old bridge is safe again.",), "in English, not in Arabic"),
        (("شهردار گفت که این پل برای مردم باز شد و از امروز می توان از آن گذشت.",), "in Persian, not in Arabic"),
        (("میئر نے کہا کہ یہ پل عوام کے لیے کھول دیا گیا ہے اور اس سے گزرنا ممکن ہے۔",), "in Urdu, not in Arabic"),
        (("سەرۆکی شارەوانی گوتی کە پردەکە بۆ هەموو کەس کرایەوە و ئێستا ئامادەیە.",), "in Kurdish, not in Arabic"),
    ],
)  # fmt: skip
def test_a_page_without_an_arabic_article_says_why(lines, why):
    found = find(*lines)
    assert (found.articles, found.why) == ((), why)
    assert {region.kind for region in found.regions} == {"furniture"}


PIECES = (
    *BODY,
    *OTHER,
    TITLE,
    OTHER_TITLE,
    CAPTION,
    "",
    "اقرأ أيضا",
    "أضف تعليقا",
    "شارك",
    "• خبر",
    "2024",
    "(",
    "القاهرة - رنا",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=12))
def test_regions_cover_every_line_and_articles_their_regions(lines):
    read = page(*lines)
    found = articles.find(read, marks.read(read.text), frozenset())
    shown = [line.strip() for line in read.text.split("\n") if line.strip()]
    assert [read.text[region.start : region.end] for region in found.regions] == shown
    assert {region.article for region in found.regions} - {None} == {article.id for article in found.articles}
    assert all(any(r.kind == "body" and r.article == a.id for r in found.regions) for a in found.articles)
