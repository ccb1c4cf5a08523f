"""From guesses at lines to articles: which lines of text belong together, and what the lines around them are.

1. Text is cut where a list of links, a comment form or several headlines stand between two paragraphs. 2. Each piece is
the main article, a further one, its continuation, a teaser's summary or the site's own prose. 3. Each article takes its
head (title, subtitle, bylines, captions) from above and its foot from below; the rest is teasers and furniture.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from takhrij.articles.lines import Line
from takhrij.articles.shapes import Guess
from takhrij.records import RegionKind

Fate = Literal["new", "same", "teaser", "furniture"]

ALIKE = 0.4  # share of a headline's words that its article's first paragraphs repeat
RELATED = 0.25
# share of a paragraph's words that stand above it: of 473 articles' inner paragraphs 5 % have less, of other articles'
# first ones 85 %
UNRELATED = 0.1
NEAR = 20  # paragraphs of an article with which a further piece is compared
HEADING = 8  # words
LONG = 15  # words
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
    for number, body in enumerate(found, 1):  # 3.
        above = max((n for n in range(body[0]) if articles[n]), default=-1)
        for n in body:
            kinds[n], articles[n] = "body", number
        _inside(lines, guesses, body, kinds)
        _head(lines, guesses, range(above + 1, body[0]), body, title, kinds, rules)
        for n in range(above + 1, body[-1]):
            if kinds[n] not in {None, "furniture", "teaser"}:
                articles[n] = number
    for number, body in enumerate(found, 1):
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
        zone = zone or links or comments
        loose = {"short", "bullet"} if zone else {"short"}
        shorts = [k for k in gap if guesses[k].label in loose and len(lines[k].words) >= 3]
        headed = any(label in {"date", "byline", "dateline_byline"} for label in labels)
        headlined = zone or headed or (len(shorts) == 1 and len(lines[shorts[0]].words) > 4)
        cut = links or comments or len(shorts) > 1 or (shorts and headlined)
        if cut or not parts:
            parts.append(Part([n], gap, links, comments))
        else:
            parts[-1].prose.append(n)
            zone = zone and len(parts[-1].prose) < 3
        previous = n
    return parts


def _articles(lines: Sequence[Line], guesses: Sequence[Guess], parts: Sequence[Part]) -> list[list[int]]:
    """The lines of text of each article."""
    found: list[list[int]] = []
    main = _first(lines, parts)
    zone = False
    for part in parts:
        if part is main:
            found.append(list(part.prose))
        elif found:
            zone = zone or part.links
            fate = _fate(lines, guesses, part, found[-1], zone)
            if fate == "new":
                found.append(list(part.prose))
            elif fate == "same":
                found[-1].extend(part.prose)
            zone = zone and fate not in {"new", "same"}
    return found


def _first(lines: Sequence[Line], parts: Sequence[Part]) -> Part | None:
    """Where the first article begins: several paragraphs, or one that the next goes on from; else the longest."""
    for part, after in zip(parts, [*parts[1:], None], strict=False):
        goes_on = after and not after.links and _related(lines, after, part.prose) >= UNRELATED
        if len(part.prose) > 1 or goes_on:
            return part
        if len(lines[part.prose[0]].words) >= LONG and not part.links and not _of_the_site(lines, part, 0):
            return part
    return max(parts, key=lambda part: sum(len(lines[n].words) for n in part.prose), default=None)


def _related(lines: Sequence[Line], part: Part, above: Iterable[int]) -> float:
    """The share of a piece's first words that stand above it."""
    opening = _words(lines, part.prose[:2])
    return len(opening & _words(lines, above)) / max(1, len(opening))


def _fate(lines: Sequence[Line], guesses: Sequence[Guess], part: Part, body: Sequence[int], zone: bool) -> Fate:
    """What a piece of text is that something separates from the article above it."""
    opening = _words(lines, part.prose[:2])
    headlines = _headlines(lines, guesses, part.gap)
    keys = [lines[k].key for k in headlines]
    last = [k for k in headlines if k == headlines[-1] or keys.count(lines[k].key) > 1]
    titled = max((_share(lines[k], opening) for k in last), default=0.0)
    related = _related(lines, part, [*range(max(0, body[0] - 4), body[0]), *body[:NEAR], *body[-NEAR:]])
    fresh = bool(last) and _fresh(guesses, part.gap, last[0])
    first = lines[part.prose[0]]
    goes_on = any(mark.prefix.startswith(("و", "ف")) for mark in first.marked.by_token.get(first.tokens.start, ()))
    if _of_the_site(lines, part, related) or (part.comments and not (titled >= ALIKE and len(part.prose) > 1)):
        return "furniture"
    if len(part.prose) > 1:
        if titled >= ALIKE and (fresh or related < (titled / 3 if zone else UNRELATED)):
            return "new"
        return "teaser" if zone and related < UNRELATED else "same"
    if goes_on and related >= UNRELATED and titled < ALIKE:
        return "same"
    return "teaser" if zone or (related < UNRELATED and titled >= ALIKE) else "same"


def _words(lines: Sequence[Line], numbers: Iterable[int]) -> frozenset[str]:
    return frozenset().union(*(lines[n].content for n in numbers))


def _fresh(guesses: Sequence[Guess], gap: range, headline: int) -> bool:
    """Whether the article above has come to its end, or a masthead goes on below the headline."""
    ended = any(guesses[k].label in {"source_note", "keywords", "comments"} for k in range(gap.start, headline))
    return ended or any(
        guesses[k].label in {"caption", "date", "byline", "dateline_byline"} for k in range(headline, gap.stop)
    )


