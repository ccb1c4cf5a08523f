"""What statements and events are read from: an article's words with names, times, quotations and sentences on them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from takhrij import text, words
from takhrij.marks import Mark, Marked
from takhrij.records import Entity, Mention, Region, Span, Time
from takhrij.text import Quote, Text
from takhrij.words import inflection

TANWIN = "\u064b"  # of the accusative
SPOKEN_KINDS = frozenset({"title", "subtitle", "heading", "body", "caption"})
OWNERS = ("ها", "ه", "هم", "هما")  # attached pronouns of the third person
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
    word: Callable[[int], str]  # one of them; "" before the first and behind the last
    listed: Mapping[int, Mapping[str, list[Mark]]]  # the marks that begin with a token, by table
    types: Sequence[frozenset[str]]  # of the small word that each token is, with or without an attached conjunction
    joints: Sequence[int]  # for each token, the first from it on at which a clause may open or end
    verbs: dict[int, list[Mark]]  # kept by `cues.verbs`, which every pattern asks for the same tokens
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

    def stem(self, token: int) -> str:
        """A token without an attached و or ف."""
        word = self.word(token)
        return word[1:] if len(word) > 2 and word.startswith(CONJUNCTIONS) else word

    def span(self, first: int, last: int) -> Span:
        """The place of tokens `first` to `last`, both included."""
        return self.text.span(first, last)

    def accusative(self, token: int) -> bool:
        """Whether a token is printed with the tanwin that no subject has: حلاً، سياسيًا، مطالبةً."""
        return TANWIN in self.text.original[self.text.starts[token] : self.text.ends[token]]

    def surface(self, first: int, last: int) -> str:
        """Their words as printed."""
        return self.text.original[self.text.starts[first] : self.text.ends[last]]

    def tokens(self, span: Span) -> tuple[int, int]:
        """First and last token of a stretch."""
        inside = self.text.tokens_in(span.start, span.end)
        first = self.text.token_at(span.start)
        return first, max(first, inside.stop - 1)

    def joint(self, token: int) -> int:
        """The first token from this one on at which a clause may open or end; of none, the one behind the last."""
        return self.joints[token] if token < len(self.joints) else token

    def marks(self, token: int, table: str) -> Sequence[Mark]:
        """The marks of a table that begin with a token, the longest and most exact first."""
        by_table = self.listed.get(token)
        return by_table.get(table, ()) if by_table else ()

    def mark(self, token: int, *tables: str) -> Mark | None:
        """The longest mark of these tables that begins with a token."""
        by_table = self.listed.get(token)
        if not by_table:
            return None
        if len(tables) == 1:
            found = by_table.get(tables[0])
            return found[0] if found else None
        return self.marked.longest(token, *tables) if not by_table.keys().isdisjoint(tables) else None

    def last_of_mention(self, mention: Mention) -> int:
        """The last token of a mention."""
        return self.text.token_at(mention.end - 1)

    def is_particle(self, token: int, *types: str) -> bool:
        """Whether a token, with or without an attached conjunction, is a small word of one of these types."""
        return 0 <= token < len(self.types) and not self.types[token].isdisjoint(types)

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no punctuation stands between two tokens but brackets and quotation marks."""
        return all(self.word(t) not in BREAKS for t in range(first, last))

    def is_prepositional(self, token: int) -> bool:
        """Whether a token is a preposition with an attached pronoun: خلالها، فيه."""
        word = self.word(token)
        return any(word.endswith(p) and word.removesuffix(p) in particles("preposition") for p in inflection.PRONOUNS)

    def in_place(self, token: int) -> bool:
        """Whether a token stands in the name of a place."""
        mention = self.mention_on.get(token)
        return mention is not None and self.entities[mention.entity].kind == "place"

    def quoted(self, token: int) -> bool:
        """Whether a token stands in a quotation that is closed."""
        quote = self.quote_on.get(token)
        return quote is not None and quote.closed

    def is_clock(self, token: int) -> bool:
        """Whether a colon stands between digits: 18:38."""
        return self.word(token - 1).isdigit() and self.word(token + 1).isdigit()


@cache
def particles(type_: str) -> frozenset[str]:
    """The small words of a type, folded."""
    forms = [row["form"] for row in words.rows("grammar/particles.csv") if row["type"] == type_]
    return frozenset(text.fold(form).text for form in forms)


@cache
def _types() -> dict[str, frozenset[str]]:
    """The types of every small word, folded."""
    found: dict[str, set[str]] = {}
    for row in words.rows("grammar/particles.csv"):
        found.setdefault(text.fold(row["form"]).text, set()).add(row["type"])
    return {form: frozenset(types) for form, types in found.items()}


NO_TYPES: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 16)
def _types_of(word: str) -> frozenset[str]:
    known = _types()
    types = known.get(word, NO_TYPES)
    if len(word) > 2 and word[0] in CONJUNCTIONS and (stem := known.get(word[1:])):
        return types | stem
    return types


@cache
def listing(path: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))


@cache
def openers() -> frozenset[str]:
    """أنّ and its like, alone and with attached pronouns, folded; two readings of one spelling are one."""
    pronouns = ("", *inflection.PRONOUNS, "ني", "نا", "ك", "كم", "ي")
    return frozenset(form + pronoun for form in particles("opener") for pronoun in pronouns)


ASKED = frozenset({
    "reporting_verb", "reporting_noun", "reporting_phrase", "frame", "tail", "negation", "mood", "role", "source",
    "medium", "org_head", "place_head", "event_head", "treaty_head", "nationality", "country", "capital", "agency",
    "outlet", "number", "event_verb", "event_noun", "event_carrier", "event_status", "sector",
})  # fmt: skip


class _Words(dict[int, str]):
    """Words by token."""

    def __missing__(self, token: int) -> str:
        return ""


def _listed(marks: Sequence[Mark]) -> dict[int, dict[str, list[Mark]]]:
    """The marks of the tables that statements and events ask for, by first token and table."""
    found: dict[int, dict[str, list[Mark]]] = {}
    for mark in marks:
        table = mark.entry.table
        if table in ASKED:
            found.setdefault(mark.first, {}).setdefault(table, []).append(mark)
    return found


JOINING = frozenset({"opener", "relative", "sequence", "contrast", "connective"})
JOINING_WORDS = COMMAS | {":", "مع", "في", "بينما", "وبينما", "وذلك"}
JOINING_TABLES = frozenset({"reporting_verb", "frame", "tail"})


def _joints(
    words_: Sequence[str],
    types: Sequence[frozenset[str]],
    listed: Mapping[int, Mapping[str, list[Mark]]],
    quote_from: Mapping[int, Quote],
) -> list[int]:
    following, joints = len(words_), [0] * len(words_)
    opening = openers()
    for token in range(len(words_) - 1, -1, -1):
        joins = (
            words_[token] in JOINING_WORDS
            or words_[token] in opening
            or token in quote_from
            or not JOINING.isdisjoint(types[token])
            or not JOINING_TABLES.isdisjoint(listed.get(token, ()))
        )
        following = token if joins else following
        joints[token] = following
    return joints


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
    types = [_types_of(word) for word in read.words]
    listed = _listed(marked.marks)
    return Scene(
        marked=marked,
        words=read.words,
        word=_Words(enumerate(read.words)).__getitem__,
        listed=listed,
        types=types,
        joints=_joints(read.words, types, listed, quote_from),
        verbs={},
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
