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


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("القاهرة - رنا السنجاري", {"dateline": "القاهرة", "byline": "رنا السنجاري"}),
        ("القاهرة: رنا السنجاري", {"dateline": "القاهرة", "byline": "رنا السنجاري"}),
        ("القاهرة-رنا السنجاري", {"dateline": "القاهرة", "byline": "رنا السنجاري"}),
        ("رنا السنجاري من القاهرة", {"dateline": "القاهرة", "byline": "رنا السنجاري"}),
        ("رنا السنجاري (القاهرة)", {"dateline": "القاهرة", "byline": "رنا السنجاري"}),
        ("سمير عادل - سبق - القاهرة", {"dateline": "القاهرة", "byline": "سمير عادل", "outlet": "سبق"}),
        ("عمّان \u0640 بترا", {"dateline": "عمّان", "agency": "بترا"}),
        ("الرياض (واس)", {"dateline": "الرياض", "agency": "واس"}),
        ("الكويت - كونا", {"dateline": "الكويت", "agency": "كونا"}),
        ("الدوحة: قنا", {"dateline": "الدوحة", "agency": "قنا"}),
        ("بكين - شينخوا", {"dateline": "بكين", "agency": "شينخوا"}),
        ("برلين - (د ب أ)", {"dateline": "برلين", "agency": "د ب أ"}),
        ("برلين: د.ب.أ", {"dateline": "برلين", "agency": "د.ب.أ"}),
        ("بكين/القاهرة - رويترز", {"dateline": "بكين", "agency": "رويترز"}),
        ("د ب أ - هيرندون", {"dateline": "هيرندون", "agency": "د ب أ"}),
        ("أبوظبي - سكاي نيوز عربية", {"dateline": "أبوظبي", "outlet": "سكاي نيوز عربية"}),
        ("العربية.نت - وكالات", {"outlet": "العربية.نت"}),
        ("اليوم - الدمام", {"dateline": "الدمام", "outlet": "اليوم"}),
        ("الدمام: اليوم", {"dateline": "الدمام", "outlet": "اليوم"}),
        ("عكاظ (وكالات)", {"outlet": "عكاظ"}),
        ("فرانس 24", {"outlet": "فرانس 24"}),
        ("فرانس 24 / أ ف ب", {"outlet": "فرانس 24", "agency": "أ ف ب"}),
        ("ترجمة: رنا السنجاري، عن صحيفة نيويورك تايمز", {"byline": "رنا السنجاري", "retells": "نيويورك تايمز"}),
        ("القاهرة: هدنة قريبة", {}),
    ],
)
def test_a_signature_says_who_where_and_for_whom(line, fields):
    found = first(TITLE, line, *BODY)
    said = {name: getattr(found, name) for name in ("dateline", "byline", "agency", "outlet", "retells")}
    assert {name: value.name for name, value in said.items() if value} == fields


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ((f"هآرتس: {TITLE}", *BODY), "هآرتس"),
        ((f"صحيفة هآرتس تكشف: {TITLE}", *BODY), "هآرتس"),
        ((f"صحيفة «صدى المرسى»: {TITLE}", *BODY), "صدى المرسى"),
        ((TITLE, *BODY, "المقال الأصلي: نيويورك تايمز"), "نيويورك تايمز"),
        ((TITLE, *BODY, "نقلا عن صحيفة «صدى المرسى»"), "صدى المرسى"),
        ((TITLE, "نشرت صحيفة هآرتس تقريرا عن الجسر القديم في المرسى.", *BODY, "وختمت الصحيفة تقريرها بصور الجسر."), "هآرتس"),
        ((TITLE, "قال الحداد في مقال له في صحيفة هآرتس إن الجسر آمن.", *BODY, "وختمت الصحيفة تقريرها بصور الجسر."), "هآرتس"),
        ((TITLE, *BODY, "ونشرت صحيفة هآرتس صورا للجسر.", "وقالت الصحيفة إنه آمن."), None),
        ((TITLE, "ذكرت صحيفة هآرتس أن الجسر آمن.", "وذكرت صحيفة معاريف أنه قديم.", "وذكرت صحيفة يديعوت أنه ضيق.",
          "ولم تذكر الصحيفة كلفة الترميم."), None),
        ((f"«بلدية المرسى»: {TITLE}", *BODY), None),
        ((TITLE, *BODY, "المصدر: الجزيرة"), None),
    ],
)  # fmt: skip
def test_what_rests_on_anothers_report_retells_it(lines, name):
    found = first(*lines).retells
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("opening", "fields"),
    [
        ("القاهرة (رويترز) - ", {"dateline": "القاهرة", "agency": "رويترز"}),
        ("القاهرة، 11 يونيو (رويترز) - ", {"dateline": "القاهرة", "agency": "رويترز"}),
        ("القاهرة 11 يونيو 2024 (AFP) - ", {"dateline": "القاهرة", "agency": "AFP"}),
        ("القاهرة: ", {"dateline": "القاهرة"}),
        ("واس - الرياض: ", {"dateline": "الرياض", "agency": "واس"}),
        ("القاهرة، مصر (CNN)-- ", {"dateline": "القاهرة، مصر", "outlet": "CNN"}),
        ("(CNN)— ", {"outlet": "CNN"}),
        ("سبق - الرياض: ", {"dateline": "الرياض", "outlet": "سبق"}),
        ("هآرتس: ", {}),
        ("الجسر القديم: ", {}),
    ],
)
def test_a_text_opens_with_where_and_for_whom_it_is_written(opening, fields):
    found = first(TITLE, opening + BODY[0], *BODY[1:])
    said = {name: getattr(found, name) for name in ("dateline", "byline", "agency", "outlet")}
    assert {name: value.name for name, value in said.items() if value} == fields


@pytest.mark.parametrize(
    ("line", "url", "name", "placed"),
    [
        (f"(CNN)-- {BODY[0]}", "https://arabic.cnn.com/1", "CNN", True),
        (BODY[0], "https://arabic.cnn.com/1", "سي إن إن بالعربية", False),
        (f"(CNN)-- {BODY[0]}", "https://www.hespress.com/1", "هسبريس", False),
        (BODY[0], "https://www.spa.gov.sa/1", "وكالة الأنباء السعودية", False),
    ],
)
def test_an_address_names_the_outlet_and_a_signature_places_it(line, url, name, placed):
    found = first(TITLE, line, *BODY[1:], url=url).outlet
    assert (found.name, found.start is not None) == (name, placed)


@pytest.mark.parametrize(
    ("lede", "name"),
    [
        ("فتحت البلدية الجسر القديم، وفقا لرويترز.", "رويترز"),
        ("فتحت البلدية الجسر القديم، بحسب وكالة الأنباء الكورية (يونهاب).", "يونهاب"),
        ("قال رئيس البلدية لوكالة فرانس برس إن الجسر آمن.", "وكالة فرانس برس"),
        ("قال رئيس البلدية لوكالة رويترز إن الجسر آمن، بحسب فرانس برس.", None),
        ("فتحت البلدية الجسر القديم، بحسب وكالة الأنباء السورية.", None),  # a state's word about itself
        ("بدأ العمل وفق بنا المدينة القديم.", None),
    ],
)
def test_an_agency_is_credited_where_the_lede_rests_on_it(lede, name):
    found = first(TITLE, lede, *BODY).agency
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
