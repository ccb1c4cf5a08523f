"""A first guess at each line by itself: an ordered list of rules, the first that holds counts.

What no rule can say without the lines around it stays `short` (a headline, cross-head, name, menu entry) or `prose`.
"""

import re
from collections.abc import Sequence

from takhrij.articles.guesses import boxes, signed, site, told
from takhrij.articles.guesses.kinds import Guess, Label, Rule, Surroundings
from takhrij.articles.guesses.signed import is_name
from takhrij.articles.lines import Line, key

__all__ = ["Guess", "Label", "Surroundings", "guess", "is_name", "names"]

TIMED = re.compile(r"\W*\d{1,2}[:.]\d{2}\b.*[^\W\d]{2}")
BRIEF = 8
FEW = 3  # lines
CLOCK = 2  # words, hour and minutes
NEWS = 6  # words: programmes have shorter names


def guess(lines: Sequence[Line], around: Surroundings) -> list[Guess]:
    """The first guess at every line, and what lines side by side or alone on a page show together."""
    found = [_guess(line, around) for line in lines]
    if _printed_again(lines, found, around):
        found = [_guess(line, around._replace(repeated=frozenset())) for line in lines]
    _timed(lines, found)
    _alone(lines, found)
    return found


def _guess(line: Line, around: Surroundings) -> Guess:
    for rule in RULES:
        found = rule(line, around)
        if found:
            label, evidence = found if isinstance(found, tuple) else (found, line.span)
            return Guess(label, rule.__name__, evidence)
    return Guess("short", "short", line.span)


def _printed_again(lines: Sequence[Line], found: Sequence[Guess], around: Surroundings) -> bool:
    """Whether the host has this page's text elsewhere too: more of it stands again than not."""
    again = [n for n, each in enumerate(found) if each.rule == site.repeated_by_host.__name__]
    told_again = sum(len(lines[n].words) for n in again if told.sentence(lines[n], around))
    return told_again > sum(len(lines[n].words) for n, each in enumerate(found) if each.label == "prose")


def _timed(lines: Sequence[Line], found: list[Guess]) -> None:
    """Three short lines or more that begin with a time of day: a timetable, or the latest headlines."""
    timed = [n for n, line in enumerate(lines) if found[n].label in {"short", "furniture"} and TIMED.match(line.text)]
    for n, later in zip(timed, timed[2:], strict=False):
        if later - n <= 2 * FEW:
            of_news = sum(len(lines[k].words) - CLOCK >= NEWS for k in timed if n <= k <= later) > 1
            label: Label = "teaser" if of_news else "furniture"
            found[n : later + 1] = [Guess(label, "timed", line.span) for line in lines[n : later + 1]]


def _alone(lines: Sequence[Line], found: list[Guess]) -> None:
    """On a page without text a line that seemed an index, or one of a few without a full stop, is the text."""
    for n, each in enumerate(found):
        if each.rule == site.run_together.__name__ and all(other.label != "prose" for other in found):
            found[n] = each._replace(label="prose")
    undecided = [n for n, each in enumerate(found) if each.label in {"short", "prose"}]
    if len(undecided) <= FEW and all(found[n].label == "short" for n in undecided):
        for n in undecided:
            if len(lines[n].words) >= BRIEF:
                found[n] = Guess("prose", "brief", lines[n].span)


def names(lines: Sequence[Line], given: str | None) -> frozenset[str]:
    """Keys by which a page may name its outlet: short lines at its head, and what its carrier says."""
    top = {line.key for line in lines[:4] if 1 <= len(line.words) <= 4}
    return frozenset(top | ({key(given)} if given else set()))


RULES: tuple[Rule, ...] = (
    told.title, told.plain_prose, site.wordless, site.repeated_by_host, site.run_together, site.breadcrumbs,
    site.read_also, site.notice, site.keywords, signed.dated, site.figures, site.rights, *boxes.RULES,
    signed.source_note, signed.contributor, signed.caption, site.foreign, signed.byline, site.label,
    signed.dateline_byline, site.bullet, told.sentence,
)  # fmt: skip
