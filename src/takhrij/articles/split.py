"""From guesses at lines to articles: which lines of text belong together (`pieces`), and what stands around them.

Each article takes its head (title, subtitle, bylines, captions) from above and its foot from below. Lines between its
paragraphs are cross-heads, captions or what the site puts in. The rest is teasers and furniture.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from takhrij.articles import pieces
from takhrij.articles.guesses import Guess, Label, is_name
from takhrij.articles.lines import PLACES, Line
from takhrij.articles.pieces import ALIKE, HEADLINE, RELATED, headlines, share, words_of
from takhrij.records import RegionKind

HEADING = 8  # words
HEAD = 14  # lines above its first paragraph in which an article's title stands
TOLD = 0.75  # share of the words of an article's tags that the article has
TAGGED = 8  # lines below its text in which an article's tags stand
NOTICES = ("notice", "label")  # what the site says for itself: no list of headlines goes on across it
SIGNED: Mapping[Label, RegionKind] = {each: each for each in ("caption", "byline", "dateline_byline")}
NOTED: Mapping[Label, RegionKind] = {each: each for each in ("source_note", "keywords")}


class Sorted(NamedTuple):
    """What each line is, by which rule, and of which article (its number from 1, or 0)."""

    kinds: list[RegionKind]
    rules: list[str]
    articles: list[int]


def sort(lines: Sequence[Line], guesses: Sequence[Guess], title: str) -> Sorted:
    """What each line of a page is. `title` is the key of the title that the carrier gives, if any.

    The date lines of an article's head are furniture, and of the article.
    """
    bodies = pieces.articles(lines, guesses, title)
    page = _Page(lines, guesses, title)
    for number, body in enumerate(bodies, 1):
        page.body(body, number)
    for number, body in enumerate(bodies, 1):
        page.foot(body[-1], number)
    if not bodies:
        page.before(range(len(lines)))
    return Sorted([kind or "furniture" for kind in page.kinds], page.rules, page.articles)


class _Page:
    """The lines of a page as they get their kinds."""

    def __init__(self, lines: Sequence[Line], guesses: Sequence[Guess], title: str) -> None:
        self.lines = lines
        self.labels = [guess.label for guess in guesses]
        self.guesses = guesses
        self.given = title
        self.kinds: list[RegionKind | None] = [None] * len(lines)
        self.rules = [guess.rule for guess in guesses]
        self.articles = [0] * len(lines)

    def body(self, body: Sequence[int], number: int) -> None:
        """An article's text, with what stands in it and above it."""
        above = max((n for n in range(body[0]) if self.articles[n]), default=-1)
        for n in body:
            self.kinds[n], self.articles[n] = "body", number
        self._inside(body)
        start = self._head(range(above + 1, body[0]), body)
        if number == 1:
            self.before(range(start))
        own = (n for n in range(start, body[-1]) if self.kinds[n] not in {None, "furniture", "teaser"})
        for n in (*own, *self._dates(range(start, body[0]))):
            self.articles[n] = number

    def _inside(self, body: Sequence[int]) -> None:
        """The lines between an article's paragraphs: cross-heads, captions, and what the site puts in."""
        zone = False
        below = dict(pairwise(body))
        after = body[0]
        for n in range(body[0], body[-1]):
            label = self.labels[n]
            if self.kinds[n] == "body":
                zone, after = False, below[n]
            elif label == "read_also":
                self.kinds[n], zone = "furniture", True
            elif own := SIGNED.get(label) or NOTED.get(label):
                self.kinds[n] = "teaser" if zone else own
            elif label in {"furniture", "comments", "date"}:
                self.kinds[n] = "furniture"
            elif label in {"teaser", "prose"} or zone:
                self.kinds[n] = "teaser"
            else:
                self.kinds[n] = self._between(n, after)

    def _between(self, n: int, after: int) -> RegionKind:
        """A short line between paragraphs: a cross-head, another article's headline, or a paragraph without a stop."""
        line = self.lines[n]
        beside = (k for k in (n - 1, n + 1) if k < len(self.lines))
        several = any(self.labels[k] == "short" and len(self.lines[k].words) > HEADLINE for k in beside)
        few = len(line.words) <= HEADING
        if line.stop == "؟" and not line.bulleted and not several:
            return "heading" if few else "body"
        if self._doubled(n):
            return "caption"
        if self.labels[n] != "short" or line.stop == "." or (len(line.words) > HEADLINE and line.stop not in {"", "؟"}):
            return "body"
        if self._introduced(n):
            return "body"
        if line.continues and line.stop == ":":
            return "body"
        if len(line.words) <= HEADLINE or (few and not several and share(line, words_of(self.lines, [after])) >= ALIKE):
            return "heading"
        return "teaser" if several or not few or ": " in line.text else "heading"

    def _introduced(self, n: int) -> bool:
        """Whether the lines above announce a list: `وفيما يلي الأسماء:`."""
        above = next((k for k in range(n - 1, -1, -1) if self.kinds[k] == "body"), None)
        return above is not None and (
            self.lines[above].stop == ":" or (above == n - 1 and self.lines[above].bulleted and self.lines[n].bulleted)
        )

    def _head(self, above: range, body: Sequence[int]) -> int:
        """The lines above an article's first paragraph; the number of the first that is the article's."""
        lines, labels = self.lines, self.labels
        title = self._title(above if self.given else above[-HEAD:], body)
        if title is None and above == range(1) and labels[0] in {"short", "byline"} and lines[0].stop != ".":
            title = 0  # nothing else stands above the text
        if title is None and self._heads(body):
            title = body[0]
            self.articles[title] = 0
        whole = words_of(lines, body)
        start = title if title is not None else body[0]
        key = lines[title].key if title is not None else ""
        if title is not None:
            start = next(n for n in (*above, title) if lines[n].key == key)
            self.rules[title] = "title"
        while start > above.start and above.start == 0 and self._belongs_below(start - 1, title is not None):
            start -= 1  # further down, what stands above a title belongs to a teaser
        for n in range(start, body[0] + (title == body[0])):
            if key and lines[n].key == key:
                self.kinds[n] = "title"
            elif labels[n] == "short":
                self.kinds[n] = self._in_head(n, title, whole)
            elif own := SIGNED.get(labels[n]) or NOTED.get(labels[n]):
                self.kinds[n] = own
        return start

    def _heads(self, body: Sequence[int]) -> bool:
        """Whether the first of an article's lines, taken for text, is its headline: without a stop, and told again."""
        if len(body) == 1:
            return False
        first, second = self.lines[body[0]], self.lines[body[1]]
        above_all = body[0] == 0 and len(second.words) > len(first.words)
        told = share(first, words_of(self.lines, body[1:4])) >= RELATED
        return (above_all or told) and first.stop in {"", "؟", "!"} and len(first.words) in pieces.TITLE

    def _belongs_below(self, n: int, titled: bool) -> bool:
        """Whether a line right above an article's title is of the article."""
        dated = self.labels[n] == "date" and (self._published(n) or "date" in self.labels[:n])
        joined = not titled and self.lines[n].joined is not None
        return self.labels[n] in SIGNED or self._doubled(n) or dated or joined

    def _published(self, n: int) -> bool:
        return self.lines[n].starts("furniture_published") is not None

    def _dates(self, head: range) -> list[int]:
        """The date lines of an article's head: those that say what they date; of bare ones the lowest."""
        dates = [n for n in head if self.labels[n] == "date"]
        bare = [n for n in dates if not self._published(n)]
        return [n for n in dates if n not in bare[:-1]]

    def _in_head(self, n: int, title: int | None, whole: frozenset[str]) -> RegionKind | None:
        """A short line between a title and its text."""
        line = self.lines[n]
        if line.joined:
            return "dateline_byline"
        shown = 1 < len(line.words) <= HEADLINE and line.content <= whole and not line.any(*PLACES, "agency", "outlet")
        if is_name(line) and not shown:
            return "byline"
        if self._doubled(n) or line.credited or shown:  # who writes is not told of
            return "caption"
        right_below = n > 0 and self.kinds[n - 1] in {"title", "subtitle"} and len(line.words) > HEADLINE
        worth = len(line.words) > 2 and share(line, whole) >= RELATED
        return "subtitle" if title is not None and (worth or right_below) else None

    def _title(self, above: range, body: Sequence[int]) -> int | None:
        """The line above an article that is most like its headline."""
        lines, opening = self.lines, words_of(self.lines, body[:3])
        candidates = headlines(lines, self.guesses, above)
        keys = [lines[n].key for n in candidates]

        def likeness(n: int) -> float:
            line = lines[n]
            repeated = keys.count(line.key) > 1
            near = 1 - (above.stop - n) / (2 * HEAD)
            return 2 * share(line, opening) + 0.5 * repeated + 0.5 * near + (len(line.words) > 3)

        if (same := next((n for n in candidates if pieces.given(lines[n], self.given)), None)) is not None:
            return same
        good = [n for n in candidates if len(lines[n].words) > 3 and share(lines[n], opening) >= RELATED]
        if good:  # a headline stands above its subtitle; captions stand twice, for large and small screens
            first = min(good, key=lambda n: (self._doubled(n), n))
            return first - 1 if self._is_subtitle(first, candidates, body) else first
        best = max(candidates, key=likeness, default=None)
        near = best is not None and len(lines[best].words) > 3 and above.stop - best <= 4
        return best if best is not None and (near or share(lines[best], opening) >= RELATED) else None

    def _is_subtitle(self, n: int, candidates: Sequence[int], body: Sequence[int]) -> bool:
        """Whether the one line above what seems a title is the title, though it says less of the matter."""
        above = self.lines[n - 1]
        once = sum(line.key == self.lines[n].key for line in self.lines) == 1
        alone = n - 1 in candidates and n - 2 not in candidates and once
        opened = n > 1 and self.labels[n - 2] == "read_also"
        return alone and not opened and len(above.words) > 3 and share(above, words_of(self.lines, body)) > 0

    def _doubled(self, n: int) -> bool:
        """Whether a line stands twice in a row."""
        key = self.lines[n].key
        beside = (self.lines[k].key for k in (n - 1, n + 1) if 0 <= k < len(self.lines))
        return len(self.lines[n].words) > 3 and key in beside

    def before(self, above: Iterable[int]) -> None:
        """What stands above the first article: other articles' headlines and summaries, and the site's own."""
        zone = False
        for n in above:
            zone = self.labels[n] == "read_also" or (zone and not self._closes(n))
            if self.labels[n] == "teaser" or self._listed(n) or (zone and self._long(n)):
                self.kinds[n] = "teaser"

    def _listed(self, n: int) -> bool:
        """Whether a line is one of several headlines, at most dates, numbers and names between them."""
        return self._long(n) and any(self._long(k) for k in (*self._near(n, -1), *self._near(n, 1)))

    def _near(self, n: int, step: int) -> Iterator[int]:
        """The lines next to one, up to the next long one, which the article has not taken."""
        for k in range(n + step, n + 4 * step, step):
            if not 0 <= k < len(self.lines) or self.kinds[k] not in {None, "teaser"} or self.rules[k] in NOTICES:
                return
            yield k
            if self._long(k):
                return

    def _long(self, n: int) -> bool:
        return self.labels[n] in {"short", "bullet", "prose"} and len(self.lines[n].words) > HEADLINE

    def foot(self, last: int, number: int) -> None:
        """The lines below an article's last paragraph."""
        below = next((n for n in range(last + 1, len(self.lines)) if self.articles[n]), len(self.lines))
        zone = comments = tags = False
        for n in range(last + 1, below):
            label = self.labels[n]
            comments = comments or label == "comments"
            tags = self._tagging(n) or (tags and label == "short" and len(self.lines[n].words) <= HEADLINE)
            own: RegionKind | None = None
            if label == "read_also":
                zone, comments = True, False
            elif label == "furniture":
                zone = zone and not self._closes(n)
                comments = comments and not self._closes(n, "comments", "share", "technical")
            elif not comments and not zone:
                own = self._at_the_end(n, n - last)
            if own or (tags and label == "short"):
                self.kinds[n], self.articles[n] = own or "keywords", number
            elif label in NOTED and not comments:
                self.kinds[n], self.articles[n] = NOTED[label], number
            elif label in {"teaser", "bullet"} or (
                not comments and (label in SIGNED or (label in {"short", "prose"} and self._advertised(n, zone)))
            ):
                self.kinds[n] = "teaser"
            last += own == "body"

    def _tagging(self, n: int) -> bool:
        """Whether a line is a label of keywords, which follow a line each."""
        return self.labels[n] == "furniture" and any(phrase.name == "keywords" for phrase in self.lines[n].phrases)

    def _closes(self, n: int, *within: str) -> bool:
        """Whether a line of the site ends what a label opened: no date, section or count, nor what is `within`."""
        names = {phrase.name for phrase in self.lines[n].phrases} - {"counters", "published", *within}
        return bool(names) and (names != {"menu"} or self.labels[n - 1] == "furniture")

    def _at_the_end(self, n: int, below: int) -> RegionKind | None:
        """A line of the article itself, so many lines below its text: its last words, signature, picture or tags."""
        line, label = self.lines[n], self.labels[n]
        if label in SIGNED:
            return SIGNED[label]
        signed = label == "bullet" and len(line.words) <= HEADLINE and line.stop != "؟"
        if below == 1 and (signed or (label in {"short", "bullet"} and is_name(line))):
            return "byline"
        if label != "short" or line.phrases:
            return None
        if below == 1 and (line.continues or line.stop in {"؟", "!"}):
            return "body"
        return "keywords" if below <= TAGGED and self._tags(n) else None

    def _tags(self, n: int) -> bool:
        """Whether a line is nothing but words of the article above it, without one that holds a sentence together."""
        line = self.lines[n]
        above = [k for k in range(n) if self.articles[k]]
        told = len(line.content) > 1 and share(line, words_of(self.lines, above)) >= TOLD
        return told and not line.joining and not line.stop

    def _advertised(self, n: int, zone: bool) -> bool:
        """Whether a line below an article is another's headline, summary or writer."""
        advertised = self.kinds[n - 1] == "teaser"
        if self.labels[n] == "prose" and not zone:
            return advertised or self._long(n - 1)
        signed = (is_name(self.lines[n]) or self.lines[n].joined is not None) and (zone or advertised)
        return signed or self._listed(n) or (zone and len(self.lines[n].words) > 2)
