"""What can be seen of each line by itself: its words, its shape, and the furniture phrases in it."""

import re
from functools import cached_property
from typing import NamedTuple

import msgspec

from takhrij import text
from takhrij.marks import Mark, Marked
from takhrij.records import Span
from takhrij.words.tables import FURNITURE

CLASSES = {f"furniture_{name}": name for name in FURNITURE}
LETTERS = re.compile(r"[^\W\d_]+")
BULLET = re.compile(r"\s*(?:[•●○◦▪■□◆◇►▶▸‣⁃∙»›✔✓★☆*·]|[-–—−]+(?=\s))")
LAST = re.compile(r"([.؟!?…:؛،,»”\"')\]]*)\s*$")
JOINED = re.compile(
    r"[\s«\"“(]*(?P<a>[^:/|،,.؛؟!…()–—-]{2,40}?)[»\"”)\s]*(?:[-–—/|]|\((?=[^()]+\)$))[\s«\"“(]*(?P<b>[^:؛؟!…()]{2,45}?)[»\"”)\s]*:?$"
)
ABBREVIATION = re.compile(r"[\u0621-\u064a](?:(?:\s*\.\s*|\s+)[\u0621-\u064a]){1,3}\.?")
SMALL = frozenset(["في", "من", "على", "الى", "عن", "ان", "التي", "الذي", "هذا", "هذه", "ذلك", "تلك", "مع", "بعد", "قبل",
                   "بين", "كما", "لكن", "او", "ثم", "كل", "بعض", "غير", "حول", "خلال", "عند", "حتي", "لدي", "لم", "لن",
                   "لا", "ما", "هو", "هي", "قد", "كان", "كانت", "انه", "انها", "اليوم", "عام", "احد"])  # fmt: skip
ATTACHED = re.compile("^(?:[وف]?(?:[بكل]?ال|لل)|[وفبل](?=\\w{4}))")
READ = 40  # words: no label, caption or headline is longer


class Phrase(NamedTuple):
    """A furniture phrase in a line."""

    name: str  # its class
    opening: bool  # a line goes on from it
    at: int  # the number of its first word in the line
    mark: Mark


class Line(msgspec.Struct, frozen=True, dict=True):
    """A non-blank line and what its words show."""

    number: int
    span: Span
    text: str
    tokens: range
    marked: Marked

    @cached_property
    def words(self) -> list[str]:
        """Its words and figures, folded."""
        words = self.marked.text.words
        return [words[token] for token in self.tokens if words[token][0].isalnum()]

    @cached_property
    def key(self) -> str:
        """What lines are the same by."""
        return " ".join(self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that say what it is about, without what is attached to them."""
        return content_words(self.words)

    @cached_property
    def stop(self) -> str:
        """The punctuation at its end, closing marks left out."""
        found = LAST.search(self.text)
        return (found.group(1).strip("»”\"')]") if found else "")[-1:]

    @cached_property
    def joined(self) -> tuple[Span, Span] | None:
        """The two sides of `القاهرة - سمير عادل` and `سمير عادل (القاهرة)`, where both are as short as names."""
        found = JOINED.match(self.text) if len(self.words) <= 10 else None
        if not found or not all(1 <= len(found[side].split()) <= 4 for side in "ab"):
            return None
        at = self.span.start
        return Span(at + found.start("a"), at + found.end("a")), Span(at + found.start("b"), at + found.end("b"))

    @cached_property
    def bulleted(self) -> bool:
        """Whether it is an item of a list."""
        return BULLET.match(self.text) is not None

    @cached_property
    def latin(self) -> bool:
        """Whether most of its letters are Latin."""
        letters = "".join(LETTERS.findall(self.text))
        return bool(letters) and sum(letter < "\u0250" for letter in letters) > 0.6 * len(letters)

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The furniture phrases in it from the left, the longest at each place; of a long line, the first words'."""
        found: list[Phrase] = []
        words = self.marked.text.words
        token = self.tokens.start
        at = 0
        end = self.tokens.stop if len(self.words) <= READ else self.tokens.start + 3
        while token < end:
            best = best_class(self.marked, token)
            if best:
                name, mark = best
                found.append(Phrase(name, mark.entry.feature == "opening", at, mark))
                at += sum(words[t][0].isalnum() for t in range(token, mark.last + 1))
                token = mark.last + 1
            else:
                at += words[token][0].isalnum()
                token += 1
        return found

    @cached_property
    def uncovered(self) -> int:
        """How many words, figures aside, no furniture phrase covers."""
        covered = {t for phrase in self.phrases for t in range(phrase.mark.first, phrase.mark.last + 1)}
        words = self.marked.text.words
        return sum(len(words[t]) > 1 and words[t][0].isalpha() for t in self.tokens if t not in covered)

    def any(self, *tables: str) -> Mark | None:
        """The first mark of these tables in it."""
        return next((mark for t in self.tokens for mark in self.marked.starting(t, *tables)), None)

    def starts(self, *tables: str) -> Mark | None:
        """A mark of these tables at its beginning, quotation marks and bullets aside."""
        words = self.marked.text.words
        first = next((t for t in self.tokens if words[t][0].isalnum()), None)
        return None if first is None else self.marked.longest(first, *tables)


def best_class(marked: Marked, token: int) -> tuple[str, Mark] | None:
    """The longest furniture phrase that begins with a token; of equals, one that a line goes on from."""
    best: tuple[str, Mark] | None = None
    for mark in marked.by_token.get(token, ()):
        name = CLASSES.get(mark.entry.table)
        if name and (best is None or (mark.last, mark.entry.feature == "opening") > (best[1].last, False)):
            best = name, mark
    return best


def content_words(words: list[str]) -> frozenset[str]:
    """The words that say what a text is about."""
    bare = (ATTACHED.sub("", word) for word in words if word not in SMALL)
    return frozenset(word[:6] for word in bare if len(word) > 2)


def key(line: str) -> str:
    """What lines are the same by: their words and figures, folded."""
    return " ".join(word for word in text.read(line).words if word[0].isalnum())


def read(marked: Marked) -> list[Line]:
    """The non-blank lines of a page."""
    page = marked.text
    return [
        Line(number, span, page.original[span.start : span.end], page.tokens_in(span.start, span.end), marked)
        for number, span in enumerate(page.lines)
    ]
