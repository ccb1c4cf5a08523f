"""Score events on labelled sentences: which tell of an attack or a protest, and whose words say who did it to whom.

    python tools/event_scores.py            # ../shared/data/events, where it lies beside the repository
    python tools/event_scores.py FOLDER

Each sentence is read as an article of its own, so what an article said before is not there to fill in parties, and no
day of publication anchors its times.

**Labels.** `*_gsr_half.csv` has for each sentence a type of PLOVER (PROTEST, ASSAULT) and what people said of it: yes,
difficult no (some said yes), easy no (none did), ambiguous. A sentence is found in one of two ways:

| row | found where there is an event of that type |
|---|---|
| at all | of whatever status, told in whatever way |
| told as news | that happened, was not taken from one named before, and is told by a finite verb or with a number |

A finite verb is one whose own parties were read, or one that carries the noun: a part of the event's reason is of
`FINITE`. Precision, recall and F1 are those of yes, once against both kinds of no, once against the easy ones alone;
the ambiguous are left out.

**Words.** `*_spans_half.json` has the words that each of one to four people marked as source, verb and target. A word
is a token as `takhrij.text` folds it, without punctuation. Ours are, of all events of the type in a sentence
together, the whole words in which their triggers (verb), actors (source) and targets (target) lie, each place once.
They are right where the same words are marked, as often; in what order is not known of theirs. A sentence is
compared, for source, verb and target each, with the one of its people with whom the F1 of its words is greatest, of
those alike with the one who marked fewest; who marked no verb where others did has no part. In a sentence in which
nobody marked a verb all of our words are wrong, and none is missed. Precision, recall and F1 are of the words of all
sentences together.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench import Found, before_statements

from takhrij import text
from takhrij.readings import events, statements
from takhrij.readings.scene import look
from takhrij.records import Event, Span

EVENTS = Path(__file__).parent.parent.parent / "shared" / "data" / "events"
FINITE = frozenset({
    "subject-first", "verb-first", "passive", "same subject", "topic", "speaker", "topic before", "no subject",
    "what it did", "carried",
})  # fmt: skip
AGAIN = "named before"
ANNOTATED = {"source": "source_actor", "verb": "verb", "target": "target_actor"}  # of a span, its keys
ROLES = {"source": "actor", "target": "target"}  # of our arguments

Words = Counter[str]


class Tally(NamedTuple):
    """What is right, of what was found and of what should be."""

    right: int
    found: int
    gold: int

    @property
    def shares(self) -> str:
        """Precision, recall and F1."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"{precision:.3f}  {recall:.3f}  {2 * self.right / max(1, self.found + self.gold):.3f}"


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=EVENTS)
    folder = parser.parse_args().folder
    heads = ("events, by labels", "yes", "difficult no", "easy no", "P      R      F1", "against easy no")
    print("{:24}{:>12}{:>14}{:>14}   {:21}{}".format(*heads))
    for file in sorted(folder.glob("*_gsr_half.csv")):
        for line in label_lines(labelled(file)):
            print(line)
    print(f"{'events, by words':24}{'right':>8}{'found':>8}{'marked':>8}   P      R      F1")
    for file in sorted(folder.glob("*_spans_half.json")):
        for line in word_lines(json.loads(file.read_text(encoding="utf-8"))):
            print(line)
    return 0


def read(sentence: str) -> tuple[Found, list[Event]]:
    """The events of a sentence, read as an article, and what they are read from."""
    found = before_statements(sentence)
    scene = look(*found[1:])
    return found, events.find(found.article, scene, statements.find(found.article, scene))


def of_type(found: Iterable[Event], root: str) -> list[Event]:
    """The events of a type of PLOVER, whatever their mode."""
    return [event for event in found if event.type.partition("/")[0] == root]


# ---------------------------------------------------------------- labels


class Labelled(NamedTuple):
    """A sentence's type and label, and whether it was found."""

    type: str
    label: str
    at_all: bool
    as_news: bool


