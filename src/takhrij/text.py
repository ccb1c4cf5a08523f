r"""Folding, tokens, lines, sentences and quotation marks; every folded position maps back to the original.

Folding makes one form of what Arabic writers spell in several ways, so that a word is found however it is spelt:
it unites أإآٱا, ىي, ةه, ؤئء, Persian ک ی and the digits, and drops vowel marks, tatweel and invisible controls.

>>> fold("أُمّ\u0640ة ٢٠٢٤").text
'امه 2024'
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import msgspec

from takhrij.records import Span

UNITED = {
    "ا": "أإآٱ", "ي": "ىیېے", "ه": "ةۀەہۃ", "ء": "ؤئ", "ك": "کڪ",
    **{str(digit): chr(0x660 + digit) + chr(0x6F0 + digit) for digit in range(10)},
    " ": "\t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "%": "٪",
}  # fmt: skip
PAIRS = tuple((variant, letter) for letter, variants in UNITED.items() for variant in variants)
LETTERS = str.maketrans(dict(PAIRS) | {chr(c): chr(c + 32) for c in range(65, 91)})
WORDS = 40  # characters: longer texts are many words
VOWELS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
DROPPED = re.compile(f"[{VOWELS}{INVISIBLE}\u0640]+")
TRAILING = re.compile(f"[{VOWELS}\u0640]*")
PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
TOKEN = re.compile(r"\w+|[^\w\s]")
UNDECORATED = re.compile(f"[{VOWELS}{INVISIBLE}\u0640]")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Folded(NamedTuple):
    """Folded text and, at each place where its offsets move against the original's, the new difference."""

    text: str
    starts: list[int]  # folded offsets, ascending
    shifts: list[int]  # original minus folded, from that offset on

    def original(self, offset: int) -> int:
        """The offset in the original text of a folded character."""
        at = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[at] if at >= 0 else offset


def fold(text: str) -> Folded:
    r"""The text as it is searched. Folding twice is folding once.

    >>> folded = fold("قال\u0640ت")
    >>> folded.text, folded.original(3)
    ('قالت', 4)
    """
    if PRESENTATION.search(text):
        return _fold_presentation_forms(text)
    united = _unite(text)
    if not DROPPED.search(united):
        return Folded(united, [], [])
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    end = length = 0
    for match in DROPPED.finditer(united):
        kept.append(united[end : match.start()])
        length += match.start() - end
        end = match.end()
        starts.append(length)
        shifts.append(end - length)
    kept.append(united[end:])
    return Folded("".join(kept), starts, shifts)


def _unite(text: str) -> str:
    # str.replace is much faster than str.translate with a dict, but for words; only ASCII is lowered, letter for letter
    if len(text) < WORDS:
        return text.translate(LETTERS)
    for variant, letter in PAIRS:
        if variant in text:
            text = text.replace(variant, letter)
    return text.lower() if text.isascii() else re.sub("[A-Z]+", lambda m: m.group().lower(), text)


def _fold_presentation_forms(text: str) -> Folded:
    """The rare text with ligatures and positional letters, one of which may be several: character by character."""
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = 0
    for offset, character in enumerate(text):
        normal = unicodedata.normalize("NFKC", character) if PRESENTATION.match(character) else character
        for letter in DROPPED.sub("", _unite(normal)):
            kept.append(letter)
            starts.append(length)
            shifts.append(offset - length)
            length += 1
    return Folded("".join(kept), starts, shifts)


def undecorated(text: str) -> str:
    """The surface without vowel marks, tatweel and controls: what a spelling is compared by."""
    return UNDECORATED.sub("", text)


def one_line(words: str) -> str:
    r"""Words of a page for where they cannot be kept apart: in one line, without what turns the direction of a line.

    >>> one_line("قال\u202e الوزير\n")
    'قال الوزير'
    """
    return " ".join(CONTROLS.sub(" ", words).split())


