"""The tools that draw and score events, on invented articles and sentences."""

import json
import sys
from collections import Counter

import event_scores
import pytest
import sample
from event_scores import Labelled, Tally

from takhrij.records import Event, Quantity, Reason

EVENT = {
    "id": "event-1", "article": "article-1", "page": "page-1", "start": 15, "end": 18, "type": "CONSULT/visit",
    "status": "happened", "date": "2024-06-12", "statement": "statement-1",
    "arguments": [
        {"role": "actor", "text": "الوزير", "code": "GOV"}, {"role": "actor", "text": "سامر حداد", "code": None},
        {"role": "target", "text": "بريسكا", "code": None},
    ],
}  # fmt: skip


def export(**changed):
    page = {"id": "page-1", "location": "a.txt", "text": "زيارة\n\nعاد. ثم زار الوزير بريسكا."}
    article = {"id": "article-1", "title": {"name": "زيارة"}, "outlet": None, "published": {"value": "2024-06"}}
    statement = {"id": "statement-1", "speaker_text": "متحدث"}
    return {
        "pages": {"page-1": page}, "articles": {"article-1": article | changed}, "statements": {"statement-1": statement},
    }  # fmt: skip


def test_an_event_is_shown_with_what_a_reader_needs():
    assert sample.event(3, EVENT, export(outlet={"name": "الأفق"})).splitlines() == [
        "## 3  الأفق  a.txt  2024-06", "زيارة", "ثم ⟦زار⟧ الوزير بريسكا.",
        "  type: CONSULT/visit  status: happened", "  actor: الوزير [GOV]، سامر حداد [-]", "  target: بريسكا [-]",
        "  place: -", "  date: 2024-06-12", "  in a statement of: متحدث",
    ]  # fmt: skip


def test_what_is_not_known_of_an_event_is_shown_so():
    shown = sample.event(1, EVENT | {"date": None, "statement": None}, export(title=None, published=None))
    assert shown.splitlines()[:2] == ["## 1  -  a.txt  unknown", "-"]
    assert "  date: unknown\n  in no statement\n" in shown


def test_with_one_seed_statements_and_events_are_drawn_from_the_same_articles(tmp_path, capsys, monkeypatch):
    said = (
        "قال الوزير سامر حداد إن الوفد رقم {} عاد. وزار وزير الخارجية الفرنسي اليابان أمس. " + "وكان الجو هادئا. " * 45
    )
    file = tmp_path / "articles.jsonl"
    keys = ("docno", "url", "title", "time", "text")
    rows = [(f"{n}", f"u{n}", f"خبر {n}", "2024-06-12", said.format(n)) for n in range(3)]
    sample.write(file, [dict(zip(keys, row, strict=True)) for row in rows])
    build, kept = sample.read, {}

    def once(pages, folder):
        drawn = pages.read_text("utf-8")
        if drawn not in kept:
            kept[drawn] = build(pages, folder)
        return kept[drawn]

    monkeypatch.setattr(sample, "read", once)
    for what in ("statements", "events"):
        out = tmp_path / what
        options = ["--seed", "3", "--output", str(out), "--articles", "2", f"--{what}", "2"]
        monkeypatch.setattr(sys, "argv", ["", what, str(file), *options])
        assert sample.main() == 0
        assert f"seed 3: 2 of 3 articles, 2 of 2 {what}" in capsys.readouterr().out
        assert (out / "found.txt").read_text("utf-8").count("## ") == 2
    assert len(kept) == 1


# What is found, what each person marked, and the tally of the person it agrees with best.
OVERLAPS = [
    ("قصفت", ["قصفت"], (1, 1, 1)),
    ("قصفت", ["المدفعية", "قصفت المدفعية"], (1, 1, 2)),
    ("قصفت المدفعية", ["قصفت", "قصفت المدفعية القرية"], (2, 2, 3)),
    ("قتل", ["قتل قتل"], (1, 1, 2)),  # a word as often as it is marked
    ("", ["قصفت المدفعية", ""], (0, 0, 0)),  # to find nothing is right where one of them found nothing
    ("", ["قصفت المدفعية", "قصفت"], (0, 0, 1)),
    ("زار", ["قصفت المدفعية", "قصفت"], (0, 1, 1)),
    ("زار", [""], (0, 1, 0)),
    ("زار", [], (0, 1, 0)),
    ("", [], (0, 0, 0)),
]


