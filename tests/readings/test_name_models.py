"""Models of names that a user brings: what they find, where; long and hostile texts; what is wrong with a folder."""

import json
import os
import subprocess
import sys
from functools import partial
from math import exp

import pytest
import toy_models
from hypothesis import given
from hypothesis import strategies as st
from onnx import save

import takhrij
from takhrij import marks
from takhrij.engine.home import Home
from takhrij.readings.names import models
from takhrij.readings.names.tokens import Tokens


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return toy_models.write(tmp_path_factory.mktemp("models") / "toy")


def tagged(folder, text):
    """The names in the lines of a text."""
    tokens = Tokens(marks.read(text))
    lines = [tokens.text.tokens_in(line.start, line.end) for line in tokens.text.blocks]
    found = models.load(folder).tag(tokens, lines)
    spans = [(tokens.text.span(name.first, name.last), name.kind) for name in found]
    return [(text[span.start : span.end], kind) for span, kind in spans]


PERSON, PLACE, BODY = "person", "place", "organisation"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال سامر الحداد في تزمور", [("سامر الحداد", PERSON), ("تزمور", PLACE)]),
        ("قال الحارس في البلدة", []),
        ("", []),
        ("نقابة الصيادين في بردان العليا", [("نقابة الصيادين", BODY), ("بردان العليا", PLACE)]),
        # what has no name of its kind here is left out
        ("الكأس في تزمور", [("تزمور", PLACE)]),
        # one name begins where another ends
        ("سامر رنا الحداد", [("سامر", PERSON), ("رنا الحداد", PERSON)]),
        ("تزمور الحداد", [("تزمور", PLACE), ("الحداد", PERSON)]),
        ("سامر، الحداد", [("سامر", PERSON), ("الحداد", PERSON)]),
        # as printed, with what models do not know taken away
        ("قال سَامِرٌ الحَدَّادُ.", [("سَامِرٌ الحَدَّادُ", PERSON)]),
        ("سا\u0640\u0640مر", [("سا\u0640\u0640مر", PERSON)]),
        ("\u200fسا\u200dمر\u200f", [("سا\u200dمر", PERSON)]),
        ("\ufeb3\ufe8e\ufee3\ufeae", [("\ufeb3\ufe8e\ufee3\ufeae", PERSON)]),
        # hamza stays as printed
        ("جيه إن", [("جيه إن", PERSON)]),
        ("جيه ان", [("جيه", PERSON)]),
        # several pieces are one word, that of the first
        ("ستيفارلين", [("ستيفارلين", PERSON)]),
        ("لتزمور", [("لتزمور", PLACE)]),
        ("#سامر_الحداد", [("سامر_الحداد", PERSON)]),
        # hyphens
        ("جيه-إن", [("جيه-إن", PERSON)]),
        ("جيه - إن", [("جيه", PERSON), ("إن", PERSON)]),
        ("تزمور-بردان", [("تزمور", PLACE), ("بردان", PLACE)]),
        ("تزمور-", [("تزمور", PLACE)]),
        # a name does not go beyond its line; astral letters count as one
        ("سامر\nالحداد", [("سامر", PERSON), ("الحداد", PERSON)]),
        ("\U0001f30a سامر \U0001f30a في \U0001f30a تزمور", [("سامر", PERSON), ("تزمور", PLACE)]),
        ("\x00سامر\x00", [("سامر", PERSON)]),
        ("؟!…", []),
    ],
)
def test_names(folder, text, names):
    assert tagged(folder, text) == names


def test_labels_that_do_not_say_where_a_name_begins(tmp_path):
    plain = toy_models.write(tmp_path / "plain", labels=toy_models.PLAIN)
    assert tagged(plain, "سامر رنا في تزمور") == [("سامر رنا", PERSON), ("تزمور", PLACE)]


def test_a_name_is_as_probable_as_its_least_sure_word(folder):
    tokens = Tokens(marks.read("بردان العليا، رنا الحداد في تزمور"))
    *unsure, sure = models.load(folder).tag(tokens, [range(len(tokens.words))])
    others = len(toy_models.LABELS) - 2  # that the word begins a place counts for the place
    least = pytest.approx(1 - others / (exp(toy_models.UNSURE) + 1 + others), abs=1e-5)
    assert [name.probability for name in unsure] == [least, least]
    assert unsure[0].probability < sure.probability <= 1


@pytest.mark.parametrize("blind", [0, 2])
@pytest.mark.parametrize("line", [1, 9, 14, 15, 40, 1000])
def test_names_in_texts_longer_than_the_model_reads_at_once(tmp_path, line, blind):
    model = toy_models.write(tmp_path / "toy", blind=blind)
    around = "قال في قال"
    words = f"{around} {'سامر الحداد في ' * line}{around}"
    assert tagged(model, "\n".join([words] * 3)) == [("سامر الحداد", PERSON)] * line * 3


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 1_000_000,
        "ستيفار" + "لين" * 100_000,
        "ا\u064e" * 200_000 + "\u064e" * 200_000,
        "سامر" * 100_000,
        "_" * 100_000,
        "\u064e" * 1000,
    ],
    ids=["letters", "pieces", "marks", "a name over and over", "underscores", "marks alone"],
)
def test_a_word_without_end(folder, text):
    found = tagged(folder, f"في {text} سامر")
    assert found == [("سامر", PERSON)]


