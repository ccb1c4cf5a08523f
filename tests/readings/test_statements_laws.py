"""What holds of the statements of any document, whatever is printed where its quotation marks stood."""

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
from bench_worker import decoded
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import plain, statements_of
from test_statements import TEXTS

from takhrij import articles, entities, ids, marks, words
from takhrij.readings import names, statements, times
from takhrij.readings.scene import look
from takhrij.records import Metadata, Page

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "examples" / "pages"
PRINTED = ROOT / "examples" / "gold" / "pages"  # the text of those sample pages that are HTML
GOLDEN = ROOT / "tests" / "articles" / "pages"
QUOTES = "«»\"“”„‘’'"
DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u061c"


def sample_pages():
    for path in sorted([*SAMPLES.glob("*.txt"), *PRINTED.glob("*.txt")]):
        yield path.stem, decoded(path.read_bytes())


def golden_pages():
    for path in sorted(GOLDEN.glob("*.txt")):
        yield path.stem, "\n".join(line.partition("| ")[2] for line in path.read_text("utf-8").split("\n"))


def examples():
    for path in sorted((ROOT / "src" / "takhrij" / "words" / "reporting").glob("*.csv")):
        for row in words.rows(f"reporting/{path.name}"):
            if row.get("example"):
                yield f"{path.stem}:{row['key']}", plain(row["example"])[0]


PAGES = dict([*sample_pages(), *golden_pages()])
SENTENCES = dict(examples()) | {f"row:{n}": text for n, text in enumerate(TEXTS)}


def removed(chance, mark):
    return ""


def doubled(chance, mark):
    return mark * chance.choice((2, 2, 3))


def swapped(chance, mark):
    return chance.choice(QUOTES)


def turned(chance, mark):
    return chance.choice(DIRECTIONS) + mark + chance.choice(DIRECTIONS)


WAYS = (removed, doubled, swapped, turned)
SHARE = 0.5  # of the quotation marks are damaged
TURNS = 0.02  # of all other places get a mark of direction


def damaged(text, chance, ways):
    """With some of its quotation marks removed, doubled, swapped or between marks of direction, as these ways say."""

    def damage(found):
        return chance.choice(ways)(chance, found.group()) if chance.random() < SHARE else found.group()

    text = re.sub(f"[{QUOTES}]", damage, text)
    if turned not in ways:
        return text
    return "".join(chance.choice(DIRECTIONS) + c if chance.random() < TURNS else c for c in text)


@cache
def of_page(text):
    """The statements of a page, article by article, read as a build reads them."""
    page = Page(
        id=ids.of("page", text), location="a.txt", url=None, media_type="text/plain", encoding="utf-8", fetched_at=None,
        sha256="", text=text, metadata=Metadata(),
    )  # fmt: skip
    marked = marks.read(text)
    found = articles.find(page, marked, frozenset())
    said = []
    for article in found.articles:
        regions = [region for region in found.regions if region.article == article.id]
        named = names.find(article, regions, marked)
        who, mentions = entities.within(article, named, marked)
        when = times.find(article, regions, marked, named)
        said.append(statements.find(article, look(regions, marked, mentions, who, when)))
    return said


def check(text, said):
    """The laws, but for that of chains, on the statements of an article."""
    for statement in said:
        spans_lie_in(text, statement)
        content_is_not_cue(statement)
    nesting_ends(said)


def spans_lie_in(text, statement):
    assert statement.content
    assert statement.cue
    spans = [*statement.content, *statement.cue, *statement.reason.evidence]
    if statement.speaker_span:
        spans.append(statement.speaker_span)
    for link in statement.chain:
        assert (link.start is None) == (link.end is None)
        if link.start is not None:
            spans.append(link)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)


def content_is_not_cue(statement):
    assert [(c, k) for c in statement.content for k in statement.cue if c.start < k.end and k.start < c.end] == []
    assert list(statement.content) == sorted(statement.content, key=lambda span: span.start)


def comes_back(statement):
    """Whether somebody is met twice along a chain, at whose end the speaker stands; the unnamed are told by place."""
    speaker = statement.speaker_span
    met = [link.entity or (link.start, link.end) for link in statement.chain if link.entity or link.start is not None]
    met += statement.speakers or ([(speaker.start, speaker.end)] if speaker else [])
    return len(met) != len(set(met))


def nesting_ends(said):
    """Every statement that stands inside another does so in one that is there, and the outermost in none."""
    known = {statement.id: statement for statement in said}
    assert len(known) == len(said)
    for statement in said:
        met = {statement.id}
        while statement.inside:
            outer = known[statement.inside]
            assert outer.id not in met
            assert outer.content[0].start <= statement.content[0].start
            assert statement.content[-1].end <= outer.content[-1].end
            met.add(outer.id)
            statement = outer


def test_there_is_something_to_try_laws_on():
    assert len(PAGES) == 15 + 20
    assert sum(len(said) for text in PAGES.values() for said in of_page(text)) > 100
    assert len(SENTENCES) > 200
    assert len(QUOTING) > 10


DAMAGED_PAGES = {
    f"{name}, {way.__name__}": damaged(text, Random(f"{name} {way.__name__}"), [way])
    for name, text in PAGES.items()
    for way in WAYS
}
ALL_PAGES = PAGES | DAMAGED_PAGES
QUOTING = {name: text for name, text in SENTENCES.items() if re.search(f"[{QUOTES}]", text)}
DAMAGED_SENTENCES = {
    f"{name}, {way.__name__}": damaged(text, Random(f"{name} {way.__name__}"), [way])
    for name, text in QUOTING.items()
    for way in WAYS
}
ALL_SENTENCES = SENTENCES | DAMAGED_SENTENCES


def rows(texts):
    for name, text in texts.items():
        yield pytest.param(text, id=name)


@pytest.mark.parametrize("text", list(rows(ALL_PAGES)))
def test_laws_hold_of_pages(text):
    for said in of_page(text):
        check(text, said)


@pytest.mark.parametrize("text", list(rows(ALL_PAGES)))
def test_chains_of_pages_do_not_come_back(text):
    assert [statement for said in of_page(text) for statement in said if comes_back(statement)] == []


@pytest.mark.parametrize("text", list(rows(ALL_SENTENCES)))
def test_laws_hold_of_sentences(text):
    said = statements_of(text)
    check(text, said)
    assert [statement for statement in said if comes_back(statement)] == []


# Derandomised, as all of this file: what a run finds, the next one finds.
@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(sorted(SENTENCES)), min_size=1, max_size=4),
    st.lists(st.sampled_from(QUOTES), min_size=4, max_size=12),
    st.integers(min_value=0, max_value=2**32),
)
def test_laws_hold_of_sentences_between_any_marks(chosen, put, seed):
    chance = Random(seed)
    text = " ".join(SENTENCES[name] for name in chosen)
    for mark in put:
        place = chance.choice([0, len(text), *(blank.end() for blank in re.finditer(" ", text))])
        text = text[:place] + mark + text[place:]
    text = damaged(text, chance, WAYS)
    check(text, statements_of(text))
