"""The tools that measure spellings and learn Latin letters, on a few invented names."""

import sys

import name_latin
import pytest
import spelling_scores


@pytest.fixture
def names(tmp_path):
    (tmp_path / "wikidata_names_en_ar.tsv").write_text(
        "Dubralóv\tد و ب ر ا ل و ف\t3\ndubralov\tد ب ر ا ل و ف\t1\nx\tس\t1\n", "utf-8"
    )
    (tmp_path / "google_ar2en.txt").write_text("هاغمان\thagman\nهاجمان\thagman\nلو\tlo\n", "utf-8")
    return tmp_path


def test_names_are_read_by_their_latin_letters(names):
    assert spelling_scores.read(names) == {
        "dubralov": {"دوبرالوف", "دبرالوف"}, "hagman": {"هاغمان", "هاجمان"}, "lo": {"لو"}, "x": set(),
    }  # fmt: skip


def test_scores_are_printed_for_both_halves(names, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["", str(names)])
    assert spelling_scores.main() == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 5
    assert all("held out" in line for line in printed)
    shares = {part for part in printed[0].split() if part.replace(".", "").isdigit()}
    assert shares <= {"1.000", "0.000"}
    assert "1.000" in shares


@pytest.mark.parametrize(
    ("arabic", "latin", "pieces"),
    [
        ("هاغمان", "hagman", ["h", "a", "g", "m", "a", "n"]),
        ("شلتس", "shlts", ["sh", "l", "t", "s"]),
        ("سامر", "qqqqqqq", None),
    ],
)
def test_letters_are_aligned(arabic, latin, pieces):
    chances = {(letter, one): 0.3 for letter, several in name_latin.FIRST.items() for one in several.split()}
    assert name_latin._align(arabic, latin, chances) == pieces


def test_a_rule_says_more_than_a_shorter_one():
    seen = [("غان", ["g", "a", "n"])] * 8 + [("غين", ["j", "e", "n"])] * 7
    rules = name_latin._rules(seen)
    assert rules["(غ)"] == "g"
    assert rules["(غ)ي"] == "j"
    assert "(غ)ا" not in rules
