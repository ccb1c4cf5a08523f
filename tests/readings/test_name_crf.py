"""The learned tagger: its best path is the best of all, its odds are those of the path, and what is trained is read back."""

import itertools
import random

import pytest
import train_names

from takhrij.readings.names import crf

LETTERS = "بتسلمنكدرف"


def random_tagger(chance):
    after = [tuple(chance.uniform(-3, 3) for _ in range(crf.LABELS)) for _ in range(crf.LABELS)]
    return crf.Crf({}, after)


def legal(path):
    before = crf.OUTSIDE
    for label in path:
        if label >= crf.INSIDE and before not in (label, label - len(crf.KINDS)):
            return False
        before = label
    return True


def total(tagger, scores, path):
    steps = itertools.pairwise([crf.OUTSIDE, *path, crf.OUTSIDE])
    return sum(tagger.after[a][b] for a, b in steps) + sum(s[label] for s, label in zip(scores, path, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_the_best_path_is_the_best_of_all(seed):
    chance = random.Random(seed)
    tagger = random_tagger(chance)
    scores = [[0.0, *(chance.uniform(0.1, 6) for _ in range(crf.LABELS - 1))] for _ in range(1 + seed % 4)]
    paths = [path for path in itertools.product(range(crf.LABELS), repeat=len(scores)) if legal(path)]
    best = max(paths, key=lambda path: total(tagger, scores, path))
    assert tuple(tagger._decoded(scores)) == best


def test_odds_are_the_path_against_none_in_its_place():
    chance = random.Random(1)
    tagger = random_tagger(chance)
    scores = [[0.0, *(chance.uniform(-2, 2) for _ in range(crf.LABELS - 1))] for _ in range(4)]
    path, without = [0, 1, 5, 3], [0, 0, 0, 3]
    expected = total(tagger, scores, path) - total(tagger, scores, without)
    assert tagger._odds(scores, path, 1, 3) == pytest.approx(expected)


def sentence(chance):
    """A verb, a person of two words that begin with ز, a preposition and a place that begins with غ."""
    word = lambda first: first + "".join(chance.choices(LETTERS, k=4))  # noqa: E731
    return [("وصل", "O"), (word("ز"), "B-PERS"), (word("ز"), "I-PERS"), ("إلى", "O"), (word("غ"), "B-LOC")]


def test_what_is_trained_finds_names_by_their_letters(tmp_path):
    chance = random.Random(7)
    learned = [sentence(chance) for _ in range(60)]
    train_names.trained(learned, ["زكردت", "زملنب"], tmp_path / "model")
    tagger = crf.read(train_names.plain(tmp_path / "model"))
    new = train_names.example(sentence(chance))
    names = tagger.tag(new.tokens, [range(len(new.tags))])
    assert [(name.first, name.last, name.kind) for name in names] == [(1, 2, "person"), (4, 4, "place")]
    assert all(0.5 < name.probability <= 1 for name in names)


def test_tags_are_laid_over_our_own_tokens():
    tokens, tags = train_names.example([("(د", "B-ORG"), ("ب", "I-ORG"), ("أ)", "I-ORG"), ("أعلن", "O")])
    assert list(zip(tokens.words, tags, strict=True)) == [
        ("(", "B-ORG"), ("د", "I-ORG"), ("ب", "I-ORG"), ("ا", "I-ORG"), (")", "I-ORG"), ("اعلن", "O"),
    ]  # fmt: skip


def test_no_stretch_gives_no_name():
    tokens, _ = train_names.example([("وصل", "O")])
    assert crf.load().tag(tokens, []) == []
    assert crf.load().tag(tokens, [range(0)]) == []
