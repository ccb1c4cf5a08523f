import pytest

from takhrij.pages import decoding

TEXT = "قال الوزير إن المطر نافع في هذا الموسم من العام"
MOSTLY_BROKEN = (TEXT * 5).encode()[:-1]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("windows-1256"), "cp1256"),
        (TEXT.encode("iso-8859-6"), "iso8859-6"),
        (TEXT.encode("cp720"), "cp720"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_comes_back_whatever_its_encoding(raw, encoding):
    assert decoding.decode(raw) == (TEXT, encoding)


def test_a_few_broken_bytes_leave_the_rest_readable_and_are_counted():
    decoded = decoding.decode(MOSTLY_BROKEN)
    assert decoded.text.startswith(TEXT)
    assert decoded.encoding == "utf-8; 1 characters unreadable"


def test_html_may_declare_its_code_page():
    raw = '<meta charset="windows-1252"><p>Déjà vu à Paris</p>'.encode("windows-1252")
    assert "Déjà vu à Paris" in decoding.decode(raw, html=True).text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\n \t", "empty"),
        (b"%PDF-1.7 ...", "a PDF document, not text"),
        (b"PK\x03\x04...", "a zip archive or an office document, not text"),
        (bytes(range(256)) * 9, "binary data, not text"),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "binary data, not text"),
    ],
)
def test_what_is_no_text_says_why(raw, why):
    assert decoding.decode(raw) == why