def _of_the_site(lines: Sequence[Line], part: Part, related: float) -> bool:
    """Rules and notices, most lines of which speak of comments, accounts, readers."""
    if related >= 2 * UNRELATED:
        return False
    talking = sum(lines[n].any("furniture_site_talk") is not None for n in part.prose)
    return 2 * talking > len(part.prose)


def _headlines(lines: Sequence[Line], guesses: Sequence[Guess], gap: range) -> list[int]:
    return [k for k in gap if guesses[k].label == "short" and len(lines[k].words) in TITLE]


def _share(line: Line, words: frozenset[str]) -> float:
    """The share of a headline's words that a text has."""
    return len(line.content & words) / max(2, len(line.content))


def _inside(
    lines: Sequence[Line], guesses: Sequence[Guess], body: Sequence[int], kinds: list[RegionKind | None]
) -> None:
    """The lines between an article's paragraphs: cross-heads, captions, and what the site puts in."""
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
        elif label in {"teaser", "prose"} or zone:
            kinds[n] = "teaser"
        else:
            kinds[n] = _between(lines, guesses, kinds, n)


def _between(lines: Sequence[Line], guesses: Sequence[Guess], kinds: Sequence[RegionKind | None], n: int) -> RegionKind:
    """A short line between paragraphs: a cross-head, the headline of another article, or a paragraph without a stop."""
    line = lines[n]
    if line.stop == "؟" and not line.bulleted and len(line.words) <= HEADING:
        return "heading"
    if _doubled(lines, n):
        return "caption"
    if guesses[n].label != "short" or line.stop == "." or (len(line.words) > 4 and line.stop):
        return "body"
    if _introduced(lines, kinds, n):
        return "body"
    several = any(guesses[k].label == "short" and len(lines[k].words) > 4 for k in (n - 1, n + 1) if k < len(lines))
    if len(line.words) > 4 and (several or len(line.words) > HEADING or ": " in line.text):
        return "teaser"
    return "heading"


def _introduced(lines: Sequence[Line], kinds: Sequence[RegionKind | None], n: int) -> bool:
    """Whether the lines above announce a list: `وفيما يلي الأسماء:`."""
    above = next((k for k in range(n - 1, -1, -1) if kinds[k] == "body"), None)
    return above is not None and (lines[above].stop == ":" or (above == n - 1 and lines[above].bulleted))


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
    opening = _words(lines, body[:3])
    title = _title(lines, guesses, above if given else above[-HEAD:], opening, given)
    whole = _words(lines, body)
    start = title if title is not None else body[0]
    key = lines[title].key if title is not None else ""
    if title is not None:
        start = next(n for n in above if lines[n].key == key)
        rules[title] = "title"
    signed = {"caption", "byline", "dateline_byline"}
    if above.start == 0:  # further down, what stands above a title belongs to a teaser
        while start and (
            guesses[start - 1].label in signed
            or (title is None and lines[start - 1].joined)
            or (guesses[start - 1].label == "date" and lines[start - 1].starts("furniture_published"))
        ):
            start -= 1
    for n in range(start, body[0]):
        label = guesses[n].label
        if label == "short":
            same = key and lines[n].key == key
            placed: RegionKind | None = "dateline_byline" if lines[n].joined and n != title else _name(lines[n])
            worth = len(lines[n].words) > 2 and _share(lines[n], whole) >= RELATED
            caption: RegionKind | None = "caption" if _doubled(lines, n) else None
            kinds[n] = "title" if same else placed or caption or ("subtitle" if title is not None and worth else None)
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
    good = [n for n in candidates if len(lines[n].words) > 3 and _share(lines[n], opening) >= RELATED]
    if good:  # a headline stands above its subtitle; captions stand twice, for large and small screens
        return min(good, key=lambda n: (_doubled(lines, n), n))
    best = max(candidates, key=likeness, default=None)
    near = best is not None and len(lines[best].words) > 3 and above.stop - best <= 4
    return best if best is not None and (near or _share(lines[best], opening) >= RELATED) else None


def _doubled(lines: Sequence[Line], n: int) -> bool:
    """Whether a line stands twice in a row."""
    key = lines[n].key
    return len(lines[n].words) > 3 and key in (lines[k].key for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _given(line: Line, title: str) -> bool:
    """Whether a line is the title that the carrier gives, which the outlet's name may follow there."""
    return line.key in title and 2 * len(line.key) > len(title)


def _name(line: Line) -> RegionKind | None:
    """A writer's name alone on a line."""
    named = line.starts("given_name", "foreign_name") or (len(line.words) > 2 and line.starts("furniture_bylines"))
    return "byline" if named and 2 <= len(line.words) <= 5 - (not line.phrases) and not line.stop else None


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
        elif label == "furniture":
            zone = zone and guesses[n].rule != "notice" and guesses[n - 1].label != "furniture"
        elif label in {"source_note", "keywords"} and not comments:
            kinds[n], articles[n] = label, number
        elif label in {"caption", "byline", "dateline_byline"} and not comments:
            kinds[n] = "teaser" if zone else label
            articles[n] = 0 if zone else number
        elif label == "bullet" and n == below.start and _name(lines[n]):
            kinds[n], articles[n] = "byline", number
        elif label in {"teaser", "bullet"}:
            kinds[n] = "teaser"
        elif label in {"short", "prose"} and not comments:
            if not zone and n == below.start and _name(lines[n]):
                kinds[n], articles[n] = "byline", number
            elif len(lines[n].words) > (2 if zone else 4) or (zone and _name(lines[n])):
                kinds[n] = "teaser"
