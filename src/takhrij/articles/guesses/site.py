"""Lines of the site: menus, notices, counts, lists of links, keywords, by the phrases in them and by their shape."""

import re
from functools import cache

from takhrij import text, words
from takhrij.articles.guesses.kinds import Label, Surroundings
from takhrij.articles.guesses.signed import SIGNED, YEAR, dated
from takhrij.articles.lines import LONG, MIDDLING, READ, Line, rests
from takhrij.records import Span

HASHTAG = re.compile(r"#\w+")
COUNT = re.compile(r"[^:\d]{2,40}:\s*\d[\d.,٫٬ ]*")
MARKS = re.compile(r"[.،؛,;«»\"“”()]")
STEP = re.compile(r"\s+[»›>/\\|←‹«<]+\s+|(?<=\w)[›>»](?=\w)")
STEPS = 4  # words
GLUED = 12  # letters of a label that a headline is glued to


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
    if not line.phrases and _run_on(line.key):
        return "teaser"
    phrase = next((p for p in line.phrases[:2] if p.name == "read_also"), None)
    if not phrase or phrase.at > 1 or line.stop == "." or len(line.words) > READ:
        return None
    rest = len(line.words) - phrase.at - len(phrase.mark.entry.text.split())
    if line.uncovered <= 1 or (rest <= 3 and ":" in line.text[-2:]):
        return "read_also", phrase.mark.span
    return ("teaser", phrase.mark.span) if phrase.opening else None


def _run_on(key: str) -> bool:
    """Whether headlines follow a label without a blank, as in `مقالات أخرى للكاتب` and their names."""
    return any(rest[0] != " " for rest in rests(key, _labels(), GLUED, 2 * GLUED))


@cache
def _labels() -> frozenset[str]:
    labels = (text.fold(row["form"].removesuffix("…")).text.strip() for row in words.rows("furniture/read_also.txt"))
    return frozenset(label for label in labels if " " in label and len(label) >= GLUED)


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
