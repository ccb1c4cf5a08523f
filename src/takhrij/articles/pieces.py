"""Runs of text on a page, and which of them are its articles.

1. Text is cut into pieces where a list of links, a comment form or headlines stand between two paragraphs. 2. Pieces
that go on from one another make runs, and one run is the main article: the one with the carrier's title above it, else
the first that is not much shorter than the longest. 3. Every other piece is a further article, a continuation, the
summary of a teaser or the site's own prose. The entries of a live blog, each below its time, go on from one another.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from takhrij.articles.guesses import Guess, is_name
from takhrij.articles.lines import READ, Line

Fate = Literal["new", "same", "teaser", "furniture"]

ALIKE = 0.4  # share of a headline's words that its article's first paragraphs repeat
RELATED = 0.25
# share of a paragraph's words that stand above it: of 473 articles' inner paragraphs 5 % have less, of other articles'
# first ones 85 %
UNRELATED = 0.1
NEAR = 20  # paragraphs of an article with which a further piece is compared
TITLE = range(2, 26)  # words
HEADLINE = 4  # words: a shorter line is no headline, but a cross-head, a label or a name
SUMMARY = 30  # words of a teaser's text, at most
SEVERAL = 2  # teasers in a row
INDEX = 15  # pieces of a front page, at least,
LEAST = 0.2  # and share of its words that no run of text has
ENTRIES = 3  # of a live blog, at least
LAST = 3  # lines above a text among which its headline is: what may be a subtitle or a caption stands below it
ASKED = 6  # words of a question within a text
MAIN = 0.5  # share of the longest run's words that an earlier one needs to be the main article,
WHOLE = 3  # or paragraphs of its first piece


class Piece(NamedTuple):
    """Lines of text with nothing between them that parts articles, by number, and what stands above them."""

    prose: list[int]
    gap: range
    links: bool  # a label of related articles stands there
    comments: bool
    stamped: bool  # a time alone on its line stands there, as above an entry of a live blog
    parted: bool  # the site's own lines stand there, or a writer's name alone, as above what a page says of him
    heads: list[int]  # the lines there that may be its headline
    titled: float  # how much of its headline it repeats
    fresh: bool  # the article above has come to its end there, or a masthead goes on below the headline


def cut(lines: Sequence[Line], guesses: Sequence[Guess]) -> list[Piece]:
    """The pieces of a page, in order."""
    pieces: list[Piece] = []
    zone = False
    previous = -1
    for n, guess in enumerate(guesses):
        if guess.label != "prose":
            continue
        gap = range(previous + 1, n)
        labels = [guesses[k].label for k in gap]
        comments = "comments" in labels and bool(pieces)
        zone = zone or comments or "read_also" in labels
        loose = {"short", "bullet"} if zone else {"short"}
        shorts = [k for k in gap if guesses[k].label in loose and len(lines[k].words) >= 3]
        # a lone link within a text, `اقرأ أيضا: …`, parts nothing
        links = "read_also" in labels or ("teaser" in labels and bool(shorts))
        zone = zone or links
        headed = any(label in {"date", "byline", "dateline_byline"} for label in labels)
        headlined = zone or headed or (len(shorts) == 1 and len(lines[shorts[0]].words) > 4)
        parted = any(_parts(lines[k], guesses[k]) for k in gap)
        if parted or links or comments or len(shorts) > 1 or (shorts and headlined) or not pieces:
            stamped = any(lines[k].stamp for k in gap)
            heads = _heads(lines, guesses, gap)
            fresh = bool(heads) and _fresh(guesses, gap, heads[0])
            pieces.append(Piece([n], gap, links, comments, stamped, parted, heads, 0, fresh))
        else:
            pieces[-1].prose.append(n)
            zone = zone and len(pieces[-1].prose) < 3
        previous = n
    live = sum(line.stamp for line in lines) >= ENTRIES
    cards = _cards(lines, pieces)
    return [
        piece._replace(stamped=piece.stamped and live, links=piece.links or n in cards, titled=_titled(lines, piece))
        for n, piece in enumerate(pieces)
    ]


def _cards(lines: Sequence[Line], pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces that are links without a label: one short paragraph each below a headline, several in a row."""

    def card(piece: Piece) -> bool:
        first = lines[piece.prose[0]]
        short = len(piece.prose) == 1 and len(first.words) <= SUMMARY and not first.continues and not piece.stamped
        return short and any(len(lines[k].words) > HEADLINE for k in piece.heads)

    found: list[int] = []
    run: list[int] = []
    for n, piece in enumerate(pieces):
        if not card(piece) or (not run and not piece.parted):
            run = []
            continue
        run.append(n)
        found += run if len(run) == SEVERAL else run[-1:] if len(run) > SEVERAL else []
    return frozenset(found)


