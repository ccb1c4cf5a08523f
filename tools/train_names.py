"""Train the tagger of names, `src/takhrij/models/name_crf.csv`, or measure it by five-fold cross-validation.

    python tools/train_names.py ../shared/data/names          # train on all sentences and write the model
    python tools/train_names.py ../shared/data/names --folds  # precision, recall, F1 of each kind, nothing written

The folder holds `cleananercorp_train.txt` (CLEANANERCorp: a token and its BIO tag a line) and
`wikidata_names_en_ar.tsv` (NETransliteration). Sentence n is in fold n modulo 5. Beside each sentence with a name
stands a copy in which most words of persons' names, and some places and bodies of one word, are names of Wikidata's,
and in which the gazetteers know nothing: so letters and context count, not these names (docs/models/name-crf.md has
what that is worth). What is learned by pycrfsuite is written as plain numbers, hundredths, which
`readings/names/crf.py` adds up by itself.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence, Set
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pycrfsuite  # type: ignore[import-untyped]

from takhrij import marks
from takhrij.readings.names import crf
from takhrij.readings.names.features import together
from takhrij.readings.names.tokens import KINDS, Tokens

MODEL = Path(__file__).parent.parent / "src/takhrij" / crf.MODEL
TAGS = ("PERS", "LOC", "ORG", "MISC")
LABELS = ("O", *(f"B-{tag}" for tag in TAGS), *(f"I-{tag}" for tag in TAGS))  # in the order of crf
FOLDS = 5
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True}
SEED = 20
RENAMED = {"PERS": 0.7, "LOC": 0.4, "ORG": 0.4}  # share of words, in the copy of a sentence, that get another name
HEAD = """\
# Weights of the tagger of names, in hundredths; made by tools/train_names.py, card: docs/models/name-crf.md.
# Columns: one weight for each label, O first, then the feature of readings/names/features.py. @n: after label n.
"""
Sentence = list[tuple[str, str]]  # words and tags


class Example(NamedTuple):
    """A sentence as it is learned from."""

    tokens: Tokens
    tags: list[str]  # one for each token of ours


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file of words and tags."""
    found: list[Sentence] = [[]]
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if word and tag:
            found[-1].append((word, tag))
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]


def example(sentence: Sentence) -> Example:
    """A sentence in our tokens, of which one of theirs may be several."""
    tokens = Tokens(marks.read(" ".join(word for word, _ in sentence)))
    tags: list[str] = []
    start, n = 0, 0
    for word, tag in sentence:
        end = start + len(word)
        tags += [tag if at == n or tag == "O" else f"I{tag[1:]}" for at in tokens.text.tokens_in(start, end)]
        start, n = end + 1, len(tags)
    return Example(tokens, tags)


def renamed(sentence: Sentence, persons: Set[str], names: Sequence[str], chance: random.Random) -> Sentence:
    """The sentence with other names in it; what is attached to a word stays."""
    found = []
    for n, (word, tag) in enumerate(sentence):
        goes_on = n + 1 < len(sentence) and sentence[n + 1][1].startswith("I-")
        share = RENAMED.get(tag[2:], 0.0) if tag.endswith("PERS") or (tag.startswith("B-") and not goes_on) else 0.0
        if word.isalpha() and len(word) > 2 and chance.random() < share:
            attached = word[0] if word[0] in "وفبل" and word[1:] in persons else ""
            found.append((attached + chance.choice(names), tag))
        else:
            found.append((word, tag))
    return found


def unlisted(features: Sequence[str]) -> list[str]:
    """The features without what the gazetteers say: of most names in the news they say nothing."""
    return [feature for feature in features if feature.lstrip("<>").partition("/")[0].rstrip("~ال") not in KINDS]


def trained(found: Sequence[Sentence], names: Sequence[str], model: Path) -> None:
    """Learn from sentences and write pycrfsuite's model."""
    chance = random.Random(SEED)
    persons = frozenset(word for sentence in found for word, tag in sentence if tag.endswith("PERS"))
    copies = [renamed(s, persons, names, chance) for s in found if any(tag[2:] in RENAMED for _, tag in s)]
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for tokens, tags in map(example, found):
        trainer.append(together(tokens, range(len(tags))), tags)
    for tokens, tags in map(example, copies):
        trainer.append(map(unlisted, together(tokens, range(len(tags)))), tags)
    trainer.train(str(model))


def plain(model: Path) -> str:
    """The weights of a model of pycrfsuite as `crf` reads them."""
    tagger = pycrfsuite.Tagger()
    with tagger.open(str(model)):
        learned = tagger.info()
    after = [[learned.transitions.get((a, b), 0.0) for b in LABELS] for a in LABELS]
    rows = [(f"@{n}", row) for n, row in enumerate(after)]
    for feature in sorted({feature for feature, _ in learned.state_features}):
        outside, *others = (learned.state_features.get((feature, label), 0.0) for label in LABELS)
        rows.append((feature, [0.0, *(weight - outside for weight in others)]))
    scaled = [(feature, [round(weight * crf.SCALE) for weight in row]) for feature, row in rows]
    lines = [f"{','.join(map(str, row))},{feature}\n" for feature, row in scaled if feature[0] == "@" or any(row)]
    return HEAD + "".join(lines)


def chunks(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names of persons, places and bodies in BIO tags: first token, last token, tag."""
    found, start = set(), 0
    for n, tag in enumerate(tags):
        if not tag.startswith("I-"):
            start = n
        if tag != "O" and not (n + 1 < len(tags) and tags[n + 1].startswith("I-")):
            found.add((start, n, tag[2:]))
    return {chunk for chunk in found if chunk[2] != "MISC"}


def folds(found: Sequence[Sentence], names: Sequence[str]) -> None:
    """Print precision, recall and F1 over five folds, of each kind and of all three together."""
    right, ours, theirs = Counter[str](), Counter[str](), Counter[str]()
    tag_of = dict(zip(crf.KINDS, TAGS, strict=True))
    for fold in range(FOLDS):
        with TemporaryDirectory() as folder:
            model = Path(folder) / "model"
            trained([s for n, s in enumerate(found) if n % FOLDS != fold], names, model)
            tagger = crf.read(plain(model))
        for tokens, tags in map(example, found[fold::FOLDS]):
            gold = chunks(tags)
            got = {(name.first, name.last, tag_of[name.kind]) for name in tagger.tag(tokens, [range(len(tags))])}
            for counter, names_ in (right, gold & got), (ours, got), (theirs, gold):
                counter.update(tag for *_, tag in names_)
                counter["micro"] += len(names_)
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    print(f"{'':8}     P     R    F1   found   gold")
    for tag in (*TAGS[:3], "micro"):
        precision, recall = right[tag] / ours[tag], right[tag] / theirs[tag]
        f1 = 2 * right[tag] / (ours[tag] + theirs[tag])
        print(f"{tag:8} {precision:.3f} {recall:.3f} {f1:.3f} {ours[tag]:7} {theirs[tag]:6}")


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="where the sentences and the names are")
    parser.add_argument("--folds", action="store_true", help="measure by five-fold cross-validation instead")
    options = parser.parse_args()
    found = sentences(options.folder / "cleananercorp_train.txt")
    lines = (options.folder / "wikidata_names_en_ar.tsv").read_text("utf-8").splitlines()
    names = [line.split("\t")[1].replace(" ", "") for line in lines]
    if options.folds:
        folds(found, names)
        return
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trained(found, names, model)
        MODEL.write_text(plain(model), "utf-8")
    print(f"{MODEL}: {MODEL.stat().st_size // 1000} kB from {len(found)} sentences")


if __name__ == "__main__":
    main()
