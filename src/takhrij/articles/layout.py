"""How the markup of a document bears on what its lines are: guesses by the words, weighed again by where they stand.

Neither is trusted alone. What the markup says of a line counts where the words leave it open, or where both
agree; where no text at all would be left, the part that holds most of it is not believed to be beside the article.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from takhrij.articles.guesses import Guess, Label, is_name
from takhrij.articles.lines import Line, key
from takhrij.articles.pieces import RELATED, share, words_of
from takhrij.articles.split import Sorted
from takhrij.records import Block, Page

# parts beside the article: those that advertise others, and those that hold nothing but the site's own
ADVERTISING = frozenset(("related", "sidebar", "nav", "ad"))
OWN = frozenset(("footer", "share", "subscribe", "popup", "form", "box"))
SIDE = ADVERTISING | OWN | {"comments"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OPEN = ("short", "bullet", "prose")  # what the words leave open
SIGNED = ("caption", "byline", "dateline_byline", "keywords", "source_note", "teaser")
MOST = 0.6  # share of the main part's paragraphs
LINKED = 0.5  # share of a line in links from which it leads elsewhere
HEADLINE = 5  # words: a shorter link is a label
NAME = 8
SEVERAL = 3
FOOT = 8  # lines below a text in which it is signed
MANY = 1000  # a paragraph above all links counts as many: its box is no list
HEADING = 12
CAPTION = 60


class Spot(NamedTuple):
    """A line, what its words say it is, and what its markup says of it."""

    number: int
    line: Line
    guess: Guess
    block: Block
    side: frozenset[str]  # the parts beside the article in which it stands

    @property
    def length(self) -> int:
        """Its words."""
        return len(self.line.words)


class Around(NamedTuple):
    """What is known of the document's lines together."""

    title: str  # key of the headline
    titled: int  # the number of its first line, or that of the main part's first
    first: int  # of the main part's lines of text
    last: int
    texts: Counter[int]  # paragraphs by entry
    boxed: Counter[int]  # and by box
    cards: frozenset[int]  # entries with a link for a headline and hardly any text
    boxes: frozenset[int]  # boxes of links with a paragraph below each
    words: frozenset[str]  # of the main part's text
    box: int | None  # the element around most of its paragraphs, if one has that many
    leading: bool  # whether headlines of others are links: several are
    linked: bool  # whether links tell anything: not where most of the text is in them


def headline(page: Page) -> str:
    """The key of the page's title: that of its carrier, as the document's first-level heading has it."""
    given = key(page.metadata.title or "")
    texts = page.text.split("\n")
    heads = [
        found
        for text, block in zip(texts, page.layout, strict=False)
        if block.element == "h1" and not SIDE.intersection(block.roles) and len((found := key(text)).split()) > 2
    ]
    return next((head for head in heads if head in given or given in head), given)


def weigh(page: Page, lines: Sequence[Line], guesses: Sequence[Guess], title: str) -> Sequence[Guess]:
    """The guesses, where the markup has a say changed by it. `title` is the key of the headline."""
    believed = SIDE
    while page.layout:
        spots = _spots(page, lines, guesses, believed)
        around = _around(spots, title)
        weighed = [_weighed(spot, around) for spot in spots]
        held = Counter(part for spot in spots if spot.guess.label == "prose" for part in spot.side)
        if any(guess.label == "prose" for guess in weighed):
            return weighed
        if not held:
            break
        believed -= {max(held, key=held.__getitem__)}
    return guesses


def settle(page: Page, lines: Sequence[Line], guesses: Sequence[Guess], found: Sorted) -> Sorted:
    """What the lines are, with the paragraphs and cross-heads in the box of the main part's text kept together."""
    spots = _spots(page, lines, guesses)
    around = _around(spots, "")
    inside = [spot for spot in spots if spot.block.box == around.box and around.first <= spot.number <= around.last]
    links = sum(spot.block.linked >= LINKED for spot in inside)
    if 3 * links > len(inside):
        return found
    article = 0
    for spot in inside:
        n = spot.number
        article = found.articles[n] or article
        headed = spot.block.element in HEADINGS or "bold" in spot.block.roles
        if not article or found.kinds[n] not in {"teaser", "furniture"} or spot.block.linked >= LINKED or spot.side:
            continue
        if spot.guess.label == "prose":
            found.kinds[n], found.articles[n], found.rules[n] = "body", article, "layout: box"
        elif spot.guess.label == "short" and headed and spot.length <= HEADING:
            found.kinds[n], found.articles[n], found.rules[n] = "heading", article, "layout: box"
    return found


