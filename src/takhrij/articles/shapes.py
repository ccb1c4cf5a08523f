"""A first guess at each line by itself: an ordered list of rules, the first that holds counts.

What no rule can say without the lines around it stays `short` (a headline, cross-head, name, menu entry) or `prose`.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from takhrij import dates
from takhrij.articles import boxes, signature
from takhrij.articles.lines import ABBREVIATION, READ, Line, key
from takhrij.records import Span

Label = Literal[
    "furniture", "read_also", "comments", "teaser", "keywords", "source_note", "date", "byline", "dateline_byline",
    "caption", "bullet", "prose", "short",
]  # fmt: skip

CREDIT = re.compile(r"[(\[](?P<who>[^()\[\]]{2,60})[)\]]\s*(?P<after>[^()\[\]]{0,40})$")
SIGNED = re.compile(r"(?:©|\(c\)|الصورة\s*:|صورة\s*:|تصوير\s*:|عدسة\s*:)", re.IGNORECASE)
HASHTAG = re.compile(r"#\w+")
YEAR = re.compile(r"(?:19|20)\d\d")
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(r"(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)")
SENTENCE_END = (".", "؟", "!")
TIMED = re.compile(r"\W*\d{1,2}[:.]\d{2}\b.*[^\W\d]{2}")
COUNT = re.compile(r"[^:\d]{2,40}:\s*\d[\d.,٫٬ ]*")
MARKS = re.compile(r"[.،؛,;«»\"“”()]")
STEP = re.compile(r"\s+[»›>/\\|←‹«<]+\s+|(?<=\w)[›>»](?=\w)")
STEPS = 4  # words
NAMES = re.compile(r"[،,/|]| و(?=\w)")
NAME = 5  # words
CONJUNCTIONS = ("", "و", "ف", "س", "وس", "فس")
PAST = re.compile("^ا|ت$")  # forms of the past that no masdar has: أعلن، انطلق، كشفت; ضبط and تراجع are both
FEMININE = re.compile("(?!ال)\\w{2,}[^ا\\W]ت")  # تمكنت, where it is no name
CREDITORS = ("agency", "outlet", "furniture_photo")
PLACES = ("country", "capital", "city", "place")
GIVEN = ("given_name", "foreign_name", "name_part")
LONG = 22  # words: no headline has more
MIDDLING = 12
BRIEF = 8
CLAUSE = 6
FEW = 3  # lines
CLOCK = 2  # words, hour and minutes
HEADLINE = 6  # words: programmes have shorter names


class Guess(NamedTuple):
    """What a line is by itself, the rule that says so, and the words that show it."""

    label: Label
    rule: str
    evidence: Span


class Surroundings(NamedTuple):
    """What the rules know of the page and its host."""

    repeated: frozenset[str]  # keys of lines that other pages of the host have too
    names: frozenset[str]  # keys by which the outlet may be named
    title: str  # the key of the title that the carrier gives
    latin: bool  # whether the page is in a language of Latin letters


Rule = Callable[[Line, Surroundings], Label | tuple[Label, Span] | None]


def guess(lines: Sequence[Line], around: Surroundings) -> list[Guess]:
    """The first guess at every line.

    Three short lines or more that begin with a time of day are a timetable, or the latest headlines. A page of hardly
    more than one line may hold a brief without a full stop.
    """
    found = [_guess(line, around) for line in lines]
    timed = [n for n, line in enumerate(lines) if found[n].label in {"short", "furniture"} and TIMED.match(line.text)]
    for n, later in zip(timed, timed[2:], strict=False):
        if later - n <= 2 * FEW:
            of_news = sum(len(lines[k].words) - CLOCK >= HEADLINE for k in timed if n <= k <= later) > 1
            label: Label = "teaser" if of_news else "furniture"
            found[n : later + 1] = [Guess(label, "timed", line.span) for line in lines[n : later + 1]]
    if all(each.label != "prose" for each in found):
        found = [each._replace(label="prose") if each.rule == run_together.__name__ else each for each in found]
    undecided = [n for n, each in enumerate(found) if each.label in {"short", "prose"}]
    if len(undecided) <= FEW and all(found[n].label == "short" for n in undecided):
        for n in undecided:
            if len(lines[n].words) >= BRIEF:
                found[n] = Guess("prose", "brief", lines[n].span)
    return found


def _guess(line: Line, around: Surroundings) -> Guess:
    for rule in RULES:
        found = rule(line, around)
        if found:
            label, evidence = found if isinstance(found, tuple) else (found, line.span)
            return Guess(label, rule.__name__, evidence)
    return Guess("short", "short", line.span)


def is_name(line: Line) -> bool:
    """Whether a line is a writer's name alone."""
    named = line.starts("given_name", "foreign_name") or (len(line.words) > 2 and line.starts("furniture_bylines"))
    return bool(named) and 2 <= len(line.words) <= 5 - (not line.phrases) and not line.stop