def _parts(line: Line, guess: Guess) -> bool:
    return (guess.label == "furniture" and guess.rule != "wordless") or (guess.label == "short" and is_name(line))


def articles(lines: Sequence[Line], guesses: Sequence[Guess], title: str) -> list[list[int]]:
    """The lines of text of each article. `title` is the key of the title that the carrier gives, if any."""
    pieces = cut(lines, guesses)
    if not pieces:
        return []
    main = _main(lines, pieces, title)
    if main is None:
        return []
    while main and _leads(lines, pieces, main):
        main -= 1
    found = [piece.prose for piece in pieces[:main] if _stands_alone(lines, piece)]
    found.append(list(pieces[main].prose))
    roundup = sum(_item(lines, piece) for piece in pieces) > 1
    zone = talk = False
    pending: list[int] = []  # text that is the article's only if the article goes on below it
    for piece in pieces[main + 1 :]:
        zone, talk = zone or piece.links, (talk or piece.comments) and not piece.links
        fate = _fate(lines, piece._replace(comments=talk), found[-1], zone)
        if fate == "teaser" and roundup and not zone and _item(lines, piece):
            fate = "new"
        doubted = fate == "same" and (piece.parted or pending) and _foreign(lines, piece, found[-1])
        if doubted or (fate == "teaser" and not talk and piece.titled < ALIKE):
            pending += piece.prose
        elif fate == "same":
            found[-1] += [*pending, *piece.prose]
            pending = []
        elif fate == "new":
            found.append(list(piece.prose))
            pending, talk = [], False
        zone = zone and fate not in {"new", "same"}
    return found


def _foreign(lines: Sequence[Line], piece: Piece, body: Sequence[int]) -> bool:
    """Whether a piece that the site's lines part from an article may be the site's own: nothing joins the two."""
    alone = len(piece.prose) < WHOLE and not lines[piece.prose[0]].continues and not piece.stamped
    return alone and _related(lines, piece, body[:NEAR]) < UNRELATED


def _main(lines: Sequence[Line], pieces: Sequence[Piece], title: str) -> int | None:
    """The number of the piece that the main article begins with; none on a front page, where many have a few lines."""
    if title:
        titled = (n for n, piece in enumerate(pieces) if any(given(lines[k], title) for k in piece.gap))
        if (first := next(titled, None)) is not None:
            return first
    goes_on = [_goes_on(lines, pieces, n) for n in range(len(pieces))]
    sizes = _sizes(lines, pieces, goes_on)
    several = [n for n, piece in enumerate(pieces) if len(piece.prose) > 1 or goes_on[n]]
    among = [n for n in several if sizes[n]] or range(len(pieces))
    longest = max(sizes[n] for n in among)
    if len(pieces) >= INDEX and longest < LEAST * sum(len(lines[n].words) for piece in pieces for n in piece.prose):
        return None
    return next(n for n in among if sizes[n] >= MAIN * longest or len(pieces[n].prose) >= WHOLE)


def _leads(lines: Sequence[Line], pieces: Sequence[Piece], main: int) -> bool:
    """Whether a long paragraph above the main article is its lead, which cross-heads or a picture part from it."""
    above, below = pieces[main - 1], pieces[main]
    if below.links or above.links or _brief(lines, above):
        return False
    top = main == 1 and len(above.gap) <= 2 and not below.parted  # hardly more than a title above it
    return top or _related(lines, above, below.prose[:NEAR]) >= RELATED


def _sizes(lines: Sequence[Line], pieces: Sequence[Piece], goes_on: Sequence[bool]) -> list[int]:
    """The words of the run that begins with each piece; none where it is a reader's or the site's."""
    runs = [sum(len(lines[n].words) for n in piece.prose) for piece in pieces]
    for n in reversed(range(len(pieces) - 1)):
        runs[n] += runs[n + 1] * goes_on[n]
    others = [piece.comments or _of_the_site(lines, piece, 0) for piece in pieces]
    return [0 if other else run for run, other in zip(runs, others, strict=True)]


def _goes_on(lines: Sequence[Line], pieces: Sequence[Piece], n: int) -> bool:
    """Whether the next piece belongs to the same run: no headline parts them, or it is about the same and no card."""
    if n + 1 == len(pieces) or pieces[n + 1].links or pieces[n + 1].comments:
        return False
    after = pieces[n + 1]
    if after.stamped or not after.heads:
        return True
    card = _brief(lines, pieces[n]) and _brief(lines, after) and after.titled >= ALIKE
    return _related(lines, after, pieces[n].prose) >= (RELATED if card else UNRELATED)


