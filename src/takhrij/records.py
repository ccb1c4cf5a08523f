"""Every record type of a dossier, frozen, one line of meaning per field: read this first.

The exported ones mirror `takhrij/1`, the public contract; `EXPORTED` names their files. `Name` and `Words` are passed
between stages only. Offsets count Unicode code points in the text of the record's page; ends are exclusive.
"""

from typing import Literal

import msgspec

RegionKind = Literal[
    "title", "subtitle", "byline", "dateline_byline", "heading", "body", "caption", "source_note", "keywords",
    "furniture", "teaser",
]  # fmt: skip
EntityKind = Literal["person", "organisation", "place", "event_name", "treaty"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "asserts", "denies", "expects", "accuses", "warns", "demands", "announces", "praises", "condemns", "unclear"
]
PublishedHow = Literal["given", "metadata", "url", "printed", "inferred"]
EventStatus = Literal["happened", "planned", "alleged", "denied"]
Role = Literal["actor", "target", "place", "instrument"]
Direction = Literal["a_from_b", "b_from_a", "unknown"]
DependencyHow = Literal["copy", "retelling", "credit", "version", "self_reuse", "common_source"]
OriginKind = Literal["person", "organisation", "agency", "outlet", "unnamed", "unseen"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text of the record's own page."""

    start: int
    end: int


class Place(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text of a page."""

    page: str
    start: int
    end: int


class Reason(msgspec.Struct, frozen=True):
    """Why a record was made."""

    rule: str  # name of the rule, word entry or model
    evidence: tuple[Place, ...]  # the words that show it


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every exported record has."""

    id: str  # from content, so that it survives a rebuild


class Reasoned(Record, frozen=True, kw_only=True):
    """A record that says why it was made."""

    reason: Reason


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the carrier of a page says about it: HTML head, feed entry, JSON Lines keys, or the user."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601
    published_how: PublishedHow = "metadata"


class Block(msgspec.Struct, frozen=True):
    """What a document's markup says of one line of its text."""

    element: str  # the innermost element that makes a line: `p`, `h1`, `li`, `figcaption`
    roles: tuple[str, ...]  # parts of the document around it, outermost first: `main`, `nav`, `related`, `caption`
    linked: float  # share of its characters that stand in links
    main: bool  # whether it stands in the part that holds the document's text, in no menu or list within it
    box: int  # the number of the innermost element around it that is no line, list or run of words
    entry: int  # the number of the `article` element around it, from 1; 0 outside of any


class Page(Record, frozen=True, kw_only=True):
    """One thing read: a file, an HTML document, an archive's record, a feed's entry."""

    location: str  # path, archive member or URL as given
    url: str | None
    media_type: str
    encoding: str
    fetched_at: str | None  # ISO 8601
    sha256: str  # of the raw bytes
    text: str
    metadata: Metadata
    layout: tuple[Block, ...] = ()  # one for each non-blank line of a document with markup; none of plain text


class Region(Reasoned, frozen=True, kw_only=True):
    """A stretch of a page and what it is."""

    page: str
    start: int
    end: int
    kind: RegionKind
    article: str | None


class Named(msgspec.Struct, frozen=True):
    """A field of a masthead; no place where it is known from address or metadata only."""

    name: str
    start: int | None
    end: int | None


class Published(msgspec.Struct, frozen=True):
    """When an article was published, as far as the page, its address, its metadata or the user determine it."""

    value: str  # a day, or a month where no more is shown
    how: PublishedHow
    evidence: tuple[Span, ...]


class Article(Reasoned, frozen=True, kw_only=True):
    """One article on a page: its masthead. Its text is its regions."""

    page: str
    title: Named | None
    outlet: Named | None
    byline: Named | None
    dateline: Named | None
    agency: Named | None
    retells: Named | None
    owner: str | None  # who publishes the outlet
    published: Published | None
    language: str  # ISO 639
    version_of: str | None  # the article of which this is another capture


class Time(Reasoned, frozen=True, kw_only=True):
    """A time expression, TimeML TIMEX3."""

    article: str
    page: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A place where something is named, before it is known which entity that is."""

    page: str
    article: str
    start: int
    end: int
    text: str
    kind: EntityKind
    key: str | None  # the gazetteer's entry, `table:key`
    reason: Reason


class Mention(Reasoned, frozen=True, kw_only=True):
    """A place where an entity is named: the name proper, without title or attached particles."""

    entity: str
    article: str
    page: str
    start: int
    end: int
    text: str


class Office(msgspec.Struct, frozen=True, order=True):
    """What somebody is called right before the name."""

    role: str  # key of `roles.csv`
    country: str | None  # key of `countries.csv`, where one stands between the two: وزير الخارجية الروسي


class Merge(msgspec.Struct, frozen=True):
    """How two spellings came to be one entity."""

    spelling: str
    joined: str  # the spelling that it joined
    rule: str
    evidence: tuple[Place, ...]  # both, or what their articles have in common
    times: int  # so often, in other articles


class Entity(Reasoned, frozen=True, kw_only=True):
    """One real person, organisation, place, named event or treaty."""

    kind: EntityKind
    name_ar: str
    name_en: str
    variants: tuple[str, ...]  # spellings seen
    same_as: str | None  # Wikidata id
    offices: tuple[Office, ...] = ()  # of a person, as seen
    merges: tuple[Merge, ...] = ()  # of different spellings, and of the same in several articles


class Link(msgspec.Struct, frozen=True):
    """Who stands between an article and a speaker; no place where carried over from an earlier sentence."""

    name: str
    entity: str | None
    start: int | None
    end: int | None


class Statement(Reasoned, frozen=True, kw_only=True):
    """Content attributed to a speaker."""

    article: str
    page: str
    content: tuple[Span, ...]  # without cue, opener and outer quotation marks
    cue: tuple[Span, ...]  # the words that attribute
    speaker_span: Span | None  # the words that name the speaker there
    speakers: tuple[str, ...]  # entities; several for a joint statement, none where unnamed
    speaker_text: str
    kind: StatementKind
    stance: Stance
    chain: tuple[Link, ...]  # nearest to the article first
    said_on: str | None  # ISO 8601
    inside: str | None  # the statement that contains it


class Argument(msgspec.Struct, frozen=True):
    """A party to an event, or its place."""

    role: Role
    entity: str | None  # none for a described group
    text: str
    start: int
    end: int
    code: str | None  # CAMEO country and sector


class Quantity(msgspec.Struct, frozen=True):
    """How many of what."""

    of: str
    value: float
    hedge: str | None  # the words that make it rough
    start: int
    end: int


class Event(Reasoned, frozen=True, kw_only=True):
    """Something done, planned or alleged, coded in PLOVER; its place is its trigger."""

    article: str
    page: str
    start: int
    end: int
    type: str  # `CONSULT` or `CONSULT/visit`
    status: EventStatus
    date: str | None  # ISO 8601
    place: str | None  # entity
    arguments: tuple[Argument, ...]
    quantities: tuple[Quantity, ...]
    statement: str | None  # the statement that reports it


class Passage(msgspec.Struct, frozen=True):
    """The same text in two articles."""

    a: Span
    b: Span


class Copy(Reasoned, frozen=True, kw_only=True):
    """Text that two articles share."""

    a: str  # article, the smaller id: order means nothing
    b: str
    passages: tuple[Passage, ...]
    share_of_a: float  # of its words
    share_of_b: float
    direction: Direction


class On(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an article rests on: another article, or somebody unseen by name."""

    article: str | None = None
    name: str | None = None
    entity: str | None = None


class Dependency(Reasoned, frozen=True, kw_only=True):
    """One article rests on another or on something unseen."""

    article: str
    on: On
    how: DependencyHow


class Story(Reasoned, frozen=True, kw_only=True):
    """Articles about one happening."""

    title: str
    articles: tuple[str, ...]
    first: str | None  # dates of what happens in it
    last: str | None


class Origin(msgspec.Struct, frozen=True):
    """The end of a chain: who first said it, as far as the pages show."""

    name: str
    entity: str | None
    kind: OriginKind
    statements: tuple[str, ...]
    how: str


class First(msgspec.Struct, frozen=True):
    """The earliest dated appearance of a claim."""

    article: str
    published: str


class Claim(Reasoned, frozen=True, kw_only=True):
    """Statements and events that say the same, and how many independent origins stand behind them."""

    story: str
    text: str
    statements: tuple[str, ...]
    events: tuple[str, ...]
    origins: tuple[Origin, ...]
    origins_at_least: int
    origins_at_most: int
    affirmed_by: tuple[str, ...]  # entities, or names of speakers
    denied_by: tuple[str, ...]
    first: First | None


class Dropped(Record, frozen=True, kw_only=True):
    """Anything read that did not go on."""

    what: str
    location: str
    stage: str
    why: str


EXPORTED: dict[str, type[Record]] = {
    "pages": Page,
    "regions": Region,
    "articles": Article,
    "times": Time,
    "mentions": Mention,
    "entities": Entity,
    "statements": Statement,
    "events": Event,
    "copies": Copy,
    "dependencies": Dependency,
    "stories": Story,
    "claims": Claim,
    "dropped": Dropped,
}