SOLID = re.compile(r"[^\s](?:[^\n]*[^\s])?")
FIRST = re.compile(r"\S+")
NARROWEST, WIDEST = 40, 132  # characters of a line in a text that is wrapped
FEWEST = 4  # long lines in a row, stops aside, that were broken for want of room
SLACK = 2  # characters that one program counts and another does not
ENDS = ".!؟:"
RULES = "_-–—=*•#+~"  # what a line begins with that goes on from none


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    """Lines joined into paragraphs where a text is wrapped: its long lines have no room for the next one's word.

    Lines that end as sentences do have no part in this, but they too fit the width; lists of headlines have none.
    """
    open_ended = [n for n, pair in enumerate(pairwise(lines)) if _open_ended(text, *pair)]
    if len(open_ended) < FEWEST:
        return lines
    room = [(lines[n], len(FIRST.match(text, lines[n + 1].start).group())) for n in open_ended]  # type: ignore[union-attr]
    widths = sorted({line.end - line.start for line, _ in room if line.end - line.start < WIDEST})
    found = {width: _runs(room, width) for width in widths}
    width, runs = max(found.items(), key=lambda item: sum(len(run) ** 2 for run in item[1]), default=(0, [[]]))
    longest = max(map(len, runs))
    sentences = [line for line in lines if text[line.end - 1] in ENDS]
    beyond = sum(line.end - line.start > width for line in sentences)
    if longest < FEWEST or not sentences or 10 * beyond > len(sentences):
        return lines
    broken = {open_ended[k] for run in runs if len(run) > 1 for k in run}
    joined: list[Span] = []
    for n, line in enumerate(lines):
        if n - 1 in broken:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _open_ended(text: str, above: Span, below: Span) -> bool:
    long = above.end - above.start >= NARROWEST
    goes_on = text[above.end - 1] not in ENDS and text[below.start] not in RULES
    return long and goes_on and text.count("\n", above.end, below.start) == 1


def _runs(room: list[tuple[Span, int]], width: int) -> list[list[int]]:
    """The rows of lines, by number, that fit a width, and would not with the word that follows."""
    runs: list[list[int]] = [[]]
    for n, (line, word) in enumerate(room):
        length = line.end - line.start
        if length <= width < length + 1 + word + SLACK:
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return runs


class Quote(NamedTuple):
    """A quotation: from its opening mark to the end of its closing mark, or of the paragraph where none closes it."""

    start: int
    end: int
    inner: Span
    closed: bool
    depth: int  # 0 for an outermost one


class Text(msgspec.Struct, frozen=True, dict=True):
    """A text with its folding and its tokens: words and single punctuation marks, as parallel lists."""

    original: str
    folded: Folded
    words: list[str]  # folded
    starts: list[int]  # offsets in the original
    ends: list[int]
    folded_starts: dict[int, int]  # folded offset of a token's start: its number
    folded_ends: dict[int, int]

    def span(self, first: int, last: int) -> Span:
        """The place of tokens `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def token_at(self, offset: int) -> int:
        """The number of the first token that ends after an offset."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        """The numbers of the tokens that begin in a stretch.

        >>> t = read("قال الوزير.")
        >>> [t.words[n] for n in t.tokens_in(4, 11)]
        ['الوزير', '.']
        """
        return range(bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1))

    @cached_property
    def blocks(self) -> list[Span]:
        """The non-blank lines, without the blanks around them; of a text wrapped to a width, its paragraphs."""
        return _unwrapped(self.original, [Span(*match.span()) for match in SOLID.finditer(self.original)])

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations, by start."""
        return sorted(quote for block in self.blocks for quote in _quotes(self.original, block))


def read(original: str) -> Text:
    """Fold and tokenise.

    >>> read("وقالت: «نعم»").words
    ['وقالت', ':', '«', 'نعم', '»']
    """
    folded = fold(original)
    matches = [match.span() for match in TOKEN.finditer(folded.text)]
    starts, ends = _in_original(original, folded, matches)
    return Text(
        original=original,
        folded=folded,
        words=[folded.text[start:end] for start, end in matches],
        starts=starts,
        ends=ends,
        folded_starts={start: number for number, (start, _) in enumerate(matches)},
        folded_ends={end: number for number, (_, end) in enumerate(matches)},
    )