def _stands_alone(lines: Sequence[Line], piece: Piece) -> bool:
    """Whether a piece above the main article is one of its own: several paragraphs below their headline."""
    headed = len(piece.prose) > 1 and piece.titled >= ALIKE
    return headed and not (piece.links or piece.comments or _of_the_site(lines, piece, 0))


def _brief(lines: Sequence[Line], piece: Piece) -> bool:
    """Whether a piece is as short as the summary of a teaser."""
    return len(piece.prose) == 1 and len(lines[piece.prose[0]].words) <= READ


def _item(lines: Sequence[Line], piece: Piece) -> bool:
    """Whether a piece is an item of a round-up: one long paragraph below its headline."""
    long = len(piece.prose) == 1 and not _brief(lines, piece)
    return long and piece.titled >= ALIKE


def _fate(lines: Sequence[Line], piece: Piece, body: Sequence[int], zone: bool) -> Fate:
    """What a piece is that something separates from the article above it."""
    titled = piece.titled
    related = _related(lines, piece, [*range(max(0, body[0] - 4), body[0]), *body[:NEAR], *body[-NEAR:]])
    if _of_the_site(lines, piece, related) or (piece.comments and not (titled >= ALIKE and len(piece.prose) > 1)):
        return "furniture"
    if piece.stamped and (related >= UNRELATED or not piece.heads):
        return "same"
    if lines[piece.prose[0]].continues and not piece.comments:
        return "same"
    if len(piece.prose) > 1:
        if titled >= ALIKE and (piece.fresh or related < (titled / 3 if zone else UNRELATED)):
            return "new"
        return "teaser" if zone and related < UNRELATED else "same"
    return "teaser" if zone or (related < UNRELATED and titled >= ALIKE) else "same"


def _heads(lines: Sequence[Line], guesses: Sequence[Guess], gap: range) -> list[int]:
    """The lines above a piece that may be its headline: the last ones, and those that stand there twice."""
    found = [k for k in headlines(lines, guesses, gap) if lines[k].stop != "؟" or len(lines[k].words) > ASKED]
    keys = [lines[k].key for k in found]
    return [k for k in found if k in found[-LAST:] or keys.count(lines[k].key) > 1]


def _titled(lines: Sequence[Line], piece: Piece) -> float:
    """How much of its headline a piece repeats."""
    opening = words_of(lines, piece.prose[:2])
    return max((share(lines[k], opening) for k in piece.heads), default=0.0)


def _related(lines: Sequence[Line], piece: Piece, above: Iterable[int]) -> float:
    """The share of a piece's first words that stand above it."""
    opening = words_of(lines, piece.prose[:2])
    return len(opening & words_of(lines, above)) / max(1, len(opening))


def _fresh(guesses: Sequence[Guess], gap: range, headline: int) -> bool:
    """Whether the article above has come to its end, or a masthead goes on below the headline."""
    ended = any(guesses[k].label in {"source_note", "keywords", "comments"} for k in range(gap.start, headline))
    return ended or any(
        guesses[k].label in {"caption", "date", "byline", "dateline_byline"} for k in range(headline, gap.stop)
    )


def _of_the_site(lines: Sequence[Line], piece: Piece, related: float) -> bool:
    """Rules and notices, most lines of which speak of comments, accounts, readers."""
    if related >= 2 * UNRELATED:
        return False
    talking = sum(lines[n].any("furniture_site_talk") is not None for n in piece.prose)
    return 2 * talking > len(piece.prose)


def headlines(lines: Sequence[Line], guesses: Sequence[Guess], among: range) -> list[int]:
    """The lines that may be headlines; a writer's name alone is none."""
    return [
        k
        for k in among
        if guesses[k].label == "short"
        and len(lines[k].words) in TITLE
        and not lines[k].joined
        and not is_name(lines[k])
    ]


def given(line: Line, title: str) -> bool:
    """Whether a line is the title that the carrier gives, which the outlet's name may follow there."""
    return bool(line.key) and line.key in title and 2 * len(line.key) > len(title)


def words_of(lines: Sequence[Line], numbers: Iterable[int]) -> frozenset[str]:
    """The words that say what some lines are about."""
    return frozenset().union(*(lines[n].content for n in numbers))


def share(line: Line, words: frozenset[str]) -> float:
    """The share of a headline's words that a text has."""
    return len(line.content & words) / max(2, len(line.content))
