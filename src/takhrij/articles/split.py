"""From guesses at lines to articles: which lines of text belong together, and what the lines around them are.

1. Text is cut where a list of links, a comment form or several headlines stand between two paragraphs. 2. Each piece is
the main article, a further one, its continuation, a teaser's summary or the site's own prose. 3. Each article takes its
head (title, subtitle, bylines, captions) from above and its foot from below; the rest is teasers and furniture.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from takhrij.articles.lines import Line, content_words
from takhrij.articles.shapes import Guess
from takhrij.records import RegionKind

Fate = Literal["new", "same", "teaser", "furniture"]

ALIKE = 0.4  # share of a headline's words that its article's first paragraphs repeat
RELATED = 0.25
HEADING = 10  # words
HEAD = 14  # lines above its first paragraph in which an article's title stands
TITLE = range(2, 26)  # words


class Part(NamedTuple):
    """A run of lines of text, by number, and what stands between it and the one before."""

    prose: list[int]
    gap: range
    links: bool  # a label of related articles stands there
    comments: bool


class Sorted(NamedTuple):
    """What each line is, by which rule, and of which article (its number from 1, or 0)."""

    kinds: list[RegionKind]
    rules: list[str]
    articles: list[int]


def sort(lines: Sequence[Line], guesses: Sequence[Guess], title: str) -> Sorted:
    """What each line of a page is. `title` is the key of the title that the carrier gives, if any."""
    parts = _parts(lines, guesses)  # 1.
    found = _articles(lines, guesses, parts)  # 2.
    kinds: list[RegionKind | None] = [None] * len(lines)
    rules = [guess.rule for guess in guesses]
    articles = [0] * len(lines)
    for number, (body, gaps) in enumerate(found, 1):  # 3.
        above = max((n for n in range(body[0]) if articles[n]), default=-1)
        for n in body:
            kinds[n], articles[n] = "body", number
        _inside(lines, guesses, body, gaps, kinds)
        _head(lines, guesses, range(above + 1, body[0]), body, title, kinds, rules)
        for n in range(above + 1, body[-1]):
            if kinds[n] not in {None, "furniture", "teaser"}:
                articles[n] = number
    for number, (body, _) in enumerate(found, 1):
        below = next((n for n in range(body[-1] + 1, len(lines)) if articles[n]), len(lines))
        _foot(lines, guesses, range(body[-1] + 1, below), number, kinds, rules, articles)
    return Sorted([kind or "furniture" for kind in kinds], rules, articles)


def _parts(lines: Sequence[Line], guesses: Sequence[Guess]) -> list[Part]:
    parts: list[Part] = []
    zone = False
    previous = -1
    for n, guess in enumerate(guesses):
        if guess.label != "prose":
            continue
        gap = range(previous + 1, n)
        labels = [guesses[k].label for k in gap]
        links, comments = "read_also" in labels or "teaser" in labels, "comments" in labels
        shorts = [k for k in gap if guesses[k].label in {"short", "bullet"} and len(lines[k].words) >= 3]
        zone = zone or links or comments
        headed = any(label in {"date", "byline", "dateline_byline"} for label in labels)
        cut = (
            links
            or comments
            or len(shorts) > 1
            or (shorts and (zone or headed or len(lines[shorts[0]].words) > HEADING))
        )
        if cut or not parts:
            parts.append(Part([n], gap, links, comments))
        else:
            parts[-1].prose.append(n)
            zone = zone and len(parts[-1].prose) < 3
        previous = n
    return parts


def _articles(
    lines: Sequence[Line], guesses: Sequence[Guess], parts: Sequence[Part]
) -> list[tuple[list[int], list[range]]]:
    """The lines of text of each article, and the gaps over which it goes on."""
    found: list[tuple[list[int], list[range]]] = []
    main = next((p for p in parts if len(p.prose) > 1), None) or max(
        parts, key=lambda p: _length(lines, p), default=None
    )
    if main is None:
        return []
    zone = False
    for part in parts:
        if part is main:
            found.append((list(part.prose), []))
            continue
        if not found:
            continue
        zone = zone or part.links
        fate = _fate(lines, guesses, part, found[-1][0], zone)
        if fate == "new":
            found.append((list(part.prose), []))
        elif fate == "same":
            found[-1][0].extend(part.prose)
            found[-1][1].append(part.gap)
        zone = zone and fate not in {"new", "same"}
    return found


def _length(lines: Sequence[Line], part: Part) -> int:
    return sum(len(lines[n].words) for n in part.prose)


def _fate(lines: Sequence[Line], guesses: Sequence[Guess], part: Part, body: Sequence[int], zone: bool) -> Fate:
    """What a piece of text is that something separates from the article above it."""
    opening = content_words([word for n in part.prose[:2] for word in lines[n].words])
    titled = max((_share(lines[k], opening) for k in _headlines(lines, guesses, part.gap)), default=0.0)
    before = content_words([word for n in body for word in lines[n].words])
    related = len(opening & before) / max(1, len(opening))
    first = lines[part.prose[0]]
    goes_on = any(mark.prefix.startswith(("و", "ف")) for mark in first.marked.by_token.get(first.tokens.start, ()))
    if part.comments and not (titled >= ALIKE and len(part.prose) > 1):
        return "furniture"
    if len(part.prose) > 1:
        return (
            "new" if titled >= ALIKE and (zone or related < RELATED) else "same" if related >= RELATED / 2 else "teaser"
        )
    if goes_on and related >= RELATED / 2 and titled < ALIKE:
        return "same"
    return "teaser" if zone or related < RELATED else "same"


def _headlines(lines: Sequence[Line], guesses: Sequence[Guess], gap: range) -> list[int]:
    return [k for k in gap if guesses[k].label == "short" and len(lines[k].words) in TITLE]


def _share(line: Line, words: frozenset[str]) -> float:
    """The share of a headline's words that a text has."""
    return len(line.content & words) / max(2, len(line.content))


