"""Which statements say the same: a row is two contents and whether they are one claim."""

import pytest
from saying import Said, claimed

SAME = {
    "same words": ("السد انهار فجر الثلاثاء", "السد انهار فجر الثلاثاء"),
    "respelt": ("انهيار سد فالدغور بعد أمطار غزيرة", "إنهيار سد فالدجور بعد امطار غزيره"),
    "verb for noun": ("انهار الجسر القديم فوق الوادي", "انهيار الجسر القديم فوق الوادي"),
    "more words": ("صفارات الإنذار انطلقت متأخرة", "صفارات الإنذار انطلقت متأخرة بعد وصول المياه إلى الساحة"),
    "one toll in other words": ("ارتفعت الحصيلة إلى 28 قتيلا في البلدة", "فرقها أحصت ثمانية وعشرين وفاة في البلدة"),
    "figures for words": ("أجلي ثلاثة آلاف شخص من القرى", "إجلاء 3000 من سكان القرى"),
}
OTHER = {
    "another toll": ("ارتفعت حصيلة انهيار السد إلى 28 قتيلا", "ارتفعت حصيلة انهيار السد إلى 38 قتيلا"),
    "another thing": ("السد انهار فجر الثلاثاء", "الحافلات عادت إلى المحطات"),
    "same place, another thing": ("مياه البحيرة غمرت سوق بريسكا", "مدارس بريسكا تفتح أبوابها الأحد"),
}
NOT_SAME_ACT = Said("b", "نديم الراوي", "إغلاق البوابة الجنوبية للسد", stance="demands")


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one_claim(one, other):
    [claim] = claimed([Said("a", "سامر الحداد", one), Said("b", "ليلى العمري", other)])
    assert len(claim.statements) == 2


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_two_claims(one, other):
    assert len(claimed([Said("a", "سامر الحداد", one), Said("b", "ليلى العمري", other)])) == 2


def test_what_is_demanded_is_not_what_is_so():
    assert len(claimed([Said("a", "سامر الحداد", "إغلاق البوابة الجنوبية للسد"), NOT_SAME_ACT])) == 2


def test_same_speaker_alone_is_not_the_same_claim():
    said = [Said("a", "سامر الحداد", "السد انهار فجر الثلاثاء"), Said("a", "سامر الحداد", "المدارس تفتح الأحد")]
    assert len(claimed(said)) == 2


def test_a_denial_joins_what_it_denies():
    said = [
        Said("a", "سامر الحداد", "العثور على متفجرات في جدار السد"),
        Said("b", "ليلى العمري", "العثور على متفجرات في جدار السد", stance="denies"),
    ]
    [claim] = claimed(said)
    assert (claim.affirmed_by, claim.denied_by) == (("entity-سامر الحداد",), ("entity-ليلى العمري",))
    assert (claim.origins_at_least, claim.origins_at_most) == (1, 1)


def test_a_denial_alone_has_no_origin():
    [claim] = claimed([Said("a", "ليلى العمري", "العثور على متفجرات في جدار السد", stance="denies")])
    assert (claim.origins, claim.denied_by) == ((), ("entity-ليلى العمري",))


def test_a_negative_sentence_can_be_the_claim():
    said = [Said("a", "سامر الحداد", "الهيئة لم تتلق أي إنذار"), Said("b", "ليلى العمري", "الهيئة لم تتلق أي إنذار")]
    [claim] = claimed(said)
    assert (len(claim.affirmed_by), claim.denied_by) == (2, ())


def test_first_is_the_earliest_dated_appearance():
    said = [
        Said("a", "سامر الحداد", "السد انهار", published="2024-06-12"),
        Said("b", "ليلى العمري", "السد انهار", published="2024-06-11"),
        Said("c", "نديم الراوي", "السد انهار"),
    ]
    [claim] = claimed(said)
    assert (claim.first.article, claim.first.published) == ("b", "2024-06-11")
    assert claimed(said[2:])[0].first is None