PARTS = ["سامر", "الحداد", "تزمور", " ", " ", "-", "،", "\n", "\u064e", "\u0640", "\ufdfa", "x", "٣"]


@given(text=st.lists(st.sampled_from(PARTS)).map("".join))
def test_names_are_in_order_and_in_their_lines(folder, text):
    tokens = Tokens(marks.read(text))
    lines = [tokens.text.tokens_in(line.start, line.end) for line in tokens.text.blocks]
    found = models.load(folder).tag(tokens, lines)
    places = [n for name in found for n in range(name.first, name.last + 1)]
    assert places == sorted(set(places))
    assert all(any(name.first in line and name.last in line for line in lines) for name in found)
    assert all(name.first <= name.last and 0 < name.probability <= 1 for name in found)


def test_it_is_loaded_once_and_works_in_processes_forked_from_here(folder):
    assert models.load(folder) is models.load(folder)
    texts = ["قال سامر الحداد", "في تزمور"] * 20
    with Home(workers=2, memory_mb=512) as home:
        assert list(home.map(partial(tagged, folder), texts)) == [tagged(folder, text) for text in texts]


def test_its_name_is_its_folder(folder):
    assert models.load(folder).name == "model toy"


def drop(name):
    return lambda folder: (folder / name).unlink()


def spoil(name, raw):
    return lambda folder: (folder / name).write_bytes(raw)


def configure(**changes):
    return lambda folder: (folder / "config.json").write_text(json.dumps(changes), "utf-8")


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (drop("config.json"), "toy: there is no config.json; export the model"),
        (drop("tokenizer.json"), "toy: there is no tokenizer.json; export the model"),
        (drop("model.onnx"), "toy: there is no model.onnx; export the model"),
        (spoil("config.json", b"{"), "config.json: Input data was truncated; export the model anew"),
        (spoil("config.json", b'{"id2label": ["O"]}'), "config.json: Expected `object`, got `array`"),
        (configure(), "config.json: no label stands for persons, organisations or places; there are none at all"),
        (configure(id2label={0: "O", 1: "LABEL_1"}), "there are O, LABEL_1. What labels mean is in words/names/labels"),
        (configure(id2label={0: "O", 1: "PER"}), "toy: the model cannot be run: it knows 8 labels where config.json"),
        (spoil("tokenizer.json", b"{}"), "toy: the model cannot be run: "),
        (spoil("model.onnx", b"network"), "toy: the model cannot be run: "),
        (lambda folder: save(toy_models.network(inputs=("input_ids", "attention_mask", "pixels")), folder / "model.onnx"), "the model cannot be run: it asks for pixels beside word pieces"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_folder_is_told(tmp_path, spoilt, told):
    folder = toy_models.write(tmp_path / "toy")
    spoilt(folder)
    with pytest.raises(models.BadModel) as error:
        models.load(folder)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_libraries_that_are_not_installed_are_told(tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "takhrij.readings.names.transformer", raising=False)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(models.BadModel, match=r"onnxruntime is not installed; see Models of names in the README"):
        models.load(toy_models.write(tmp_path / "toy"))


def test_a_build_finds_what_its_model_knows(folder, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("سد البلدة آمن\nوصل ستيفارلين إلى السد مساء السبت وقال إن الجدار سليم ولا خطر منه.\n", "utf-8")
    for asked, rules in ((None, False), (folder, True)):
        with takhrij.build([page], names_model=asked) as dossier:
            found = {entity.name_ar: entity.reason.rule for entity in dossier.all(takhrij.records.Entity)}
            assert ("model toy" in found.get("ستيفارلين", "")) == rules, found


def test_a_model_that_cannot_be_used_ends_a_build(tmp_path):
    with pytest.raises(models.BadModel, match=r"there is no config\.json"):
        takhrij.build(["examples/pages"], names_model=tmp_path)


def run(program, *arguments, home):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**environment, "HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


BUILT = """
import sys, takhrij
with takhrij.build([sys.argv[1]]) as dossier:
    print(*sorted({"onnxruntime", "tokenizers", "onnx", "huggingface_hub"}.intersection(sys.modules)))
"""
LOADED = """
import sys, pathlib
from takhrij.readings.names import models
print(models.load(pathlib.Path(sys.argv[1])).name)
"""


def test_a_build_that_asks_for_no_model_loads_no_library_for_one(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("سد تزمور آمن\nقال مدير السد سامر الحداد إن السد آمن ولا خطر على البلدة.\n", "utf-8")
    assert run(BUILT, page, home=tmp_path) == "\n"


def test_a_model_that_is_loaded_says_nothing_and_leaves_nothing(folder, tmp_path):
    assert run(LOADED, folder, home=tmp_path) == "model toy\n"
    assert list(tmp_path.rglob("*")) == []  # where its makers are reported to, a file says who reports