def _inside(
    lines: Sequence[Line],
    guesses: Sequence[Guess],
    body: Sequence[int],
    gaps: Sequence[range],
    kinds: list[RegionKind | None],
) -> None:
    """The lines between an article's paragraphs: cross-heads, captions, and what the site puts in."""
    crossed = {k for gap in gaps for k in gap}
    zone = False
    for n in range(body[0] + 1, body[-1]):
        label = guesses[n].label
        if kinds[n] == "body":
            zone = False
        elif label == "read_also":
            kinds[n], zone = "furniture", True
        elif label in {"caption", "keywords", "source_note", "byline", "dateline_byline"}:
            kinds[n] = "teaser" if zone else label
        elif label in {"furniture", "comments", "date"}:
            kinds[n] = "furniture"
        elif (
            label in {"teaser", "prose"}
            or zone
            or (n in crossed and label == "bullet" and not _introduced(lines, kinds, n))
        ):
            kinds[n] = "teaser"
        else:
            kinds[n] = "heading" if label == "short" and len(lines[n].words) <= HEADING else "body"


def _introduced(lines: Sequence[Line], kinds: Sequence[RegionKind | None], n: int) -> bool:
    """Whether a list follows on a line of text that announces it."""
    above = next((k for k in range(n - 1, -1, -1) if not lines[k].bulleted), None)
    return above is not None and kinds[above] == "body" and lines[above].stop in {":", "،"}


def _head(
    lines: Sequence[Line],
    guesses: Sequence[Guess],
    above: range,
    body: Sequence[int],
    given: str,
    kinds: list[RegionKind | None],
    rules: list[str],
) -> None:
    """The lines above an article's first paragraph."""
    opening = content_words([word for n in body[:3] for word in lines[n].words])
    title = _title(lines, guesses, above[-HEAD:], opening, given)
    start = title if title is not None else body[0]
    key = lines[title].key if title is not None else ""
    if title is not None:
        start = next(n for n in above if lines[n].key == key)
        rules[title] = "title"
    while start - 1 in above and (
        guesses[start - 1].label in {"caption", "byline", "dateline_byline"}
        or (title is None and lines[start - 1].joined)
    ):
        start -= 1
    for n in range(start, body[0]):
        label = guesses[n].label
        if label == "short":
            same = key and lines[n].key == key
            placed: RegionKind | None = "dateline_byline" if lines[n].joined and n != title else _name(lines[n])
            worth = len(lines[n].words) > 3 or _share(lines[n], opening) >= ALIKE
            kinds[n] = "title" if same else placed or ("subtitle" if title is not None and worth else None)
        elif label == "date":
            kinds[n] = "dateline_byline"
        elif label in {"caption", "byline", "dateline_byline", "source_note", "keywords"}:
            kinds[n] = label


def _title(
    lines: Sequence[Line], guesses: Sequence[Guess], above: range, opening: frozenset[str], given: str
) -> int | None:
    """The line above an article that is most like its headline."""
    candidates = [n for n in _headlines(lines, guesses, above) if not lines[n].joined and not _name(lines[n])]
    keys = [lines[n].key for n in candidates]

    def likeness(n: int) -> float:
        line = lines[n]
        repeated = keys.count(line.key) > 1
        near = 1 - (above.stop - n) / (2 * HEAD)
        return 2 * _share(line, opening) + 0.5 * repeated + 0.5 * near + (len(line.words) > 3)

    if (same := next((n for n in candidates if _given(lines[n], given)), None)) is not None:
        return same
    first = next((n for n in candidates if len(lines[n].words) > 3 and _share(lines[n], opening) >= RELATED), None)
    if first is not None:  # a headline stands above its subtitle
        return first
    best = max(candidates, key=likeness, default=None)
    near = best is not None and len(lines[best].words) > 3 and above.stop - best <= 4
    return best if best is not None and (near or _share(lines[best], opening) >= RELATED) else None


def _given(line: Line, title: str) -> bool:
    """Whether a line is the title that the carrier gives, which the outlet's name may follow there."""
    return line.key in title and 2 * len(line.key) > len(title)


def _name(line: Line) -> RegionKind | None:
    """A writer's name alone on a line."""
    if 2 <= len(line.words) <= 4 and not line.stop and line.starts("given_name", "foreign_name"):
        return "byline"
    return None


def _foot(
    lines: Sequence[Line],
    guesses: Sequence[Guess],
    below: range,
    number: int,
    kinds: list[RegionKind | None],
    rules: list[str],
    articles: list[int],
) -> None:
    """The lines below an article's last paragraph."""
    zone = comments = False
    for n in below:
        if kinds[n]:
            continue
        label = guesses[n].label
        comments = comments or label == "comments"
        if label == "read_also":
            zone, comments = True, False
        elif label == "furniture" and guesses[n].rule == "notice":
            zone = False
        elif label in {"source_note", "keywords"} and not comments:
            kinds[n], articles[n] = label, number
        elif label in {"caption", "byline", "dateline_byline"} and not comments:
            kinds[n] = "teaser" if zone else label
            articles[n] = 0 if zone else number
        elif label in {"teaser", "bullet"}:
            kinds[n] = "teaser"
        elif label in {"short", "prose"} and not comments:
            if not zone and n == below.start and _name(lines[n]):
                kinds[n], articles[n] = "byline", number
            elif zone or len(lines[n].words) > 4:
                kinds[n] = "teaser"
