"""Which texts are copies of which: a row is two texts and what they share, None where that is no copy."""

import pytest
from prints import DISPATCH, OTHER, PARAGRAPHS, meet, printed

from takhrij import copies

QUOTE = "«لن نترك الضفتين بلا معبر ليلة واحدة، وسننام في الخيام مع العمال حتى يوضع آخر حجر في القوس الأخير، وعد علينا»"
FOOTER = (
    "لا يتحمل هذا المنبر تبعات ما يكتبه القراء في خانة الآراء، ولمحرريه أن يحذفوا ما يرونه خارجا عن الأدب أو مسيئا "
    "لأحد. وللمراسلة صندوق البلدة رقم سبعة، ومكتبنا في شارع الطواحين خلف مخبز العم سيمور، بين التاسعة والثالثة "
    "من كل يوم عدا الجمعة، ومن أراد نسخة ورقية فليترك عنوانه عند الباب."
)
TITLES = "صاحب المقام الرفيع رئيس الديوان البلدي ووزير شؤون الأنهار والجسور والمعابر المهندس سيلفان بن ماتور الكرفندي"
FLASH = "عاجل: انقطاع التيار عن أحياء كرفندة الشرقية بعد سقوط شجرة على محطة التحويل فجر اليوم ولا إصابات بين الأهالي."
LONG = "\n".join(
    " ".join(f"{OTHER.split()[n % 20]}{n}{m}" for m in range(40)) for n in range(40)
)  # 1,600 words, no two alike

CUT = "\n".join((PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[4]))
RESPELT = (
    DISPATCH.replace("دانغيل", "دانجيل").replace("أ", "ا").replace("أربعة", "خمسة").replace("الأحد", "الأحد الماضي")
)
EDITED = (
    DISPATCH.replace("صباح", "فجر").replace("سيستبدل", "سيبدل").replace("معظمهم من", "وأكثرهم").replace("جرف", "أسقط")
)
WITHOUT_A_CLAUSE = DISPATCH.replace("، وإن فريقها سيستبدل حجارتها كلها من مقالع الجبل", "")

PAIRS = {
    "verbatim": (DISPATCH, DISPATCH, 1.0),
    "cut": (DISPATCH, CUT, 1.0),
    "spelt otherwise, a number changed": (DISPATCH, RESPELT, 0.95),
    "a word changed in each paragraph": (DISPATCH, EDITED, 0.9),
    "a clause left out": (DISPATCH, WITHOUT_A_CLAUSE, 1.0),
    "paragraphs in another order": (DISPATCH, "\n".join(PARAGRAPHS[n] for n in (3, 0, 4, 2, 1)), 0.98),
    "sixty words in a long article": ("\n".join(PARAGRAPHS[1:4]), f"{LONG}\n{DISPATCH}\n{LONG[::-1]}", 1.0),
    "a flash of one sentence": (FLASH, FLASH.removeprefix("عاجل: "), 0.95),
    "a flash opens an article": (FLASH, f"{FLASH}\n{OTHER}", 1.0),
    "a quotation with more": (f"{PARAGRAPHS[0]}\nقالت: {QUOTE}.", f"{PARAGRAPHS[0]}\n{QUOTE}، تقول.\n{OTHER}", 0.9),
    "two texts": (DISPATCH, OTHER, None),
    "the same quotation only": (f"{PARAGRAPHS[0]}\nوقالت: {QUOTE}.", f"{OTHER}\nوسمعها الصيادون تردد {QUOTE}.", None),
    "the same dignitary only": (f"{PARAGRAPHS[0]}\nوحضر {TITLES}.\n{CUT}", f"{OTHER}\nورعى الافتتاح {TITLES}.", None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_pair(name):
    first, second, share = PAIRS[name]
    a, b = printed("a", first, outlet="بريد كرفندة"), printed("b", second, outlet="مرآة أوردال")
    found = copies.find(a, b)
    if share is None:
        assert found is None
    else:
        assert meet(a, b)
        assert found
        assert max(found.share_of_a, found.share_of_b) >= share
        assert found.direction == "unknown"


@pytest.mark.parametrize(("first", "second", "copy"), [
    (f"{DISPATCH}\n{FOOTER}", f"{OTHER}\n{OTHER[::-1]}\n{FOOTER}", False),
    (f"{DISPATCH}\n{FOOTER}", f"{DISPATCH}\n{FOOTER}", True),
    (DISPATCH, "\n".join(PARAGRAPHS[:4]), True),
])  # fmt: skip
def test_what_one_site_prints_below_all_its_articles_is_no_copy(first, second, copy):
    a, b = (printed(n, t, url=f"https://karfanda.example/{n}") for n, t in (("a", first), ("b", second)))
    assert (copies.find(a, b) is not None) == copy


def test_a_sentence_cut_splits_a_passage_and_a_word_changed_does_not():
    a = printed("a", DISPATCH)
    assert len(copies.find(a, printed("b", CUT)).passages) == 3
    assert len(copies.find(a, printed("b", RESPELT)).passages) == 1


def test_a_passage_leaves_out_a_caption_that_stands_in_it():
    a, b = printed("a", DISPATCH), printed("b", DISPATCH, caption="عمال على الضفة الشرقية")
    found = copies.find(a, b)
    assert len(found.passages) == 2
    assert all("الضفة الشرقية" not in text(b, passage.b) for passage in found.passages)
    assert found.share_of_b == 1.0


def text(body, span):
    return " ".join(
        w for w, s, e in zip(body.words, body.starts, body.ends, strict=True) if span.start <= s and e <= span.end
    )


def test_captures_of_one_address_are_versions_and_no_copy():
    first = printed("b", DISPATCH, url="https://www.karfanda.example/jisr/?utm_source=x", fetched="2024-01-02")
    again = printed("a", EDITED, url="http://m.karfanda.example/jisr", fetched="2024-01-03")
    other = printed("c", DISPATCH, url="https://karfanda.example/jisr?id=7", fetched="2024-01-01")
    assert copies.find(first, again) is None
    assert copies.find(first, other) is not None
    assert copies.versions([again, first, other]) == {"article-a": "article-b"}


def test_a_front_page_captured_with_another_article_is_no_version():
    front = [printed(n, t, url="https://karfanda.example/") for n, t in (("a", DISPATCH), ("b", OTHER))]
    assert copies.versions(front) == {}


def test_an_address_that_is_none_is_nobodys():
    assert printed("a", DISPATCH, url="http://[karfanda/").address == ""


def test_very_short_bodies_meet_nobody():
    assert copies.keys(printed("a", "انتهى")) == ()
    assert copies.find(printed("a", "انتهى"), printed("b", "انتهى")) is None