def _in_original(original: str, folded: Folded, tokens: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where tokens start and end in the original. Vowel marks after a word's last letter belong to it."""
    if not folded.starts:
        return [start for start, _ in tokens], [end for _, end in tokens]
    moves = [*zip(folded.starts, folded.shifts, strict=True), (len(folded.text), 0)]
    starts: list[int] = []
    ends: list[int] = []
    passed = shift = 0  # both ascend: one way through tokens and moves
    for start, end in tokens:
        while moves[passed][0] <= start:
            shift = moves[passed][1]
            passed += 1
        starts.append(start + shift)
        while moves[passed][0] < end:
            shift = moves[passed][1]
            passed += 1
        trailing = TRAILING.match(original, end + shift) if moves[passed][0] == end else None
        ends.append(trailing.end() if trailing else end + shift)
    return starts, ends


OPENING = {"«": "»", "“": "”", "‹": "›", "„": "”", "‘": "’", "”": "“"}
CLOSING = {"»", "”", "›", "’", "“"}
SAME = {'"', "''"}
LEADS = re.compile(r"(?:^|[\s(:،-]|(?<!\w)[ولبفك]\u0640?)\Z")  # the start, a blank, an attached particle: then a mark
MARK = re.compile(r"''|[«»“”„‹›\"]|(?<!\w)[‘']|[’'](?!\w)")


def _quotes(text: str, line: Span) -> list[Quote]:
    """Match the marks of one paragraph.

    A mark closes what its like has opened. A straight mark that leads a word opens, within another even; a closing mark
    that closes nothing and leads a word opens as well, as papers print it: ل»الأفق».
    """
    open_: list[tuple[str, int, int]] = []
    found: list[Quote] = []

    def close(level: int, inner_end: int, end: int, closed: bool) -> None:
        while len(open_) > level:
            _, start, inner = open_.pop()
            if inner < inner_end:
                found.append(Quote(start, end, Span(inner, inner_end), closed, len(open_)))

    for match in MARK.finditer(text, line.start, line.end):
        mark = match.group()
        mark = "'" if mark in "‘’" else mark
        before, after = text[max(line.start, match.start() - 3) : match.start()], text[match.end() : match.end() + 1]
        leads = after.isalnum() and LEADS.search(before) is not None
        level = next((n for n in reversed(range(len(open_))) if _closes(mark, open_[n][0])), None)
        if level is not None and leads and mark in SAME:
            level = None
        if level is not None:
            while len(open_) > level + 1:  # an inner mark left open does not outlive the quotation around it
                open_.pop()
            close(level, match.start(), match.end(), True)
        elif mark in OPENING or mark in SAME or mark == "'" or leads:
            open_.append((mark, match.start(), match.end()))
    close(0, line.end, line.end, False)
    return found


def _closes(mark: str, opened: str) -> bool:
    turned = mark == opened and opened in CLOSING  # ”الأفق”
    return turned or (mark == OPENING.get(opened, opened) and (mark in CLOSING or mark in SAME or mark == "'"))


STOP = re.compile(r"[.!?؟…]+[\"”»’'›)\]]*(?=\s|$)|\n\s*\n")
INITIALS = re.compile(r"(?:^|[\s(«\"“.])\w$")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch, without blanks around them. A stop after a single letter ends none (أ. ف. ب.).

    >>> t = "قال: نعم. ثم د. سمير عاد!"
    >>> [t[s.start:s.end] for s in sentences(t, 0, len(t))]
    ['قال: نعم.', 'ثم د. سمير عاد!']
    """
    found = []
    begin = start
    for match in STOP.finditer(text, start, end):
        if match.group()[0] == "." and INITIALS.search(text, max(start, match.start() - 2), match.start()):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    found.append((begin, end))
    return [Span(s, e) for s, e in (_trim(text, *bounds) for bounds in found) if s < e]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def trimmed(text: str, start: int, end: int, also: str = "") -> Span:
    """The stretch without blanks, controls and the marks of `also` around it."""
    drop = re.compile(f"[\\s{INVISIBLE}{re.escape(also)}]")
    while start < end and drop.match(text[start]):
        start += 1
    while end > start and drop.match(text[end - 1]):
        end -= 1
    return Span(start, end)