@pytest.mark.parametrize(("found", "people", "tally"), OVERLAPS)
def test_words_are_compared_with_the_person_they_agree_with_best(found, people, tally):
    marked = [event_scores.folded(one.split()) for one in people]
    assert event_scores.overlap(event_scores.folded(found.split()), marked) == Tally(*tally)


def span(source, verb, target):
    return {"source_actor": source.split(), "verb": verb.split(), "target_actor": target.split()}


def test_who_marked_no_verb_has_no_part():
    people = event_scores.annotated([span("الجيش", "", ""), span("الجيش ،", "قصفَ", "القرية .")])
    assert people == [{"source": Counter(["الجيش"]), "verb": Counter(["قصف"]), "target": Counter(["القريه"])}]
    assert event_scores.annotated([span("الجيش", "", "القرية")]) == []


def test_our_words_are_those_of_events_of_the_type():
    attack = event_scores.ours("هاجم مسلحون بلدة أفدرا.", "ASSAULT")
    assert attack == {"source": Counter(["مسلحون"]), "verb": Counter(["هاجم"]), "target": Counter(["افدرا"])}
    assert set(map(len, event_scores.ours("هاجم مسلحون بلدة أفدرا.", "PROTEST").values())) == {0}


def event(rule, status="happened", what="ASSAULT/attack", quantities=()):
    return Event(
        id="event", article="article", page="page", start=0, end=4, type=what, status=status, date=None, place=None,
        arguments=(), quantities=quantities, statement=None, reason=Reason(rule, ()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "news"),
    [
        (event("event_verb:hajama, verb-first"), True),
        (event("event_verb:hajama, subject-first, date of the clause"), True),
        (event("event_noun:hujum, carried"), True),
        (event("event_noun:hujum, noun"), False),
        (event("event_noun:hujum, noun", quantities=(Quantity("شخصا", 3.0, None, 0, 4),)), True),
        (event("event_verb:hajama, verb-first", status="planned"), False),
        (event("event_noun:hujum, carried, named before"), False),
        (event("event_noun:hujum, carried, named before, date of the clause"), False),
    ],
)
def test_an_event_is_told_as_news_by_its_reason(told, news):
    assert event_scores.is_news(told) == news


def test_events_of_a_type_have_it_as_their_root():
    found = [event("", what=what) for what in ("ASSAULT", "ASSAULT/kill", "PROTEST/strike", "ACCUSE")]
    assert [one.type for one in event_scores.of_type(found, "ASSAULT")] == ["ASSAULT", "ASSAULT/kill"]


def test_labels_are_counted_against_both_kinds_of_no():
    sentences = [
        *[Labelled("PROTEST", "yes", True, True)] * 3, Labelled("PROTEST", "yes", False, False),
        Labelled("PROTEST", "difficult no", True, True), Labelled("PROTEST", "difficult no", True, False),
        Labelled("PROTEST", "easy no", True, False), *[Labelled("PROTEST", "easy no", False, False)] * 8,
    ]  # fmt: skip
    at_all, as_news = (" ".join(line.split()) for line in event_scores.label_lines(sentences))
    assert at_all == "PROTEST at all 3 of 4 2 of 2 1 of 9 0.500 0.750 0.600 0.750 0.750 0.750"
    assert as_news == "PROTEST told as news 3 of 4 1 of 2 0 of 9 0.750 0.750 0.750 1.000 0.750 0.857"


def test_both_tables_are_printed(tmp_path, capsys, monkeypatch):
    rows = ["yes,هاجم مسلحون بلدة أفدرا.", "easy no,عاد الوفد من العاصمة.", "ambiguous,هاجم مسلحون بلدة أفدرا."]
    table = "\n".join(["event_type,label,text", *(f"ASSAULT,{row}" for row in rows)])
    (tmp_path / "assault_gsr_half.csv").write_text(table, "utf-8")
    marked = {
        "text": "هاجم مسلحون بلدة أفدرا.",
        "event_type": "ASSAULT",
        "spans": [span("مسلحون", "هاجم", "بلدة أفدرا")],
    }
    (tmp_path / "assault_spans_half.json").write_text(json.dumps([marked]), "utf-8")
    monkeypatch.setattr(sys, "argv", ["", str(tmp_path)])
    assert event_scores.main() == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[:4] for line in printed[1:3]] == [
        ["ASSAULT", "at", "all", "1"],
        ["ASSAULT", "told", "as", "news"],
    ]
    assert "0 of 1" in printed[1]
    assert printed[5].split() == ["ASSAULT", "verb", "1", "1", "1", "1.000", "1.000", "1.000"]
