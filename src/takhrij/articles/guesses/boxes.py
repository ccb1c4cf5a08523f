"""What a site puts around articles that no phrase shows but the shape of a line: rows, timetables, posts, offices."""

import re
from functools import cache

from takhrij import text, words
from takhrij.articles.guesses.kinds import Label, Rule, Surroundings
from takhrij.articles.guesses.signed import NAMED
from takhrij.articles.lines import PLACES, Line, rests

CLOCK = re.compile(r"(?<![\d.:/])\d{1,2}[:.]\d{2}(?![\d.:/])")
DEGREES = re.compile(r"\d\s*(?:[°º℃]|درج[ةه])|[°º]\s*\d")
PART = re.compile(r"\d+\s*(?:من(?:\s+[أا]صل)?|of|/)\s*\d+\s*$")
POST = re.compile(r"^\s*[-–—].*\(@\w+\)|^[^.؟!]*\(@\w+\)\s*$|pic\.twitter\.com/\w+\s*$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
BETWEEN = re.compile(r"\s*[|•·¦]\s*")
CALLS = frozenset(text.fold(word).text for word in ("تابعوا", "تابعونا", "تابعنا", "اشتركوا", "انضموا", "زوروا"))
FEWEST = 4  # pieces of a row
PIECE = 3  # words
CLOCKS = 3
LONGEST_OFFICE = 60  # letters
SHORT = 10  # words: no box of one line has more
NAME = 4  # words of a person's name


def row(line: Line, around: Surroundings) -> Label | None:
    """Names side by side: `السعودية | مصر | لبنان | السودان`."""
    pieces = [piece for piece in BETWEEN.split(line.text) if piece.strip()]
    return "furniture" if len(pieces) >= FEWEST and all(len(piece.split()) <= PIECE for piece in pieces) else None


def timetable(line: Line, around: Surroundings) -> Label | None:
    """Times of the day with what is on: `18:00 نشرة الأخبار 18:30 عالم البحار 19:15 مسلسل`."""
    clocks = len(CLOCK.findall(line.text))
    return "furniture" if clocks >= CLOCKS and not line.stop and not line.any("reporting_verb") else None


def part(line: Line, around: Surroundings) -> Label | None:
    """Where one is in a row of pages or pictures: `صفحة 2 من 7`."""
    return "furniture" if len(line.words) <= SHORT and line.uncovered <= 1 and PART.search(line.text) else None


def ago(line: Line, around: Surroundings) -> Label | None:
    """How long ago, and nothing else: `قبل 3 ساعات`."""
    first, *others = line.words
    if first not in {"منذ", "قبل"} or not others or not others[0].isdigit() or line.stop:
        return None
    said = line.marked.text.words
    timed = all(
        said[token].isdigit() or said[token] == first or line.marked.starting(token, "time_unit")
        for token in line.tokens
    )
    return "furniture" if timed else None


def weather(line: Line, around: Surroundings) -> Label | None:
    """Places, skies and degrees: `مرسى مطروح 31° مشمس`."""
    if len(line.words) > SHORT or line.stop or not DEGREES.search(line.text):
        return None
    known = {t for p in line.phrases for t in range(p.mark.first, p.mark.last + 1)}
    for token in line.tokens:
        if mark := line.marked.longest(token, *PLACES):
            known.update(range(mark.first, mark.last + 1))
    said = line.marked.text.words
    return "furniture" if all(t in known or len(said[t]) < 2 or said[t].isdigit() for t in line.tokens) else None


def address(line: Line, around: Surroundings) -> Label | None:
    """Where something is on the web, with its label: `الرابط المختصر: https://sada.example/12`."""
    rest = ADDRESS.sub("", line.text)
    return "furniture" if rest != line.text and not line.stop and len(rest.split()) <= PIECE + 1 else None


def call(line: Line, around: Surroundings) -> Label | None:
    """A call to follow the site somewhere, by its name: `تابعوا صدى المرسى على أخبار جوجل`."""
    if len(line.words) > SHORT or line.stop or not line.phrases or line.words[0] not in CALLS:
        return None
    last = line.phrases[-1]
    closes = last.mark.last >= max(t for t in line.tokens if line.marked.text.words[t][0].isalnum())
    return "furniture" if closes and last.name in {"share", "subscribe"} else None


def post(line: Line, around: Surroundings) -> Label | None:
    """Who posted it and where, below an embedded post: `— بلدية المرسى (@marsa) 5 يونيو 2024`."""
    return "furniture" if len(line.words) <= SHORT and POST.search(line.text) else None


def office(line: Line, around: Surroundings) -> Label | None:
    """Who makes the paper, often with no blank before the name: `رئيس التحرير: رنا السنجاري`."""
    if len(line.words) > SHORT or line.stop:
        return None
    held = [phrase for phrase in line.phrases if phrase.name == "staff"]
    if not held:
        return "furniture" if _run_on(line.key) else None
    after = [t for t in line.tokens if t > held[-1].mark.last and line.marked.text.words[t][0].isalnum()]
    named = bool(after) and line.marked.longest(after[0], *NAMED)
    done = any(line.marked.longest(t, "reporting_verb", "event_verb") for t in after[1:])
    return "furniture" if named and not done and not held[0].at and len(after) <= NAME else None


def _run_on(key: str) -> bool:
    """Whether a given name follows an office without a blank."""
    after = (rest.split() for rest in rests(key, _folded("furniture/staff.txt"), 2, LONGEST_OFFICE))
    return any(1 < len(rest) <= NAME and rest[0] in _folded("names/given_names.txt") for rest in after)


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))


RULES: tuple[Rule, ...] = (row, timetable, part, ago, weather, address, call, post, office)