def names(lines: Sequence[Line], given: str | None) -> frozenset[str]:
    """Keys by which a page may name its outlet: short lines at its head, and what its carrier says."""
    top = {line.key for line in lines[:4] if 1 <= len(line.words) <= 4}
    return frozenset(top | ({key(given)} if given else set()))


def title(line: Line, around: Surroundings) -> Label | None:
    """The title that the carrier gives is a headline, whatever its shape."""
    return "short" if around.title and line.key == around.title else None


def plain_prose(line: Line, around: Surroundings) -> Label | None:
    """Most lines: long, and closed by a full stop."""
    return "prose" if len(line.words) > READ and line.stop == "." and line.key not in around.repeated else None


def wordless(line: Line, around: Surroundings) -> Label | None:
    """Figures and signs that are no date: counters, page numbers, rules."""
    return "furniture" if not any(word[0].isalpha() for word in line.words) and not dated(line, around) else None


def run_together(line: Line, around: Surroundings) -> Label | None:
    """Headlines of an index in one line: long, without punctuation and with few of the small words that text has."""
    count = len(line.words)
    if count < READ or line.stop or len(MARKS.findall(line.text)) > 0.04 * count:
        return None
    return "teaser" if line.small < 0.16 * count else None  # of 199 long lines of text without a stop, 2 are so


def breadcrumbs(line: Line, around: Surroundings) -> Label | None:
    """The way from the front page to this one: `الرئيسية » أخبار » محلية`; the last step may be the headline."""
    *steps, _ = STEP.split(line.text)
    return "furniture" if len(steps) > 1 and line.stop != "." and all(len(s.split()) <= STEPS for s in steps) else None


def figures(line: Line, around: Surroundings) -> Label | None:
    """Rates, prices and counts: hardly more words than numbers, or a name and its number."""
    numbers = sum(word[0].isdigit() for word in line.words)
    priced = numbers > 1 and 2 * numbers >= len(line.words) and not line.stop
    return "furniture" if priced or COUNT.fullmatch(line.text) else None


def rights(line: Line, around: Surroundings) -> Label | None:
    """`© 2024` and the site's name."""
    return "furniture" if "©" in line.text and YEAR.search(line.text) and len(line.words) < LONG else None


def foreign(line: Line, around: Surroundings) -> Label | None:
    """Latin letters on an Arabic page: themes, plug-ins, addresses."""
    return "furniture" if line.latin and not around.latin and not SIGNED.search(line.text) else None


def repeated_by_host(line: Line, around: Surroundings) -> Label | None:
    """Other pages of the site have it too."""
    return "furniture" if line.key in around.repeated and len(line.words) <= READ else None


