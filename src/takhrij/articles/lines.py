"""What can be seen of each line by itself: its words, its shape, and the furniture phrases in it."""

import re
from functools import cache, cached_property, lru_cache
from math import inf
from typing import NamedTuple

import msgspec

from takhrij import text, words
from takhrij.marks import Mark, Marked
from takhrij.records import Span
from takhrij.words import stems
from takhrij.words.tables import FURNITURE

CLASSES = {f"furniture_{name}": name for name in FURNITURE}
WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
BULLET = re.compile(r"\s*(?:[•●○◦▪■□◆◇►▶▸‣⁃∙»›✔✓★☆*·]|[-–—−]+(?=\s)|\(?\d{1,2}\s?[-–.)/\u0640]+\s)")
CLOCK = re.compile(r"[\s\W]*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[صم]|AM|PM|GMT|ت\s?غ|بتوقيت[^\d]*)?\W*", re.IGNORECASE)
CREDITED = re.compile(r"[(\[][^()\[\]\d]{2,40}[)\]]$")
LAST = re.compile(r"([.؟!?…:؛،,»”\"')\]]*)\s*$")
JOINED = re.compile(
    r"[\s«\"“(]*(?P<a>[^:/|،,.؛؟!…()–—-]{2,40}?)[»\"”)\s]*(?:[-–—/|]|\((?=[^()]+\)$))[\s«\"“(]*(?P<b>[^:؛؟!…()]{2,45}?)[»\"”)\s]*:?$"
)
NUMBER = re.compile(r"\d")
ABBREVIATION = re.compile(r"[\u0621-\u064a](?:(?:\s*\.\s*|\s+)[\u0621-\u064a]){1,3}\.?")
SMALL = frozenset(["في", "من", "على", "الى", "عن", "ان", "التي", "الذي", "هذا", "هذه", "ذلك", "تلك", "مع", "بعد", "قبل",
                   "بين", "كما", "لكن", "او", "ثم", "كل", "بعض", "غير", "حول", "خلال", "عند", "حتي", "لدي", "لم", "لن",
                   "لا", "ما", "هو", "هي", "قد", "كان", "كانت", "انه", "انها", "اليوم", "عام", "احد"])  # fmt: skip
