"""Lines that say who and when: dates, sources, writers, credits of pictures."""

import re

from takhrij import dates
from takhrij.articles import signature
from takhrij.articles.guesses.kinds import Label, Surroundings
from takhrij.articles.lines import ABBREVIATION, GIVEN, PLACES, READ, Line, key
from takhrij.records import Span

CREDIT = re.compile(r"[(\[](?P<who>[^()\[\]]{2,60})[)\]]\s*(?P<after>[^()\[\]]{0,40})$")
SIGNED = re.compile(r"(?:©|\(c\)|الصورة\s*:|صورة\s*:|تصوير\s*:|عدسة\s*:)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(r"(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)")
SENTENCE_END = (".", "؟", "!")
NAMES = re.compile(r"[،,/|]| و(?=\w)")
NAME = 5  # words
CREDITORS = ("agency", "outlet", "furniture_photo")
NAMED = (*GIVEN, "name_part")


def dated(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A date, with its label or alone."""
    if len(line.words) > 18 or not DIGIT.search(line.text):
        return None
    if not (NUMERIC.search(line.text) or line.any("month", "weekday", "furniture_published")):
        return None
    found = dates.find(line.marked, line.span.start, line.span.end)
    if not found:
        return None
    inside = {t for time in found for t in range(time.first, time.last + 1)}
    labels = {t for p in line.phrases if p.name in {"published", "counters", "menu", "share"}
              for t in range(p.mark.first, p.mark.last + 1)}  # fmt: skip
    words = line.marked.text.words
    left = [t for t in line.tokens if t not in inside | labels and len(words[t]) > 1 and words[t][0].isalpha()]
    placed = line.starts(*PLACES, "agency") or (found[0].first - line.tokens.start == 1 and CREDIT.search(line.text))
    if left and placed:
        return "dateline_byline" if len(left) <= 4 else None
    return ("date", Span(found[0].start, found[-1].end)) if len(left) <= (2 if labels else 1) else None


def source_note(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """`المصدر:` and a name; or an agency's or outlet's name in brackets, alone."""
    if len(line.words) > 10 or line.stop == ".":
        return None
    phrase = line.phrases[0] if line.phrases else None
    if phrase and phrase.name == "source" and phrase.at == 0:
        after = line.marked.text.original[phrase.mark.end : line.span.end].lstrip()
        if after.startswith((":", "/", "-", "|", "–")) and len(after) > 2:
            return "source_note", phrase.mark.span
    if _creditors_alone(line):
        return "source_note"
    if (label := line.starts("retelling")) and line.any("outlet", "medium"):
        return "source_note", label.span
    creditor = line.starts("agency", "outlet")
    words = sum(len(line.marked.text.words[t]) > 1 for t in line.tokens if line.marked.text.words[t][0].isalnum())
    if creditor and line.text[:1] in "([-–—" and words <= creditor.last - creditor.first + 2:
        return "source_note", creditor.span
    return None


def _creditors_alone(line: Line) -> bool:
    """Whether a line names two agencies or outlets or more, and nothing else: `فرانس 24 / أ ف ب / رويترز`."""
    words, token, found = line.marked.text.words, line.tokens.start, 0
    while token < line.tokens.stop:
        mark = line.marked.longest(token, "agency", "outlet")
        if not mark and words[token][0].isalnum() and words[token] != "و":
            return False
        found += mark is not None
        token = mark.last + 1 if mark else token + 1
    return found > 1


def contributor(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Who took part in the writing."""
    phrase = next((p for p in line.phrases if p.opening and p.name == "bylines"), None)
    return ("byline", phrase.mark.span) if phrase and len(line.words) <= 16 else None


def caption(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A picture's credit in brackets at its end, or a word that opens captions."""
    opened = line.phrases[0] if line.phrases and line.stop != "." and len(line.words) <= 20 else None
    if opened and opened.opening and opened.name == "photo" and opened.at == 0:
        return "caption", opened.mark.span
    signed = SIGNED.search(line.text)
    if signed and len(line.words) <= 20 and line.any(*CREDITORS) and not YEAR.search(line.text):
        return "caption", Span(line.span.start + signed.start(), line.span.start + signed.end())
    credit = CREDIT.search(line.text)
    if not credit or line.stop in {".", "!", "؟"} or len(line.words) > 2 * READ or len(credit["after"].split()) > 5:
        return None
    before = line.text[: credit.start()].rstrip()
    if not before or before.endswith(SENTENCE_END):
        return None
    start = line.span.start + credit.start("who")
    token = line.marked.text.token_at(start)
    mark = line.marked.longest(token, *CREDITORS)
    letters = ABBREVIATION.fullmatch(credit["who"]) or re.fullmatch(r"[\x20-\x7f]*[A-Za-z][\x20-\x7f]*", credit["who"])
    if mark or letters or key(credit["who"]) in around.names:
        told = line.marked.text.words[max(line.tokens.start, token - 5) : max(token - 1, 0)]
        if any(word.endswith("وكاله") for word in told):  # the agency that is named, not the picture's
            return None
        return ("caption", Span(start, start + len(credit["who"]))) if len(before.split()) > 2 else None
    return None


def byline(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A word before a writer's name, and the name."""
    mark = line.starts("furniture_bylines")
    if not mark or not 2 <= len(line.words) <= 9 or line.stop == ".":
        return None
    after = line.marked.text.original[mark.end : line.span.end].lstrip()
    named = line.marked.longest(mark.last + 1, *NAMED, "agency", "outlet")
    names = max(len(name.split()) for name in NAMES.split(after))
    if (after.startswith((":", "/", "-", "–", "|")) and names <= NAME) or (named and len(line.words) <= 6):
        return "byline", mark.span
    return None


def dateline_byline(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Place and author: `القاهرة - سمير عادل`, `القاهرة: سمير عادل`, `سمير عادل (القاهرة)`."""
    if not line.joined or line.bulleted:
        return "dateline_byline" if signature.complete(line) else None
    known = line.starts(*PLACES, *NAMED, "agency", "outlet") or (line.starts("furniture_bylines") and line.any(*NAMED))
    return ("dateline_byline", known.span) if known else None


def is_name(line: Line) -> bool:
    """Whether a line is a writer's name alone."""
    named = line.starts(*GIVEN) or (len(line.words) > 2 and line.starts("furniture_bylines"))
    return bool(named) and 2 <= len(line.words) <= 5 - (not line.phrases) and not line.stop
