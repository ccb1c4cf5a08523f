"""The tools that draw and score events, on invented articles and sentences."""

import sys

import sample

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
    drawn = []
    for what in ("statements", "events"):
        out = tmp_path / what
        options = ["--seed", "3", "--output", str(out), "--articles", "2", f"--{what}", "2"]
        monkeypatch.setattr(sys, "argv", ["", what, str(file), *options])
        assert sample.main() == 0
        assert f"seed 3: 2 of 3 articles, 2 of 2 {what}" in capsys.readouterr().out
        assert (out / "found.txt").read_text("utf-8").count("## ") == 2
        drawn.append((out / "sentences.txt").read_text("utf-8"))
    assert drawn[0] == drawn[1]