def labelled(file: Path) -> list[Labelled]:
    """The sentences of a file, read."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["label"] != "ambiguous"]
    found = ((row, of_type(read(row["text"])[1], row["event_type"])) for row in rows)
    return [Labelled(row["event_type"], row["label"], bool(own), any(map(is_news, own))) for row, own in found]


def is_news(event: Event) -> bool:
    """Whether it is told of as having happened, by a finite verb or with a number."""
    parts = set(event.reason.rule.split(", "))
    told = bool(parts & FINITE or event.quantities)
    return told and event.status == "happened" and AGAIN not in parts


def label_lines(sentences: Sequence[Labelled]) -> list[str]:
    """The rows of the table, two for each type."""
    lines = []
    for root in sorted({one.type for one in sentences}):
        own = [one for one in sentences if one.type == root]
        for name, of in (("at all", [one.at_all for one in own]), ("told as news", [one.as_news for one in own])):
            every = Counter(one.label for one in own)
            found = Counter(one.label for one, was in zip(own, of, strict=True) if was)
            counts = "".join(
                f"{f'{found[label]} of {every[label]}':>{width}}"
                for label, width in (("yes", 12), ("difficult no", 14), ("easy no", 14))
            )
            shares = (against(found, every, no).shares for no in (("difficult no", "easy no"), ("easy no",)))
            lines.append(f"{f'{root} {name}':24}{counts}   {'   '.join(shares)}")
    return lines


def against(found: Mapping[str, int], every: Mapping[str, int], no: Iterable[str]) -> Tally:
    """Yes against some of the no, by how many of each label were found, and how many there are.

    >>> against(Counter({"yes": 3, "easy no": 1}), Counter({"yes": 4, "easy no": 9}), ["easy no"])
    Tally(right=3, found=4, gold=4)
    """
    return Tally(found["yes"], found["yes"] + sum(found[label] for label in no), every["yes"])


# ---------------------------------------------------------------- words


def word_lines(sentences: Sequence[Mapping[str, Any]]) -> list[str]:
    """The rows of the table, for each type one each for source, verb and target."""
    lines = []
    for root in sorted({one["event_type"] for one in sentences}):
        own = [(ours(one["text"], root), annotated(one["spans"])) for one in sentences if one["event_type"] == root]
        for part in ANNOTATED:
            tally = total(overlap(found[part], [each[part] for each in people]) for found, people in own)
            counts = f"{tally.right:8}{tally.found:8}{tally.gold:8}"
            lines.append(f"{f'{root} {part}':24}{counts}   {tally.shares}")
    return lines


def ours(sentence: str, root: str) -> dict[str, Words]:
    """The words of our events of a type."""
    read_from, found = read(sentence)
    own = of_type(found, root)
    laid = read_from.marked.text
    words = {
        part: words_at(
            laid, [Span(each.start, each.end) for event in own for each in event.arguments if each.role == role]
        )
        for part, role in ROLES.items()
    }
    return words | {"verb": words_at(laid, [Span(event.start, event.end) for event in own])}


def words_at(laid: text.Text, spans: Iterable[Span]) -> Words:
    """The words in which stretches of a text lie, each once, however many of them it is in.

    >>> laid = text.read("هاجم الجيش للمدينة.")
    >>> sorted(words_at(laid, [Span(5, 10), Span(5, 10), Span(12, 18)]))
    ['الجيش', 'للمدينه']
    """
    numbers = {n for span in spans for n in range(laid.token_at(span.start), laid.tokens_in(0, span.end).stop)}
    return Counter(laid.words[n] for n in numbers if laid.words[n].isalnum())


def annotated(spans: Sequence[Mapping[str, Sequence[str]]]) -> list[dict[str, Words]]:
    """The words of each person who marked a verb; of nobody where nobody did.

    >>> annotated([{"source_actor": [], "verb": ["قصفتْ", "،"], "target_actor": []}])
    [{'source': Counter(), 'verb': Counter({'قصفت': 1}), 'target': Counter()}]
    """
    people = [{part: folded(span[key]) for part, key in ANNOTATED.items()} for span in spans]
    return [person for person in people if person["verb"]]


def folded(words: Iterable[str]) -> Words:
    """Words as they are compared, without punctuation."""
    return Counter(word for word in text.read(" ".join(words)).words if word.isalnum())


def overlap(found: Words, people: Sequence[Words]) -> Tally:
    """What is right of the words found, by the person with whom they agree best; nothing where there is nobody.

    >>> overlap(Counter(["قصفت"]), [Counter(["قصفت", "المدفعيه"]), Counter(["المدفعيه"])])
    Tally(right=1, found=1, gold=2)
    >>> overlap(Counter(["قصفت"]), [])
    Tally(right=0, found=1, gold=0)
    """
    tallies = [Tally((found & marked).total(), found.total(), marked.total()) for marked in people]
    return max(tallies, key=_agreement, default=Tally(0, found.total(), 0))


def _agreement(tally: Tally) -> tuple[float, int]:
    words = tally.found + tally.gold
    return (2 * tally.right / words if words else 1.0, -tally.gold)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    rights, found, gold = zip(*tallies, strict=True)
    return Tally(sum(rights), sum(found), sum(gold))


if __name__ == "__main__":
    sys.exit(main())