def read_also(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A label that opens a list of other articles, or one with the headline on its own line."""
    phrase = next((p for p in line.phrases[:2] if p.name == "read_also"), None)
    if not phrase or phrase.at > 1 or line.stop == "." or len(line.words) > READ:
        return None
    rest = len(line.words) - phrase.at - len(phrase.mark.entry.text.split())
    if line.uncovered <= 1 or (rest <= 3 and ":" in line.text[-2:]):
        return "read_also", phrase.mark.span
    return ("teaser", phrase.mark.span) if phrase.opening else None


def notice(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A phrase by which a notice of the site begins."""
    phrase = next((p for p in line.phrases if p.opening and p.name not in {"read_also", "bylines"}), None)
    if not phrase or phrase.name == "photo" or (phrase.at > 2 and len(line.words) > MIDDLING):
        return None
    if line.stop == "." and (
        phrase.at or phrase.mark.prefix or (phrase.name == "legal" and " " not in phrase.mark.entry.text)
    ):
        return None
    return ("comments" if phrase.name == "comments" else "furniture"), phrase.mark.span


def keywords(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """A label of tags with tags after it, or hashtags alone."""
    phrase = line.phrases[0] if line.phrases else None
    if phrase and phrase.name == "keywords" and phrase.at == 0 and line.stop != ".":
        after = line.marked.text.original[phrase.mark.end : line.span.end]
        if after.lstrip().startswith((":", "#", "|", "-")) or sum(map(after.count, "،,#·•|")) >= 1 + (
            len(phrase.mark.entry.text.split()) == 1
        ):
            return "keywords", phrase.mark.span
    tags = HASHTAG.findall(line.text)
    return "keywords" if len(tags) >= 2 and len("".join(tags)) > 0.6 * len(line.text.replace(" ", "")) else None


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
    if not credit or line.stop == "." or len(line.words) > 2 * READ or len(credit["after"].split()) > 5:
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
    named = line.marked.longest(mark.last + 1, *GIVEN, "agency", "outlet")
    names = max(len(name.split()) for name in NAMES.split(after))
    if (after.startswith((":", "/", "-", "–", "|")) and names <= NAME) or (named and len(line.words) <= 6):
        return "byline", mark.span
    return None


def dateline_byline(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Place and author: `القاهرة - سمير عادل`, `القاهرة: سمير عادل`, `سمير عادل (القاهرة)`."""
    if not line.joined or line.bulleted:
        return "dateline_byline" if signature.complete(line) else None
    known = line.starts(*PLACES, *GIVEN, "agency", "outlet") or (line.starts("furniture_bylines") and line.any(*GIVEN))
    return ("dateline_byline", known.span) if known else None


def label(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Nothing but furniture phrases and figures, or hardly more than several of them."""
    if not line.phrases or len(line.words) > READ:
        return None
    if line.uncovered > (0 if len(line.words) < 5 else 1) and not (
        len(line.phrases) > 2 and 3 * line.uncovered < len(line.words) and line.stop != "."
    ):
        return None
    phrase = line.phrases[0]
    kinds = {p.name for p in line.phrases}
    if kinds <= {"photo", "source"} or (kinds == {"bylines"} and len(line.words) > 1):
        return None
    return ("comments" if phrase.name == "comments" else "furniture"), phrase.mark.span


def bullet(line: Line, around: Surroundings) -> Label | None:
    """An item of a list of headlines; one that ends as a sentence is text, and a question one of an interview."""
    asked = line.stop == "؟" and len(line.words) >= 4
    return "bullet" if line.bulleted and line.stop != "." and not asked and len(line.words) < LONG else None


def sentence(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Text: closed as a sentence is, too long for a headline, or opened as no headline is."""
    count = len(line.words)
    verb = line.starts("reporting_verb", "event_verb", "event_carrier")
    if verb and verb.prefix not in CONJUNCTIONS:
        verb = None
    done = verb is not None and verb.entry.feature in {"perfect", "passive"}
    if (
        count >= LONG
        or (line.stop == "." and count >= 4)
        or (line.stop == "؟" and count >= 4 and line.bulleted)
        or (count >= MIDDLING and line.stop and line.stop in "؟!…،؛:")
        or (count >= MIDDLING and line.text.rstrip()[-1:] in '»”"')
    ):
        return "prose"
    if verb and verb.prefix and count >= 4 and (done or verb.entry.feature == "imperfect"):
        return "prose", verb.span
    if verb and done and count >= CLAUSE and (PAST.search(line.words[0]) or verb.entry.table == "event_carrier"):
        return "prose", verb.span
    return "prose" if count >= CLAUSE and not line.stop and (line.tells or _deed(line)) else None


def _deed(line: Line) -> bool:
    """Whether it begins with a verb of the past in the feminine that no list has."""
    known = line.marked.by_token.get(line.tokens.start)
    return not known and FEMININE.fullmatch(line.words[0]) is not None


RULES: tuple[Rule, ...] = (
    title, plain_prose, wordless, repeated_by_host, run_together, breadcrumbs, read_also, notice, keywords, dated,
    figures, rights, *boxes.RULES, source_note, contributor, caption, foreign, byline, label, dateline_byline, bullet,
    sentence,
)  # fmt: skip