def _spots(page: Page, lines: Sequence[Line], guesses: Sequence[Guess], believed: frozenset[str] = SIDE) -> list[Spot]:
    """The lines with their blocks; none of a page without markup."""
    spots: list[Spot] = []
    row = at = 0
    for n, (line, guess) in enumerate(zip(lines, guesses, strict=True)) if page.layout else ():
        row, at = row + page.text.count("\n", at, line.span.start), line.span.start
        block = page.layout[row]
        spots.append(Spot(n, line, guess, block, believed.intersection(block.roles)))
    return spots


def _around(spots: Sequence[Spot], title: str) -> Around:
    texts = [spot for spot in spots if spot.guess.label == "prose" and not spot.side]
    main = [spot for spot in texts if spot.block.main] or texts
    first, last = (main[0].number, main[-1].number) if main else (0, -1)
    count = sum(spot.length for spot in texts)
    entries = Counter(spot.block.entry for spot in texts if spot.block.linked < LINKED)
    headed = {s.block.entry for s in spots if s.block.element in HEADINGS and s.block.linked >= LINKED}
    box, count_in = max(Counter(spot.block.box for spot in main).items(), key=lambda each: each[1], default=(None, 0))
    return Around(
        title=title,
        titled=next((spot.number for spot in spots if spot.line.key == title and spot.number < first), first),
        first=first,
        last=last,
        texts=entries,
        boxed=Counter(spot.block.box for spot in texts),
        cards=frozenset(entry for entry in headed if entry and entries[entry] <= 1),
        boxes=_boxes(spots, len(main)),
        words=words_of([spot.line for spot in main], range(len(main))),
        box=box if count_in > 2 and count_in > MOST * len(main) else None,
        leading=sum(spot.block.linked >= LINKED and spot.length >= HEADLINE for spot in spots) >= SEVERAL,
        linked=2 * sum(spot.length * spot.block.linked for spot in texts) < count,
    )


def _boxes(spots: Sequence[Spot], main: int) -> frozenset[int]:
    """The boxes in which every paragraph stands below a link, but for one that holds most of the page's."""
    links, texts = Counter[int](), Counter[int]()
    for spot in spots:
        if spot.block.linked >= LINKED and spot.length >= HEADLINE:
            links[spot.block.box] += 1
        elif spot.guess.label == "prose" and spot.block.linked < LINKED:
            texts[spot.block.box] += 1 if links[spot.block.box] else MANY
    return frozenset(box for box, count in texts.items() if count <= links[box] and 2 * count < main)


def _weighed(spot: Spot, around: Around) -> Guess:
    if around.title and spot.line.key == around.title:
        return spot.guess
    for rule in RULES:
        label = rule(spot, around)
        if label:
            return spot.guess if label == spot.guess.label else Guess(label, f"layout: {rule.__name__}", spot.line.span)
    return spot.guess


def tag(spot: Spot, around: Around) -> Label | None:
    """A word of a list of tags, at the foot of an article too; a cloud of tags is the site's."""
    if "tags" not in spot.block.roles or spot.side - {"footer", "nav"} or (spot.side and not spot.block.entry):
        return None
    return "keywords" if spot.guess.label in {"short", "bullet"} and spot.length <= NAME else None


def comment(spot: Spot, around: Around) -> Label | None:
    """What readers write, and the form that they write it in."""
    return "comments" if "comments" in spot.side and spot.guess.label in (*OPEN, *SIGNED) else None


def advertised(spot: Spot, around: Around) -> Label | None:
    """In a part with links to others: their headlines, summaries and writers; what is short is its label."""
    if not spot.side & ADVERTISING or not _open(spot, around) or (spot.side & OWN and "related" not in spot.side):
        return None
    told = spot.length >= HEADLINE and (spot.block.linked >= LINKED or "nav" not in spot.side)
    signed = spot.guess.label not in OPEN or is_name(spot.line) or spot.block.element in HEADINGS
    return "teaser" if told or (signed and spot.side & {"related", "sidebar"}) else "furniture"


def site(spot: Spot, around: Around) -> Label | None:
    """In the site's own parts; an article's footer is its own."""
    footing = spot.side == {"footer"} and spot.block.entry and spot.block.entry not in around.cards
    return "furniture" if spot.side & OWN and _open(spot, around) and not footing else None


