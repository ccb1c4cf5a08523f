"""Lines of text, and the headline that the carrier gives."""

import re

from takhrij.articles.guesses.kinds import Label, Surroundings
from takhrij.articles.lines import LONG, MIDDLING, READ, Line
from takhrij.records import Span

CONJUNCTIONS = ("", "و", "ف", "س", "وس", "فس")
PAST = re.compile("^ا|ت$")  # forms of the past that no masdar has: أعلن، انطلق، كشفت; ضبط and تراجع are both
FEMININE = re.compile("(?!ال)\\w{2,}[^ا\\W]ت")  # تمكنت, where it is no name
CLAUSE = 6


def title(line: Line, around: Surroundings) -> Label | None:
    """The title that the carrier gives is a headline, whatever its shape."""
    return "short" if around.title and line.key == around.title else None


def plain_prose(line: Line, around: Surroundings) -> Label | None:
    """Most lines: long, and closed by a full stop."""
    return "prose" if len(line.words) > READ and line.stop == "." and line.key not in around.repeated else None


def sentence(line: Line, around: Surroundings) -> Label | tuple[Label, Span] | None:
    """Text: closed as a sentence is, too long for a headline, or opened as no headline is."""
    count = len(line.words)
    verb = line.starts("reporting_verb", "event_verb", "event_carrier")
    if verb and (verb.prefix not in CONJUNCTIONS or (verb.prefix and not line.continues)):
        verb = None  # وزير is no و and a verb
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
