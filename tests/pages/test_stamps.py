import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.pages import stamps


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("2024-06-11", "2024-06-11"),
        ("2024/6/1", "2024-06-01"),
        ("20240611", "2024-06-11"),
        ("2024-06", "2024-06"),
        ("2024-06-11T10:40:00Z", "2024-06-11T10:40:00+00:00"),
        ("2024-06-11 10:40:00 +0300", "2024-06-11T10:40:00+03:00"),
        ("Tue, 11 Jun 2024 10:40:00 +0300", "2024-06-11T10:40:00+03:00"),
        ("11 Jun 2024 10:40:00", "2024-06-11T10:40:00"),
        ("11/06/2024", None),
        ("2024-13-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_stamps(stamp, iso):
    assert stamps.iso(stamp) == iso


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-06-11T10:40:00Z", "2024-06-11T10:40:00+00:00"),
        ("الثلاثاء، 11 حزيران/يونيو 2024 - 10:40", "2024-06-11"),
        ("11 جوان 2024", "2024-06-11"),
        ("١١ يونيو ٢٠٢٤", "2024-06-11"),
        ("5 ذو الحجة 1445 ه\u0640 - 11 يونيو 2024", "2024-06-11"),
        ("Tue Jun 11 2024 10:40:00 GMT+0300", "2024-06-11"),
        ("25/06/2024", "2024-06-25"),
        ("06/25/2024 10:40", "2024-06-25"),
        ("05-05-2024", "2024-05-05"),
        ("11/06/2024", None),
        ("11/06/2024 GMT", None),
        ("يونيو 2024", None),
        ("أمس", None),
        ("1718100000", None),
        ("من 11 يونيو 2024 إلى 13 يونيو 2024", None),
    ],
)
def test_stamps_in_words_and_figures(stamp, day):
    assert stamps.read(stamp) == day


@given(st.text(max_size=40))
def test_any_text_is_a_stamp_or_none(text):
    stamps.iso(text)
    stamps.read(text)