def _open(spot: Spot, around: Around) -> bool:
    """Whether the words leave it open what the line is; in bars with buttons the article's own signature stands too."""
    bar = (
        not spot.side & {"related", "sidebar", "footer", "popup"} and around.titled <= spot.number <= around.last + FOOT
    )
    return spot.guess.label in (OPEN if bar else (*OPEN, *SIGNED))


def caption(spot: Spot, around: Around) -> Label | None:
    """Below a picture; several paragraphs are none, whatever they are called."""
    below = "caption" in spot.block.roles and spot.guess.label in {"short", "prose"}
    return "caption" if below and 2 < spot.length <= CAPTION and around.boxed[spot.block.box] < 2 else None


def signature(spot: Spot, around: Around) -> Label | None:
    """The writer, where the markup says so."""
    if "byline" not in spot.block.roles or spot.guess.label != "short" or not 1 < spot.length <= NAME:
        return None
    return "dateline_byline" if spot.line.joined else "byline"


def card(spot: Spot, around: Around) -> Label | None:
    """A headline with a link and its summary, in an element of their own."""
    inside = spot.block.entry in around.cards or spot.block.box in around.boxes
    return "teaser" if inside and spot.guess.label in OPEN and spot.length > 2 else None


def link(spot: Spot, around: Around) -> Label | None:
    """A line that is a link leads to something else; a link that heads paragraphs is their title."""
    if not around.linked or spot.block.linked < LINKED or spot.guess.label not in OPEN:
        return None
    heads = around.texts[spot.block.entry] > 1 if spot.block.entry else not around.title and spot.number < around.first
    if spot.block.element in HEADINGS and heads:
        return None
    if spot.length >= HEADLINE:
        return "teaser"
    return "furniture" if around.first < spot.number < around.last else None  # else a writer, or a tag


def dead(spot: Spot, around: Around) -> Label | None:
    """A short line below the article that leads nowhere, on a page where headlines of others are links."""
    away = spot.number > around.last + (FOOT if spot.block.main else 0)
    plain = spot.block.element not in HEADINGS and not spot.block.roles and spot.block.linked == 0
    return "furniture" if away and plain and around.leading and spot.guess.label in {"short", "bullet"} else None


def beside(spot: Spot, around: Around) -> Label | None:
    """A paragraph by itself outside the main part, that neither goes on from it nor tells of the same."""
    if spot.guess.label != "prose" or spot.block.main or around.titled <= spot.number <= around.last:
        return None
    if around.boxed[spot.block.box] > 1 or (spot.block.entry and around.texts[spot.block.entry] > 1):
        return None
    return None if spot.line.continues or share(spot.line, around.words) >= RELATED else "furniture"


def notice(spot: Spot, around: Around) -> Label | None:
    """The site's own words to its readers, in a box of their own."""
    apart = around.box not in {None, spot.block.box} and spot.guess.label == "prose"
    return "furniture" if apart and spot.line.any("furniture_site_talk") and not spot.line.continues else None


def stray(spot: Spot, around: Around) -> Label | None:
    """A few words in a box of their own between the paragraphs of another: no cross-head looks like that."""
    plain = spot.block.element not in HEADINGS and "bold" not in spot.block.roles and spot.guess.label == "short"
    apart = around.box not in {None, spot.block.box} and around.first < spot.number < around.last
    return "furniture" if plain and apart and spot.block.element != "li" and spot.length <= NAME else None


def item(spot: Spot, around: Around) -> Label | None:
    """A list within the text, or a paragraph without a stop."""
    inside = spot.block.main and around.first < spot.number and spot.block.linked < LINKED and not spot.side
    if not inside or spot.guess.label not in {"short", "bullet"} or "bold" in spot.block.roles:
        return None
    if spot.block.element == "li" and spot.length > 1:
        return "prose"
    return "prose" if spot.block.element == "p" and spot.length > HEADING and spot.number < around.last else None


def heading(spot: Spot, around: Around) -> Label | None:
    """A heading is no paragraph, whatever stands at its end."""
    within = spot.block.element in HEADINGS and spot.block.main and spot.guess.label == "prose"
    return "short" if within and spot.length <= HEADING else None


RULES = (
    tag,
    comment,
    advertised,
    site,
    caption,
    signature,
    card,
    link,
    dead,
    beside,
    notice,
    stray,
    item,
    heading,
)
