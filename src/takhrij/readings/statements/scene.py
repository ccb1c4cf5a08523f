"""What the patterns look at: one article's words, with the names, times, quotations and sentences on them, by token."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from takhrij import text, words
from takhrij.marks import Mark, Marked
from takhrij.records import Entity, Mention, Region, Span, Time
from takhrij.text import Quote, Text
from takhrij.words import inflection

SPOKEN_KINDS = frozenset({"title", "subtitle", "heading", "body", "caption"})
CONJUNCTIONS = ("و", "ف")
COMMAS = frozenset({"،", ",", "؛", ";"})
DASHES = frozenset({"-", "–", "—"})
STOPS = frozenset({".", "!", "؟", "?", "…"})
BREAKS = COMMAS | STOPS | {":"}
OPEN_QUOTES = frozenset({"«", '"', "“", "„", "‹", "'", "‘", "”"})
CLOSE_QUOTES = frozenset({"»", '"', "”", "›", "'", "’", "“"})


class Sentence(msgspec.Struct, frozen=True):
    """Tokens `first` to `last`, both included, of one line; `kind` is that of the line's region."""

    first: int
    last: int
    kind: str
    line: int


class Scene(msgspec.Struct, frozen=True):
    """One article, seen by token."""

    marked: Marked
    words: Sequence[str]  # folded
    sentences: tuple[Sentence, ...]
    mention_from: Mapping[int, Mention]  # by first token
    mention_on: Mapping[int, Mention]  # by every token
    time_on: Mapping[int, Time]
    quote_from: Mapping[int, Quote]  # by the token of its opening mark
    quote_on: Mapping[int, Quote]  # outermost quotation, by every token inside it
    entities: Mapping[str, Entity]

    @property
    def text(self) -> Text:
        """The page's text."""
        return self.marked.text

    def word(self, token: int) -> str:
        """A token, folded."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def stem(self, token: int) -> str:
        """A token without an attached و or ف."""
        word = self.word(token)
        return word[1:] if len(word) > 2 and word.startswith(CONJUNCTIONS) else word

    def span(self, first: int, last: int) -> Span:
        """The place of tokens `first` to `last`, both included."""
        return self.text.span(first, last)

    def surface(self, first: int, last: int) -> str:
        """Their words as printed."""
        return self.text.original[self.text.starts[first] : self.text.ends[last]]

    def tokens(self, span: Span) -> tuple[int, int]:
        """First and last token of a stretch."""
        inside = self.text.tokens_in(span.start, span.end)
        first = self.text.token_at(span.start)
        return first, max(first, inside.stop - 1)

    def mark(self, token: int, *tables: str) -> Mark | None:
        """The longest mark of these tables that begins with a token."""
        return self.marked.longest(token, *tables)

    def last_of_mention(self, mention: Mention) -> int:
        """The last token of a mention."""
        return self.text.token_at(mention.end - 1)

    def is_particle(self, token: int, *types: str) -> bool:
        """Whether a token, with or without an attached conjunction, is a small word of one of these types."""
        return any(self.word(token) in particles(t) or self.stem(token) in particles(t) for t in types)

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no punctuation stands between two tokens but brackets and quotation marks."""
        return all(self.word(t) not in BREAKS for t in range(first, last))

    def is_prepositional(self, token: int) -> bool:
        """Whether a token is a preposition with an attached pronoun: خلالها، فيه."""
        word = self.word(token)
        return any(word.endswith(p) and word.removesuffix(p) in particles("preposition") for p in inflection.PRONOUNS)

    def is_clock(self, token: int) -> bool:
        """Whether a colon stands between digits: 18:38."""
        return self.word(token - 1).isdigit() and self.word(token + 1).isdigit()


@cache
def particles(type_: str) -> frozenset[str]:
    """The small words of a type, folded."""
    forms = [row["form"] for row in words.rows("grammar/particles.csv") if row["type"] == type_]
    return frozenset(text.fold(form).text for form in forms)


@cache
def openers() -> frozenset[str]:
    """أنّ and its like, alone and with attached pronouns, folded; two readings of one spelling are one."""
    pronouns = ("", *inflection.PRONOUNS, "ني", "نا", "ك", "كم", "ي")
    return frozenset(form + pronoun for form in particles("opener") for pronoun in pronouns)


def look(
    regions: Sequence[Region],
    marked: Marked,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    times: Sequence[Time],
) -> Scene:
    """Lay an article's findings on its tokens."""
    read = marked.text
    mention_from: dict[int, Mention] = {}
    mention_on: dict[int, Mention] = {}
    for mention in mentions:
        tokens = range(read.token_at(mention.start), read.token_at(mention.end - 1) + 1)
        mention_from.setdefault(tokens.start, mention)
        mention_on.update(dict.fromkeys(tokens, mention))
    time_on = {t: time for time in times for t in range(read.token_at(time.start), read.token_at(time.end - 1) + 1)}
    quote_from = {read.token_at(quote.start): quote for quote in read.quotes}
    quote_on: dict[int, Quote] = {}
    for quote in read.quotes:
        if quote.depth == 0:
            quote_on.update(dict.fromkeys(read.tokens_in(quote.start, quote.end), quote))
    return Scene(
        marked=marked,
        words=read.words,
        sentences=tuple(_sentences(regions, read, quote_on)),
        mention_from=mention_from,
        mention_on=mention_on,
        time_on=time_on,
        quote_from=quote_from,
        quote_on=quote_on,
        entities={entity.id: entity for entity in entities},
    )


def _sentences(regions: Sequence[Region], read: Text, quote_on: Mapping[int, Quote]) -> Iterator[Sentence]:
    """The sentences of the paragraphs that can hold statements. A stop inside a quotation ends none."""
    spoken = (region for region in regions if region.kind in SPOKEN_KINDS)
    for number, region in enumerate(spoken, 1):
        begin: int | None = None
        for span in text.sentences(read.original, region.start, region.end):
            tokens = read.tokens_in(span.start, span.end)
            if not tokens:
                continue
            begin = tokens.start if begin is None else begin
            last = tokens.stop - 1
            quote = quote_on.get(last)
            if quote and read.ends[last] < quote.end and quote.closed and quote.end <= region.end:
                continue
            yield Sentence(begin, last, region.kind, number)
            begin = None
        if begin is not None:
            yield Sentence(begin, read.tokens_in(region.start, region.end).stop - 1, region.kind, number)
