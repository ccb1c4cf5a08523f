import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij import pages
from takhrij.records import Dropped, Page


def under(path, **settings):
    """Everything read under a path, by location: a page's text, or why there is none."""
    found = {}
    for source in pages.sources([path], pages.Settings(**settings)):
        page = pages.read(source) if isinstance(source, pages.Source) else source
        found[page.location] = page.text if isinstance(page, Page) else page.why
    return found


def test_a_folder_is_walked_in_order_and_what_is_left_out_is_said(tmp_path):
    folder = tmp_path / "pile"
    (folder / "b").mkdir(parents=True)
    (folder / "c").mkdir()
    (folder / "b" / "2.txt").write_text("ثان")
    (folder / "1.txt").write_text("أول\r\nسطر")
    (folder / "3.bin").write_bytes(b"\x00")
    (folder / ".hidden").write_text("x")
    (folder / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.txt")
    assert under(folder) == {
        "pile/1.txt": "أول\nسطر",
        "pile/3.bin": "neither its bytes nor its name's ending .bin are known",
        "pile/.hidden": "a hidden file",
        "pile/out.txt": "a link that leads out of the folder",
        "pile/pipe.txt": "not a regular file",
        "pile/b/2.txt": "ثان",
        "pile/c": "a folder without files",
    }


def test_a_missing_path_says_what_to_do(tmp_path):
    with pytest.raises(pages.NoSuchPath, match=r"is not there\. Give"):
        next(pages.sources([tmp_path / "none"], pages.Settings()))


def test_an_empty_folder_is_said(tmp_path):
    assert list(under(tmp_path).values()) == ["a folder without files"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('{"location": "a", "text": "خبر"}', {"a": "خبر"}),
        ('{"location": "a", "html": "<p>خبر<p>آخر"}', {"a": "خبر\nآخر"}),
        ('{"text": "قطع \\ud83d"}', {"#1": "قطع ?"}),
        (
            "{bad",
            {"#1": "line 1 is no JSON: Expecting property name enclosed in double quotes at character 2"},
        ),
        ("[]", {"#1": "line 1 is no JSON object but an array"}),
        ("null", {"#1": "line 1 is no JSON object but null"}),
        ('{"text": 5}', {"#1": "line 1 has no text in 'text'"}),
        ('{"text": null, "html": "<p>خبر"}', {"#1": "خبر"}),
        ('{"content": "خبر"}', {"#1": "خبر"}),
        (
            '{"a": 1, "b": 2}',
            {"#1": "line 1: no column is known to hold text: there are a, b; --map text=NAME says which does"},
        ),
        ('{"text": " "}', {"#1": "empty"}),
    ],
)
def test_a_line_of_json_is_a_page_or_says_why_not(tmp_path, line, read):
    file = tmp_path / "pages.jsonl"
    file.write_text(line + "\n")
    assert {key.removeprefix(str(file)): value for key, value in under(file).items()} == read


def test_json_lines_bring_address_title_and_date(tmp_path):
    file = tmp_path / "pages.jsonl"
    file.write_text(
        '{"location": "a", "text": "خبر", "url": "https://sada.example/1", "title": "عنوان", "outlet": "صدى", '
        '"published": "Tue, 11 Jun 2024 10:40:00 GMT"}\n'
    )
    page = pages.read(next(pages.sources([file], pages.Settings())))
    assert (page.url, page.metadata.title, page.metadata.outlet) == ("https://sada.example/1", "عنوان", "صدى")
    assert (page.metadata.published, page.metadata.published_how) == ("2024-06-11T10:40:00+00:00", "metadata")


def test_a_date_that_is_none_is_dropped_and_the_page_stays(tmp_path):
    file = tmp_path / "pages.jsonl"
    file.write_text('{"location": "a", "text": "خبر", "published": "أمس"}\n')
    dropped, source = pages.sources([file], pages.Settings())
    assert (dropped.what, source.metadata.published) == ("published", None)


def test_a_date_that_the_user_gives_comes_first(tmp_path):
    (tmp_path / "a.txt").write_text("خبر")
    given_dates = {str(tmp_path / "a.txt"): "2024-06-11", "nowhere": "2024-06-12"}
    source, dropped = pages.sources([tmp_path / "a.txt"], pages.Settings(published=given_dates))
    assert (source.metadata.published, source.metadata.published_how) == ("2024-06-11", "given")
    assert (dropped.location, dropped.why) == ("nowhere", "no page has this location")


def test_a_date_is_given_for_a_location_or_for_the_path_as_typed(tmp_path):
    (tmp_path / "a.txt").write_text("خبر")
    for place in (f"{tmp_path.name}/a.txt", str(tmp_path / "a.txt")):
        (source,) = pages.sources([tmp_path], pages.Settings(published={place: "2024-06-11"}))
        assert source.metadata.published == "2024-06-11"


def test_caps_are_settings_and_what_they_stop_is_said(tmp_path):
    (tmp_path / "long.txt").write_text("ا" * 3_000_000)
    (tmp_path / "lines.jsonl").write_text('{"text": "' + "ا" * 200 + '"}\n{"location": "b", "text": "خبر"}\n')
    assert under(tmp_path / "long.txt") == {
        str(tmp_path / "long.txt"): "3000000 characters, more than 2000000 characters of text in one page; "
        "--max-characters raises this limit"
    }
    assert list(under(tmp_path / "long.txt", max_bytes=100).values()) == [
        "more than 100 bytes in one piece; --max-bytes raises this limit"
    ]
    assert list(under(tmp_path / "lines.jsonl", max_bytes=100).values()) == [
        "line 1: more than 100 bytes in one piece; --max-bytes raises this limit",
        "خبر",
    ]


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html"]))
def test_any_bytes_are_a_page_or_dropped(raw, media_type):
    page = pages.read(pages.Source(location="x", raw=raw, media_type=media_type))
    assert isinstance(page, Page | Dropped)