ATTACHED = re.compile("^(?:[وف]?(?:[بكل]?ال|لل)|[وفبل](?=\\w{4}))")
FREQUENT = 1500  # of the ordinary words
PLACES = ("country", "capital", "city", "place")  # tables
GIVEN = ("given_name", "foreign_name")
MIDDLING = 12  # words
LONG = 22  # words: no headline has more
READ = 40  # words: no label, caption or headline is longer
SENTENCE = 16  # words: a longer line that ends in a full stop is text, unless it opens as a notice


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
        tokens = self.marked.text.words
        return [tokens[token] for token in self.tokens if tokens[token][0].isalnum()]

    @cached_property
    def key(self) -> str:
        """What lines are the same by."""
        return " ".join(self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that say what it is about, without what is attached to them."""
        return content_words(self.words)

    @property
    def small(self) -> int:
        """How many of its words hold sentences together: `في`, `التي`, and those with a و before them."""
        return self.joining + sum(word[0] == "و" and len(word) > 3 for word in self.words)

    @property
    def joining(self) -> int:
        """How many of its words are small ones."""
        return sum(word in SMALL for word in self.words)

    @cached_property
    def stop(self) -> str:
        """The punctuation at its end, closing marks left out."""
        found = LAST.search(self.text)
        if self.text.endswith(".."):
            return "…"  # cut off, as headlines in lists are
        return (found.group(1).strip("»”\"')]") if found else "")[-1:]

    @cached_property
    def joined(self) -> tuple[Span, Span] | None:
        """The two sides of `القاهرة - سمير عادل` and `سمير عادل (القاهرة)`, where both are as short as names."""
        found = JOINED.match(self.text) if len(self.words) <= 10 else None
        if not found or not all(
            1 <= len(found[side].split()) <= 4 and NUMBER.search(found[side]) is None for side in "ab"
        ):
            return None
        at = self.span.start
        return Span(at + found.start("a"), at + found.end("a")), Span(at + found.start("b"), at + found.end("b"))

    @cached_property
    def bulleted(self) -> bool:
        """Whether it is an item of a list."""
        return BULLET.match(self.text) is not None

    @cached_property
    def stamp(self) -> bool:
        """Whether it is a time of day or `منذ ساعتين` alone, as entries of live blogs begin."""
        if CLOCK.fullmatch(self.text):
            return True
        since = self.words[0] in {"منذ", "قبل"} and len(self.words) <= 4 if self.words else False
        return since and self.any("time_unit") is not None

    @cached_property
    def credited(self) -> bool:
        """Whether it ends in a name in brackets, as captions do."""
        return len(self.words) > 5 and CREDITED.search(self.text) is not None

    @cached_property
    def continues(self) -> bool:
        """Whether it goes on from a sentence before it: `وأضاف`, `كما`, `من جهته`."""
        token = self.tokens.start
        prefixes = {mark.prefix for mark in self.marked.by_token.get(token, ())}
        if "" not in prefixes and any(prefix.startswith(("و", "ف")) for prefix in prefixes):
            return True
        first = self.marked.text.words[token]
        rest = first[1:]
        if first[0] in "وف" and rank(rest) < min(rank(first), inf if rest.startswith("ال") else FREQUENT):
            return True  # والوزير, but not وزير or وصفات
        opening = [first.lstrip("و") or first, *self.marked.text.words[token + 1 : token + 3]]
        return any(tuple(opening[:n]) in _listed("continuations") for n in (1, 2, 3))

    @cached_property
    def tells(self) -> bool:
        """Whether it begins as headlines do not: it goes on from another sentence, or opens with `كان`, `تم`."""
        return self.continues or (self.marked.text.words[self.tokens.start],) in _listed("telling_verbs")

    @cached_property
    def latin(self) -> bool:
        """Whether most of its letters are Latin."""
        latin = sum(map(len, LATIN.findall(self.text)))
        return latin > 0 and latin > 0.6 * sum(map(len, LETTERS.findall(self.text)))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The furniture phrases in it, the longest at each place; of a sentence, only its first words'."""
        found: list[Phrase] = []
        if self.tables.isdisjoint(CLASSES):
            return found
        words = self.marked.text.words
        token = self.tokens.start
        at = 0
        whole = len(self.words) <= (SENTENCE if self.stop == "." else READ)
        end = self.tokens.stop if whole else min(self.tokens.start + 3, self.tokens.stop)
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

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables that it has words of."""
        by_token = self.marked.by_token
        return frozenset([mark.entry.table for t in self.tokens if t in by_token for mark in by_token[t]])

    @cached_property
    def first(self) -> int | None:
        """The number of its first word's token, quotation marks and bullets aside."""
        words = self.marked.text.words
        return next((t for t in self.tokens if words[t][0].isalnum()), None)

    def any(self, *tables: str) -> Mark | None:
        """The first mark of these tables in it."""
        if self.tables.isdisjoint(tables):
            return None
        return next((mark for t in self.tokens for mark in self.marked.starting(t, *tables)), None)

    def starts(self, *tables: str) -> Mark | None:
        """A mark of these tables at its beginning."""
        return None if self.first is None else self.marked.longest(self.first, *tables)


def rank(word: str) -> float:
    """The place of a word among the ordinary words of the press by frequency; infinity for one that is none of them."""
    return stems.ranks().get(word, inf)


@cache
def _listed(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list of small words, as folded words."""
    return frozenset(tuple(key(row["form"]).split()) for row in words.rows(f"grammar/{name}.txt"))


def rests(key: str, labels: frozenset[str], shortest: int, longest: int) -> list[str]:
    """What follows a label that begins a line: to be told from its other words where no blank parts them."""
    return [key[n:] for n in range(shortest, min(len(key), longest)) if key[:n] in labels]


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
    return frozenset([_bare(word) for word in words if word not in SMALL]) - {""}


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    bare = ATTACHED.sub("", word)
    return bare[:6] if len(bare) > 2 else ""


def key(line: str) -> str:
    """What lines are the same by: their words and figures, folded."""
    return folded_key(text.fold(line).text)


def folded_key(line: str) -> str:
    """The key of a line that is folded already."""
    return " ".join([word for word in WORD.findall(line) if word[0].isalnum()])


def read(marked: Marked) -> list[Line]:
    """The non-blank lines of a page; of a page that is wrapped to a width, its paragraphs."""
    page = marked.text
    return [
        Line(number, span, page.original[span.start : span.end], page.tokens_in(span.start, span.end), marked)
        for number, span in enumerate(page.blocks)
    ]
