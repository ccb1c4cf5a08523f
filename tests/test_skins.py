"""The pages made from site skins: their gold is sound, so that a figure on them says something of the reader."""

import json

import pytest
import skins
from skin_dates import FORMS, printed

from takhrij import pages

SKINS = skins.skins()
MADE = [page for skin in SKINS for page in skins.pages(skin)]
by_name = pytest.mark.parametrize("page", MADE, ids=[page.name for page in MADE])


@by_name
def test_every_line_with_words_has_one_gold_line(page):
    filled = [n for n, line in enumerate(page.text.split("\n"), 1) if line.strip()]
    assert [line["n"] for line in page.gold["lines"]] == filled


@by_name
def test_what_is_read_of_a_page_is_what_the_gold_numbers(page):
    kind = {"html": "text/html", "txt": "text/plain"}[page.form]
    source = pages.Source(location=f"{page.name}.{page.form}", media_type=kind, raw=page.document)
    assert pages.read(source).text == page.text


@by_name
def test_lines_of_articles_are_the_samples_words(page):
    articles = {one["n"] for one in page.gold["articles"]}
    assert {line["article"] for line in page.gold["lines"]} - {0} == articles
    for n in articles:
        assert sum(line.kind == "body" and line.article == n for line in page.lines) >= 2
    title = page.gold["articles"][0]["title"]
    assert {line.text.strip() for line in page.lines if line.kind == "title" and line.article == 1} == (
        {title} if title else set()
    )


@by_name
def test_names_are_words_of_their_lines(page):
    text = {line.n: line.text for line in page.lines}
    named = [(text[mention["line"]], mention["text"]) for one in page.gold["entities"] for mention in one["mentions"]]
    assert named
    assert [(line, name) for line, name in named if name not in line] == []


@by_name
def test_a_page_has_a_date_in_the_gold_if_it_shows_it(page):
    skin = next(one for one in SKINS if page.name.startswith(f"{one.skin}-"))
    record = page.gold["articles"][0]
    sample = next(one for one in skins.samples() if page.name == f"{skin.skin}-{one.name}-{page.form}")
    forms = {printed(sample.day, how, skin.months, skin.digits) for how in FORMS}
    document = page.document.decode(skin.encoding_html if page.form == "html" else "utf-8")
    assert any(form in document for form in forms) == bool(record["published"])
    assert {record["published"], record["published_world"]} == {sample.day.isoformat(), None}


@by_name
def test_a_page_says_that_it_is_invented(page):
    furniture = " ".join(line.text for line in page.lines if line.kind == "furniture")
    assert "للتجربة" in furniture
    assert "مختلق" in furniture or "مختر" in furniture


@pytest.mark.parametrize("mark", [' k="', "{{", "{%", "[body]", "[title]"])
def test_no_mark_of_a_template_is_left_on_a_page(mark):
    assert [page.name for page in MADE if mark.encode() in page.document] == []


def test_two_sets_of_five_skins_and_one_of_four_with_three_articles_in_two_forms():
    assert [sum(one.set == name for one in SKINS) for name in ("skins", "skins-held", "skins-unseen")] == [5, 5, 4]
    for skin in SKINS:
        made = [page for page in MADE if page.name.startswith(f"{skin.skin}-")]
        assert len({page.gold["articles"][0]["title"] or page.name for page in made}) >= 3
        assert sorted(page.form for page in made) == ["html"] * 3 + ["txt"] * 3


def test_the_first_two_sets_alternate_by_name_and_the_third_comes_after_them():
    assert [one.set for one in SKINS] == ["skins", "skins-held"] * 5 + ["skins-unseen"] * 4
    assert [one.skin for one in SKINS] == sorted(one.skin for one in SKINS[:10]) + sorted(
        one.skin for one in SKINS[10:]
    )


def test_made_twice_the_bytes_are_the_same(tmp_path):
    skins.write(tmp_path / "once")
    skins.write(tmp_path / "twice")
    files = [path.relative_to(tmp_path / "once") for path in sorted((tmp_path / "once").rglob("*")) if path.is_file()]
    assert len(files) == 3 * len(MADE)
    assert [
        path for path in files if (tmp_path / "once" / path).read_bytes() != (tmp_path / "twice" / path).read_bytes()
    ] == []
    assert all(
        json.loads((tmp_path / "once" / path).read_text("utf-8"))["lines"] for path in files if path.suffix == ".json"
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('<p k="body">متن <span k="furniture">شارك</span></p>', "two kinds"),
        ('<p k="paragraph">متن</p>', "no kind"),
        ("<div><p>متن</div>", "is open"),
    ],
)
def test_a_template_that_contradicts_itself_is_refused(source, why):
    with pytest.raises(ValueError, match=why):
        skins.of_html(source)
