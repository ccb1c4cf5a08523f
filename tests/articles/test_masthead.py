import pytest
from reading_articles import BODY, OTHER, OTHER_TITLE, TITLE, find

from takhrij.articles import press


def first(*lines, **known):
    return find(*lines, **known).articles[0]


@pytest.mark.parametrize(
    ("lines", "field", "name"),
    [
        ((TITLE, *BODY), "title", TITLE),
        ((*BODY,), "title", None),
        ((TITLE, "القاهرة - رنا السنجاري", *BODY), "dateline", "القاهرة"),
        ((TITLE, "القاهرة - رنا السنجاري", *BODY), "byline", "رنا السنجاري"),
        ((TITLE, "سفاندور - رنا السنجاري", *BODY), "dateline", "سفاندور"),
        ((TITLE, "رنا السنجاري (القاهرة)", *BODY), "byline", "رنا السنجاري"),
        ((TITLE, "كتبت: رنا السنجاري", *BODY), "byline", "رنا السنجاري"),
        ((TITLE, "إعداد وتحرير: رامي السالم", *BODY), "byline", "رامي السالم"),
        ((TITLE, "القاهرة - رويترز", *BODY), "agency", "رويترز"),
        ((TITLE, "القاهرة - رويترز", *BODY), "byline", None),
        ((TITLE, "سفاندور - و ن ك", *BODY), "agency", "و ن ك"),
        ((f"القاهرة (رويترز) - {BODY[0]}", *BODY[1:]), "agency", "رويترز"),
        ((f"القاهرة (رويترز) - {BODY[0]}", *BODY[1:]), "dateline", "القاهرة"),
        ((f"القاهرة- {BODY[0]}", *BODY[1:]), "dateline", "القاهرة"),
        ((f"القاهرة - أ ف ب: {BODY[0]}", *BODY[1:]), "agency", "أ ف ب"),
        ((TITLE, *BODY, "المصدر: رويترز"), "agency", "رويترز"),
        ((TITLE, *BODY, "المصدر: و.ن.ك"), "agency", "و.ن.ك"),
        ((TITLE, *BODY[:2], f"{BODY[2]} (أ ف ب)"), "agency", "أ ف ب"),
        ((TITLE, BODY[0][:-1] + "، وفقا لوكالة رويترز.", *BODY[1:]), "agency", "وكالة رويترز"),
        ((TITLE, BODY[0][:-1] + "، حسبما ذكرت وكالة رويترز.", *BODY[1:]), "agency", "وكالة رويترز"),
        ((TITLE, *BODY, "وكانت وكالة رويترز قد صورت الجسر قبل ترميمه."), "agency", None),
        ((TITLE, *BODY, "المصدر: صدى المرسى"), "outlet", "صدى المرسى"),
        ((TITLE, *BODY, "جميع الحقوق محفوظة © صدى المرسى 2024"), "outlet", "صدى المرسى"),
        (("صدى المرسى", TITLE, *BODY, "جميع الحقوق محفوظة لصدى المرسى"), "outlet", "صدى المرسى"),
        (("صدى المرسى", TITLE, *BODY, "وأكد الحداد ذلك ل«صدى المرسى» أيضا."), "outlet", "صدى المرسى"),
        (("صدى المرسى", TITLE, *BODY), "outlet", None),
        (("«صدى المرسى»: الجسر القديم يفتح من جديد", *BODY, "وكانت صحيفة «صدى المرسى» قد زارت الجسر."), "retells",
         "صدى المرسى"),
        (("«بلدية المرسى»: الجسر القديم يفتح من جديد", *BODY), "retells", None),
        (("ذكرت صحيفة «صدى المرسى» أن الجسر القديم فتح من جديد.", "وأضافت الصحيفة أن الكلفة معقولة."), "retells",
         "صدى المرسى"),
        (("ذكرت صحيفة «صدى المرسى» أن الجسر القديم فتح من جديد.", *BODY), "retells", None),
    ],
)  # fmt: skip
def test_a_masthead_says(lines, field, name):
    found = getattr(first(*lines), field)
    assert (found and found.name) == name


def test_metadata_and_address_are_those_of_the_main_article_alone():
    found = find(
        TITLE, *BODY, "المصدر: رويترز", "اقرأ أيضا", OTHER_TITLE, *OTHER,
        title=TITLE, published="2024-06-11", byline="رنا السنجاري", url="https://sada.example/2024/06/11/1",
    )  # fmt: skip
    main, other = found.articles
    assert (main.published.value, main.byline.name) == ("2024-06-11", "رنا السنجاري")
    assert (other.published, other.byline, other.agency) == (None, None, None)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.hespress.com/a-1.html", "hespress"),
        ("https://www.bbc.com/arabic/articles/1", "bbc-arabic"),
        ("https://www.bbc.com/news/1", "bbc"),
        ("https://nothespress.com/", None),
        ("mailto:x", None),
        (None, None),
    ],
)
def test_an_address_names_its_outlet(url, key):
    row = press.by_address(url)
    assert (row and row["key"]) == key
